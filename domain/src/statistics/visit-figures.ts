import type { ExemptReason, ResultCode, VisitGround, VisitWay } from '../inspection/visit-codes.ts'
import type { PlainDate } from '../shared/plain-date.ts'

/** One visit as 检查统计 counts it: never by whom, so that no number can be made of a person. */
export type FiguredVisit = {
  readonly caseId: string
  readonly firmCode: string
  readonly firmName: string
  /** The day it took place, or for which it is approved. */
  readonly on: PlainDate
  readonly departments: readonly string[]
  readonly joint: boolean
  readonly items: readonly { readonly code: string; readonly name: string }[]
  readonly ground: VisitGround
  readonly way: VisitWay
  readonly exempt: ExemptReason | null
  /** Visits before it in the year and the cap, as they stood at its approval; null where none was needed yet. */
  readonly before: number | null
  readonly cap: number | null
  readonly result: ResultCode | null
  readonly problems: number
  readonly orders: number
  readonly filed: boolean
  readonly publishedOn: PlainDate | null
  /** The last day for its publication; null before its result, or while a holiday notice is not there. */
  readonly publishBy: PlainDate | null
  readonly objections: number
  readonly objectedOn: PlainDate | null
  readonly objectionAnsweredOn: PlainDate | null
  /** The last day for the answer to its newest objection; null without one. */
  readonly answerBy: PlainDate | null
}

/** Each number of 检查统计, and which visits it counts: the list behind a number is made by the same condition. */
const counted = {
  planned: {
    title: '依计划批准的检查',
    counts: ({ ground }) => ground === 'plan' || ground === 'special',
  },
  'planned-done': {
    title: '其中已经完成',
    counts: ({ ground, result }) => (ground === 'plan' || ground === 'special') && result !== null,
  },
  done: { title: '完成的检查（已认定结果）', counts: ({ result }) => result !== null },
  daily: {
    title: '日常检查',
    counts: ({ ground, result }) => result !== null && ground === 'plan',
  },
  special: {
    title: '专项检查',
    counts: ({ ground, result }) => result !== null && ground === 'special',
  },
  single: {
    title: '个案检查',
    counts: ({ ground, result }) => result !== null && ground !== 'plan' && ground !== 'special',
  },
  joint: { title: '联合检查', counts: ({ joint, result }) => result !== null && joint },
  'not-on-site': {
    title: '非现场检查',
    counts: ({ way, result }) => result !== null && way !== 'on-site',
  },
  'without-findings': {
    title: '没有发现问题',
    counts: ({ result, problems }) => result !== null && problems === 0,
  },
  'with-findings': {
    title: '发现问题',
    counts: ({ result, problems }) => result !== null && problems > 0,
  },
  ordered: { title: '责令改正', counts: ({ result, orders }) => result !== null && orders > 0 },
  filed: { title: '转立案', counts: ({ result, filed }) => result !== null && filed },
  'at-cap': {
    title: '达到频次上限以后的检查',
    counts: ({ result, before, cap }) =>
      result !== null && before !== null && cap !== null && before >= cap,
  },
  exempt: { title: '有不受上限限制的理由', counts: ({ exempt }) => exempt !== null },
  'published-in-time': {
    title: '结果按期公示',
    counts: ({ publishedOn, publishBy }) =>
      publishedOn !== null && publishBy !== null && publishedOn <= publishBy,
  },
  'published-late': {
    title: '结果逾期公示',
    counts: ({ publishedOn, publishBy }) =>
      publishedOn !== null && publishBy !== null && publishedOn > publishBy,
  },
  'publication-overdue': {
    title: '逾期没有公示',
    counts: ({ publishedOn, publishBy }, today) =>
      publishedOn === null && publishBy !== null && publishBy < today,
  },
  'publication-waiting': {
    title: '公示期限内，待公示',
    counts: ({ result, publishedOn, publishBy }, today) =>
      result !== null && publishedOn === null && (publishBy === null || publishBy >= today),
  },
  objected: { title: '企业提出异议', counts: ({ objections }) => objections > 0 },
  'objection-waiting': {
    title: '异议等待答复',
    counts: ({ objectedOn, objectionAnsweredOn }) =>
      objectedOn !== null && objectionAnsweredOn === null,
  },
  'objection-overdue': {
    title: '异议逾期没有答复',
    counts: ({ objectedOn, objectionAnsweredOn, answerBy }, today) =>
      objectedOn !== null && objectionAnsweredOn === null && answerBy !== null && answerBy < today,
  },
} as const satisfies Record<
  string,
  { title: string; counts: (visit: FiguredVisit, today: PlainDate) => boolean }
>

export type VisitSet = keyof typeof counted
export const visitSets = Object.keys(counted) as VisitSet[]
export const visitSetTitle = (set: VisitSet): string => counted[set].title

/** By what visits of the year are told apart; a firm stands by how often it was visited, never by what it paid. */
export const visitGroupings = {
  item: '事项',
  firm: '企业',
  department: '部门',
  way: '方式',
  ground: '由来',
  exempt: '不受上限限制的理由',
} as const
export type VisitGrouping = keyof typeof visitGroupings

/** Which visits a number counts: a set, or one value of a grouping among the visits that are done. */
export type VisitChoice =
  { readonly set: VisitSet } | { readonly by: VisitGrouping; readonly value: string }

export type VisitLineOf = {
  /** The value by which the list of these visits is asked for. */
  readonly value: string
  readonly name: string
  readonly visits: number
  readonly withoutFindings: number
}

type Named = { readonly value: string; readonly name: string }

/** Names of codes, where a value is none by itself. */
export type NamesOfCodes = {
  readonly way: (way: VisitWay) => string
  readonly ground: (ground: VisitGround) => string
  readonly exempt: (reason: ExemptReason) => string
}

function valuesOf(visit: FiguredVisit, by: VisitGrouping, names: NamesOfCodes): readonly Named[] {
  switch (by) {
    case 'item':
      return visit.items.map(({ code, name }) => ({ value: code, name }))
    case 'firm':
      return [{ value: visit.firmCode, name: visit.firmName }]
    case 'department':
      return visit.departments.map((name) => ({ value: name, name }))
    case 'way':
      return [{ value: visit.way, name: names.way(visit.way) }]
    case 'ground':
      return [{ value: visit.ground, name: names.ground(visit.ground) }]
    case 'exempt':
      return visit.exempt === null
        ? []
        : [{ value: visit.exempt, name: names.exempt(visit.exempt) }]
  }
}

const isDone = ({ result }: FiguredVisit) => result !== null

/** How many visits each set counts. */
export const countSets = (
  visits: readonly FiguredVisit[],
  today: PlainDate,
): Record<VisitSet, number> =>
  Object.fromEntries(
    visitSets.map((set) => [
      set,
      visits.filter((visit) => counted[set].counts(visit, today)).length,
    ]),
  ) as Record<VisitSet, number>

/** The done visits by one grouping, most visits first, then by name. A joint visit stands in each of its lines. */
export function linesBy(
  visits: readonly FiguredVisit[],
  by: VisitGrouping,
  names: NamesOfCodes,
): VisitLineOf[] {
  const lines = new Map<string, { name: string; visits: number; withoutFindings: number }>()
  for (const visit of visits.filter(isDone)) {
    for (const { value, name } of valuesOf(visit, by, names)) {
      const line = lines.get(value) ?? { name, visits: 0, withoutFindings: 0 }
      line.visits++
      if (visit.problems === 0) line.withoutFindings++
      lines.set(value, line)
    }
  }
  return [...lines]
    .map(([value, line]) => ({ value, ...line }))
    .sort((a, b) => b.visits - a.visits || a.name.localeCompare(b.name, 'zh'))
}

/** The visits behind a number, newest first: as many as the number says. */
export function visitsOfChoice(
  visits: readonly FiguredVisit[],
  choice: VisitChoice,
  { today, names }: { today: PlainDate; names: NamesOfCodes },
): FiguredVisit[] {
  const chosen =
    'set' in choice
      ? visits.filter((visit) => counted[choice.set].counts(visit, today))
      : visits.filter(
          (visit) =>
            isDone(visit) &&
            valuesOf(visit, choice.by, names).some(({ value }) => value === choice.value),
        )
  return chosen.sort((a, b) => b.on.localeCompare(a.on))
}
