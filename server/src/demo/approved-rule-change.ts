import type { RuleChange } from '@zhaofa/contract'
import { approveRuleChange, proposeRuleChange } from '../office/reference/rule-proposals.ts'
import type { World } from '../world.ts'
import type { Cast } from './stage.ts'

/** A change of a rule as the agency makes it: proposed by the legal unit, approved by the head. */
export async function approvedRuleChange(
  world: World,
  { reviewer, agencyHead }: Pick<Cast, 'reviewer' | 'agencyHead'>,
  change: RuleChange,
): Promise<void> {
  const proposed = await proposeRuleChange(world, reviewer, change)
  if (!proposed.ok) throw new Error(proposed.refusal.reason)
  const approved = await approveRuleChange(world, agencyHead, {
    ...proposed.value,
    version: 1,
    opinion: '同意',
    confirmedBy: 'password',
  })
  if (!approved.ok) throw new Error(approved.refusal.reason)
}
