import { mayHostHearing, notRecused } from '../../../authority/separation.ts'
import { workingDaysBefore } from '../../../deadline/working-days.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { met, unmet, type Requirement as Of } from '../../../kernel/requirement.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { cite } from '../../../shared/citation.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Circumstances } from '../../circumstances.ts'
import { needs as needsOf } from '../../needs.ts'
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
  '听证通知已经送达；改日期的，办理听证延期',
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

/** Seven whole working days lie between the notice and the hearing (处罚法第64条第2项). */
export function checkNoticeDay(
  { noticeServedOn, heldOn }: { noticeServedOn: PlainDate; heldOn: PlainDate },
  { today, calendar }: Circumstances,
): FieldProblem[] {
  const latest = workingDaysBefore(heldOn, 7, calendar)
  const problems: FieldProblem[] = []
  if (noticeServedOn > today) problems.push({ field: 'noticeServedOn', message: '不能晚于今天' })
  // A day that cannot be counted to the end is early enough only where it surely is.
  const surely = latest.known ? latest.on : latest.notBefore
  if (surely !== null && noticeServedOn <= surely) return problems
  const message = latest.known
    ? `须在举行的七个工作日前通知，最迟 ${latest.on} 送达`
    : `${latest.missingYear} 年放假安排未导入，不能推算`
  return [...problems, { field: 'heldOn', message, basis: article(2) }]
}

/** Who may host: nobody who investigated, nobody who stepped aside (处罚法第64条第4项). */
export function checkHost(
  file: HearingFile,
  host: PersonId,
  { nameOf, now }: Circumstances,
  field = 'host',
): FieldProblem[] {
  const name = nameOf(host)
  if (file.hearing?.recusedHosts.includes(host)) {
    const message = `${name}已经决定回避，不能再主持本次听证`
    return [{ field, message, basis: article(4) }]
  }
  const answers = [
    mayHostHearing(host, file.tookPart),
    notRecused({ personId: host, name }, file.recused, now),
  ]
  return answers.flatMap((answer) =>
    answer.met
      ? []
      : [{ field, message: answer.reason, ...(answer.basis[0] && { basis: answer.basis[0] }) }],
  )
}

/** Not in the future, and not before the party was told of its right. */
export function checkDay(
  field: string,
  day: PlainDate,
  { hearingRight }: HearingSlice,
  { today }: Circumstances,
): FieldProblem[] {
  if (day > today) return [{ field, message: '不能晚于今天' }]
  const told = hearingRight?.toldOn
  return told && day < told ? [{ field, message: '不能早于告知书送达之日' }] : []
}
