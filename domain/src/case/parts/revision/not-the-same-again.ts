import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { cite } from '../../../shared/citation.ts'
import type { DecisionDraft } from '../../proposed-decision.ts'
import { falls, type RevisionSlice } from './slice.ts'

/**
 * 不得以同一事实和理由作出与原决定相同或者基本相同的决定, after 复议 or a court revoked the first; unless it was for the
 * procedure alone (复议法第64条第2款; 行政诉讼法第71条 and what the courts read into it).
 */
export function notTheSameAgain(
  { revisions }: Pick<RevisionSlice, 'revisions'>,
  draft: Pick<DecisionDraft, 'facts' | 'penalty' | 'matterCode'>,
): FieldProblem[] {
  const last = revisions.findLast(({ effect }) => falls(effect))
  if (!last || last.source === 'agency' || last.ground === 'procedure') return []
  // Outcomes recorded before 2026-11-30 do not say why.
  if (last.ground === null && last.effect !== 'void') return []
  if (essence(draft) !== essence(last.of.draft)) return []
  const message =
    '原决定已经被撤销、确认无效，不得以同一事实和理由再作出相同的决定；事实、依据或者处罚应当与原决定不同'
  const basis =
    last.source === 'review' ? cite('行政复议法', 64, { paragraph: 2 }) : cite('行政诉讼法', 71)
  return [{ field: 'facts', message, basis }]
}

const essence = ({
  facts,
  matterCode,
  penalty,
}: Pick<DecisionDraft, 'facts' | 'penalty' | 'matterCode'>) =>
  JSON.stringify([
    facts.replace(/\s/g, ''),
    matterCode,
    [...penalty.kinds].sort(),
    penalty.fineFen,
    penalty.confiscatedFen,
  ])
