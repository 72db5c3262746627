import { untilWords } from '@zhaofa/domain/publicity/progress/remedies.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import type {
  CaseProgress,
  ProgressLimit,
} from '@zhaofa/domain/publicity/progress/case-progress.ts'
import { chineseDay, plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { CaseRead } from '../../../storage/publication/case-progress.ts'
import { html, Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'

type ProgressAnswer =
  | { readonly asked: false }
  | { readonly asked: true; readonly found: CaseProgress | undefined; readonly today: string }

/** 办理进度查询: number and code of a paper; the same answer for a wrong number and a wrong code. */
export function progressPage(context: PageContext, answer: ProgressAnswer): Markup {
  const found = answer.asked ? answer.found : undefined
  return page(context, {
    title: '办理进度查询',
    description: '凭文书上的文号和查询码，查询案件办到哪一步、还有哪些期限',
    section: '/progress',
    hidden: answer.asked,
    crumbs: [{ title: '办理进度查询', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>办理进度查询</h1>
        <p>凭送达给您的文书上的文号和查询码查询。结案三十日后不再提供查询。</p>
      </div>
      <div class="columns">
        <div>
          ${
            answer.asked && !found
              ? html`<p class="answer bad" role="alert">
                  没有查到。请核对文号和查询码；结案超过三十日的，请向承办机关查询。
                </p>`
              : null
          }
          ${found && answer.asked ? [state(found), limits(found, answer.today)] : form()}
        </div>
        <aside>${found ? steps(found) : where()}</aside>
      </div>
    </div>`,
  })
}

function form(): Markup {
  return html`<section class="panel officer">
    <form action="/progress" method="post">
      <label class="field"
        ><span>文号，例如 四商罚告字〔2026〕3号</span
        ><input name="number" maxlength="60" autocomplete="off" required
      /></label>
      <label class="field"
        ><span>查询码（十二位字母和数字，在文书末页）</span
        ><input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" required
      /></label>
      <p><button class="button">查询</button></p>
    </form>
  </section>`
}

function where(): Markup {
  return html`<section class="card">
    <h2>在哪里找</h2>
    <p>文号在文书标题下面，查询码印在送达给当事人的文书末页二维码旁边。</p>
    <p>只显示办到哪一步和法定期限，不显示当事人姓名、证据和内部意见。</p>
    <p>不能凭姓名查询。每分钟可以查询十次。</p>
  </section>`
}

/** 当事人专页: what the QR code of a served paper opens. */
export function partyPage(
  context: PageContext,
  { progress, reads, today }: { progress: CaseProgress; reads: readonly CaseRead[]; today: string },
): Markup {
  return page(context, {
    title: '本案办理情况',
    description: '文书二维码打开的当事人专页',
    section: '/progress',
    hidden: true,
    crumbs: [{ title: '本案办理情况', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>本案办理情况</h1>
        <p>
          持有文书的人都能打开本页，请妥善保管文书。页面不显示您的姓名；期限供参考，以文书载明的为准。
        </p>
      </div>
      <div class="columns">
        <div>
          ${state(progress)} ${remedies(progress, today)} ${limits(progress, today)}
          ${papers(progress)} ${readers(reads)}
        </div>
        <aside>${steps(progress)}</aside>
      </div>
    </div>`,
  })
}

/** The address of the QR code is wrong, or the case is long over. */
export function noPartyPage(context: PageContext): Markup {
  return page(context, {
    title: '没有可以显示的案件',
    description: '二维码不对或者查询期已过',
    section: '/progress',
    hidden: true,
    main: html`<div class="wrap">
      <div class="empty panel fault">
        <h1>没有可以显示的案件</h1>
        <ul>
          <li>请重新扫描文书上的二维码；</li>
          <li>结案三十日并且救济期限届满后，本页关闭，请向承办机关查询。</li>
        </ul>
        <p><a class="button" href="/progress">凭文号和查询码查询</a></p>
      </div>
    </div>`,
  })
}

const row = (title: string, value: string) =>
  html`<div>
    <dt>${title}</dt>
    <dd>${value}</dd>
  </div>`

function state(progress: CaseProgress): Markup {
  return html`<section class="panel officer" aria-label="办理状态">
    <p class="answer" role="status">${progress.state}</p>
    <dl class="summary">
      ${row('承办机关', progress.agencyName)}
      ${progress.caseNumber === null ? null : row('案号', progress.caseNumber)}
      ${row('更新日期', progress.updatedOn)}
    </dl>
  </section>`
}

function steps({ steps }: CaseProgress): Markup {
  const items = steps.map(
    ({ title, on }, i) =>
      html`<li class="${i === steps.length - 1 ? 'now' : 'done'}">
        ${title}<time datetime="${on}">${on}</time>
      </li>`,
  )
  return html`<section class="card">
    <h2>已经办理事项</h2>
    <ol class="flow">
      ${items}
    </ol>
  </section>`
}

function limits({ limits }: CaseProgress, today: string): Markup | null {
  if (limits.length === 0) return null
  return html`<section class="panel officer service-limits">
    <h2>法定期限</h2>
    <dl>${limits.map((limit) => limitRow(limit, today))}</dl>
  </section>`
}

function limitRow(limit: ProgressLimit, today: string): Markup {
  const sum = [
    limit.rule,
    `${limit.start}，${limit.due}`,
    limit.holidays.length > 0 ? `期间有${limit.holidays.join('、')}` : null,
    limit.rolling,
  ].filter((part) => part !== null)
  const state = limit.ended
    ? `${limit.ended.on} ${limit.ended.reason}`
    : limit.dueOn === null
      ? untilWords({ lastDay: null, ...limit })
      : untilText(limit.dueOn, today)
  return html`<dt>${limit.title}<b>${state}</b></dt>
    <dd>${sum.join('；')}。依据：${limit.basis}</dd>`
}

function remedies({ remedies }: CaseProgress, today: string): Markup | null {
  if (remedies.length === 0) return null
  const items = remedies.map(
    ({ title, to, counting, basis, ...until }) =>
      html`<dt>
          ${title}<b
            >${until.lastDay === null ? untilWords(until) : untilText(until.lastDay, today)}</b
          >
        </dt>
        <dd>向${to}提出。${counting}。依据：${basis}</dd>`,
  )
  return html`<section class="panel officer service-limits">
    <h2>不服怎么办</h2>
    <dl>${items}</dl>
  </section>`
}

function untilText(day: string, today: string): string {
  const left = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  if (left < 0) return `已于 ${chineseDay(plainDate(day))} 届满`
  return left === 0 ? `今天是最后一日` : `截至 ${chineseDay(plainDate(day))}，还有 ${left} 天`
}

function papers({ papers }: CaseProgress): Markup {
  const items = papers.map(
    ({ title, number, servedOn, method, id }) =>
      html`<li>
        <b>${title}</b> ${number ?? ''}
        <span>${servedOn} ${method}</span>
        ${id === null ? null : html`<a href="/verify/${id}">查验真伪</a>`}
      </li>`,
  )
  return html`<section class="panel officer">
    <h2>送达给您的文书</h2>
    ${
      papers.length === 0
        ? html`<p>还没有文书送达的记录。</p>`
        : html`<ul class="service-papers">
            ${items}
          </ul>`
    }
  </section>`
}

const subjects = {
  evidence: '证据',
  party: '当事人信息',
  document: '文书',
  package: '整个案卷（导出档案包）',
} as const

function readers(reads: readonly CaseRead[]): Markup {
  const items = reads.map(
    ({ roles: held, subject, on }) =>
      html`<li>
        <span>${on}</span> ${held.map((role) => roles[role]).join('、') || '工作人员'}
        查阅${subjects[subject] ?? '材料'}
      </li>`,
  )
  return html`<section class="panel officer">
    <h2>谁查阅过案卷</h2>
    <p>
      查阅证据、当事人信息，以及监督机关查阅文书，都留有记录。这里列出查阅人的角色和日期，不列姓名。
    </p>
    ${
      reads.length === 0
        ? html`<p>还没有查阅记录。</p>`
        : html`<ul class="service-papers">
            ${items}
          </ul>`
    }
  </section>`
}
