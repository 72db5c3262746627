/** Who found that the decision was wrong: the agency itself (处罚法第75条第2款), the organ of 复议, the court. */
export const revisionSources = {
  agency: '本机关自行纠正',
  review: '行政复议',
  court: '行政诉讼',
} as const
export type RevisionSource = keyof typeof revisionSources

/** What becomes of the decision (处罚法第48条第2款; 复议法第63至67条; 行政诉讼法第70、74、75、77条). */
export const revisionEffects = {
  revoked: '撤销',
  changed: '变更',
  unlawful: '确认违法',
  void: '确认无效',
} as const
export type RevisionEffect = keyof typeof revisionEffects

/** Why a decision is wrong, as 复议法第64条 and 行政诉讼法第70条 list it. */
export const revisionGrounds = {
  facts: '主要事实不清、证据不足',
  law: '适用的依据不合法或者适用法律、法规错误',
  procedure: '违反法定程序',
  power: '超越职权或者滥用职权',
  unfair: '明显不当',
} as const
export type RevisionGround = keyof typeof revisionGrounds

/** Ends of 复议 and 诉讼 that leave the decision as it is (复议法第68、69条; 行政诉讼法第69条). */
export const unchangedOutcomes = {
  upheld: '维持',
  rejected: '驳回请求',
  withdrawn: '申请人（原告）撤回，终止',
} as const
export type UnchangedOutcome = keyof typeof unchangedOutcomes
