import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { caseFlags, type Findings } from '../../proposed-decision.ts'
import {
  fineField,
  tierField,
  noPenalty,
  noPenaltyReasonField,
  otherPenalties,
  penaltyOf,
} from '../../penalty-fields.ts'
import { matterField } from '../../case-fields.ts'
import { checkFactors, factorsField, legalCircumstancesField } from '../../factor-fields.ts'
import { furtherFields, furtherFrom, type FurtherInput } from '../../further-fields.ts'
import { causeOfAll } from '../../further-violation.ts'
import { checkGains, gainsFields } from '../../illegal-gains.ts'
import { onMatterOf } from '../../case-matter.ts'
import { checkMatter } from '../../check-matter.ts'
import { correctionTried } from '../correction/requirements.ts'
import { checkAmount } from '../../penalty-checks.ts'
import { twoInvestigators } from '../people/requirements.ts'
import { filed, withinLimitation } from '../filing/requirements.ts'
import { proofElements } from '../evidence/elements.ts'
import { appraisalsSettled } from '../sampling/requirements.ts'
import { evidenceOf } from '../evidence/evidence-list.ts'
import { hasEvidence } from '../evidence/requirements.ts'
import { undecided } from '../decision/requirements.ts'
import { investigating } from './requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import type { Circumstances } from '../../circumstances.ts'
import { noPenaltyText, penaltyText } from '../../penalty.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'

const conclusionForm = {
  ...form.section('违法事实', {
    facts: form.paragraph({ label: '违法事实', max: 8_000 }),
    matterCode: matterField({
      label: '违反的规定和罚则',
      hint: '查明的事实与立案时选的规定不符的，在这里另选',
      basis: cite('行政处罚法', 57),
    }),
    ...gainsFields,
    circumstances: form.paragraph({
      label: '从轻、减轻、从重或者不予处罚的情节',
      max: 2_000,
      argued: true,
    }),
  }),
  ...form.section('处理建议', {
    outcome: form.choice({
      label: '处理建议',
      options: { penalty: '给予行政处罚', 'no-penalty': '不予行政处罚' },
    }),
    factors: factorsField,
    tier: tierField,
    fineFen: fineField,
    tierReason: form.paragraph({
      label: '裁量理由',
      max: 1_000,
      argued: true,
      hint: '为什么适用该档次、确定该数额；不予处罚的，写明改正、后果等事实',
    }),
  }),
  ...form.section('法定情节', { legalCircumstances: legalCircumstancesField }, { folded: true }),
  ...otherPenalties({
    deviationReason: form.optional(
      form.paragraph({
        label: '偏离裁量基准的理由',
        max: 1_000,
        argued: true,
        hint: '金额超出所选档次，或者没有给予罚则规定的处罚的，须写明理由；金额偏离的须法制审核',
      }),
    ),
    noPenaltyReason: noPenaltyReasonField,
  }),
  ...furtherFields,
  ...form.section(
    '证据',
    {
      proofs: form.optional(
        form.rows({
          label: '证明的内容与证据目录不同的',
          columns: {
            evidence: form.evidenceItems({ label: '证据', min: 1 }),
            proves: form.text({ label: '证明目的', max: 300 }),
            elements: form.choices({ label: '证明的要件', options: proofElements }),
          },
        }),
      ),
    },
    { folded: true },
  ),
  ...form.section('本案的特别情形', {
    flags: form.choices({
      label: '本案是否有下列情形',
      min: 0,
      basis: cite('行政处罚法', 58),
      options: caseFlags,
    }),
  }),
}

type ConclusionInput = form.InputOf<typeof conclusionForm>

export const concludeInvestigation = act({
  id: 'conclude-investigation',
  title: '提交调查终结报告',
  step: 'conclude',
  by: ['officer'],
  approvals: ['department-head'],
  presses: true,
  effect: '提交后送承办机构负责人审查；同意后调查终结，转入审核决定。',
  basis: [cite('行政处罚法', 57)],
  form: conclusionForm,
  papers: ['investigation_report', 'discretion_statement', 'evidence_list'],
  recording: [],
  weighsEvidence: true,
  requires: [
    notEnded,
    filed,
    undecided,
    nothingPending,
    investigating,
    twoInvestigators,
    hasEvidence,
    appraisalsSettled,
    withinLimitation,
  ],
  applies: ({ filing, decision, conclusion }) =>
    filing !== null && decision === null && conclusion === null,
  defaults: (file) => ({
    facts: file.filing?.summary ?? '',
    matterCode: file.filing?.matterCode ?? '',
    further: suspected(file),
    outcome: 'penalty' as const,
    legalCircumstances: [],
    kinds: ['fine' as const],
    fineFen: 0,
    confiscatedFen: 0,
    flags: [],
  }),
  known: (file, { matter }) => [
    { label: '证据', value: evidenceLines(file), source: '证据目录' },
    { label: '责令改正', value: correctionText(file), source: '整改复查记录' },
    ...(matter?.responsiblePersonFine ? [personInCharge] : []),
  ],
  asks: (file, input, at) =>
    input.outcome === 'penalty'
      ? `建议${penaltyText(proposedPenalty(file, input, at))}`
      : `建议${noPenaltyText(input.noPenaltyReason)}`,
  checks: (file, input, at) => checkConclusion(file, input, at),
  events: (file, input, at) => [
    { type: 'InvestigationConcluded', findings: findingsOf(file, input, at) },
  ],
})

function findingsOf(file: CaseFile, input: ConclusionInput, at: Circumstances): Findings {
  const has = (flag: ConclusionInput['flags'][number]) => input.flags.includes(flag)
  const punish = input.outcome === 'penalty'
  return {
    facts: input.facts,
    rule: { matterCode: input.matterCode, cause: causeOf(file, input, at) },
    ...furtherFrom(input.further, at),
    tier: input.tier ?? '',
    tierReason: input.tierReason,
    circumstances: input.circumstances,
    ...(input.factors && input.factors.length > 0 && { factors: input.factors }),
    legalCircumstances: input.legalCircumstances ?? [],
    outcome: input.outcome,
    noPenaltyReason: punish ? null : input.noPenaltyReason,
    penalty: punish ? proposedPenalty(file, input, at) : noPenalty,
    gainsFen: input.gainsFen,
    gainsReason: input.gainsReason,
    refundFen: input.refundFen,
    deviationReason: input.deviationReason,
    ...(input.proofs && { proofs: input.proofs }),
    flags: {
      publicInterest: has('publicInterest'),
      vitalRights: has('vitalRights'),
      complex: has('complex'),
      socialRisk: has('socialRisk'),
      foreign: has('foreign'),
      suspectedCrime: has('suspectedCrime'),
    },
  }
}

function checkConclusion(
  file: CaseFile,
  input: ConclusionInput,
  at: Circumstances,
): FieldProblem[] {
  const wrong = [...checkRule(file, input.matterCode, at), ...checkProofs(file, input)]
  if (wrong.length > 0) return wrong
  if (input.outcome === 'no-penalty') return []
  const onRule = onMatterOf(withRule(file, input.matterCode), at)
  const correction = correctionTried(file, onRule.matter)
  return [
    ...(correction.met
      ? []
      : [{ field: 'outcome', message: correction.reason, basis: cite('行政处罚法', 28) }]),
    ...checkGains(input, onRule.matter),
    ...checkFactors(input.factors, onRule.matter),
    ...checkAmount(input, {
      file,
      at: onRule,
      gainsFen: input.gainsFen,
      refundFen: input.refundFen,
      tier: input.tier ?? '',
      deviationReason: input.deviationReason,
      factors: input.factors,
      circumstances: input.legalCircumstances ?? [],
    }),
  ]
}

/** A case filed on a rule keeps it; one filed on a code that is used no more has to name a rule now. */
function checkRule(file: CaseFile, code: string, at: Circumstances): FieldProblem[] {
  return checkMatter(code, at, file.filing?.violationUntil)
}

function checkProofs(file: CaseFile, { proofs }: ConclusionInput): FieldProblem[] {
  const known = new Set(evidenceOf(file).map(({ id }) => id))
  return (proofs ?? []).every(({ evidence }) => evidence.every((id) => known.has(id)))
    ? []
    : [{ field: 'proofs', message: '选中的证据不在案卷里，或者已经不采用' }]
}

/** Two parties have two cases, each with its own notice, defence and decision. */
const personInCharge = {
  label: '对主要负责人的罚款',
  value: '罚则并对主要负责人罚款：对其本人另行立案，当事人选“自然人”，按对主要负责人的幅度裁量',
  source: '事项库',
}

/** 1．现场检查笔录：证明… one line each. */
const evidenceLines = (file: CaseFile): string =>
  evidenceOf(file)
    .map(({ name, proves }, i) => `${i + 1}．${name}：${proves}`)
    .join('\n')

/** What was suspected beside at filing still needs its facts and its fine. */
const suspected = ({ filing }: CaseFile) =>
  (filing?.further ?? []).map((matterCode) => ({ matterCode })) as FurtherInput

/** Other rules are another cause; those filed on keep their own words. */
function causeOf({ filing }: CaseFile, input: ConclusionInput, at: Circumstances): string {
  const { matterCode } = input
  const { further = [] } = furtherFrom(input.further, at)
  const acts = further.filter(({ relation }) => relation === 'another-act')
  const codes = [matterCode, ...acts.map((each) => each.matterCode)]
  const before = filing && [filing.matterCode, ...(filing.further ?? [])]
  if (before?.join() === codes.join()) return filing?.cause ?? ''
  return causeOfAll(at.matterOf(matterCode)?.name ?? '', further)
}

/** On the rule the report chooses, which need not be the one the case was filed on. */
const proposedPenalty = (file: CaseFile, input: ConclusionInput, at: Circumstances) =>
  penaltyOf(input, onMatterOf(withRule(file, input.matterCode), at).matter, input.tier)

const withRule = ({ filing }: CaseFile, matterCode: string) => ({
  filing: filing && { ...filing, matterCode },
})

function correctionText({ corrections }: CaseFile): string {
  if (corrections.length === 0) return '没有责令改正'
  const words = { corrected: '已改正', partly: '部分或者逾期改正', not: '没有改正' }
  const last = corrections.at(-1)
  return `责令 ${corrections.length} 次，${last?.recheck ? words[last.recheck.status] : '尚未复查'}`
}
