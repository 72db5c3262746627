import { checkDaySince } from '../../day-checks.ts'
import { mayHostHearing, notRecused } from '../../../authority/separation.ts'
import { workingDaysBefore } from '../../../deadline/working-days.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { met, unmet, type Requirement as Of } from '../../../kernel/requirement.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import type { Narrowing } from '../../../kernel/act.ts'
import { agencyRule, type Basis } from '../../../shared/basis.ts'
import { cite } from '../../../shared/citation.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Circumstances } from '../../circumstances.ts'
import { needs as needsOf } from '../../needs.ts'
import { earliestHearing, noticeInTime } from './limits.ts'
import { isConcluded, type HearingFile, type HearingSlice } from './slice.ts'

type Requirement = Of<HearingFile, Circumstances>

export const article = (item: number) => cite('行政处罚法', 64, { item })
const hearingScope = cite('行政处罚法', 63)
const record = cite('行政处罚法', 65)

const needs = needsOf<HearingFile>

export const undecidedYet = needs(
  'undecided',
  ({ decision }) => decision === null,
  '已经作出决定',
  cite('行政处罚法', 57),
)

export const toldOfRight = needs(
  'notice-reached-party',
  ({ hearingRight }) => hearingRight?.toldOn != null,
  '事先告知书还没有送达当事人',
  cite('行政处罚法', 44),
)

export const hearingOffered = needs(
  'hearing-offered',
  ({ hearingRight }) => hearingRight?.offered === true,
  '拟处罚没有达到听证标准，本案不适用听证',
  hearingScope,
)

export const noHearingYet = needs(
  'no-hearing-yet',
  ({ hearing }) => hearing === null,
  '当事人已经要求听证',
  article(1),
)

export const hearingRequested = needs(
  'hearing-requested',
  ({ hearing }) => hearing !== null,
  '当事人没有要求听证',
  article(1),
)

export const hearingNotCalled = needs(
  'hearing-not-called',
  ({ hearing }) => !hearing?.called,
  '已经通知听证；改日期的，办理听证延期',
  article(2),
)

export const hearingCalled = needs(
  'hearing-called',
  ({ hearing }) => Boolean(hearing?.called),
  '还没有通知听证',
  article(2),
)

export const hearingNotHeld = needs(
  'hearing-not-held',
  ({ hearing }) => !hearing || (hearing.held === null && hearing.withdrawnOn === null),
  '听证已经举行或者终止',
  cite('行政处罚法', 64),
)

/** The host who had to step aside has a successor before the hearing is held (处罚法第64条第4项). */
export const hostStands = needs(
  'host-stands',
  ({ hearing }) => !hearing?.called || !hearing.recusedHosts.includes(hearing.called.host),
  '主持人已经决定回避，须先指定其他主持人',
  article(4),
)

/** The notice of this date reached the party seven working days before (处罚法第64条第2项). */
export const noticeServedInTime: Requirement = {
  id: 'hearing-notice-in-time',
  check: ({ hearing }, { calendar }) => {
    if (!hearing?.called) return met
    const { noticeServedOn, heldOn } = hearing.called
    if (noticeServedOn === null) {
      return unmet('听证通知书还没有登记送达，送达后可办', [article(2)])
    }
    return noticeInTime({ noticeServedOn, heldOn }, calendar)
      ? met
      : unmet(
          `听证通知书 ${noticeServedOn} 送达，距 ${heldOn} 不足七个工作日，须办理听证延期、重新通知`,
          [article(2)],
        )
  },
}

/** Whoever the notice names keeps the record and writes the report (处罚法第64条第4项). */
export const actorHosts: Requirement = {
  id: 'actor-hosts',
  ofActor: true,
  check: ({ hearing }, { actor, nameOf }) => {
    const host = hearing?.called?.host
    return host === undefined || host === actor.id
      ? met
      : unmet(`由通知中载明的主持人${nameOf(host)}登记`, [article(4)])
  },
}

export const hearingDue: Requirement = {
  id: 'hearing-due',
  check: ({ hearing }, { today }) =>
    !hearing?.called || today >= hearing.called.heldOn
      ? met
      : unmet(`听证定于 ${hearing.called.heldOn} 举行`, [article(2)]),
}

export const hearingRecorded = needs(
  'hearing-recorded',
  ({ hearing }) => Boolean(hearing?.held),
  '还没有听证笔录，登记笔录后可办',
  article(8),
)

export const hearingNotReported = needs(
  'hearing-not-reported',
  ({ hearing }) => !hearing || hearing.report === null,
  '已经提出听证报告',
  record,
)

/** No decision while a hearing is due, nor before it is on record and reported (处罚法第64、65条). */
export const requestedHearingHeld: Of<HearingSlice, Circumstances> = {
  id: 'requested-hearing-held',
  check: ({ hearing }) => {
    if (!hearing || isConcluded(hearing)) return met
    return hearing.held
      ? unmet('听证已经举行，主持人还没有提出听证报告，报告后可办', [record])
      : unmet('当事人要求听证，还没有举行，听证后可办', [hearingScope, cite('行政处罚法', 64)])
  },
}

/**
 * Handed over today at the earliest, the notice leaves seven whole working days before the hearing
 * (处罚法第64条第2项).
 */
export function checkHearingDay(
  heldOn: PlainDate,
  { today, calendar }: Circumstances,
): FieldProblem[] {
  const latest = workingDaysBefore(heldOn, 7, calendar)
  if (noticeInTime({ noticeServedOn: today, heldOn }, calendar)) return []
  const earliest = earliestHearing(today, calendar)
  const message = latest.known
    ? `须在举行的七个工作日前通知，${latest.on} 前没有送达；今天送达的，最早 ${earliest ?? ''} 举行`
    : `${latest.missingYear} 年放假安排未导入，不能推算`
  return [{ field: 'heldOn', message, basis: article(2) }]
}

/** Why a person may not host: they investigated, stepped aside, or reviewed the case (处罚法第64条第4项). */
export function unfitHost(
  file: HearingFile,
  host: PersonId,
  { nameOf, now, rules }: Circumstances,
): { message: string; basis: Basis } | null {
  const name = nameOf(host)
  if (file.hearing?.recusedHosts.includes(host)) {
    return { message: `${name}已经决定回避，不能再主持本次听证`, basis: article(4) }
  }
  const answers = [
    mayHostHearing(host, file.tookPart),
    notRecused({ personId: host, name }, file.recused, now),
  ]
  const refused = answers.find((answer) => !answer.met)
  if (refused && !refused.met) {
    return { message: refused.reason, basis: refused.basis[0] ?? article(4) }
  }
  return file.reviewers.includes(host) && !rules.reviewerMayHost
    ? { message: `${name}审核过本案，按本局规则不主持本案的听证`, basis: agencyRule('听证主持人') }
    : null
}

export function checkHost(
  file: HearingFile,
  host: PersonId,
  at: Circumstances,
  field = 'host',
): FieldProblem[] {
  const unfit = unfitHost(file, host, at)
  return unfit ? [{ field, ...unfit }] : []
}

/** The reasons that the field for the host shows beside people who are not offered. */
export const whoMayHost = (file: HearingFile, at: Circumstances): Narrowing => ({
  unfit: (person) => unfitHost(file, person, at)?.message ?? null,
})

export function hearingDayFrom({ today, calendar }: Circumstances): { heldOn?: Narrowing } {
  const earliest = earliestHearing(today, calendar)
  const why = '通知今天送达的，中间须满七个工作日'
  return earliest === null ? {} : { heldOn: { earliest, why } }
}

/** Not in the future, and not before the party was told of its right. */
export function checkDay(
  field: string,
  day: PlainDate,
  { hearingRight }: HearingSlice,
  at: Circumstances,
): FieldProblem[] {
  const earliest = { day: hearingRight?.toldOn, message: '不能早于告知书送达之日' }
  return checkDaySince(field, day, earliest, at)
}
