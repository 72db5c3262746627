import { recordKinds } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import type { PublicRecord } from '@zhaofa/domain/publicity/records/public-record.ts'
import type { LawEdition } from '../../../storage/publication/law-texts.ts'
import { html, type Markup } from '../frame/html.ts'
import { mediaUrl, posterUrl } from '../decisions/decision-forms.ts'
import { withLawLinks } from '../laws/law-links.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { kindTag, shownUntil } from '../decisions/wording.ts'
import { firmLink, objection, verification } from '../decisions/decision-page.ts'

/** A licence, coercion, inspection or draw: its fields as they were checked, and what proves them. */
export function recordPage(
  context: PageContext,
  { record, publishedAt }: { readonly record: PublicRecord; readonly publishedAt: Date },
  laws: readonly LawEdition[],
): Markup {
  const { number, title, publicId, version, agencyName } = record
  const kind = recordKinds[record.kind].title
  const linked = (text: string) => withLawLinks(text, { laws, day: record.decidedOn })
  return page(context, {
    title: `${number} ${title}`,
    description: `${agencyName}${kind}：${title}，${record.outcome}`,
    section: '/decisions',
    crumbs: [
      { title: '执法决定和结果', path: '/decisions' },
      { title: kind, path: `/decisions?kind=${record.kind}` },
      { title: number, path: null },
    ],
    article: { publishedAt, source: agencyName, keywords: `${kind},${number}` },
    main: html`<div class="wrap">
      <div class="actions">
        <span class="tag green">公示中</span>${kindTag(record.kind)}${
          version > 1 ? html`<span class="tag amber">更正后的第 ${version} 版</span>` : null
        }
        <span class="spread"></span>
        <a class="button line" href="${posterUrl(publicId)}">公示栏张贴件</a>
        <a class="button line" href="${mediaUrl(publicId)}">新媒体稿</a>
        <a class="button line" href="/decisions/${publicId}/notice.json">公开数据</a>
        <a class="button line" href="/verify/${publicId}">核验这条记录</a>
      </div>
      <div class="columns">
        <div>
          <article class="panel record">
            <h1>${title}</h1>
            <dl class="summary">
              ${record.fields.map(
                (field) =>
                  html`<div>
                    <dt>${field.title}</dt>
                    <dd>${linked(field.text)}</dd>
                  </div>`,
              )}
            </dl>
          </article>
          ${objection(record)}
        </div>
        <aside>${summary(record, linked)} ${verification(context, record)}</aside>
      </div>
    </div>`,
  })
}

function summary(record: PublicRecord, linked: (text: string) => Markup): Markup {
  const row = (title: string, value: Markup | string | null) =>
    value === null
      ? null
      : html`<div>
          <dt>${title}</dt>
          <dd>${value}</dd>
        </div>`
  return html`<section class="card">
    <h2>公示摘要</h2>
    <dl class="summary">
      <div>
        <dt>结果</dt>
        <dd class="big">${record.outcome}</dd>
      </div>
      ${row('当事人', record.party.name)} ${row('信用代码', firmLink(record.party.uscc))}
      ${row('实施机关', record.agencyName)} ${row('作出日期', record.decidedOn)}
      ${row('公示期限', `${record.publishedOn} 至 ${shownUntil(record)}`)}
      ${row('期限依据', linked(`${record.displayRule}。${record.displayBasis}`))}
      ${row('更正说明', record.correction)}
    </dl>
  </section>`
}
