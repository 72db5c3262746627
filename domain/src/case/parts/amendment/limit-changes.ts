import type { CaseFile } from '../../case-file.ts'
import { lastDayOf, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import { startLimit } from '../../../deadline/limit-instance.ts'
import { getLimit, type LimitId } from '../../../deadline/limits.ts'
import type { DueDate } from '../../../deadline/due-date.ts'
import { handledOnTheSpot } from '../../procedures/summary-penalty/slice.ts'
import { decisionServedOn } from '../service/slice.ts'
import type { LimitChange } from './changes.ts'

/** Every limit that runs or ran in a case; handed in, because the procedures offer these acts themselves. */
export type LimitsOf = (file: CaseFile, at: LimitAt) => CaseLimit[]

type Pair = { readonly before: CaseLimit | null; readonly after: CaseLimit | null }

/** The limits of the case, and what the party may do against a decision that was served (复议法第20条, 行政诉讼法第46条). */
function allLimits(file: CaseFile, at: LimitAt, limitsOf: LimitsOf): CaseLimit[] {
  const on = decisionServedOn(file)
  const remedy = (title: string, limitId: LimitId): CaseLimit[] =>
    on === null
      ? []
      : [
          {
            title,
            seenByParty: 'at-once',
            instance: startLimit(limitId, { event: '收到决定书', on }),
          },
        ]
  return [
    ...limitsOf(file, at),
    ...remedy('申请行政复议的期限', 'D-REVIEW-60'),
    ...(handledOnTheSpot(file) ? [] : remedy('提起行政诉讼的期限', 'D-LIT-6M')),
  ]
}

/** Limits that start on another day, start at all or no longer do, once the record reads otherwise. */
function movedLimits(
  before: CaseFile,
  after: CaseFile,
  at: LimitAt,
  limitsOf: LimitsOf,
): readonly Pair[] {
  const old = allLimits(before, at, limitsOf)
  const now = allLimits(after, at, limitsOf)
  const same = (a: CaseLimit, b: CaseLimit) =>
    a.title === b.title && a.instance.limitId === b.instance.limitId
  const kept = old.map((each): Pair => ({
    before: each,
    after: now.find((other) => same(each, other)) ?? null,
  }))
  const begun = now
    .filter((each) => !old.some((other) => same(each, other)))
    .map((each): Pair => ({ before: null, after: each }))
  return [...kept, ...begun].filter(({ before: from, after: to }) => basisOf(from) !== basisOf(to))
}

/** What the last day follows from: the day it starts, or the one that was set. */
function basisOf(limit: CaseLimit | null): string | undefined {
  if (limit === null) return undefined
  const { startedOn, length } = limit.instance
  return length.unit === 'set' ? `${startedOn} ${length.on ?? ''}` : startedOn
}

const dueText = (due: DueDate | null): string | null =>
  due === null ? null : due.known ? due.on : `${due.notBefore} 以后（放假安排公布后确定）`

const whoseOf = ({ instance }: CaseLimit) => getLimit(instance.limitId).whose

/** What the amendment does to the limits, in words, the party's own first. */
export function limitChanges(
  before: CaseFile,
  after: CaseFile,
  at: LimitAt,
  limitsOf: LimitsOf,
): LimitChange[] {
  const order = { party: 0, agency: 1, other: 2 }
  return movedLimits(before, after, at, limitsOf)
    .flatMap(({ before: from, after: to }): LimitChange[] => {
      const named = to ?? from
      return named === null
        ? []
        : [
            {
              title: named.title,
              whose: whoseOf(named),
              before: dueText(lastDayOf(from, at)),
              after: dueText(lastDayOf(to, at)),
            },
          ]
    })
    .filter((each) => each.before !== each.after)
    .sort((a, b) => order[a.whose] - order[b.whose])
}

/** Limits of the party that would end earlier than it was told, or no longer run at all. */
export function shortenedLimits(
  before: CaseFile,
  after: CaseFile,
  at: LimitAt,
  limitsOf: LimitsOf,
): CaseLimit[] {
  return movedLimits(before, after, at, limitsOf).flatMap(({ before: from, after: to }) =>
    from !== null &&
    whoseOf(from) === 'party' &&
    (to === null || to.instance.startedOn < from.instance.startedOn)
      ? [from]
      : [],
  )
}
