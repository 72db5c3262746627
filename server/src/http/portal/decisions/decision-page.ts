import { untilWords } from '@zhaofa/domain/publicity/progress/remedies.ts'
import { notPublic } from '@zhaofa/domain/publicity/redaction/mask.ts'
import {
  noticeKinds,
  type DecisionBlock,
  type PublicNotice,
  type RevisedBefore,
} from '@zhaofa/domain/publicity/notice/public-notice.ts'
import { revisedLine, revisedTitles } from '@zhaofa/domain/publicity/notice/revised-words.ts'
import type { LawEdition } from '../../../storage/publication/law-texts.ts'
import { html, Markup } from '../frame/html.ts'
import { withLawLinks } from '../laws/law-links.ts'
import { everything, listUrl } from './list-query.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { qrCode } from '../frame/qr-code.ts'
import { kindTag } from './wording.ts'
import { mediaUrl, posterUrl } from './decision-forms.ts'

/** The page of a published decision: its text, and beside it the facts about it. */
export function decisionPage(
  context: PageContext,
  { notice, publishedAt }: { readonly notice: PublicNotice; readonly publishedAt: Date },
  laws: readonly LawEdition[],
): Markup {
  const { number, title } = notice
  const linked = (text: string) => withLawLinks(text, { laws, day: notice.decidedOn })
  return page(context, {
    title: `${number} ${title}`,
    description: `${notice.agencyName}${noticeKinds[notice.kind]}：${title}，${notice.outcome}`,
    section: '/decisions',
    crumbs: [
      { title: '处罚决定', path: '/decisions' },
      { title: number, path: null },
    ],
    article: {
      publishedAt,
      source: notice.agencyName,
      keywords: `${noticeKinds[notice.kind]},${notice.matterName},${number}`,
    },
    main: html`<div class="wrap">
      <div class="actions">
        <span class="tag green">公示中</span>${kindTag(notice.kind)}${
          notice.version > 1
            ? html`<span class="tag amber">更正后的第 ${notice.version} 版</span>`
            : null
        }${
          notice.revised
            ? html`<span class="tag amber">${revisedTitles[notice.revised.effect]}</span>`
            : null
        }
        <span class="spread"></span>
        <a class="button line" href="${posterUrl(notice.publicId)}">公示栏张贴件</a>
        <a class="button line" href="${mediaUrl(notice.publicId)}">新媒体稿</a>
        <a class="button line" href="/decisions/${notice.publicId}/notice.json">公开数据</a>
        <a class="button line" href="/verify/${notice.publicId}">核验这条记录</a>
      </div>
      <div class="columns">
        <div>${decisionPaper(notice, linked)} ${remedies(notice, linked)} ${objection(notice)}</div>
        <aside>
          ${summary(notice, linked)} ${process(notice)} ${verification(context, notice)}
        </aside>
      </div>
    </div>`,
  })
}

export type Linked = (text: string) => Markup

/** The 决定书 as a sheet of paper. */
export function decisionPaper(notice: PublicNotice, linked: Linked): Markup {
  return html`<article class="panel decision-paper">
    <p class="agency">${notice.agencyName}</p>
    <h1>${notice.procedure === 'summary' ? '当场' : ''}${noticeKinds[notice.kind]}书</h1>
    <p class="number">${notice.number}</p>
    <div class="body">${notice.letter.map((part) => block(part, linked))}</div>
  </article>`
}

export function block(part: DecisionBlock, linked: Linked): Markup {
  switch (part.kind) {
    case 'line':
      return html`<p class="party">${part.label}：${withRedactions(part.text, linked)}</p>`
    case 'heading':
      return html`<h2>${part.text}</h2>`
    case 'paragraph':
      return html`<p>${withRedactions(part.text, linked)}</p>`
    case 'signature':
      return html`<p class="sign">
        ${part.lines.map((line, i) => (i === 0 ? html`${line}` : html`<br />${line}`))}
      </p>`
  }
}

/** Text with a bar wherever something was kept back. */
function withRedactions(text: string, linked: Linked): Markup[] {
  const bar = html`<span class="redacted">依法不予公开</span>`
  return text.split(notPublic).map((part, i) => html`${i === 0 ? null : bar}${linked(part)}`)
}

function summary(notice: PublicNotice, linked: Linked): Markup {
  const row = (title: string, value: Markup | string | null) =>
    value === null
      ? null
      : html`<div>
          <dt>${title}</dt>
          <dd>${value}</dd>
        </div>`
  const matter = listUrl({ ...everything, matter: notice.matterCode })
  return html`<section class="card">
    <h2>决定摘要</h2>
    <dl class="summary">
      <div>
        <dt>处罚内容</dt>
        <dd class="big">${notice.outcome}</dd>
      </div>
      ${row('案件名称', notice.title)} ${row('当事人', notice.party.name)}
      ${row('信用代码', firmLink(notice.party.uscc))}
      ${row('执法事项', html`<a href="${matter}">${notice.matterName}</a>`)}
      ${row('裁量阶次', notice.discretion.tier || null)} ${row('处罚机关', notice.agencyName)}
      ${row('执法程序', procedureText(notice))} ${row('决定日期', notice.decidedOn)}
      ${row('公示期限', period(notice))}
      ${row('期限依据', linked(`${notice.displayRule}。${notice.displayBasis}`))}
      ${row('技术处理', takenOut(notice, linked))} ${row('更正说明', notice.correction)}
      ${row('前一决定', notice.revised ? earlierDecision(notice.revised) : null)}
    </dl>
  </section>`
}

/** What became of the decision before this one, and where its withdrawal is told. */
const earlierDecision = (revised: RevisedBefore): Markup =>
  html`${revisedLine(revised)}${
    revised.replaces === null
      ? null
      : html`，<a href="/decisions/${revised.replaces}">原公示已撤回</a>`
  }`

/** Says what was taken out of the text, and by which articles. */
function takenOut({ redactions = [] }: PublicNotice, linked: Linked): Markup | null {
  if (redactions.length === 0) return null
  const lines = redactions.map(
    ({ what, count, grounds }) =>
      html`<li>${what} ${count} 处（${linked(grounds.join('、'))}）</li>`,
  )
  return html`<ul>
    ${lines}
  </ul>`
}

/** Everything that is published of the same firm. */
export function firmLink(uscc: string | null): Markup | null {
  return uscc === null ? null : html`<a href="/firms/${uscc}">${uscc}</a>`
}

function period({ publishedOn, expiresOn }: PublicNotice): Markup {
  return html`<span class="nowrap">${publishedOn}</span> 至
    <span class="nowrap">${expiresOn}</span>`
}

function process({ timeline }: PublicNotice): Markup {
  const steps = timeline.map(
    ({ title, on }, i) =>
      html`<li class="${i === timeline.length - 1 ? 'now' : 'done'}">
        ${title}<time datetime="${on}">${on}</time>
      </li>`,
  )
  return html`<section class="card">
    <h2>办理过程</h2>
    <ol class="flow">
      ${steps}
    </ol>
  </section>`
}

/** How anybody checks a notice in the log. */
export function verification(
  { origin }: PageContext,
  { publicId }: Pick<PublicNotice, 'publicId'>,
): Markup {
  const url = `${origin}/verify/${publicId}`
  return html`<section class="card">
    <h2>核验这条记录</h2>
    <div class="code">
      ${qrCode(url, '打开核验页的二维码')}
      <div>
        <p>本条公示已登记在只增不改的账本中。</p>
        <p>
          扫码，或者<a href="/verify/${publicId}">打开核验页</a>，在您的浏览器里验算它没有被改动。
        </p>
      </div>
    </div>
    <p class="identity">编号 ${publicId}</p>
  </section>`
}

/** The last days to object, worked out from the day of service. */
function remedies({ remedies, servedOn }: PublicNotice, linked: Linked): Markup | null {
  // What another organ or a court changed is challenged as its own paper says; the text of the decision says so.
  if (remedies.length === 0) return null
  const items = remedies.map(
    ({ title, to, counting, basis, ...until }) =>
      html`<div>
        <dt>${title}</dt>
        <dd>
          <p class="${until.lastDay === null && until.runs === undefined ? 'until open' : 'until'}">
            ${untilWords(until)}
          </p>
          <p>向${to}提出。${counting}。</p>
          <p>${linked(basis)}</p>
        </dd>
      </div>`,
  )
  return html`<section class="remedies">
    <h2>当事人不服怎么办</h2>
    <p>决定书于 ${servedOn} 送达。以下期限供参考，以决定书载明的为准。</p>
    <dl>${items}</dl>
  </section>`
}

/** Where to turn when what is published is wrong. */
export function objection({
  agencyName,
  number,
}: Pick<PublicNotice, 'agencyName' | 'number'>): Markup {
  return html`<section class="remedies screen-only">
    <h2>对公示内容有异议</h2>
    <p>
      认为公示信息不准确或者不应当公示的，可以向${agencyName}<a
        href="/letters/objection?number=${encodeURIComponent(number)}"
        >提出异议或者申请更正</a
      >，本机关三个工作日内核实答复，予以更正、撤回或者说明理由。其他联系方式见<a href="/remedies"
        >救济与监督</a
      >。用浏览器的打印功能可以按 A4 版式打印本页。
    </p>
  </section>`
}

function procedureText({ procedure, legallyReviewed }: PublicNotice): string {
  if (procedure === 'summary') return '简易程序（当场处罚）'
  return legallyReviewed ? '普通程序，经法制审核' : '普通程序'
}
