/** What may be imposed on the spot; everything else needs the ordinary procedure (处罚法第51条). */
export const spotPenaltyKinds = { warning: '警告', fine: '罚款' } as const
export type SpotPenaltyKind = keyof typeof spotPenaltyKinds

/** When officers may take the money themselves (处罚法第68、69条). */
export const collectionGrounds = {
  small: '依法给予一百元以下罚款（第六十八条第一项）',
  'hard-later': '不当场收缴事后难以执行（第六十八条第二项）',
  remote:
    '边远、水上、交通不便地区，当事人到银行或者通过电子支付系统缴纳确有困难，经当事人提出（第六十九条）',
} as const
export type CollectionGround = keyof typeof collectionGrounds

/** Why a case leaves the summary procedure (处罚法第51、54条). */
export const conversionGrounds = {
  heavier: '罚款超过当场处罚的限额，或者需要没收等其他处罚',
  disputed: '当事人对违法事实有异议，需要调查核实',
  unclear: '违法事实还不确凿，或者没有证据',
  review: '须经法制审核、集体讨论或者告知听证权利',
} as const
export type ConversionGround = keyof typeof conversionGrounds
