import { type CaseFile } from './case-file.ts'
import { decisionServedOn } from './parts/service/slice.ts'
import { unpaidFen } from './parts/payment/slice.ts'
import type { DueDate } from '../deadline/due-date.ts'
import {
  dueOf,
  endLimit,
  startLimit,
  type LimitInstance,
  type Pause,
} from '../deadline/limit-instance.ts'
import { getLimit } from '../deadline/limits.ts'
import { surchargeOf as surchargeFor } from '../surcharge/surcharge.ts'
import { addDays, chinaDay, type PlainDate } from '../shared/plain-date.ts'
import type { Fen } from '../shared/money.ts'
import type { OwnLimit } from '../rules/agency-rules.ts'
import type { Circumstances } from '../kernel/kernel.ts'

type At = Pick<Circumstances, 'calendar' | 'today' | 'rules'>

/** A limit that runs, ran or waits in this case, by the name officers know it by. */
export type CaseLimit = { readonly title: string; readonly instance: LimitInstance }

const due = (limit: CaseLimit | null, { calendar, today }: At): DueDate | null =>
  limit && dueOf(limit.instance, calendar, today)

/** Every limit of this case that has started, nearest to the party's rights first. */
export function limitsOf(file: CaseFile, at: At): CaseLimit[] {
  return [
    verification(file, at),
    informant(file, at),
    decisionTime(file),
    statementTime(file, at),
    hearingRequestTime(file, at),
    reviewTime(file, at),
    serviceTime(file),
    publicationTime(file),
    paymentTime(file),
    archiving(file, at),
  ].filter((limit) => limit !== null)
}

function ended(
  instance: LimitInstance,
  on: PlainDate | null | undefined,
  reason: string,
): LimitInstance {
  return on ? endLimit(instance, { how: 'met', on, reason }) : instance
}

/** A party's right that has run out and was acted upon: over on its last day, in breach of nothing. */
function used(instance: LimitInstance, over: boolean, { calendar, today }: At): LimitInstance {
  const due = dueOf(instance, calendar, today)
  return due.known && (over || today > due.on)
    ? endLimit(instance, { how: 'met', on: due.on, reason: '期限届满' })
    : instance
}

/** A limit the law leaves open: the agency's own length where it set one, with where it comes from. */
function startOwnLimit(
  limitId: OwnLimit,
  start: { readonly event: string; readonly on: PlainDate },
  { rules }: At,
): LimitInstance {
  const count = rules.limitDays?.[limitId]
  const source = rules.sources['limitDays'] ?? '本局规则'
  return startLimit(limitId, count === undefined ? start : { ...start, length: { count, source } })
}

function verification(
  { clue, verification, filing, ended: end }: CaseFile,
  at: At,
): CaseLimit | null {
  if (!clue) return null
  const on = chinaDay(clue.receivedAt)
  const doneOn = verification?.verifiedOn ?? filing?.filedOn ?? end?.on
  return {
    title: '线索核查',
    instance: ended(startOwnLimit('D-VERIFY-15', { event: '收到线索', on }, at), doneOn, '已核查'),
  }
}

function informant({ clue, filing, ended: end }: CaseFile, at: At): CaseLimit | null {
  const on = filing?.filedOn ?? (end?.kind === 'declined' ? end.on : null)
  if (!clue?.named || on === null) return null
  const instance = startOwnLimit('D-INFORM-5', { event: '作出是否立案决定', on }, at)
  return { title: '告知举报人', instance: ended(instance, clue.informantToldOn, '已告知') }
}

function decisionTime({ filing, decision, ended: end }: CaseFile): CaseLimit | null {
  if (!filing) return null
  const instance = startLimit('D-DECISION-90', { event: '立案', on: filing.filedOn })
  return {
    title: '办案期限',
    instance: ended(instance, decision?.decidedOn ?? end?.on, '已作出决定'),
  }
}

function statementTime({ notice, defence, draft, decision }: CaseFile, at: At): CaseLimit | null {
  const { rules } = at
  if (!notice?.servedOn) return null
  const days = notice.hearingOffered ? Math.max(notice.statementDays, 5) : notice.statementDays
  const instance = startLimit('D-STATE-5', {
    event: '告知书送达',
    on: notice.servedOn,
    length: { count: days, source: rules.sources['statementDays'] ?? '告知书载明' },
  })
  const { statementWaivedOn } = defence
  return {
    title: '陈述申辩期',
    instance: statementWaivedOn
      ? ended(instance, statementWaivedOn, '书面放弃')
      : used(instance, draft !== null || decision !== null, at),
  }
}

function hearingRequestTime(
  { notice, hearing, defence, draft, decision }: CaseFile,
  at: At,
): CaseLimit | null {
  if (!notice?.servedOn || !notice.hearingOffered) return null
  const instance = startLimit('D-HEAR-REQ-5', { event: '告知书送达', on: notice.servedOn })
  const on = hearing?.requestedOn ?? defence.hearingWaivedOn
  return {
    title: '申请听证',
    instance: on
      ? ended(instance, on, hearing ? '已申请' : '书面放弃')
      : used(instance, draft !== null || decision !== null, at),
  }
}

function reviewTime({ review }: CaseFile, { rules }: At): CaseLimit | null {
  if (!review) return null
  const started = startLimit('D-LEGAL-5', {
    event: '受理送审',
    on: review.submittedOn,
    length: { count: rules.reviewDays, source: rules.sources['reviewDays'] ?? '本局规则' },
  })
  const paused: Pause[] = [
    ...review.pauses.map(({ from, to }) => ({ from, to: addDays(to, -1), reason: '补充材料' })),
    ...(review.missing ? [{ from: review.missing.since, to: null, reason: '补充材料' }] : []),
  ].filter(({ from, to }) => to === null || to >= from)
  return {
    title: '法制审核',
    instance: ended({ ...started, paused }, review.opinion?.on, '已出具意见'),
  }
}

function serviceTime(file: CaseFile): CaseLimit | null {
  if (!file.decision) return null
  const instance = startLimit('D-SERVE-7', { event: '作出决定', on: file.decision.decidedOn })
  return { title: '送达决定书', instance: ended(instance, decisionServedOn(file), '已送达') }
}

function publicationTime({ decision, publishedOn, withheldOn }: CaseFile): CaseLimit | null {
  if (decision?.draft.outcome !== 'penalty') return null
  const instance = startLimit('D-PUB-7', { event: '作出决定', on: decision.decidedOn })
  const end = publishedOn === null ? '依法不予公开' : '已公示'
  return { title: '公示', instance: ended(instance, publishedOn ?? withheldOn, end) }
}

function paymentTime(file: CaseFile): CaseLimit | null {
  const on = decisionServedOn(file)
  if (on === null || file.decision?.draft.outcome !== 'penalty') return null
  const instance = startLimit('D-PAY-15', { event: '收到决定书', on })
  const paidOn = unpaidFen(file) === 0 ? (file.payments.at(-1)?.paidOn ?? on) : null
  return { title: '当事人缴款', instance: ended(instance, paidOn, '已缴清') }
}

function archiving({ closedOn, archivedOn }: CaseFile, at: At): CaseLimit | null {
  if (closedOn === null) return null
  const instance = startOwnLimit('D-ARCHIVE-30', { event: '结案', on: closedOn }, at)
  return { title: '归档', instance: ended(instance, archivedOn, '已归档') }
}

/** 要求听证: five working days after the notice reached the party (处罚法第64条第1项、第85条). */
export function hearingRequestPeriod(file: CaseFile, at: At): DueDate | null {
  return due(hearingRequestTime(file, at), at)
}

/**
 * Until when the party may still speak: the statement period of the notice, or the hearing period
 * where one was offered and it is longer (requirements 13 no. 16).
 */
export function defencePeriod(file: CaseFile, at: At): DueDate | null {
  return due(statementTime(file, at), at)
}

/** 90 natural days from filing; an agency's limit, so it does not roll (处罚法第60条). */
export function decisionLimit(file: CaseFile, at: At): DueDate | null {
  return due(decisionTime(file), at)
}

/** Fifteen natural days after the decision was received; a party's limit, so it rolls (处罚法第67条). */
export function paymentLimit(file: CaseFile, at: At): DueDate | null {
  return due(paymentTime(file), at)
}

/** 加处罚款: 3 % a day from the day after the last day to pay, never above the fine (处罚法第72条). */
export function surchargeOf(file: CaseFile, paidOn: PlainDate, at: At): Fen {
  const limit = paymentLimit(file, at)
  if (!limit?.known || paidOn <= limit.on) return 0
  const fineFen = Math.min(unpaidFen(file), file.decision?.draft.penalty.fineFen ?? 0)
  return fineFen === 0 ? 0 : surchargeFor({ fineFen, dueOn: limit.on, paidOn }).fen
}

/**
 * The limit that presses most: the earliest last day of those still open. A period that only keeps a
 * gate shut, such as the party's time to speak, presses nobody and is not late when it is over.
 */
export function pressingLimit(
  file: CaseFile,
  at: At,
): { readonly limit: CaseLimit; readonly on: PlainDate } | null {
  const dated = limitsOf(file, at)
    .filter(({ instance }) => instance.ended === null)
    .filter(({ instance }) => getLimit(instance.limitId).breach.level !== 'gate')
    .flatMap((limit) => {
      const due = dueOf(limit.instance, at.calendar, at.today)
      return due.known ? [{ limit, on: due.on }] : []
    })
    .sort((a, b) => a.on.localeCompare(b.on))
  return dated[0] ?? null
}
