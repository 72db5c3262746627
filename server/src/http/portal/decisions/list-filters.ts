import { penaltyKinds, type PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import type { PublicMatter, Tally } from '../../../storage/publication/read-portal.ts'
import { html, onceFor, type Markup } from '../frame/html.ts'
import type { Publisher } from '../frame/publishers.ts'
import { publishedKinds, type ListQuery } from './list-query.ts'
import { numberText, periodText } from './wording.ts'

/** What a list can be narrowed by. */
export type ListFilters = {
  readonly query: ListQuery
  readonly years: readonly number[]
  readonly matters: readonly PublicMatter[]
  readonly penalties: readonly Tally[]
  /** Months of decisions that are shown. */
  readonly months: readonly Tally[]
  /** Every agency of the portal. */
  readonly publishers: readonly Publisher[]
}

/** The form above a list, on a wide screen beside it. */
export function filterForm(filters: ListFilters): Markup {
  const { query, years, matters, months, publishers } = filters
  return html`<details class="card filters">
    <summary>筛选条件</summary>
    <form action="/decisions">
      <label class="field"
        ><span>关键词</span
        ><input
          name="q"
          type="search"
          maxlength="60"
          value="${query.text ?? ''}"
          placeholder="文号、案由、当事人"
      /></label>
      ${
        publishers.length < 2
          ? null
          : html`<label class="field"
              ><span>执法机关</span
              ><select name="agency">
                ${option('', '全部机关', query.agency === null)}
                ${publisherOptions(publishers, query.agency)}
              </select></label
            >`
      }
      <label class="field"
        ><span>类别</span
        ><select name="kind">
          ${option('', '全部类别', query.kind === null)} ${kindOptions(everyKind, query.kind)}
        </select></label
      >
      <label class="field"
        ><span>作出时间</span
        ><select name="decided">
          ${option('', '全部时间', query.decided === null)}
          ${periodOptions(withChosenPeriod(periodsOf(months), query.decided), query.decided)}
        </select></label
      >
      <label class="field"
        ><span>公示年份</span
        ><select name="year">
          ${option('', '全部年份', query.year === null)}
          ${yearOptions(withChosenYear(years, query.year), query.year)}
        </select></label
      >
      <label class="field"
        ><span>处罚种类</span
        ><select name="penalty">
          ${option('', '全部种类', query.penalty === null)} ${penaltyOptions(filters)}
        </select></label
      >
      <label class="field"
        ><span>执法事项</span
        ><select name="matter">
          ${option('', '全部事项', query.matter === null)} ${matterOptions(matters, query.matter)}
        </select></label
      >
      <label class="field"
        ><span>状态</span
        ><select name="status">
          ${option('', '公示中', true)} ${option('withdrawn', '已撤回', false)}
        </select></label
      >
      <button class="button">查询</button>
    </form>
  </details>`
}

type Value = string | number

function option(value: Value, title: string, chosen: boolean): Markup {
  return chosen
    ? html`<option value="${value}" selected>${title}</option>`
    : html`<option value="${value}">${title}</option>`
}

/**
 * The options for the items of a list. Where none of them is chosen, as on most pages, they are made once for that
 * list: those of a hundred and fifty matters are half of a page.
 */
function optionsFor<Item>(read: (item: Item) => readonly [value: Value, title: string]) {
  const optionsOf = (items: readonly Item[], chosen: Value | null) =>
    html`${items.map((item) => {
      const [value, title] = read(item)
      return option(value, title, value === chosen)
    })}`
  const unchosen = onceFor((items: readonly Item[]) => optionsOf(items, null))
  return (items: readonly Item[], chosen: Value | null) =>
    chosen === null ? unchosen(items) : optionsOf(items, chosen)
}

const publisherOptions = optionsFor(({ number, name }: Publisher) => [number, name])
const everyKind = Object.entries(publishedKinds)
const kindOptions = optionsFor((kind: (typeof everyKind)[number]) => kind)
const periodOptions = optionsFor((period: string) => [period, periodText(period)])
const yearOptions = optionsFor((year: number) => [year, `${year} 年`])
const matterOptions = optionsFor(({ code, name, count }: PublicMatter) => [
  code,
  `${name}（${numberText(count)}）`,
])

function penaltyOptions({ query, penalties }: ListFilters): Markup {
  return query.penalty === null
    ? unchosenPenalties(penalties)
    : optionsOfPenalties(penalties, query.penalty)
}

const unchosenPenalties = onceFor((penalties: readonly Tally[]) =>
  optionsOfPenalties(penalties, null),
)

function optionsOfPenalties(penalties: readonly Tally[], chosen: PenaltyKind | null): Markup {
  const counts = new Map(penalties.map(({ value, count }) => [value, count]))
  const kinds = (Object.keys(penaltyKinds) as PenaltyKind[]).filter(
    (kind) => counts.has(kind) || kind === chosen,
  )
  return html`${kinds.map((kind) => {
    const title = `${penaltyKinds[kind]}（${numberText(counts.get(kind) ?? 0)}）`
    return option(kind, title, kind === chosen)
  })}`
}

function withChosenYear(years: readonly number[], chosen: number | null): readonly number[] {
  return chosen === null || years.includes(chosen) ? years : [chosen, ...years]
}

/** The years and months in which what is shown was decided, the newest first, each year before its months. */
const periodsOf = onceFor((months: readonly Tally[]): readonly string[] => {
  const shown = months.map(({ value }) => value)
  return newestFirst(new Set([...shown, ...shown.map((month) => month.slice(0, 4))]))
})

function withChosenPeriod(periods: readonly string[], chosen: string | null): readonly string[] {
  return chosen === null || periods.includes(chosen) ? periods : newestFirst([chosen, ...periods])
}

function newestFirst(periods: Iterable<string>): readonly string[] {
  const order = (period: string) => period.padEnd(7, '~')
  return [...periods].sort((a, b) => (order(a) < order(b) ? 1 : -1))
}
