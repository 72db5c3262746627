import type { FoundEntry } from '../../../storage/publication/search/search-entries.ts'
import { highlighted, snippet } from './highlight.ts'
import { html, type Markup } from '../frame/html.ts'
import { everything, listUrl } from '../decisions/list-query.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { everyPublisher, withAgency } from '../frame/publishers.ts'
import {
  countsOf,
  entryOrigin,
  entryTitle,
  entryUrl,
  searchKinds,
  type SearchKind,
  type SiteSearchResult,
} from './site-search.ts'
import { numberText } from '../decisions/wording.ts'
import { flowchartUrl } from '../matters/flowchart-pages.ts'
import { noticeTable } from '../decisions/notice-table.ts'

export function searchUrl(
  typed: string,
  kind: SearchKind | null = null,
  agency: number | null = null,
): string {
  const parts = [
    ...(typed === '' ? [] : [`q=${encodeURIComponent(typed)}`]),
    ...(kind === null ? [] : [`kind=${kind}`]),
  ]
  return withAgency(parts.length === 0 ? '/search' : `/search?${parts.join('&')}`, agency)
}

/** How many of each kind are shown while all kinds are. */
const hitsShownOfEachKind = 5

/** 全站搜索: what was found, by kind; one kind alone shows more of it. */
export function searchPage(context: PageContext, result: SiteSearchResult): Markup {
  const { typed, kind, agency, publishers } = result
  const counts = countsOf(result)
  return page(context, {
    title: typed === '' ? '全站搜索' : `“${typed}”的搜索结果`,
    description: '搜索处罚决定、执法事项、服务指南、清单、法规条文、流程图和执法人员',
    section: null,
    hidden: true,
    crumbs: [{ title: '全站搜索', path: null }],
    main: html`<div class="wrap">
      <div class="title"><h1>全站搜索</h1></div>
      ${searchForm(result)} ${everyPublisher(publishers, agency, searchUrl(typed, kind))}
      ${
        typed === ''
          ? html`<p class="aside-note">
              可以搜索处罚决定、执法事项、服务指南、公示清单、法规条文、流程图和执法人员。
            </p>`
          : html`<div class="with-filters found">
              ${facets(result, counts)}
              <div>
                ${citedCard(result)} ${suggestions(result)}
                ${counts.size === 0 ? (result.cited ? null : nothing(typed)) : [...counts.keys()].map((kind) => group(kind, result, counts))}
              </div>
            </div>`
      }
    </div>`,
  })
}

function searchForm({ typed, kind, agency, offered }: SiteSearchResult): Markup {
  return html`<form class="find panel" action="/search" role="search" aria-label="全站搜索">
    <label class="hidden" for="everything">搜索词</label>
    <input
      id="everything"
      name="q"
      type="search"
      maxlength="60"
      value="${typed}"
      list="offered"
      autocomplete="off"
    />
    ${kind === null ? null : html`<input type="hidden" name="kind" value="${kind}" />`}
    ${agency === null ? null : html`<input type="hidden" name="agency" value="${agency}" />`}
    <button class="button red">搜索</button>
    <datalist id="offered">
      ${offered.map((title) => html`<option value="${title}"></option>`)}
    </datalist>
  </form>`
}

type Counts = ReturnType<typeof countsOf>

const countText = ({ count, exact }: { count: number; exact: boolean }) =>
  `${numberText(count)}${exact ? '' : ' 以上'}`

function facets({ typed, kind, agency }: SiteSearchResult, counts: Counts): Markup | null {
  if (counts.size === 0) return html`<div></div>`
  const line = (url: string, title: string, count: string, current: boolean) =>
    html`<li>
      <a href="${url}" ${current ? html`aria-current="true"` : null}
        >${title}<span>${count}</span></a
      >
    </li>`
  return html`<nav class="card facets" aria-label="按类别看">
    <h2>类别</h2>
    <ul>
      ${line(searchUrl(typed, null, agency), '全部', '', kind === null)}
      ${[...counts].map(([each, count]) =>
        line(searchUrl(typed, each, agency), searchKinds[each], countText(count), kind === each),
      )}
    </ul>
  </nav>`
}

function citedCard({ cited }: SiteSearchResult): Markup | null {
  if (!cited) return null
  return html`<p class="answer good"><a href="${cited.url}">${cited.title}</a></p>`
}

function suggestions({ suggestions }: SiteSearchResult): Markup | null {
  if (suggestions.length === 0) return null
  return html`<p class="suggested">
    您是不是要找：${suggestions.map((title) => html`<a href="${searchUrl(title)}">${title}</a> `)}
  </p>`
}

function nothing(typed: string): Markup {
  return html`<div class="panel empty">
    <h2>没有找到“${typed}”</h2>
    <ul>
      <li>换一个词，或者少写几个字；</li>
      <li>自然人的姓名只公示姓氏，不能按姓名查找处罚决定；</li>
      <li>公示期满的决定已经移出，撤回的见<a href="/withdrawals">撤回说明</a>。</li>
    </ul>
  </div>`
}

function group(kind: SearchKind, result: SiteSearchResult, counts: Counts): Markup | null {
  if (result.kind !== null && result.kind !== kind) return null
  const count = counts.get(kind)
  if (!count) return null
  const alone = result.kind === kind
  const all =
    kind === 'decision'
      ? listUrl({ ...everything, text: result.typed, agency: result.agency })
      : searchUrl(result.typed, kind, result.agency)
  const more = kind === 'decision' || (!alone && count.count > hitsShownOfEachKind)
  return html`<section class="panel hits">
    <h2>${searchKinds[kind]}<small>${countText(count)}</small></h2>
    ${body(kind, result, alone ? Infinity : hitsShownOfEachKind)}
    ${more ? html`<p class="more"><a href="${all}">查看全部${searchKinds[kind]}</a></p>` : null}
    ${
      alone && kind !== 'decision' && !count.exact
        ? html`<p class="more">只列出前 ${count.count} 条，请再加一个词。</p>`
        : null
    }
  </section>`
}

function body(kind: SearchKind, result: SiteSearchResult, most: number): Markup {
  const { words, publishers } = result
  if (kind === 'decision') {
    const rows = result.decisions?.rows.slice(0, most === Infinity ? undefined : most) ?? []
    return noticeTable(rows, '决定和结果，最新公示在前', { words, publishers })
  }
  const items = [
    ...itemsBefore(kind, result),
    ...entriesOf(kind, result).map((entry) => hit(entry, result)),
  ]
  return html`<ol>
    ${items.slice(0, most)}
  </ol>`
}

const entriesOf = (kind: SearchKind, { entries }: SiteSearchResult): readonly FoundEntry[] =>
  kind === 'decision' || kind === 'firm' || kind === 'flowchart'
    ? []
    : (entries.get(kind)?.hits ?? [])

/** What is found by its title alone: firms, charts, whole lists. */
function itemsBefore(
  kind: SearchKind,
  { firms, charts, lists, words }: SiteSearchResult,
): Markup[] {
  const item = (url: string, title: string, note: string) =>
    html`<li>
      <a href="${url}">${highlighted(title, words)}</a>
      <p>${note}</p>
    </li>`
  if (kind === 'firm')
    return firms.map(({ uscc, name }) =>
      item(`/firms/${uscc}`, name, `统一社会信用代码 ${uscc}，查看全部公示信息`),
    )
  if (kind === 'flowchart')
    return charts.map((chart) =>
      item(flowchartUrl(chart), `${chart.title}流程图`, `${chart.steps.length} 个步骤`),
    )
  if (kind === 'list') return lists.map(({ id, title }) => item(`/lists/${id}`, title, '整份清单'))
  return []
}

function hit(entry: FoundEntry, { words, publishers }: SiteSearchResult): Markup {
  return html`<li>
    <a href="${entryUrl(entry, publishers)}">${highlighted(entryTitle(entry), words)}</a>
    <p>${snippet(entry.body, words)}</p>
    <p class="origin">${entryOrigin(entry, publishers)}</p>
  </li>`
}
