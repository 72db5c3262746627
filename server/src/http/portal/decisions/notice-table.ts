import type { ListedNotice } from '../../../storage/publication/listed-notice.ts'
import { highlighted } from '../search/highlight.ts'
import { html, type Markup } from '../frame/html.ts'
import type { Publisher } from '../frame/publishers.ts'

/**
 * Decisions as rows of a table; on a phone each is a card. `words` are marked: what was searched for. Of
 * several `publishers` each line names its own.
 */
export function noticeTable(
  notices: readonly ListedNotice[],
  caption: string,
  {
    words = [],
    publishers = [],
  }: { readonly words?: readonly string[]; readonly publishers?: readonly Publisher[] } = {},
): Markup {
  const named = publishers.length > 1 ? publishers : []
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const marked = (text: string) => (words.length === 0 ? text : highlighted(text, words))
  const agencyOf = ({ agencyId }: ListedNotice) => {
    const name = names.get(agencyId)
    return name === undefined ? null : html`<br />${name}`
  }
  const rows = notices.map(
    (row) =>
      html`<tr>
        <td>
          <a href="/decisions/${row.publicId}">${marked(row.title)}</a
          ><small>${marked(row.number)}${agencyOf(row)}</small>
        </td>
        <td data-label="当事人">${marked(row.party)}</td>
        <td data-label="内容或者结果">${marked(row.outcome)}</td>
        <td class="nowrap" data-label="作出日期">${row.decidedOn}</td>
        <td class="nowrap" data-label="公示日期">${row.publishedOn}</td>
      </tr>`,
  )
  return html`<div class="row-list">
    <table class="rows">
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">名称与文号</th>
          <th scope="col">当事人</th>
          <th scope="col">内容或者结果</th>
          <th scope="col">作出日期</th>
          <th scope="col">公示日期</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}
