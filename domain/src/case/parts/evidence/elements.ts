/** 违法行为的构成要件: what has to be proved before a penalty may be given (处罚法第40条、第57条). */
export const proofElements = {
  subject: '当事人的主体',
  act: '违法行为',
  'time-place': '时间、地点',
  uncorrected: '责令以后没有改正',
  gains: '违法所得',
  circumstances: '情节和裁量',
  fault: '主观过错',
} as const

export type ProofElement = keyof typeof proofElements

/** Words of a name or a purpose that speak of an element. What remains speaks of the act itself. */
const words: { readonly [E in Exclude<ProofElement, 'act'>]: readonly string[] } = {
  subject: ['营业执照', '身份证', '主体资格', '主体身份', '登记证书', '名称、类型', '户口'],
  'time-place': ['时间', '日期', '地点', '场所', '期间', '起止'],
  uncorrected: ['没有改正', '未改正', '整改', '复查'],
  gains: ['违法所得', '所得', '收入', '收款', '收取', '获利', '进货', '金额', '价款'],
  circumstances: ['情节', '数量', '个数', '份数', '后果', '退还', '配合', '初次', '改正'],
  fault: ['过错', '故意', '明知', '过失'],
}

/** Which elements an exhibit is offered for, by what it is called and said to prove; people may say otherwise. */
export function elementsIn(text: string): ProofElement[] {
  const spoken = (Object.keys(words) as (keyof typeof words)[]).filter((element) =>
    words[element].some((word) => text.includes(word)),
  )
  const onlyOfThePerson = spoken.length > 0 && spoken.every((element) => element === 'subject')
  return onlyOfThePerson ? spoken : [...spoken, 'act']
}
