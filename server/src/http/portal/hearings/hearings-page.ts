import { aheadStates, announcementStates } from '@zhaofa/domain/publicity/hearing-announcement.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { daysBetween, plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { NewestRows } from '../../../storage/publication/lists/newest-rows.ts'
import { html, type Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { everyPublisher, type Publisher } from '../frame/publishers.ts'

type HearingsData = {
  /** Of each agency that is shown, its list as published. */
  readonly lists: readonly { readonly publisher: Publisher; readonly list: NewestRows }[]
  /** The number of the agency asked for. */
  readonly agency: number | null
  readonly today: string
}

/** A line of the list, and whose it is. */
type Listed = { readonly row: Row; readonly publisher: Publisher; readonly version: number }

const cell = (row: Row, name: string) => row[name] ?? ''

/** A line without a state was published when only hearings to come stood in the list. */
const isAhead = ({ row }: Listed) =>
  cell(row, 'state') === '' || aheadStates.includes(cell(row, 'state'))

/** 听证公告: the hearings to come, each as its own notice; then what became of the others. */
export function hearingsPage(context: PageContext, { lists, agency, today }: HearingsData): Markup {
  const all = lists.flatMap(({ publisher, list }) =>
    list.rows.map((row): Listed => ({ row, publisher, version: list.version })),
  )
  const ahead = all.filter(isAhead).sort(byDay)
  const others = all.filter((each) => !isAhead(each)).sort((a, b) => byDay(b, a))
  return page(context, {
    title: '听证公告',
    description: `将要公开举行的听证 ${ahead.length} 场：案件、时间、地点和旁听方式`,
    section: '/hearings',
    crumbs: [
      { title: '事中公示', path: '/during' },
      { title: '听证公告', path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>听证公告</h1>
        <p>
          除涉及国家秘密、商业秘密或者个人隐私依法予以保密的以外，听证公开举行（行政处罚法第六十四条第三项），任何人可以旁听。
        </p>
      </div>
      ${everyPublisher(context.publishers, agency, '/hearings')}
      <div class="columns">
        <div>
          ${
            ahead.length === 0
              ? html`<p class="panel prose">现在没有将要公开举行的听证。</p>`
              : ahead.map((each) => notice(each, today))
          }
          ${others.length === 0 ? null : overSection(others)}
        </div>
        <aside>${undecided} ${record(lists)}</aside>
      </div>
    </div>`,
  })
}

const byDay = (one: Listed, other: Listed) =>
  cell(one.row, 'heldOn').localeCompare(cell(other.row, 'heldOn'))

/** One announcement, as it would hang on the wall. */
function notice({ row, publisher }: Listed, today: string): Markup {
  const moved = cell(row, 'state') === announcementStates.moved
  const items: readonly (readonly [title: string, value: string])[] = [
    ['案件', cell(row, 'case')],
    ['时间', cell(row, 'time')],
    ['地点', cell(row, 'place')],
    ['主持人', cell(row, 'host')],
    ['旁听', cell(row, 'applyToAttend')],
  ]
  return html`<article class="panel hearing">
    <p class="agency">${publisher.name}</p>
    <h2>听证公告</h2>
    <p class="hearing-state">
      <span class="tag ${moved ? 'amber' : ''}">${moved ? '改期' : '公告'}</span>
      ${remaining(cell(row, 'heldOn'), today)}
    </p>
    ${cell(row, 'about') === '' ? null : html`<p class="notice-bar">${cell(row, 'about')}</p>`}
    <dl class="summary">
      ${items.map(([title, value]) =>
        value === ''
          ? null
          : html`<div>
              <dt>${title}</dt>
              <dd>${value}</dd>
            </div>`,
      )}
    </dl>
    <p class="hearing-note">
      本案还没有作出行政处罚决定。是否违法、是否处罚，在听证以后依法决定。旁听人员应当遵守听证纪律。
    </p>
    ${
      cell(row, 'changedOn') === ''
        ? null
        : html`<p class="signed">${publisher.name}　${cell(row, 'changedOn')} 公布</p>`
    }
  </article>`
}

function remaining(heldOn: string, today: string): Markup | null {
  if (heldOn === '') return null
  const days = daysBetween(plainDate(today), plainDate(heldOn))
  if (days < 0) return html`<span>已过举行的日期，结果登记后在这里公布</span>`
  return days === 0 ? html`<b>今天举行</b>` : html`<b>还有 ${days} 天</b>`
}

const tones: Readonly<Record<string, string>> = {
  [announcementStates.held]: 'green',
  [announcementStates.closed]: 'amber',
}

/** Held, ended, and closed ones: what became of them, without the name of anybody. */
function overSection(others: readonly Listed[]): Markup {
  return html`<section class="panel prose">
    <h2>已经举行、终止和不公开的听证</h2>
    <ul class="hearing-over">
      ${others.map(
        ({ row }) =>
          html`<li>
            <span class="tag ${tones[cell(row, 'state')] ?? ''}">${cell(row, 'state')}</span>
            <div>
              <b>${cell(row, 'case')}</b>
              <p>
                ${[
                  cell(row, 'state') === announcementStates.held ? '' : cell(row, 'time'),
                  cell(row, 'about'),
                ]
                  .filter(Boolean)
                  .join('，')}
              </p>
            </div>
          </li>`,
      )}
    </ul>
    <p>
      听证以后，公告中的当事人名称撤下，场次和结果再留一年。不公开举行的听证只公布日期和事由，不公布案件。
    </p>
  </section>`
}

const undecided = html`<section class="panel prose">
  <h2>为什么现在就公布</h2>
  <p>
    这时还没有作出处罚决定。当事人要求听证的，先听证，再决定；听证笔录是作出决定的根据（行政处罚法第六十五条）。
  </p>
  <p>当事人不承担组织听证的费用（行政处罚法第六十三条第二款）。</p>
</section>`

/** Links to each version and its proof. */
function record(lists: HearingsData['lists']): Markup | null {
  const published = lists.filter(({ list }) => list.version > 0)
  if (published.length === 0) return null
  return html`<section class="panel prose">
    <h2>核验和历次公告</h2>
    <p>每一次公告、改期、举行、终止都是一个版本，内容的指纹登记在存证账本。</p>
    <ul class="links">
      ${published.map(
        ({ publisher, list }) =>
          html`<li>
            <a href="${publisher.address('/lists/in_hearing')}"
              >${published.length > 1 ? publisher.name : '全部版本'}<span
                >第 ${list.version} 版</span
              ></a
            >
          </li>`,
      )}
    </ul>
  </section>`
}
