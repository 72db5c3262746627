import { cite } from '../../../shared/citation.ts'
import { chineseDay } from '../../../shared/plain-date.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { ComparedFine, DecisionDraft } from '../../proposed-decision.ts'
import { checkOutlierReason, compareFines, hasOutlier } from '../../compare-fines.ts'
import { finedViolations } from '../../fined-violations.ts'
import { furtherFields, furtherFrom, furtherTyped } from '../../further-fields.ts'
import { ownFineFen, type WithFurther } from '../../further-violation.ts'
import { isHeavier, type Penalty } from '../../penalty.ts'
import {
  fineField,
  noPenalty,
  noPenaltyReasonField,
  otherPenalties,
  penaltyAsConcluded,
} from '../../penalty-fields.ts'
import { checkAmount } from '../../penalty-checks.ts'
import { notTheSameAgain } from '../revision/not-the-same-again.ts'
import { requestedHearingHeld } from '../hearing/requirements.ts'
import { filed, withinLimitation } from '../filing/requirements.ts'
import { digestOfDraft } from './agreed-on.ts'
import { undecided } from './requirements.ts'
import { correctionExhausted } from '../correction/requirements.ts'
import { concluded } from '../conclusion/requirements.ts'
import { replyOutstanding } from '../legal-review/slice.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import {
  noticeServed,
  statementsReviewed,
  defencePeriodOver,
} from '../advance-notice/requirements.ts'
import { lawInForce } from '../../law-in-force.ts'
import type { Circumstances } from '../../circumstances.ts'
import { reviewGroundsOf, deliberationGroundsOf } from '../../case-review.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'

/** The requirements that drafting, reviewing and issuing a decision share. */
export const heard = [noticeServed, statementsReviewed, requestedHearingHeld, defencePeriodOver]

const draftForm = {
  ...form.section('拟作决定', {
    outcome: form.choice({
      label: '拟作决定',
      options: { penalty: '给予行政处罚', 'no-penalty': '不予行政处罚' },
      basis: cite('行政处罚法', 57),
    }),
    fineFen: fineField,
    discretionReason: form.paragraph({
      label: '裁量理由',
      max: 2_000,
      argued: true,
      basis: cite('行政处罚法', 34),
    }),
    outlierReason: form.optional(
      form.paragraph({
        label: '与同类案件不同的理由',
        max: 1_000,
        argued: true,
        shown: 'outlier-reason',
        hint: '罚款明显高于或者低于同类案件，写明本案不同在哪里；法制审核人和负责人会看到',
      }),
    ),
  }),
  ...otherPenalties({
    noPenaltyReason: noPenaltyReasonField,
    education: form.askedWhen(
      { field: 'outcome', is: ['no-penalty'] },
      form.paragraph({
        label: '教育的内容',
        max: 1_000,
        hint: '不予处罚的，应当对当事人进行教育',
        basis: cite('行政处罚法', 33),
      }),
    ),
  }),
  ...furtherFields,
  ...form.section('事实和申辩', {
    facts: form.paragraph({ label: '认定的事实', max: 8_000 }),
    statementHandling: form.paragraph({
      label: '陈述申辩和听证意见的采纳情况及理由',
      max: 3_000,
      argued: true,
      basis: cite('行政处罚法', 45),
    }),
    hearingUse: form.optional(
      form.paragraph({
        label: '根据听证笔录认定的情况',
        max: 3_000,
        hint: '没有举行听证的不填',
        argued: true,
        basis: cite('行政处罚法', 65),
      }),
    ),
  }),
}

type DraftInput = form.InputOf<typeof draftForm>

export const draftDecision = act({
  id: 'draft-decision',
  title: '拟定决定',
  step: 'draft',
  by: ['officer'],
  approvals: [],
  presses: true,
  goesOn: true,
  effect: '拟定后算出是否须法制审核、集体讨论；改动任何一处，审核和讨论都要重来。',
  basis: [cite('行政处罚法', 57)],
  form: draftForm,
  papers: [],
  recording: [],
  requires: [
    notEnded,
    filed,
    undecided,
    nothingPending,
    concluded,
    correctionExhausted,
    withinLimitation,
    lawInForce,
    ...heard,
  ],
  applies: (file) => file.conclusion !== null && file.decision === null,
  follows: 'review',
  settled: draftStands,
  defaults: (file) => draftDefaults(file),
  checks: (file, input, at) => checkDraft(file, input, at),
  events: (file, input, at) => {
    const draft = draftOf(file, input, at)
    return [
      {
        type: 'DecisionDrafted',
        draft,
        ...digestOfDraft(draft, file, at),
        grounds: reviewGroundsOf(file, draft, at),
        deliberation: deliberationGroundsOf(file, draft, at),
      },
    ]
  },
})

/** There is a draft, and no reviewer asked to change it; what an opinion asks is answered before it is followed. */
function draftStands({ draft, review }: CaseFile): boolean {
  if (draft === null) return false
  if (review?.digest !== draft.digest || review.opinion === null) return true
  return review.opinion.outcome === 'pass' || replyOutstanding(review)
}

function draftDefaults(file: CaseFile): Partial<DraftInput> {
  const findings = file.conclusion?.findings
  const told: WithFurther & { penalty: Penalty } = file.draft?.draft ??
    file.notice ??
    findings ?? { penalty: noPenalty }
  // Whether it is announced follows from the rule, and nobody types it.
  const { announced: _announced, ...penalty } = told.penalty
  const last = file.defence.reviews.at(-1)
  return {
    ...penalty,
    fineFen: ownFineFen(penalty.fineFen, told),
    further: furtherTyped(told),
    kinds: [...penalty.kinds],
    outcome: file.draft?.draft.outcome ?? findings?.outcome ?? 'penalty',
    noPenaltyReason: file.draft?.draft.noPenaltyReason ?? findings?.noPenaltyReason ?? null,
    facts: file.draft?.draft.facts ?? findings?.facts ?? '',
    statementHandling: file.draft?.draft.statementHandling ?? last?.conclusion ?? nothingSaid(file),
    hearingUse: file.draft?.draft.hearingUse ?? hearingUseOf(file),
    discretionReason: file.draft?.draft.discretionReason ?? findings?.tierReason ?? '',
    education: file.draft?.draft.education ?? null,
    outlierReason: file.draft?.draft.outlierReason ?? null,
  }
}

/** What is true of a party that said nothing: whoever was told nothing had no term to let pass (处罚法第44、45条). */
function nothingSaid({ notice, defence }: CaseFile): string {
  if (notice === null) return '拟不予行政处罚，不作行政处罚告知；当事人没有另行陈述、申辩。'
  return defence.statementWaivedOn
    ? '当事人书面放弃陈述、申辩。'
    : '当事人在期限内没有提出陈述、申辩。'
}

function draftOf(file: CaseFile, input: DraftInput, at: Circumstances): DecisionDraft {
  const punish = input.outcome === 'penalty'
  const compared = comparedFines(file, input, at)
  return {
    outcome: input.outcome,
    noPenaltyReason: punish ? null : input.noPenaltyReason,
    penalty: punish ? penaltyAsConcluded(file, input, at) : noPenalty,
    ...furtherFrom(input.further, at),
    partyName: file.filing?.party.name ?? '',
    matterCode: file.filing?.matterCode ?? '',
    cause: file.filing?.cause ?? '',
    facts: input.facts,
    statementHandling: input.statementHandling,
    ...(input.hearingUse !== null && { hearingUse: input.hearingUse }),
    discretionReason: input.discretionReason,
    education: punish ? null : input.education,
    ...(compared.length > 0 && { compared }),
    ...(hasOutlier(compared) &&
      input.outlierReason != null && { outlierReason: input.outlierReason }),
  }
}

/** The fines as they are proposed now, each beside those of like cases. */
function comparedFines(file: CaseFile, input: DraftInput, at: Circumstances): ComparedFine[] {
  if (input.outcome === 'no-penalty') return []
  const proposed = {
    penalty: penaltyAsConcluded(file, input, at),
    ...furtherFrom(input.further, at),
  }
  return compareFines(finedViolations(file, proposed, at), at)
}

/** The host's report, which the officer's draft goes on from. */
function hearingUseOf({ hearing }: CaseFile): string | null {
  const { held, report } = hearing ?? {}
  return held && report
    ? `${chineseDay(held.on)}的听证笔录已附卷。听证报告认为：${report.opinion}`
    : null
}

/** The decision is made according to the record of the hearing, and says so (处罚法第65条). */
function checkHearingUse({ hearing }: CaseFile, { hearingUse }: DraftInput): FieldProblem[] {
  const held = hearing?.held != null && !hearing.held.forfeited
  if (held === (hearingUse !== null)) return []
  const message = held
    ? '举行了听证的，应当写明怎样根据听证笔录作出决定'
    : '本案没有举行听证，没有听证笔录可以作为根据'
  return [{ field: 'hearingUse', message, basis: cite('行政处罚法', 65) }]
}

function checkDraft(file: CaseFile, input: DraftInput, at: Circumstances): FieldProblem[] {
  if (input.outcome === 'no-penalty') {
    return checkHearingUse(file, input)
  }
  const findings = file.conclusion?.findings
  const problems = [
    ...checkHearingUse(file, input),
    ...notTheSameAgain(file, draftOf(file, input, at)),
    ...checkOutlierReason(comparedFines(file, input, at), input.outlierReason),
    ...checkAmount(input, {
      file,
      at,
      gainsFen: findings?.gainsFen ?? null,
      refundFen: findings?.refundFen ?? null,
      factors: findings?.factors,
      circumstances: findings?.legalCircumstances,
      tier: findings?.tier ?? '',
      deviationReason: findings?.deviationReason ?? null,
    }),
  ]
  const untold = (input.further ?? []).findIndex(
    ({ matterCode }) => !(file.filing?.further ?? []).includes(matterCode),
  )
  if (untold >= 0) {
    const message = '事先没有告知这一违法行为，不能在决定里增加；须先重新终结调查、重新告知'
    const field = `further.${untold}.matterCode`
    problems.push({ field, message, basis: cite('行政处罚法', 44) })
  }
  if (file.notice && isHeavier(penaltyAsConcluded(file, input, at), file.notice.penalty)) {
    const field = input.fineFen > file.notice.penalty.fineFen ? 'fineFen' : 'kinds'
    const message = '重于事先告知的处罚：不得因陈述申辩加重；有新的事实的，须重新告知'
    problems.push({ field, message, basis: cite('行政处罚法', 45, { paragraph: 2 }) })
  }
  return problems
}
