import type { Matter } from '../reference/matter.ts'

/**
 * Whether the rule itself orders that the penalty be announced (予以公告), for a case in this tier. Where a rule only
 * allows it, the officer proposes it among the other penalties.
 */
export function isAnnounced(matter: Matter | null, tier: string | null): boolean {
  const announced = matter?.announced
  if (announced === undefined) return false
  return announced === 'always' || announced.stage === tier
}
