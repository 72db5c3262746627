import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import {
  furtherFields,
  furtherFrom,
  furtherTyped,
  type FurtherInput,
} from '../../further-fields.ts'
import { mattersOfCase, ownFineFen } from '../../further-violation.ts'
import {
  fineField,
  otherPenalties,
  penaltyAsConcluded,
  type penaltyOf,
} from '../../penalty-fields.ts'
import { checkAmount } from '../../penalty-checks.ts'
import { twoInvestigators } from '../people/requirements.ts'
import { filed } from '../filing/requirements.ts'
import { undecided, fineIsPenalty } from '../decision/requirements.ts'
import { correctionExhausted } from '../correction/requirements.ts'
import { evidenceOf } from '../evidence/evidence-list.ts'
import { concluded } from '../conclusion/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { lawInForce } from '../../law-in-force.ts'
import type { Matter } from '../../../reference/matter.ts'
import type { Circumstances } from '../../circumstances.ts'
import { hearingRightOf } from '../../case-review.ts'
import { act } from '../../case-kernel.ts'
import { penaltyText } from '../../penalty.ts'
import type { CaseFile } from '../../case-file.ts'

export const issueAdvanceNotice = act({
  id: 'issue-advance-notice',
  title: '行政处罚事先告知',
  step: 'notice',
  by: ['officer'],
  approvals: ['agency-head'],
  presses: true,
  effect: '提交后送机关负责人审批，批准后才用印、编号，再送达当事人。',
  basis: [cite('行政处罚法', 44), cite('行政处罚法', 63)],
  form: {
    ...form.section('裁量', {
      fineFen: fineField,
      reason: form.paragraph({
        label: '裁量理由',
        max: 1_000,
        argued: true,
        basis: cite('行政处罚法', 44),
      }),
    }),
    ...otherPenalties({
      deviationReason: form.optional(
        form.paragraph({ label: '偏离裁量基准的理由', max: 1_000, argued: true }),
      ),
    }),
    ...furtherFields,
    ...form.section('陈述申辩与听证', {
      statementDays: form.count({
        label: '陈述申辩期（工作日）',
        min: 3,
        max: 30,
        hint: '法律没有规定天数，由本局告知规则定，可以更长',
        basis: cite('行政处罚法', 44),
      }),
    }),
  },
  papers: ['penalty_advance_notice', 'hearing_right_notice'],
  recording: [],
  weighsEvidence: true,
  requires: [
    notEnded,
    filed,
    undecided,
    nothingPending,
    concluded,
    correctionExhausted,
    twoInvestigators,
    lawInForce,
  ],
  applies: (file) => file.conclusion !== null && file.decision === null && fineIsPenalty(file),
  settled: ({ notice }) => notice !== null,
  defaults: (file, { rules }) => {
    const findings = file.conclusion?.findings
    const { announced: _announced, ...penalty } = findings?.penalty ?? {}
    return {
      ...penalty,
      ...(findings && {
        fineFen: ownFineFen(findings.penalty.fineFen, findings),
        further: furtherTyped(findings),
      }),
      kinds: [...(findings?.penalty.kinds ?? [])],
      reason: findings?.tierReason ?? '',
      deviationReason: findings?.deviationReason ?? null,
      statementDays: rules.statementDays,
    }
  },
  asks: (file, input, at) => `拟${penaltyText(penaltyAsConcluded(file, input, at))}`,
  known: (file, at) => knownForNotice(file, at),
  checks: (file, input, at) => checkNotice(file, input, at),
  events: (file, input, at) => {
    const penalty = penaltyAsConcluded(file, input, at)
    return [
      {
        type: 'AdvanceNoticeIssued',
        penalty,
        ...furtherFrom(input.further, at),
        facts: file.conclusion?.findings.facts ?? '',
        reason: input.reason,
        statementDays: input.statementDays,
        hearingOffered: hearingRightOf(file, penalty, at).length > 0,
      },
    ]
  },
})

function knownForNotice(file: CaseFile, at: Circumstances) {
  const findings = file.conclusion?.findings
  const basesOf = (basis: (matter: Matter) => string) =>
    mattersOfCase(file, at).map(basis).join('；')
  return [
    { label: '当事人', value: file.filing?.party.name ?? '', source: '立案审批表' },
    { label: '违法事实', value: findings?.facts ?? '', source: '调查终结报告' },
    { label: '证据', value: `${evidenceOf(file).length} 件`, source: '证据目录' },
    {
      label: '违反的规定',
      value: basesOf(({ violationBasis }) => violationBasis),
      source: '事项库',
    },
    { label: '处罚依据', value: basesOf(({ penaltyBasis }) => penaltyBasis), source: '事项库' },
    { label: '裁量档次', value: findings?.tier ?? '', source: '裁量说明' },
  ]
}

function checkNotice(
  file: CaseFile,
  input: Parameters<typeof penaltyOf>[0] & {
    deviationReason: string | null
    statementDays: number
    further: FurtherInput
  },
  at: Circumstances,
): FieldProblem[] {
  const findings = file.conclusion?.findings
  const problems = checkAmount(input, {
    file,
    at,
    gainsFen: findings?.gainsFen ?? null,
    refundFen: findings?.refundFen ?? null,
    factors: findings?.factors,
    circumstances: findings?.legalCircumstances,
    tier: findings?.tier ?? '',
    deviationReason: input.deviationReason,
  })
  if (input.statementDays < at.rules.statementDays) {
    const message = `不能少于本局规定的 ${at.rules.statementDays} 个工作日`
    problems.push({ field: 'statementDays', message })
  }
  return problems
}
