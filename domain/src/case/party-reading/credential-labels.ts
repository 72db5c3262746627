/** What a credential says of who holds it. */
export type CredentialField = 'name' | 'code' | 'type' | 'representative' | 'address' | 'idNumber'

/**
 * The words printed before what is filled in, on licences of both layouts, on credentials of other
 * registrars and on identity cards. `null` is what nobody needs; it ends what stands before it.
 */
const words: readonly (readonly [CredentialField | null, readonly string[]])[] = [
  ['name', ['名称', '企业名称', '单位名称', '机构名称', '经营者名称', '字号名称', '姓名']],
  ['code', ['统一社会信用代码', '社会信用代码']],
  ['type', ['类型', '主体类型', '企业类型']],
  [
    'representative',
    ['法定代表人', '经营者', '经营者姓名', '负责人', '投资人', '执行事务合伙人', '法定代表'],
  ],
  [
    'address',
    ['住所', '经营场所', '主要经营场所', '营业场所', '生产经营场所', '住址', '地址', '场所'],
  ],
  ['idNumber', ['公民身份号码']],
  [
    null,
    [
      ...['经营范围', '业务范围', '宗旨和业务范围', '经营项目', '主体业态', '组成形式', '注册资本'],
      ...['注册资金', '开办资金', '出资额', '成员出资总额', '实收资本', '成立日期', '注册日期'],
      ...['登记日期', '营业期限', '经营期限', '合伙期限', '有效期限', '有效期', '有效期至'],
      ...['登记机关', '发证机关', '签发机关', '举办单位', '经费来源', '业务主管单位', '许可证编号'],
      ...['签发人', '日常监督管理机构', '投诉举报电话', '性别', '民族', '出生', '注册号', '编号'],
    ],
  ],
]

export type Label = { readonly field: CredentialField | null; readonly word: string }

/** Longest first, so that 经营者名称 is not taken for 经营者. */
const labels: readonly Label[] = words
  .flatMap(([field, all]) => all.map((word) => ({ field, word })))
  .toSorted((a, b) => b.word.length - a.word.length)

/** From this length on, one character of a label may have been misread. */
const forgivingLength = 4

/** The label the text begins with, and how many characters it takes, with a bracket or colon after it. */
export function labelAtStart(text: string): { label: Label; length: number } | null {
  for (const label of labels) {
    if (!startsWith(text, label.word)) continue
    const rest = text.slice(label.word.length)
    // 法定代表人（负责人）：
    const bracket = /^（[^（）]{2,16}）/.exec(rest)?.[0] ?? ''
    const remark = bracket !== '' && saysLabel(bracket) ? bracket : ''
    const colon = rest.charAt(remark.length) === '：' ? 1 : 0
    return { label, length: label.word.length + remark.length + colon }
  }
  return null
}

const saysLabel = (bracket: string) =>
  /负责人|经营者|投资人|合伙人|身份证|副本|经营场所|住所|法定/.test(bracket)

function startsWith(text: string, word: string): boolean {
  if (text.startsWith(word)) return true
  if (word.length < forgivingLength || text.length < word.length) return false
  let wrong = 0
  for (const [index, character] of [...word].entries()) if (text[index] !== character) wrong++
  return wrong === 1
}

/** Whether more letters could make it a label: 名 of 名　称. */
export const isBeginningOfLabel = (text: string): boolean =>
  text.length > 0 && labels.some(({ word }) => word.length > text.length && word.startsWith(text))
