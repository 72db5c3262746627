import type { CaseEvent } from '../src/case/case-event.ts'
import { checklistOf } from '../src/case/parts/legal-review/checklist.ts'
import { theDecision, type SubjectRef } from '../src/case/parts/legal-review/subject-ref.ts'
import type { Act } from '../src/case/case-kernel.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import { addDays, daysBetween, type PlainDate } from '../src/shared/plain-date.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { papersToServe } from '../src/case/parts/service/served-papers.ts'
import { people } from './circumstances.ts'
import { serviceOf } from './told-of-hearing.ts'

export type Inputs = Record<
  string,
  (file: CaseFile, at: Circumstances) => Record<string, unknown>[]
>

const officers = [people.chen, people.wang]
const party = {
  kind: 'organisation',
  name: '甲商贸有限公司',
  uscc: '91350100M000100Y43',
  legalRepresentative: '张某',
  address: '四平市铁西区',
  phone: '0434-0000001',
}
/** 受理 adds a press and no path: that nothing is said of what was not accepted has a test of its own. */
export const acceptedAtOnce = (act: Act): Act =>
  act.requires.some(({ id }) => id === 'review-accepted')
    ? { ...act, requires: act.requires.filter(({ id }) => id !== 'review-accepted') }
    : act

/** Every point of the checklist of this case, answered with a reason. */
export const allPoints = (file: CaseFile, at: Circumstances, ref: SubjectRef = theDecision) =>
  checklistOf(file, ref, at).map((point) => ({ point, answer: 'yes', reason: '案卷可以证明。' }))

/** The same with 否 where that outcome needs it. */
export const pointsSaying = (outcome: string, file: CaseFile, at: Circumstances) =>
  allPoints(file, at).map((each) =>
    each.point === failedBy[outcome] ? { ...each, answer: 'no', reason: '没有写明理由。' } : each,
  )

const failedBy: Readonly<Record<string, string>> = {
  correct: 'discretion',
  supplement: 'evidence',
  'correct-procedure': 'procedure',
  'transfer-jurisdiction': 'jurisdiction',
  'transfer-criminal': 'crime',
  reject: 'subject',
}
const penalty = (fineFen: number) => ({
  kinds: ['fine'],
  fineFen,
  confiscatedFen: 0,
  confiscatedGoods: null,
  terms: null,
})
const fineOf = (file: CaseFile) =>
  file.filing?.matterCode === 'CF-009-01' ? 12_000_000 : 1_200_000

/** Inputs that between them take every turn of the procedure. One officer alone is tried too. */
export const ordinaryInputs: Inputs = {
  'verify-clue': (_file, { today }) => [
    { verifiedOn: today, officers, facts: '属实', suggestion: 'file' },
  ],
  'decline-filing': () => [{ reason: '不属实' }],
  'file-case': (_file, { today }) =>
    [
      { matterCode: 'CF-001-01', investigators: officers },
      { matterCode: 'CF-009-01', investigators: officers },
    ].map((each) => ({
      ...each,
      party,
      summary: '未备案',
      jurisdiction: '属地',
      violationFrom: today,
      violationUntil: today,
      discoveredOn: today,
      lifeOrFinance: false,
    })),
  'decide-recusal': (file) =>
    file.investigators.length === 2
      ? [{ officer: [people.wang], reason: '亲属', granted: true, successor: null }]
      : [],
  // Sampling has a walk of its own (parts/sampling/sampling.walk.test.ts).
  'take-samples': () => [],
  'commission-appraisal': () => [],
  'add-evidence': (file, { today }) =>
    file.evidence.length === 0
      ? [
          {
            evidenceId: 'e1',
            kind: 'document',
            name: '台账',
            purpose: '证明',
            source: '当事人',
            collectedOn: today,
            officers,
          },
        ]
      : [],
  'order-correction': (file, { today }) =>
    file.corrections.length === 0 && file.filing?.matterCode === 'CF-001-01'
      ? [{ violation: '未备案', requirements: '备案', deadline: addDays(today, 1), officers }]
      : [],
  'recheck-correction': (file, { today }) =>
    ['corrected', 'not'].map((status) => ({
      checkedOn: today,
      status,
      findings: '复查',
      officers,
    })),
  'conclude-investigation': (file) =>
    [
      { outcome: 'penalty', flags: [] as string[] },
      { outcome: 'penalty', flags: ['publicInterest'] },
      { outcome: 'no-penalty', flags: [] as string[] },
    ].map((each) => ({
      ...each,
      facts: '事实',
      gainsFen: null,
      circumstances: '无',
      noPenaltyReason: each.outcome === 'no-penalty' ? 'minor-corrected' : null,
      matterCode: file.filing?.matterCode ?? '',
      tier: file.filing?.matterCode === 'CF-009-01' ? '较轻' : '一般',
      tierReason: '理由',
      deviationReason: null,
      ...penalty(fineOf(file)),
    })),
  'issue-advance-notice': (file) =>
    file.notice === null
      ? [{ ...penalty(fineOf(file)), reason: '理由', deviationReason: null, statementDays: 5 }]
      : [],
  'serve-paper': (file, { today }) => papersToServe(file).map((paper) => serviceOf(paper, today)),
  // What proves a service has a walk of its own (service.walk.test.ts).
  'make-receipt': () => [],
  'announce-service': () => [],
  'record-returned-post': () => [],
  'void-paper': (file) => papersToServe(file).map((paper) => ({ paper, reason: '主文写错' })),
  'record-statement': (file, { today }) =>
    file.defence.statements.length === 0 && file.draft === null
      ? [{ receivedOn: today, manner: 'written', content: '请求从轻', newEvidence: null, officers }]
      : [],
  'review-statement': () => [
    {
      points: [{ point: '请求从轻', answer: '不采纳', accepted: false }],
      conclusion: '不采纳',
      officers,
    },
  ],
  'waive-rights': (file, { today }) =>
    file.defence.statementWaivedOn === null
      ? [{ statement: true, hearing: file.notice?.hearingOffered ?? false, on: today }]
      : [],
  'request-hearing': (_file, { today }) => [{ on: today, manner: 'written', reason: '要求听证' }],
  'call-hearing': (_file, { today }) => [
    {
      heldOn: addDays(today, 14),
      startsAt: '9时',
      place: '会议室',
      host: [people.reviewer],
      open: true,
      closedGround: null,
    },
  ],
  'draft-decision': (file) =>
    (file.draft === null ? ['penalty', 'no-penalty'] : []).map((outcome) => ({
      outcome,
      noPenaltyReason: outcome === 'penalty' ? null : 'minor-corrected',
      ...penalty(file.notice?.penalty.fineFen ?? fineOf(file)),
      facts: '事实',
      statementHandling: '已复核',
      hearingUse: file.hearing?.held ? '根据听证笔录' : null,
      discretionReason: '理由',
      education: outcome === 'penalty' ? null : '教育',
    })),
  'submit-review': () => [{ statement: '请审核', absent: null }],
  'see-review-changes': () => [{ effect: 'goes-on', remark: '不影响' }],
  // Disagreement and counsel have a walk of their own (legal-review.walk.test.ts), with everybody trying.
  'object-to-opinion': () => [],
  'settle-review-dispute': () => [],
  'invite-counsel': () => [],
  'pause-review': () => [],
  'resume-review': () => [],
  'extend-review': () => [],
  'assign-reviewer': () => [],
  'accept-review': () => [],
  'accept-opinion': () => [{}],
  'return-materials': (file, { today }) =>
    file.review?.pauses.length === 0
      ? [{ materials: [], missing: '材料', supplyBy: addDays(today, 2) }]
      : [],
  'issue-opinion': (file, at) =>
    ['pass', 'correct', 'supplement'].map((outcome) => ({
      points: pointsSaying(outcome, file, at),
      outcome,
      opinion: '意见',
      notes: null,
    })),
  'hold-deliberation': (_file, { today }) =>
    [true, false].map((approved) => ({
      heldOn: today,
      place: '会议室',
      chair: [people.head],
      members: [],
      conclusion: '结论',
      approved,
    })),
  'issue-decision': () => [{ extensionBasis: null }],
  'record-payment': (file, { today }) => [
    {
      paidOn: today,
      fen: file.decision?.draft.penalty.fineFen ?? 0,
      surchargeFen: 0,
      receiptNo: '1',
    },
  ],
  'close-case': () => [{ reason: 'performed', execution: '已履行' }],
  'archive-case': () => [{ retention: '30-years', checkedBy: [people.head], remarks: null }],
  'dismiss-case': () => [{ ground: 'not-established', explanation: '不成立' }],
  'transfer-case': (_file, { today }) => [
    { ground: 'jurisdiction', to: '某局', reason: '管辖', sentOn: today },
  ],
}
/** A whole hearing with nobody represented, whichever case it is held in. */
export const heldHearing = {
  attended: 'present',
  partySide: [{ name: '周向东', capacity: 'representative' }],
  investigators: [people.chen, people.wang],
  calls: null,
  waitedUntil: null,
  cause: null,
  recorder: '苏晴',
  others: null,
  agenda: ['rights', 'accusation', 'defence', 'examination'],
  record: '经过',
  exhibits: [{ origin: 'file', name: '合同', purpose: '收费', view: '没有异议' }],
  finalStatement: '陈述',
  signing: 'signed',
  hostNote: null,
}

// The host registers the hearing; the walk acts as the host.
ordinaryInputs['hold-hearing'] = () => [
  {
    ...heldHearing,
    investigators: [people.chen],
  },
]
ordinaryInputs['report-hearing'] = () => [{ facts: '事实', disputes: '争议', opinion: '意见' }]

/** Invariants 1 to 3, written independently of the requirements that are meant to hold them. */
export function forbiddenByInvariants(
  before: CaseFile,
  event: CaseEvent,
  _after: CaseFile,
  at: Circumstances,
): string | null {
  if (event.type !== 'DecisionIssued') return null
  const fine = event.draft.penalty.fineFen
  const major =
    before.conclusion?.findings.flags.publicInterest === true ||
    (event.draft.outcome === 'penalty' && fine >= 10_000_000)
  const opinion = before.review?.opinion
  if (major && !(opinion?.outcome === 'pass' && before.review?.digest === event.digest)) {
    return 'a major decision without a passed legal review of this draft'
  }
  if (before.investigators.length < 2) return 'a decision in a case with fewer than two officers'
  if (event.draft.outcome !== 'penalty') return null
  const { notice, defence, hearing } = before
  if (!notice?.servedOn) return 'a penalty without advance notice served'
  if (hearing && !hearing.held && !hearing.withdrawnOn) {
    return 'a penalty while a requested hearing is not held'
  }
  if (defence.statements.some(({ reviewed }) => !reviewed))
    return 'a penalty with a statement unheard'
  return periodOpen(before, notice.servedOn, notice.hearingOffered, at.today)
}

/** A coarse, independent bound: five working days never end within the six days that follow. */
function periodOpen(
  { defence, hearing }: CaseFile,
  servedOn: PlainDate,
  hearingOffered: boolean,
  today: PlainDate,
): string | null {
  const spoke =
    defence.statements.length > 0 || defence.statementWaivedOn !== null || hearing !== null
  const hearingSettled = !hearingOffered || hearing !== null || defence.hearingWaivedOn !== null
  return !(spoke && hearingSettled) && daysBetween(servedOn, today) < 7
    ? 'a penalty while the statement or hearing period runs'
    : null
}
