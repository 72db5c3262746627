import type { Matter } from '../matter.ts'

type Defaults = Pick<
  Matter,
  | 'type'
  | 'mustOrderCorrectionFirst'
  | 'tiers'
  | 'tierSource'
  | 'otherPenalties'
  | 'responsiblePersonFine'
  | 'legalReviewRequired'
  | 'level'
  | 'toVerify'
  | 'note'
>

const defaults: Defaults = {
  type: '行政处罚',
  mustOrderCorrectionFirst: false,
  tiers: [],
  tierSource: '',
  otherPenalties: [],
  responsiblePersonFine: null,
  legalReviewRequired: false,
  level: '县级以上商务主管部门',
  toVerify: false,
  note: '',
}

/** A row says what differs from the usual matter. */
export function penaltyMatter(
  row: Omit<Matter, keyof Defaults> & Partial<Omit<Defaults, 'type'>>,
): Matter {
  return { ...defaults, ...row }
}
