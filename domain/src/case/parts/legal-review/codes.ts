/** Why the time for a review stands still (停表), other than for materials. */
export const reviewPauses = {
  counsel: '征求法律顾问、公职律师意见',
  inquiry: '征求有关机关意见',
  appraisal: '检测、鉴定',
} as const
export type ReviewPause = keyof typeof reviewPauses

/** 材料变化: what a change of the materials means for the review under way. */
export const changeEffects = {
  'goes-on': '不影响审核，期限接着计算',
  restarts: '影响审核，期限从今天重新计算',
} as const
export type ChangeEffect = keyof typeof changeEffects

/** What the heads came to about a dispute; neither opens the gate by itself. */
export const disputeResults = {
  follow: '按审核意见办理',
  again: '连同讨论结论重新送审',
} as const
export type DisputeResult = keyof typeof disputeResults

/** What a counsel may be shown of a case beside the evidence chosen; never who reported, never the secondary volume. */
export const counselMaterials = {
  draft: '拟决定稿',
  benchmark: '裁量基准',
} as const
export type CounselMaterial = keyof typeof counselMaterials

/** 送审材料, for every kind of act (国办发〔2018〕118号; 处罚法第58条). */
export const reviewMaterials = {
  draft: '拟决定文书稿',
  report: '调查终结报告',
  evidence: '证据材料',
  officers: '执法人员资格',
  correction: '责令改正和复查记录',
  notice: '事先告知书',
  receipt: '告知书送达回证',
  statement: '陈述、申辩及复核意见',
  hearing: '听证笔录、听证报告',
  appraisal: '检测、鉴定意见',
  discretion: '裁量说明',
  proposal: '查封、扣押的提请',
  power: '授权的法律、法规依据',
  'former-decision': '原决定书和送达回证',
  'revision-reason': '纠正的事实和理由',
  dispute: '负责人集体讨论的结论',
} as const
export type ReviewMaterial = keyof typeof reviewMaterials
