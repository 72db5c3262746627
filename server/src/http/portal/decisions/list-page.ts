import { penaltyKinds, type PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import type { NoticePage } from '../../../storage/publication/list-notices.ts'
import { searchedWords } from '../../../storage/publication/search/search-entries.ts'
import type { Facets } from '../../../storage/publication/search/search-facets.ts'
import { html, Markup } from '../frame/html.ts'
import { filterForm, type ListFilters } from './list-filters.ts'
import { listUrl, publishedKinds, type ListQuery } from './list-query.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { numberText, periodText } from './wording.ts'
import { noticeTable } from './notice-table.ts'
import { searchUrl } from '../search/search-page.ts'

type ListData = ListFilters & { readonly found: NoticePage }

export function listPage(context: PageContext, data: ListData): Markup {
  const { query } = data
  return page(context, {
    title: query.text === null ? heading(query) : `“${query.text}”的搜索结果`,
    description:
      '处罚、许可、强制、检查、抽查的决定和结果：可以按类别、年份、事项、处罚种类筛选，按文号、当事人、案由搜索',
    section: '/decisions',
    crumbs: [{ title: heading(query), path: null }],
    hidden: query.text !== null || query.before !== null,
    main: html`<div class="wrap">
      <div class="title">
        <h1>${heading(query)}</h1>
        <p>
          处罚、许可自作出之日起七个工作日内公示，其他二十个工作日；公示期满自动移出，被撤销的撤回并说明理由。
        </p>
      </div>
      <div class="with-filters">
        <div>${filterForm(data)} ${facetCard(data)}</div>
        <div class="panel">${bar(data)} ${results(data)} ${pages(data)}</div>
      </div>
    </div>`,
  })
}

const heading = ({ kind }: ListQuery) => (kind === null ? '执法决定和结果' : publishedKinds[kind])

/** How what was found is spread, each value a link that narrows the search. */
function facetCard({ query, found, matters, publishers }: ListData): Markup | null {
  const { facets } = found
  if (!facets) return null
  const names = new Map(matters.map(({ code, name }) => [code, name]))
  const agencies = new Map(publishers.map((each) => [each.id, each]))
  const groups = [
    part(
      '执法机关',
      facets.counts.agency.filter(({ value }) => agencies.has(value)),
      (value) => agencies.get(value)?.name ?? value,
      (value) => ({ agency: agencies.get(value)?.number ?? null }),
    ),
    part(
      '公示年份',
      facets.counts.year,
      (value) => `${value} 年`,
      (value) => ({
        year: Number(value),
      }),
    ),
    part(
      '类别',
      facets.counts.kind,
      (value) => publishedKinds[value as keyof typeof publishedKinds] ?? value,
      (value) => ({ kind: value as ListQuery['kind'] }),
    ),
    part('处罚种类', facets.counts.penalty, penaltyName, (value) => ({
      penalty: value as PenaltyKind,
    })),
    part(
      '执法事项',
      // Results of inspections and draws belong to no matter; the line above names their kind.
      facets.counts.matter.filter(({ value }) => names.has(value)),
      (value) => names.get(value) ?? value,
      (value) => ({
        matter: value,
      }),
    ),
  ]
  function part(
    title: string,
    counts: Facets['counts']['year'],
    name: (value: string) => string,
    narrowed: (value: string) => Partial<ListQuery>,
  ): Markup | null {
    // One value alone narrows nothing.
    if (counts.length < 2) return null
    return html`<h3>${title}</h3>
      <ul>
        ${counts.slice(0, facetsShown).map(
          ({ value, count }) =>
            html`<li>
              <a href="${listUrl({ ...query, ...narrowed(value), before: null })}"
                >${name(value)}<span>${numberText(count)}</span></a
              >
            </li>`,
        )}
      </ul>`
  }
  if (groups.every((group) => group === null)) return null
  return html`<nav class="card facets" aria-label="缩小范围">
    <h2>缩小范围</h2>
    ${groups}
    ${
      facets.whole
        ? null
        : html`<p class="facet-note">按最新的 ${numberText(facets.counted)} 件统计。</p>`
    }
  </nav>`
}

const facetsShown = 8

type Condition = 'text' | 'year' | 'decided' | 'kind' | 'matter' | 'penalty' | 'agency'

const penaltyName = (kind: string) =>
  Object.hasOwn(penaltyKinds, kind) ? penaltyKinds[kind as PenaltyKind] : kind

/** How many, and each condition with a link that takes it away. */
function bar({ query, found, matters, publishers }: ListData): Markup {
  const { total } = found
  const without = (name: Condition) => listUrl({ ...query, [name]: null, before: null })
  const tag = (title: string, url: string) =>
    html`<a class="tag" href="${url}" aria-label="去掉条件：${title}">${title} ×</a>`
  const { text, year, decided, kind, matter, penalty, agency } = query
  const owner = publishers.find(({ number }) => number === agency)
  const count =
    total === null
      ? html`<span>较早的决定</span>`
      : html`<span>共 <b>${numberText(total.count)}</b> 件${total.exact ? '' : '以上'}</span>`
  return html`<div class="bar">
      ${count} ${text === null ? null : tag(`“${text}”`, without('text'))}
      ${owner ? tag(owner.name, without('agency')) : null}
      ${decided === null ? null : tag(`${periodText(decided)}作出`, without('decided'))}
      ${year === null ? null : tag(`${year} 年公示`, without('year'))}
      ${kind === null ? null : tag(publishedKinds[kind], without('kind'))}
      ${penalty === null ? null : tag(penaltyKinds[penalty], without('penalty'))}
      ${
        matter === null
          ? null
          : tag(matters.find(({ code }) => code === matter)?.name ?? matter, without('matter'))
      }
      <span class="order">最新公示在前</span>
    </div>
    ${
      query.ignored.length > 0
        ? html`<div class="bar" role="status">
            网址中的${query.ignored.join('、')}不能识别，没有使用。
          </div>`
        : null
    }`
}

function results(data: ListData): Markup {
  if (data.found.rows.length === 0) return emptyResult(data.query)
  const { text } = data.query
  const words = text === null ? [] : [text.toLowerCase(), ...searchedWords(text)]
  // When one agency was asked for, the heading names it; otherwise each line names its own.
  const named = data.query.agency === null ? data.publishers : []
  return noticeTable(data.found.rows, '执法决定和结果，最新公示在前', { words, publishers: named })
}

/** Says why nothing may have been found and what to try: the display period, masked names, other words. */
function emptyResult(query: ListQuery): Markup {
  const { text, year, decided, kind, matter, penalty, agency } = query
  if (query.before !== null) {
    return html`<div class="empty">
      <h2>没有更早的决定了</h2>
      <p><a href="${listUrl({ ...query, before: null })}">回到第一页</a></p>
    </div>`
  }
  if ([text, year, decided, kind, matter, penalty, agency].every((each) => each === null)) {
    return html`<div class="empty">
      <h2>暂无正在公示的决定和结果</h2>
      <p>处罚决定送达当事人后，自作出之日起七个工作日内在这里公示。</p>
    </div>`
  }
  return html`<div class="empty">
    <h2>没有找到符合条件的决定</h2>
    <ul>
      <li>公示期满的决定已经移出，撤回的见<a href="/withdrawals">撤回说明</a>；</li>
      <li>自然人的姓名只公示姓氏，不能按姓名查找；</li>
      <li>可以减少条件，或者换一个词，例如案由中的“备案”。</li>
    </ul>
    <p>
      <a class="button line" href="/decisions">查看全部决定</a> ${
        text === null ? null : html`<a class="button line" href="${searchUrl(text)}">在全站搜索</a>`
      }
    </p>
  </div>`
}

function pages({ query, found }: ListData): Markup | null {
  if (query.before === null && found.next === null) return null
  const first = listUrl({ ...query, before: null })
  return html`<nav class="pages" aria-label="翻页">
    ${query.before === null ? null : html`<a class="button line" href="${first}">回到第一页</a>`}
    ${
      found.next === null
        ? html`<span>已是最后一页</span>`
        : html`<a class="button line" rel="next" href="${listUrl({ ...query, before: found.next })}"
            >下一页</a
          >`
    }
  </nav>`
}
