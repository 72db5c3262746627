import { withholdingTitle } from '@zhaofa/domain/publicity/notice/withheld.ts'
import type {
  FoundNotice,
  Successor,
  WithdrawnNotice,
} from '../../../storage/publication/find-notice.ts'
import { leftOut } from '../frame/left-out.ts'
import { html, Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { withAgency } from '../frame/publishers.ts'
import { numberText, withdrawalGrounds } from './wording.ts'

type Ended = Exclude<FoundNotice, { status: 'published' }>

/** The page of a notice that is not shown, or no longer. It says who, when and why, and never what the notice said. */
export function endedPage(context: PageContext, found: Ended): Markup {
  switch (found.status) {
    case 'withdrawn':
      return withdrawnPage(context, found)
    case 'expired':
      return framed(context, {
        title: `${found.number} 公示期满`,
        description: '本条行政处罚决定公示期满，已经停止公示',
        body: html`<h2>公示期满，已停止公示</h2>
          <p>
            ${found.number}的公示期于 ${found.endedOn}
            届满，依照公示期限的规定自动停止公示。停止公示不影响决定本身的效力。
          </p>`,
      })
    case 'withheld': {
      const { agencyName, ground, because, decidedIn } = found.withheld
      const [year = '', month = ''] = decidedIn.split('-')
      return framed(context, {
        title: '依法不予公开的决定',
        description: '本条行政处罚决定依法不予公开',
        body: html`<h2>该决定依法不予公开</h2>
          <p>
            ${agencyName}于 ${year} 年 ${Number(month)}
            月作出的一件行政处罚决定，依据${because}不予公开。理由：${withholdingTitle(ground)}。
          </p>`,
      })
    }
  }
}

function withdrawnPage(
  context: PageContext,
  { withdrawal, successor }: Extract<Ended, { status: 'withdrawn' }>,
): Markup {
  const { number, agencyName, withdrawnOn, ground, reason, basisNumber, publicId, amended } =
    withdrawal
  const row = (title: string, value: string | null) =>
    value === null
      ? null
      : html`<div>
          <dt>${title}</dt>
          <dd>${value}</dd>
        </div>`
  return framed(context, {
    title: `${number} 公示已撤回`,
    description: `${agencyName}已撤回${number}的公示信息`,
    body: html`<h2>这条公示已经撤回</h2>
      <p>原公示内容不再展示。依照行政处罚法第四十八条第二款，说明如下：</p>
      <dl class="summary">
        ${row('文号', number)} ${row('撤回机关', agencyName)} ${row('撤回日期', withdrawnOn)}
        ${row('情形', ground && withdrawalGrounds[ground])} ${row('理由', reason)}
        ${row('依据文书', basisNumber)} ${row('更正', amended && amendedText(amended, basisNumber))}
      </dl>
      ${successor && successorNote(successor, ground)}
      <p>撤回本身也登记在账本中，<a href="/verify/${publicId}">可以核验</a>。</p>`,
  })
}

/** What stood there before, and when it was put right. */
const amendedText = (
  { before, on }: NonNullable<WithdrawnNotice['amended']>,
  now: string | null,
): string => `${on} 依据文书由“${before ?? ''}”更正为“${now ?? ''}”`

/** Where the decision is read as it stands now. */
function successorNote({ publicId, number }: Successor, ground: WithdrawnNotice['ground']): Markup {
  const what = ground === 'changed' ? '变更后的决定' : '重新作出的决定'
  return html`<p>${what}已经公示：<a href="/decisions/${publicId}">${number}</a>。</p>`
}

function framed(
  context: PageContext,
  { title, description, body }: { title: string; description: string; body: Markup },
): Markup {
  return page(context, {
    title,
    description,
    section: null,
    hidden: true,
    crumbs: [
      { title: '处罚决定', path: '/decisions' },
      { title: '已不公示', path: null },
    ],
    main: html`<div class="wrap">
      <div class="title"><h1>${title}</h1></div>
      <div class="panel prose">${body}</div>
    </div>`,
  })
}

/** 撤回说明: the newest withdrawals. */
export function withdrawalsPage(
  context: PageContext,
  {
    withdrawals,
    left,
    year,
    agency,
    choice,
  }: {
    readonly withdrawals: readonly WithdrawnNotice[]
    /** How many more there are. */
    readonly left: number
    /** Shows those of one year only. */
    readonly year: string | undefined
    /** The number of the agency asked for. */
    readonly agency: number | null
    readonly choice: Markup | null
  },
): Markup {
  const rows = withdrawals.map(
    ({ publicId, number, agencyName, reason, withdrawnOn }) =>
      html`<tr>
        <td><a href="/decisions/${publicId}">${number}</a></td>
        <td data-label="撤回机关">${agencyName}</td>
        <td data-label="理由">${reason}</td>
        <td class="nowrap" data-label="撤回日期">${withdrawnOn}</td>
      </tr>`,
  )
  const table = html`<div class="row-list">
    <table class="rows">
      <caption class="hidden">
        撤回的公示
      </caption>
      <thead>
        <tr>
          <th scope="col">文号</th>
          <th scope="col">撤回机关</th>
          <th scope="col">理由</th>
          <th scope="col">撤回日期</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
  const none = html`<div class="empty">
    <h2>没有撤回的公示</h2>
    <p>公开的处罚决定被变更、撤销、确认违法或者确认无效的，会在这里说明。</p>
  </div>`
  return page(context, {
    title: '撤回说明',
    description: '已经撤回的行政处罚决定公示及其理由',
    section: '/withdrawals',
    crumbs: [{ title: '撤回说明', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>撤回说明</h1>
        <p>
          公开的行政处罚决定被依法变更、撤销、确认违法或者确认无效的，在三个工作日内撤回并说明理由（行政处罚法第四十八条第二款、第八十五条）。
        </p>
      </div>
      ${choice}
      <div class="panel">
        ${rows.length > 0 && countBar(withdrawals.length + left, { year, agency })}
        ${rows.length > 0 ? table : none} ${leftOut(left, { url: '/data', title: '开放数据' })}
      </div>
    </div>`,
  })
}

function countBar(
  count: number,
  { year, agency }: { readonly year: string | undefined; readonly agency: number | null },
): Markup {
  return html`<div class="bar">
    <span>共 <b>${numberText(count)}</b> 件</span>
    ${
      year === undefined
        ? null
        : html`<a
            class="tag"
            href="${withAgency('/withdrawals', agency)}"
            aria-label="去掉条件：${year} 年撤回"
            >${year} 年撤回 ×</a
          >`
    }
    <span class="order">最近撤回在前</span>
  </div>`
}
