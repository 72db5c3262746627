import type { Matter } from './matter.ts'

/**
 * A matter as it was kept before each had one rule of its own: bundles of articles under one code. Cases that
 * rest on one stay readable; no new case may.
 */
export type FormerMatter = Pick<
  Matter,
  | 'code'
  | 'type'
  | 'name'
  | 'violationBasis'
  | 'penaltyBasis'
  | 'penaltyText'
  | 'fine'
  | 'mustOrderCorrectionFirst'
  | 'otherPenalties'
  | 'responsiblePersonFine'
  | 'legalReviewRequired'
  | 'coercivePower'
  | 'level'
  | 'source'
>

const reason = '旧目录一项包含几条规定，已由一项一条规定的事项代替；请改选具体的规定和罚则'

/** The stored matter in today's form. */
export function asMatter(stored: Matter | FormerMatter): Matter {
  if ('usable' in stored) return stored
  return {
    ...stored,
    formerCode: stored.code,
    violates: [],
    punishedBy: [],
    correction: stored.mustOrderCorrectionFirst ? 'first' : 'none',
    confiscation: 'general',
    warning: 'may',
    tiers: [],
    tierSource: '',
    usable: { kind: 'no', reason },
    textConfirmed: null,
    uncertain: '',
  }
}
