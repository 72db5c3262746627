import { cite, type Citation } from '../../shared/citation.ts'

const confidential = cite('行政处罚法', 50)
const privacy = cite('政府信息公开条例', 15)
const personal = cite('个人信息保护法', 25)
const sensitive = cite('个人信息保护法', 28)

/** What may not be public, in words for the checker, and the articles that say so. */
export const secretKinds = {
  name: { title: '自然人姓名', grounds: [personal, confidential] },
  'id-number': { title: '身份证件号码', grounds: [personal, sensitive] },
  phone: { title: '联系电话', grounds: [personal, confidential] },
  address: { title: '住址', grounds: [personal, confidential] },
  account: { title: '银行账号', grounds: [sensitive, confidential] },
  email: { title: '电子邮箱', grounds: [personal, confidential] },
  'chat-account': { title: '微信、QQ 等账号', grounds: [personal, confidential] },
  'birth-date': { title: '出生日期', grounds: [personal, confidential] },
  plate: { title: '车牌号', grounds: [personal, confidential] },
  vehicle: { title: '车架号、发动机号', grounds: [personal, confidential] },
  property: { title: '不动产权证号', grounds: [personal, confidential] },
  minor: { title: '未成年人信息', grounds: [sensitive, privacy] },
  informant: { title: '投诉、举报人信息', grounds: [confidential, privacy] },
  health: { title: '健康状况', grounds: [sensitive, confidential] },
  'trade-secret': { title: '商业秘密', grounds: [confidential, privacy] },
  internal: { title: '内部意见、过程性信息', grounds: [cite('政府信息公开条例', 16)] },
  other: { title: '其他不公开信息', grounds: [confidential, privacy] },
} as const satisfies Record<string, { title: string; grounds: readonly Citation[] }>

export type SecretKind = keyof typeof secretKinds

export type Secret = { readonly kind: SecretKind; readonly value: string }
