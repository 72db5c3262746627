import type { CaseFile } from '../../../case-file.ts'
import type { DecisionDraft } from '../../../proposed-decision.ts'
import { isHeavier, noPenaltyReasons } from '../../../penalty.ts'
import { cite } from '../../../../shared/citation.ts'
import { act } from '../../../case-kernel.ts'
import type { Circumstances } from '../../../circumstances.ts'
import type { FieldProblem } from '../../../../kernel/field-problem.ts'
import * as form from '../../../../kernel/form.ts'
import { deliberationGroundsOf, reviewGroundsOf } from '../../../case-review.ts'
import { checkAmount } from '../../../penalty-checks.ts'
import {
  concluded,
  correctionExhausted,
  defencePeriodOver,
  deliberated,
  drafted,
  filed,
  notEnded,
  nothingPending,
  noticeServed,
  requestedHearingHeld,
  reviewPassed,
  statementsReviewed,
  twoInvestigators,
  undecided,
  withinLimitation,
} from '../../../requirements.ts'
import { noPenalty, penaltyFields, penaltyOf } from './conclusion.ts'
import { bankKnown } from '../../../bank-known.ts'
import { checkExtension } from '../../../extension-basis.ts'
import { lawInForce } from '../../../law-in-force.ts'
import { knownForDecision } from './known-decision.ts'

/** What must be so before anybody may draft, review or issue a decision. */
const heard = [noticeServed, statementsReviewed, requestedHearingHeld, defencePeriodOver]

export const draftForm = {
  outcome: form.choice({
    label: '拟作决定',
    options: { penalty: '给予行政处罚', 'no-penalty': '不予行政处罚' },
    basis: cite('行政处罚法', 57),
  }),
  noPenaltyReason: form.optional(
    form.choice({
      label: '不予处罚的理由',
      options: noPenaltyReasons,
      basis: cite('行政处罚法', 33),
    }),
  ),
  ...penaltyFields,
  facts: form.paragraph({ label: '认定的事实', max: 8_000 }),
  statementHandling: form.paragraph({
    label: '陈述申辩和听证意见的采纳情况及理由',
    max: 3_000,
    argued: true,
    basis: cite('行政处罚法', 45),
  }),
  discretionReason: form.paragraph({
    label: '裁量理由',
    max: 2_000,
    argued: true,
    basis: cite('行政处罚法', 34),
  }),
  education: form.optional(
    form.paragraph({
      label: '教育的内容',
      max: 1_000,
      hint: '不予处罚的，应当对当事人进行教育',
      basis: cite('行政处罚法', 33),
    }),
  ),
}

type DraftInput = form.InputOf<typeof draftForm>

export const draftDecision = act({
  id: 'draft-decision',
  title: '拟定决定',
  step: 'draft',
  by: ['officer'],
  approvals: [],
  presses: true,
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
    const draft = draftOf(file, input)
    return [
      {
        type: 'DecisionDrafted',
        draft,
        digest: at.digest(draft),
        grounds: reviewGroundsOf(file, draft, at),
        deliberation: deliberationGroundsOf(file, draft, at),
      },
    ]
  },
})

/** There is a draft, and no reviewer asked to change it. */
function draftStands({ draft, review }: CaseFile): boolean {
  const opinion = review?.digest === draft?.digest ? review?.opinion : null
  return draft !== null && (opinion == null || opinion.outcome === 'pass')
}

function draftDefaults(file: CaseFile): Partial<DraftInput> {
  const findings = file.conclusion?.findings
  const penalty =
    file.draft?.draft.penalty ?? file.notice?.penalty ?? findings?.penalty ?? noPenalty
  const last = file.defence.reviews.at(-1)
  return {
    ...penalty,
    kinds: [...penalty.kinds],
    outcome: file.draft?.draft.outcome ?? findings?.outcome ?? 'penalty',
    noPenaltyReason: file.draft?.draft.noPenaltyReason ?? findings?.noPenaltyReason ?? null,
    facts: file.draft?.draft.facts ?? findings?.facts ?? '',
    statementHandling:
      file.draft?.draft.statementHandling ??
      last?.conclusion ??
      (file.defence.statementWaivedOn
        ? '当事人书面放弃陈述、申辩。'
        : '当事人在期限内没有提出陈述、申辩。'),
    discretionReason: file.draft?.draft.discretionReason ?? findings?.tierReason ?? '',
    education: file.draft?.draft.education ?? null,
  }
}

function draftOf(file: CaseFile, input: DraftInput): DecisionDraft {
  const punish = input.outcome === 'penalty'
  return {
    outcome: input.outcome,
    noPenaltyReason: punish ? null : input.noPenaltyReason,
    penalty: punish ? penaltyOf(input) : noPenalty,
    partyName: file.filing?.party.name ?? '',
    matterCode: file.filing?.matterCode ?? '',
    cause: file.filing?.cause ?? '',
    facts: input.facts,
    statementHandling: input.statementHandling,
    discretionReason: input.discretionReason,
    education: punish ? null : input.education,
  }
}

function checkDraft(file: CaseFile, input: DraftInput, at: Circumstances): FieldProblem[] {
  if (input.outcome === 'no-penalty') {
    return [
      ...(input.noPenaltyReason === null
        ? [
            {
              field: 'noPenaltyReason',
              message: '不予处罚须选明理由',
              basis: cite('行政处罚法', 33),
            },
          ]
        : []),
      ...(input.education === null
        ? [
            {
              field: 'education',
              message: '不予处罚的，应当写明对当事人的教育',
              basis: cite('行政处罚法', 33),
            },
          ]
        : []),
    ]
  }
  const findings = file.conclusion?.findings
  const problems = checkAmount(input, {
    file,
    at,
    gainsFen: findings?.gainsFen ?? null,
    tier: findings?.tier ?? '',
    deviationReason: findings?.deviationReason ?? null,
  })
  if (file.notice && isHeavier(penaltyOf(input), file.notice.penalty)) {
    const field = input.fineFen > file.notice.penalty.fineFen ? 'fineFen' : 'kinds'
    const message = '重于事先告知的处罚：不得因陈述申辩加重；有新的事实的，须重新告知'
    problems.push({ field, message, basis: cite('行政处罚法', 45, { paragraph: 2 }) })
  }
  return problems
}

export const holdDeliberation = act({
  id: 'hold-deliberation',
  title: '登记集体讨论',
  step: 'deliberate',
  by: ['department-head', 'legal-reviewer'],
  approvals: [],
  presses: true,
  effect: '讨论记录入副卷；同意的，才能提请作出决定。',
  basis: [cite('行政处罚法', 57, { paragraph: 2 })],
  form: {
    heldOn: form.date({ label: '讨论日期' }),
    place: form.text({ label: '地点' }),
    chair: form.people({ label: '主持人', role: 'agency-head', min: 1, max: 1 }),
    members: form.rows({
      label: '参加的机关负责人',
      min: 2,
      max: 20,
      columns: {
        person: form.people({ label: '姓名', role: 'agency-head', min: 1, max: 1 }),
        opinion: form.paragraph({ label: '意见', max: 1_000 }),
        agrees: form.yesNo({ label: '是否同意拟决定' }),
      },
    }),
    conclusion: form.paragraph({ label: '讨论结论', max: 2_000 }),
    approved: form.yesNo({ label: '是否同意拟决定' }),
  },
  papers: ['collective_discussion'],
  recording: ['AV11'],
  requires: [notEnded, undecided, drafted, reviewPassed],
  applies: (file) => (file.draft?.deliberation.length ?? 0) > 0 && file.decision === null,
  defaults: (_file, { today, rules }) => ({ heldOn: today, place: rules.address, approved: true }),
  known: (file) => [
    {
      label: '须集体讨论的情形',
      value: file.draft?.deliberation.join('；') ?? '',
      source: '拟决定',
    },
  ],
  checks: (_file, { heldOn }, { today }) =>
    heldOn > today ? [{ field: 'heldOn', message: '不能晚于今天' }] : [],
  events: (file, { chair, members, ...input }) => [
    {
      type: 'DeliberationHeld',
      ...input,
      digest: file.draft?.digest ?? '',
      chair: chair[0] ?? '',
      members: members.map(({ person, ...each }) => ({ ...each, person: person[0] ?? '' })),
    },
  ],
})

export const issueDecision = act({
  id: 'issue-decision',
  title: '提请作出决定',
  step: 'decide',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: true,
  effect: '提交后先送承办机构负责人，再送机关负责人；同意并签名后用印、编号，决定成立。',
  basis: [cite('行政处罚法', 57), cite('行政处罚法', 59)],
  form: {
    extensionBasis: form.optional(
      form.text({
        label: '超过 90 日的法律、法规、规章依据',
        max: 300,
        argued: true,
        hint: '立案之日起 90 日内作出的不填',
        basis: cite('行政处罚法', 60),
      }),
    ),
  },
  papers: ['decision_approval', 'penalty_decision', 'no_penalty_decision'],
  recording: [],
  requires: [
    notEnded,
    filed,
    undecided,
    nothingPending,
    concluded,
    drafted,
    ...heard,
    reviewPassed,
    deliberated,
    twoInvestigators,
    withinLimitation,
    lawInForce,
    bankKnown,
  ],
  comparesPapers: true,
  applies: (file) => file.conclusion !== null && file.decision === null,
  known: knownForDecision,
  checks: (file, { extensionBasis }, at) => checkExtension(file, extensionBasis, at),
  events: (file, { extensionBasis }, { today }) =>
    file.draft
      ? [
          {
            type: 'DecisionIssued',
            draft: file.draft.draft,
            digest: file.draft.digest,
            decidedOn: today,
            extensionBasis,
          },
        ]
      : [],
})
