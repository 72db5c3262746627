import type { ListedNotice } from '../../../storage/publication/listed-notice.ts'
import type { WithdrawnNotice } from '../../../storage/publication/find-notice.ts'
import type { PublicMatter, Tally } from '../../../storage/publication/read-portal.ts'
import { before, columns, openEntries, type Column } from './columns.ts'
import { html, Markup } from './html.ts'
import { everything, listUrl } from '../decisions/list-query.ts'
import { page, type PageContext } from './page-frame.ts'
import type { Publisher } from './publishers.ts'
import { kindTag, numberText } from '../decisions/wording.ts'
import type { ListCounts } from './column-page.ts'

type HomeData = {
  readonly publishers: readonly Publisher[]
  readonly today: string
  readonly newest: readonly ListedNotice[]
  readonly shown: number
  readonly months: readonly Tally[]
  readonly matters: readonly PublicMatter[]
  readonly officers: number
  readonly withdrawals: readonly WithdrawnNotice[]
  readonly lists: ListCounts
}

/** Lines of a column on the first page; 事前公开 has twice the width. */
const entriesShown = 7
const entriesOfEachGroup = 3

export function homePage(context: PageContext, data: HomeData): Markup {
  return page(context, {
    title: '首页',
    description: `${context.agency.portal_name}：行政处罚决定公开、执法人员核验、记录核验`,
    section: '/',
    home: true,
    main: html`${hero(data)}
      <div class="wrap">
        ${figures(data)} ${agencies(data)} ${directory(data)}
        <section class="section columns">
          <div>
            <header>
              <h2>最新决定和结果</h2>
              <p></p>
              <a href="/decisions">全部决定和结果</a>
            </header>
            ${newest(data)}
          </div>
          <aside>
            ${officerCard()} ${lettersCard()} ${verifyCard()} ${withdrawalCard(data)}
            ${phoneCard(data)}
          </aside>
        </section>
      </div>`,
  })
}

function hero({ matters }: HomeData): Markup {
  const usual = matters.slice(0, 4)
  const hot = html`<p class="hot">
    常见事项：${usual.map(
      ({ code, name }) =>
        html`<a href="${listUrl({ ...everything, matter: code })}">${shortened(name)}</a>`,
    )}
  </p>`
  return html`<section class="hero">
    <div class="wrap">
      <div>
        <h1>执法结果，依法公开<br />每一份决定，都可查可核</h1>
        <p>行政处罚决定自作出之日起七个工作日内公示，每一条都留有存证，可以自行核验。</p>
        <form class="find" action="/search" role="search" aria-label="查询全部公示">
          <label class="hidden" for="find">查询全部公示</label>
          <input
            id="find"
            name="q"
            type="search"
            maxlength="60"
            placeholder="文号、当事人、事项、清单或者法规条文"
          />
          <button class="button red">查询</button>
        </form>
        ${usual.length > 0 ? hot : null}
      </div>
      <div class="promise">
        <h2>公示规定</h2>
        <ul>
          <li>七个工作日内公示<span>国办发〔2018〕118号</span></li>
          <li>决定被撤销的，三个工作日内撤回并说明理由<span>行政处罚法第四十八条第二款</span></li>
          <li>自然人姓名、证件号码、住址依法隐去<span>行政处罚法第五十条</span></li>
        </ul>
      </div>
    </div>
  </section>`
}

function figures({ shown, months, matters, officers, today }: HomeData): Markup {
  const year = today.slice(0, 4)
  const thisYear = months
    .filter(({ value }) => value.startsWith(year))
    .reduce((sum, { count }) => sum + count, 0)
  const figure = (title: string, count: number, unit: string, url: string | null) =>
    html`<div>
      <dl>
        <dt>${title}</dt>
        <dd>
          ${count === 0 || url === null ? numberText(count) : html`<a href="${url}">${numberText(count)}</a>`}<small
            >${unit}</small
          >
        </dd>
      </dl>
    </div>`
  return html`<section class="figures" aria-label="公示数据">
    ${figure('正在公示的决定和结果', shown, '件', '/decisions')}
    ${figure(`${year} 年作出`, thisYear, '件', listUrl({ ...everything, decided: year }))}
    ${figure('涉及执法事项', matters.length, '项', null)}
    ${figure('持证执法人员', officers, '人', '/officers/list')}
    <div>
      <p class="label"><a href="/figures">近十二个月作出的决定和结果</a></p>
      ${spark(months, today)}
    </div>
  </section>`
}

/** Twelve bars and the same in words; the newest month is red. */
function spark(months: readonly Tally[], today: string): Markup {
  const counts = new Map(months.map(({ value, count }) => [value, count]))
  const bars = lastMonths(today, 12).map((month) => ({ month, count: counts.get(month) ?? 0 }))
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const spoken = bars.map(({ month, count }) => `${month} ${count} 件`).join('，')
  const rects = bars.map(({ count }, i) => {
    const height = Math.max(1.5, (count / most) * 50)
    return html`<rect
      x="${i * 20 + 2}"
      y="${(54 - height).toFixed(1)}"
      width="13"
      height="${height.toFixed(1)}"
    />`
  })
  return html`<svg class="spark" viewBox="0 0 240 54" role="img" aria-label="${spoken}">
    ${rects}
  </svg>`
}

function lastMonths(today: string, count: number): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: count }, (_, i) => {
    const index = year * 12 + month - 1 - (count - 1 - i)
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  })
}

/** Who publishes here, once there are several. */
function agencies({ publishers }: HomeData): Markup | null {
  if (publishers.length < 2) return null
  return html`<section class="section">
    <header>
      <h2>公示机关</h2>
      <p>选择一个机关，只看它公示的内容</p>
    </header>
    <div class="panel prose">
      <ul class="links">
        ${publishers.map(
          ({ number, name, agency }) =>
            html`<li>
              <a href="/agencies/${number}">${name}<span>${agency.phone}</span></a>
            </li>`,
        )}
      </ul>
    </div>
  </section>`
}

/** 事前、事中、事后, each with what it holds. */
function directory({ lists }: HomeData): Markup {
  return html`<section class="section">
    <header>
      <h2>公示目录</h2>
      <p>谁执法谁公示，按执法环节公开</p>
      <a href="/site-map">全部目录</a>
    </header>
    <div class="trio panel">${columns.map((column) => columnCard(column, lists))}</div>
  </section>`
}

function columnCard(column: Column, lists: ListCounts): Markup {
  const groups = openEntries(column, lists)
  // Of 事前公开 each group has its first entries here, so that no group is missing.
  const lines =
    column === before
      ? groups
          .flatMap(({ entries }) => entries.slice(0, entriesOfEachGroup))
          .slice(0, 2 * entriesShown)
      : groups.flatMap(({ entries }) => entries).slice(0, entriesShown)
  return html`<section>
    <h3>
      <a href="${column.path}"><em>${column.title.slice(0, 2)}</em>${column.title.slice(2)}</a>
    </h3>
    <p>${column.lead}</p>
    <ul>
      ${lines.map(
        ({ path, title, item }) =>
          html`<li>
            <a href="${path}"
              >${title}<span>${item ? numberText(lists.get(item)?.count ?? 0) : ''}</span></a
            >
          </li>`,
      )}
    </ul>
  </section>`
}

function newest({ newest: rows, publishers }: HomeData): Markup {
  const named = publishers.length > 1 ? publishers : []
  const names = new Map(named.map(({ id, name }) => [id, name]))
  if (rows.length === 0) {
    return html`<div class="panel empty">
      <h2>暂无正在公示的处罚决定</h2>
      <p>处罚决定送达当事人后，自作出之日起七个工作日内在这里公示。</p>
    </div>`
  }
  const items = rows.map((row) => {
    const [, month, day] = row.publishedOn.split('-')
    return html`<li>
      <time datetime="${row.publishedOn}"><b>${Number(day)}</b>${Number(month)}月</time>
      <div>
        <a href="/decisions/${row.publicId}">${row.title}</a>
        <p>${row.outcome}<i>${row.number}</i>${agencyName(names, row)}</p>
      </div>
      ${kindTag(row.kind)}
    </li>`
  })
  return html`<ol class="panel feed">
    ${items}
  </ol>`
}

function agencyName(names: ReadonlyMap<string, string>, { agencyId }: ListedNotice): Markup | null {
  const name = names.get(agencyId)
  return name === undefined ? null : html`<i>${name}</i>`
}

function officerCard(): Markup {
  return html`<section class="card dark">
    <h2>执法人员核验</h2>
    <p>遇到执法检查，可以当场核对执法证件。</p>
    <form action="/officers/check">
      <label class="field"
        ><span>执法证号</span
        ><input name="number" inputmode="numeric" maxlength="32" autocomplete="off" required
      /></label>
      <button class="button">核验身份</button>
    </form>
  </section>`
}

function lettersCard(): Markup {
  const ways = [
    ['/letters/complaint', '我要投诉'],
    ['/letters/report', '我要举报'],
    ['/letters/consultation', '我要咨询'],
    ['/letters/query', '查询来信'],
  ] as const
  return html`<section class="card">
    <h2><a href="/letters">投诉举报咨询</a></h2>
    <p>提交后有回执，凭回执号和查询码看办理和答复。举报可以匿名。</p>
    <div class="ways">
      ${ways.map(([path, title]) => html`<a class="button line" href="${path}">${title}</a>`)}
    </div>
  </section>`
}

function verifyCard(): Markup {
  return html`<section class="card">
    <h2>记录核验</h2>
    <p>
      每一条公示都登记在只增不改的账本里。<a href="/verify">输入文号或者编号</a
      >，在您自己的浏览器里验算它是否被改动过。
    </p>
  </section>`
}

function withdrawalCard({ withdrawals }: HomeData): Markup | null {
  if (withdrawals.length === 0) return null
  return html`<section class="card">
    <h2>撤回说明</h2>
    <ul class="notes">
      ${withdrawals.map(
        ({ publicId, number, withdrawnOn }) =>
          html`<li>
            <a href="/decisions/${publicId}">${number}</a
            ><time datetime="${withdrawnOn}">${withdrawnOn.slice(5)}</time>
          </li>`,
      )}
    </ul>
  </section>`
}

/** Each of several agencies has its own number; the page of remedies lists them. */
function phoneCard({ publishers }: HomeData): Markup | null {
  const [one, ...others] = publishers
  const phone = one?.agency.supervision_phone
  if (!phone || others.length > 0) return null
  return html`<section class="card">
    <h2>监督电话</h2>
    <p class="phone">${phone}</p>
    <p>对执法行为有意见，可以来电反映；不服处罚决定的，见<a href="/remedies">救济途径</a>。</p>
  </section>`
}

/** The first clause of a matter's name. */
function shortened(name: string): string {
  const clause = name.split(/[（，、/；]/)[0] ?? name
  const characters = [...clause]
  return characters.length <= 16 ? clause : `${characters.slice(0, 15).join('')}…`
}
