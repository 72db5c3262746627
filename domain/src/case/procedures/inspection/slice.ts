import type { VisitItem } from '../../../inspection/inspection-item.ts'
import type { FrequencyCap } from '../../../inspection/frequency.ts'
import {
  codesOfViolation,
  type ExemptReason,
  type HelperKind,
  type LineResult,
  type ObjectionOutcome,
  type OnSiteReason,
  type ResultCode,
  type ScanKind,
  type VisitGround,
  type VisitWay,
} from '../../../inspection/visit-codes.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import type { ClosingSlice } from '../../parts/closing/slice.ts'
import type { Party } from '../../party.ts'

/** 行政检查: one visit of one firm; null in a case that did not begin with one. */
export type InspectionSlice = { readonly visit: Visit | null }

export const noVisit: InspectionSlice = { visit: null }

export type Visit = {
  readonly firm: Party
  readonly ground: VisitGround
  /** The task, the letter, the number under which it was assigned: never who reported. */
  readonly groundSource: string
  readonly items: readonly VisitItem[]
  /** 联合检查: who comes along beside the department of the case; empty where nobody does. */
  readonly departments: readonly string[]
  readonly way: VisitWay
  readonly onSiteReason: OnSiteReason | null
  readonly openedAt: string
  readonly approval: VisitApproval | null
  /** 紧急检查: begun before the approval, which is still owed. */
  readonly urgent: { readonly on: PlainDate; readonly reason: string } | null
  /** What was settled beforehand beside the officers (`investigators`); null before the approval or the urgent beginning. */
  readonly team: VisitTeam | null
  readonly noticeOn: PlainDate | null
  /** 手写材料: the step that printed them for a visit without a phone; null where nobody did. */
  readonly sheetsMadeIn: number | null
  readonly arrival: VisitArrival | null
  readonly record: VisitRecord | null
  readonly result: VisitResult | null
  readonly toldOn: PlainDate | null
  /** The result became public; a decision that follows in the same file is published by itself. */
  readonly publishedOn: PlainDate | null
  readonly leftAt: string | null
  readonly referral: { readonly to: string; readonly on: PlainDate } | null
  /** 异地检查: the day on which it was reported to the organ of justice. */
  readonly offsiteFiledOn: PlainDate | null
  readonly calledOff: { readonly on: PlainDate; readonly reason: string } | null
  /** 异议 to the result, in the order in which they came. */
  readonly objections: readonly VisitObjection[]
  /** An objection was right: the result is found and told anew. */
  readonly reopened: boolean
  /** What is public of the result is not what was found since; it goes through the chain of publication again. */
  readonly outdated: boolean
}

/** 异议 of the firm; one waits at a time. */
export type VisitObjection = {
  readonly raisedOn: PlainDate
  readonly answer: {
    readonly on: PlainDate
    readonly outcome: ObjectionOutcome
    readonly words: string
  } | null
}

export type VisitTeam = {
  readonly plannedOn: PlainDate
  readonly place: string
  readonly helpers: readonly VisitHelper[]
  readonly exempt: ExemptReason | null
  /** 异地检查: where outside the district; null at home. */
  readonly offsite: string | null
}

export type VisitHelper = {
  readonly name: string
  readonly kind: HelperKind
  readonly work: string
}

export type VisitApproval = {
  readonly on: PlainDate
  readonly frequency: FrequencyThen
}

/** 频次 as it stood when it was judged: how many came before in the year, of what cap. */
export type FrequencyThen = {
  readonly year: number
  readonly before: number
  readonly cap: FrequencyCap
}

export type VisitArrival = {
  readonly at: string
  readonly place: string
  readonly officers: readonly PersonId[]
  readonly helpers: readonly string[]
  readonly scan: { readonly kind: ScanKind; readonly code: string } | null
  /** Metres from where the register has the firm; null where one of the two is unknown. */
  readonly metresAway: number | null
  /** Nobody was met at the registered place: nothing was inspected, and only 05 can be found. */
  readonly nobodyThere: boolean
  /** Who took the notice; null where nobody was met. */
  readonly metBy: string | null
  /** How the notice was refused; null where it was taken, or nobody was met. */
  readonly noticeRefusal: string | null
}

export type VisitRecord = {
  readonly startedAt: string
  readonly endedAt: string
  readonly lines: readonly VisitLine[]
  /** The sheet that was written by hand at the door and is the record; null where the record is what was typed. */
  readonly sheet: string | null
}

export type VisitLine = {
  readonly line: string
  readonly result: LineResult
  readonly finding: string | null
}

export type VisitResult = {
  readonly code: ResultCode
  readonly explanation: string | null
  readonly on: PlainDate
  /** 09: until when the case is filed or the matter closed. */
  readonly followUpBy: PlainDate | null
}

/** The day for which it counts: that of the arrival, else the one it is approved or was begun for; null for none of them. */
export function countedOn({ arrival, approval, urgent, team, calledOff }: Visit): PlainDate | null {
  if (arrival) return chinaDay(arrival.at)
  return calledOff === null && (approval ?? urgent) !== null ? (team?.plannedOn ?? null) : null
}

/** The visit goes on by the rules of inspection: no penalty began in its file. */
export const inspectionAlone = (file: InspectionSlice & { readonly filing: unknown }): boolean =>
  file.visit !== null && file.filing === null

/** It is still being done: what is over offers nothing but its archiving. */
export const inspecting = (
  file: InspectionSlice & ClosingSlice & { readonly filing: unknown },
): boolean => inspectionAlone(file) && file.closedOn === null && file.ended === null

/** It took place outside the district, and is to be filed. */
export const offsiteOwed = ({ team, arrival }: Visit): boolean =>
  arrival !== null && team?.offsite != null

/** Nobody let the visitors in: the notice was refused and nothing was scanned, so nothing on the spot is looked at. */
export const entryRefused = ({ way, arrival }: Visit): boolean =>
  way === 'on-site' && arrival !== null && !arrival.nobodyThere && arrival.scan === null

/** The objection that nobody has answered; null where none waits. */
export const openObjection = ({ objections }: Visit): VisitObjection | null =>
  objections.find(({ answer }) => answer === null) ?? null

/** Lines in which something was found. */
export const problemsFound = ({ record }: Visit): readonly VisitLine[] =>
  record?.lines.filter(({ result }) => result === 'problem') ?? []

/** The result says that a rule was broken: a penalty may be looked into, in the same file. */
export const violationFound = ({ visit }: InspectionSlice): boolean =>
  visit?.result != null && codesOfViolation.has(visit.result.code)

/**
 * 事实: what was found line by line, as an order or a case that rests on it begins. The points of the published list are
 * no question that a finding answers, so that it stands by itself there.
 */
export function factsFound(visit: Visit): string {
  const lookedAt = new Map(
    visit.items.flatMap(({ checklist, lines }) =>
      checklist === null ? [] : lines.map(({ id, lookAt }) => [id, lookAt] as const),
    ),
  )
  const found = problemsFound(visit).map(({ line, finding }) => {
    const about = lookedAt.get(line)
    return about === undefined ? (finding ?? '') : `${about}：${finding ?? ''}`
  })
  return found.length > 0 ? found.join('\n') : (visit.result?.explanation ?? '')
}
