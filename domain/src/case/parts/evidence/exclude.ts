import { cite } from '../../../shared/citation.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { untilDecided, afterFiling } from '../filing/after-filing.ts'
import { nothingPending } from '../approval/requirements.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { evidenceOf } from './evidence-list.ts'
import { hasEvidence } from './requirements.ts'
import { exclusionGrounds } from './slice.ts'

const used = (file: CaseFile) => evidenceOf(file).length > 0
const exhibits = ({ evidence }: CaseFile) => evidence.length > 0
const { replaced: _replaced, ...grounds } = exclusionGrounds

/** What was obtained unlawfully must not be a ground of the decision, and what is untrue cannot be (处罚法第46条). */
export const excludeEvidence = act({
  id: 'exclude-evidence',
  title: '不采用证据',
  step: 'investigate',
  by: ['officer'],
  approvals: ['department-head'],
  presses: false,
  effect:
    '提交后送承办机构负责人；同意后这件证据不再作为认定事实的根据，原件仍留在案卷。已经拟定的决定须重新拟定、重新审核。',
  basis: [cite('行政处罚法', 46)],
  form: {
    evidence: form.evidenceItems({ label: '不采用的证据', min: 1 }),
    ground: form.choice({
      label: '理由种类',
      options: grounds,
      basis: cite('行政处罚法', 46, { paragraph: 3 }),
    }),
    reason: form.paragraph({ label: '理由', max: 1_000 }),
  },
  papers: ['record_amendment'],
  recording: [],
  requires: [...untilDecided, nothingPending, hasEvidence],
  applies: (file) => afterFiling(file) && used(file),
  asks: (file, { evidence }) =>
    `不采用：${evidenceOf(file)
      .filter(({ id }) => evidence.includes(id))
      .map(({ name }) => name)
      .join('、')}`,
  checks: (file, { evidence }) => [...checkKnown(file, evidence), ...checkSomeLeft(file, evidence)],
  events: (_file, { evidence, ground, reason }) => [
    { type: 'EvidenceExcluded', evidenceIds: evidence, ground, reason, replacedBy: null },
  ],
})

/** A blurred photo, the wrong page: a better file takes its place, and the first one stays in the file. */
export const replaceEvidence = act({
  id: 'replace-evidence',
  title: '替换证据',
  step: 'investigate',
  by: ['officer'],
  approvals: ['department-head'],
  presses: false,
  effect: '提交后送承办机构负责人；同意后新的文件入卷，原来的留在案卷，标明由哪一件替换。',
  basis: [cite('行政处罚法', 46)],
  form: {
    evidence: form.evidenceItems({ label: '被替换的证据', min: 1 }),
    replacement: form.upload({ label: '新的文件' }),
    reason: form.paragraph({ label: '替换的理由', max: 1_000 }),
  },
  papers: ['evidence_extract'],
  recording: [],
  requires: [...untilDecided, nothingPending, hasEvidence],
  applies: (file) => afterFiling(file) && exhibits(file),
  checks: (file, { evidence, replacement }, at) => {
    const unknown = checkKnown(file, evidence)
    return [
      ...(unknown.length > 0 ? unknown : checkExhibit(file, evidence)),
      ...(evidence.length > 1 ? [{ field: 'evidence', message: '一次替换一件' }] : []),
      ...(at.uploadOf(replacement)
        ? []
        : [{ field: 'replacement', message: '文件还没有上传完，请先上传' }]),
    ]
  },
  events: (file, { evidence: [old = ''], replacement, reason }, at) => {
    const before = file.evidence.find(({ id }) => id === old)
    const stored = at.uploadOf(replacement)
    if (!before || !stored) return []
    const { id: _id, file: _file, officers, ...described } = before
    return [
      {
        type: 'EvidenceExcluded',
        evidenceIds: [old],
        ground: 'replaced',
        reason,
        replacedBy: replacement,
      },
      {
        type: 'EvidenceAdded',
        evidenceId: replacement,
        ...described,
        officers: [...officers],
        file: stored,
      },
    ]
  },
})

/** A record is put right (更正) and never replaced by a file. */
function checkExhibit({ evidence }: CaseFile, chosen: readonly string[]): FieldProblem[] {
  return chosen.every((id) => evidence.some((each) => each.id === id))
    ? []
    : [{ field: 'evidence', message: '只能替换登记的证据文件；笔录有错的，办理更正' }]
}

function checkKnown(file: CaseFile, chosen: readonly string[]): FieldProblem[] {
  const known = evidenceOf(file)
  return chosen.every((id) => known.some((each) => each.id === id))
    ? []
    : [{ field: 'evidence', message: '选中的证据不在案卷里，或者已经不采用' }]
}

/** What was found rests on evidence: without any, the investigation begins anew or the case is dismissed. */
function checkSomeLeft(file: CaseFile, chosen: readonly string[]): FieldProblem[] {
  const left = evidenceOf(file).some(({ id }) => !chosen.includes(id))
  if (file.conclusion === null || left) return []
  const message =
    '调查已经终结，不采用后没有一件证据；证据不足的不得给予处罚，请撤销案件，或者由法制审核建议补充调查'
  return [{ field: 'evidence', message, basis: cite('行政处罚法', 40) }]
}
