/** What a decision rests on beside its own words; people sign it with them. */
export const agreedParts = {
  account: '代收罚款的银行、户名、账号',
  remedies: '复议机关、管辖法院',
  texts: '事项的条文和罚款幅度',
  benchmark: '裁量基准',
  catalogue: '法制审核目录',
  thresholds: '听证的较大数额标准',
} as const
export type AgreedPart = keyof typeof agreedParts

/**
 * The account, the rules and the texts a draft was agreed on: a SHA-256 of each, part of the draft's own digest
 * (处罚法第57、58条: what is reviewed, discussed and signed is what is decided).
 */
export type AgreedOn = Readonly<Record<AgreedPart, string>>
