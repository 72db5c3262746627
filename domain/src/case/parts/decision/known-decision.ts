import type { KnownFact } from '../../../kernel/act.ts'
import { decidedText, penaltyText } from '../../penalty.ts'
import type { Circumstances } from '../../circumstances.ts'
import { comparedText } from '../../compare-fines.ts'
import { finedViolations, rangeOfViolation } from '../../fined-violations.ts'
import { reviewStanding, reviewStandingText } from '../legal-review/review-standing.ts'
import { mattersOfCase } from '../../further-violation.ts'
import type { CaseFile } from '../../case-file.ts'

/** What must be seen before a decision is proposed or signed (处罚法第57条): what is decided, and on what. */
export function knownForDecision(file: CaseFile, at: Circumstances): KnownFact[] {
  const draft = file.draft?.draft
  const findings = file.conclusion?.findings
  const notified = file.notice?.penalty
  const standing = reviewStanding(file)
  return [
    { label: '决定内容', value: draftedText(file), source: '拟决定' },
    { label: '违法事实', value: draft?.facts ?? '', source: '拟决定' },
    {
      label: '处罚依据',
      value: mattersOfCase(file, at)
        .map(({ penaltyBasis }) => penaltyBasis)
        .join('；'),
      source: '事项库',
    },
    {
      label: '裁量',
      value: [findings?.tier, draft?.discretionReason].filter(Boolean).join('档。'),
      source: '拟决定',
    },
    ...rangeKnown(file, at),
    ...(draft?.compared
      ? [{ label: '同类案件', value: comparedText(draft), source: '本机关五年内的决定' }]
      : []),
    {
      label: '事先告知',
      value: notified ? penaltyText(notified) : '',
      source: '行政处罚事先告知书',
    },
    { label: '陈述申辩', value: draft?.statementHandling ?? '', source: '拟决定' },
    ...(standing ? [{ label: '法制审核', ...reviewStandingText(standing) }] : []),
    { label: '承办人', value: file.investigators.map(at.nameOf).join('、'), source: '立案审批表' },
    { label: '稿件指纹', value: (file.draft?.digest ?? '').slice(0, 8), source: '拟决定' },
  ]
}

/** What the range comes to, a line for each violation; how, is shown beside it. */
function rangeKnown(file: CaseFile, at: Circumstances): KnownFact[] {
  const draft = file.draft?.draft
  if (!draft || draft.outcome !== 'penalty') return []
  return finedViolations(file, draft, at).flatMap((violation) => {
    const result = rangeOfViolation(violation).lines.at(-1)
    return result
      ? [
          {
            label: '裁量幅度',
            value: result.text,
            source: '裁量说明',
          },
        ]
      : []
  })
}

/** The proposed decision in one line; empty while there is no draft. */
export const draftedText = ({ draft }: Pick<CaseFile, 'draft'>): string =>
  draft ? decidedText(draft.draft) : ''
