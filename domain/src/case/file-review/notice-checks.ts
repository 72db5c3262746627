import { emptyRows } from '../../paper/empty-rows.ts'
import type { CaseEventType } from '../case-event.ts'
import type { CaseEvent } from '../case-event.ts'
import { coercionPoints, penaltyPoints, revisionPoints } from '../parts/legal-review/checklist.ts'
import { subjectRef } from '../parts/legal-review/subject-ref.ts'
import { factsOfAll, mattersOfCase } from '../further-violation.ts'
import { onMatterOf } from '../case-matter.ts'
import { noticeInTime } from '../parts/hearing/limits.ts'
import { yuanText } from '../../shared/money.ts'
import {
  atStep,
  fault,
  looked,
  notConcerned,
  notLooked,
  notYet,
  onPaper,
  when,
  type Check,
  type Fault,
  type Looked,
} from './criterion.ts'
import {
  eventsOf,
  paperOf,
  papersOf,
  wordsOfPaper,
  type FileUnderReview,
  type RecordedAs,
} from './file-under-review.ts'
import { unsigned, unsignedOf } from './unsigned.ts'
import { ofFiledCase } from './filing-checks.ts'

/** The check of a case whose investigation was concluded. */
const ofConcludedCase = (
  check: (review: FileUnderReview, concluded: RecordedAs<'InvestigationConcluded'>) => Looked,
): Check =>
  ofFiledCase((review) => {
    const { conclusion, ended } = review.file
    const concluded = eventsOf(review, 'InvestigationConcluded').at(-1)
    if (conclusion && concluded) return check(review, concluded)
    return ended ? notConcerned('调查没有终结，案件已经结束') : notYet('调查还没有终结')
  })

export const reportWhole: Check = ofConcludedCase((review, concluded) => {
  const { findings } = concluded.event
  const report = papersOf(review, 'investigation_report').find(
    ({ version }) => version === concluded.version,
  )
  if (!report) return looked([fault('卷内没有调查终结报告', '补入调查终结报告', atStep(concluded))])
  const text = wordsOfPaper(report)
  const asked = {
    事实: findings.facts,
    定性: text.includes('违反了') ? findings.facts : '',
    裁量情节: findings.circumstances,
    裁量理由: findings.tierReason,
  }
  const mend = '重新提交调查终结报告'
  return looked([
    ...Object.entries(asked).flatMap(([what, words]) =>
      when(words.trim() === '', `调查终结报告没有写${what}`, mend, onPaper(report)),
    ),
    ...when(!text.includes('证据'), '调查终结报告没有列证据', mend, onPaper(report)),
    ...when(
      !concluded.approvals.some(({ role }) => role === 'department-head'),
      '调查终结报告没有承办机构负责人的审查意见',
      mend,
      onPaper(report),
    ),
  ])
})

export const discretionStated: Check = ofConcludedCase((review, concluded) => {
  const { findings } = concluded.event
  if (findings.outcome !== 'penalty' || findings.penalty.fineFen === 0) {
    return notConcerned('没有建议罚款')
  }
  const statement = papersOf(review, 'discretion_statement').find(
    ({ version }) => version === concluded.version,
  )
  const mend = '补写裁量说明：对照的基准、档次、情节和理由'
  if (!statement) return looked([fault('卷内没有裁量说明', mend, atStep(concluded))])
  return looked(
    emptyRows(statement.words).map((label) =>
      fault(`裁量说明的“${label}”是空的`, mend, onPaper(statement)),
    ),
  )
})

/** The check of a case whose party was told of a penalty beforehand. */
const ofNotified = (
  check: (review: FileUnderReview, told: RecordedAs<'AdvanceNoticeIssued'>) => Looked,
): Check =>
  ofFiledCase((review) => {
    const { conclusion, notice, ended } = review.file
    const told = eventsOf(review, 'AdvanceNoticeIssued').at(-1)
    if (notice && told) return check(review, told)
    if (ended || conclusion?.findings.outcome === 'no-penalty') {
      return notConcerned('没有拟给予处罚')
    }
    return notYet('还没有事先告知')
  })

export const noticeWhole: Check = ofNotified((review, told) => {
  const { file, at } = review
  const paper = papersOf(review, 'penalty_advance_notice').find(
    ({ version }) => version === told.version,
  )
  const mend = '重新制作告知书并送达'
  if (!paper) return looked([fault('卷内没有行政处罚事先告知书', mend, atStep(told))])
  const text = wordsOfPaper(paper)
  const matters = mattersOfCase(file, onMatterOf(file, at))
  const { fineFen, confiscatedFen } = told.event.penalty
  const asked: readonly (readonly [what: string, words: readonly string[]])[] = [
    ['违法事实', factsOfAll(told.event).split('\n').filter(Boolean)],
    ['证据', ['证据']],
    [
      '违反的规定和处罚依据',
      matters.flatMap(({ violationBasis, penaltyBasis }) => [violationBasis, penaltyBasis]),
    ],
    [
      '拟处罚的内容',
      [fineFen, confiscatedFen].filter((fen) => fen > 0).map((fen) => yuanText(fen)),
    ],
    ['陈述、申辩的权利', ['陈述', '申辩']],
    ['理由', [told.event.reason.split('\n')[0] ?? '']],
  ]
  const undelivered = file.decision !== null && file.notice?.servedOn == null
  return looked([
    ...asked
      .filter(([, words]) => words.some((each) => !text.includes(each)))
      .map(([what]) => fault(`告知书没有写清${what}`, mend, onPaper(paper))),
    ...when(undelivered, '告知书没有送达就作出决定', mend, onPaper(paper)),
  ])
})

export const defenceAnswered: Check = ofNotified((review) => {
  const { file } = review
  const { statements } = file.defence
  // What the party said, and that it gave up saying anything, is its own word and bears its signature.
  const unsignedWords = unsignedOf(review, [
    'statement_defense_record',
    'waiver_statement',
    'hearing_record',
  ])
  if (statements.length === 0 && unsignedWords.length === 0) {
    return notConcerned('当事人没有提出陈述、申辩')
  }
  const records = eventsOf(review, 'StatementRecorded').filter(
    ({ version }) => version > (eventsOf(review, 'AdvanceNoticeIssued').at(-1)?.version ?? 0),
  )
  return looked([
    ...unsignedWords,
    ...records.flatMap((each) =>
      when(
        !papersOf(review, 'statement_defense_record').some(
          ({ version }) => version === each.version,
        ),
        '陈述、申辩没有记录',
        '补入陈述申辩笔录或者书面意见',
        atStep(each),
      ),
    ),
    ...when(
      file.decision !== null && statements.some(({ reviewed }) => !reviewed),
      '陈述、申辩没有复核就作出决定',
      '复核并重新决定',
    ),
    ...when(
      statements.some(({ reviewed }) => reviewed) &&
        paperOf(review, 'statement_review') === undefined,
      '卷内没有陈述申辩复核意见',
      '补入复核意见',
    ),
    ...when(
      file.decision?.draft.statementHandling.trim() === '',
      '决定没有写陈述、申辩的采纳情况',
      '补正决定书',
    ),
  ])
})

export const hearingTold: Check = (review) => {
  const { hearing, decision } = review.file
  if (hearing === null) return notConcerned('没有举行听证')
  const { called } = hearing
  if (called === null) {
    return hearing.withdrawnOn !== null || decision !== null
      ? notConcerned('没有定听证的日期')
      : notYet('还没有通知听证')
  }
  const { noticeServedOn, heldOn } = called
  if (noticeServedOn === null) {
    return hearing.held === null
      ? notYet('听证通知书还没有送达')
      : looked([fault('听证通知书没有送达就举行听证', '重新通知，重新举行听证')])
  }
  if (noticeInTime({ noticeServedOn, heldOn }, review.at.calendar)) return looked([])
  const years = [noticeServedOn, heldOn].map((day) => Number(day.slice(0, 4)))
  if (years.some((year) => !review.at.calendar.years.has(year))) {
    return notLooked('放假安排没有导入，不能推算听证前的七个工作日')
  }
  return looked([
    fault(
      `听证通知书 ${noticeServedOn} 送达，离 ${heldOn} 的听证不足七个工作日`,
      '征得当事人同意或者重新举行听证',
    ),
  ])
}

export const opinionWhole: Check = (review) => {
  const opinions = eventsOf(review, 'ReviewOpinionIssued')
  if (opinions.length === 0) {
    const { draft, decision } = review.file
    return draft && draft.grounds.length > 0 && !decision
      ? notYet('还没有出具法制审核意见')
      : notConcerned('没有经过法制审核')
  }
  const mend = '由法制机构补正审核意见书'
  return looked(
    opinions.flatMap((each): Fault[] => {
      const type = each.event.round === 2 ? 'legal_review_reconsideration' : 'legal_review_opinion'
      const paper = papersOf(review, type).find(({ version }) => version === each.version)
      const { event } = each
      const points = leastPoints(event)
      return [
        ...when(paper === undefined, '卷内没有法制审核意见书', mend, atStep(each)),
        ...when(
          event.points.length < points,
          `审核意见只答了 ${event.points.length} 项，应答 ${points} 项`,
          mend,
          atStep(each),
        ),
        ...when(
          event.points.some(
            ({ answer, reason }) => (event.asksReply || answer === 'no') && !reason?.trim(),
          ),
          event.asksReply ? '审核意见有的项目没有写理由' : '审核意见答“否”的没有写理由',
          mend,
          atStep(each),
        ),
        ...when(event.opinion.trim() === '', '审核意见书没有写意见和理由', mend, atStep(each)),
        ...(paper ? unsigned(review, paper) : []),
        ...when(
          investigatedBy(review, each.by.id, each.version),
          `审核人${each.by.name}参与过本案的调查`,
          '由没有参与调查的人员重新审核',
          atStep(each),
        ),
      ]
    }),
  )
}

/**
 * How many points an opinion answers at least: the eight of every case before 2026-12, and since then those of its
 * kind of act; what its grounds add was asked of the reviewer when it was signed.
 */
function leastPoints({ asksReply, subject }: ReviewOpinionIssued): number {
  if (!asksReply) return 8
  switch (subjectRef({ ...(subject && { subject }) }).kind) {
    case 'decision':
      return penaltyPoints.length
    case 'seizure':
      return coercionPoints.length
    case 'revision':
      return revisionPoints.length
  }
}
type ReviewOpinionIssued = Extract<CaseEvent, { type: 'ReviewOpinionIssued' }>

const investigative: readonly CaseEventType[] = [
  'SiteInspected',
  'PersonInquired',
  'EvidenceAdded',
  'GoodsSeized',
]

/** Whether the person investigated before that step of the case. */
const investigatedBy = (review: FileUnderReview, person: string, before: number): boolean =>
  eventsOf(review, ...investigative).some(
    ({ event, version }) =>
      version < before &&
      'officers' in event &&
      (event.officers as readonly string[]).includes(person),
  )

/** 机关负责人集体讨论: the chair and two more at least, as the form asks. */
const leastMembers = 2

export const discussionWhole: Check = (review) => {
  const held = eventsOf(review, 'DeliberationHeld')
  if (held.length === 0) {
    const { draft, decision } = review.file
    return draft && draft.deliberation.length > 0 && !decision
      ? notYet('还没有集体讨论')
      : notConcerned('没有集体讨论')
  }
  const mend = '补正集体讨论记录，由参加人签名确认'
  return looked(
    held.flatMap((each) => {
      const { members, conclusion } = each.event
      const paper = papersOf(review, 'collective_discussion').find(
        ({ version }) => version === each.version,
      )
      const count = new Set(members.map(({ person }) => person)).size
      return [
        ...when(count < leastMembers, `集体讨论只有 ${count} 名机关负责人参加`, mend, atStep(each)),
        ...when(
          members.some(({ opinion }) => opinion.trim() === ''),
          '集体讨论记录没有写明每个人的意见',
          mend,
          atStep(each),
        ),
        ...when(conclusion.trim() === '', '集体讨论记录没有结论', mend, atStep(each)),
        ...when(paper === undefined, '卷内没有集体讨论记录', mend, atStep(each)),
        ...(paper ? unsigned(review, paper) : []),
      ]
    }),
  )
}
