import { citationText, type Citation } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'

/**
 * 处罚法第85条 turns only its two-, three-, five- and seven-day limits into working days, 强制法
 * 第69条 those up to ten days, 许可法第82条 all of the agency's. Each limit therefore names its unit.
 */
export type LimitUnit = 'working-day' | 'day' | 'month' | 'year' | 'hour'

export const limitUnitTitles: Record<LimitUnit, string> = {
  'working-day': '个工作日',
  day: '日',
  month: '个月',
  year: '年',
  hour: '小时',
}

type CountedLength = { readonly unit: LimitUnit; readonly count: number }

/**
 * How long a limit is. `yearly` is a fixed day of the year that follows the start: 次年 1 月 31 日. `set` is a day that
 * another organ set in its paper; the rule knows none.
 */
export type LimitLength =
  | CountedLength
  | { readonly unit: 'yearly'; readonly month: number; readonly day: number }
  | { readonly unit: 'set'; readonly on: PlainDate | null }

/** Whether the limit is counted from its start, and does not end on a day of its own. */
export const isCounted = (length: LimitLength): length is CountedLength =>
  length.unit !== 'yearly' && length.unit !== 'set'

/** How far a limit may be extended, by whom. `count` null: only as another rule allows, and it must be named. */
type LimitExtension = {
  readonly unit: LimitUnit
  readonly count: number | null
  readonly approver: string
}

/**
 * What happens on breach. `gate`: the act that waits for the end of the limit stays closed until
 * then. `block`: the act may no longer be done. The rest is how loudly it is said; `track` is
 * somebody else's limit.
 */
type BreachLevel = 'info' | 'track' | 'warn' | 'alert' | 'critical' | 'gate' | 'block'

/** What the law itself attaches to the end of a limit. */
type BreachEffect =
  | 'release'
  | 'deemed-served'
  | 'surcharge-starts'
  | 'deemed-accepted'
  | 'deemed-renewed'
  | 'suggest-termination'
  | 'needs-legal-basis'

/**
 * How sure a rule is. T: statute read in full; S: seen in a public source; K: common practice, not
 * checked word for word; K?: to be verified before go-live.
 */
export type SourceTag = 'T' | 'S' | 'K' | 'K?'

/** One limit (期限) as the table of limits has it. */
export type LimitRule = {
  readonly area: string
  /** The event that starts it; for `before` limits the event it counts back from. */
  readonly trigger: string
  readonly length: LimitLength
  readonly direction: 'after' | 'before'
  /** A party's limit rolls to the next working day, an agency's never does (民法典第203条类推). */
  readonly whose: 'party' | 'agency' | 'other'
  readonly rolls: boolean
  readonly action: string
  readonly breach: { readonly level: BreachLevel; readonly effect?: BreachEffect }
  /** Time the law leaves out of account (停表). Null: none. */
  readonly excluded: string | null
  readonly extension: LimitExtension | null
  /** An agency may set its own length, with a source. */
  readonly configurable: boolean
  readonly citations: readonly Citation[]
  /** The basis in words: the citations, or the custom where no statute sets the limit. */
  readonly basis: string
  /** What a reader must also know. */
  readonly note: string | null
  readonly source: SourceTag
}

type Defaults = Pick<
  LimitRule,
  'direction' | 'whose' | 'rolls' | 'excluded' | 'extension' | 'configurable' | 'citations' | 'note'
>

const agencyLimit: Defaults = {
  direction: 'after',
  whose: 'agency',
  rolls: false,
  excluded: null,
  extension: null,
  configurable: false,
  citations: [],
  note: null,
}

type Row = Omit<LimitRule, keyof Defaults | 'basis'> &
  Partial<Omit<Defaults, 'rolls'>> & { readonly basis?: string }

/** Most limits bind the agency and know no extension; a row says what differs. */
export function limitRule(row: Row): LimitRule {
  const rule = { ...agencyLimit, ...row }
  return {
    ...rule,
    rolls: rule.whose === 'party' && rule.direction === 'after',
    basis: row.basis ?? rule.citations.map(citationText).join('、'),
  }
}
