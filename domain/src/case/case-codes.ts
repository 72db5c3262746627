/** 案件来源. */
export const clueSources = {
  inspection: '监督检查',
  complaint: '投诉',
  report: '举报',
  assigned: '上级交办',
  transferred: '其他机关移送',
  'random-inspection': '双随机抽查',
  monitoring: '监测发现',
  other: '其他',
} as const
export type ClueSource = keyof typeof clueSources

/** 证据种类 (处罚法第46条). */
export const evidenceKinds = {
  document: '书证',
  object: '物证',
  'audio-video': '视听资料',
  electronic: '电子数据',
  testimony: '证人证言',
  'party-statement': '当事人的陈述',
  appraisal: '鉴定意见',
  'scene-record': '勘验笔录、现场笔录',
} as const
export type EvidenceKind = keyof typeof evidenceKinds

/** 送达方式 (处罚法第61条; 民事诉讼法). */
export const serviceMethods = {
  direct: '直接送达',
  left: '留置送达',
  entrusted: '委托送达',
  mail: '邮寄送达',
  forwarded: '转交送达',
  electronic: '电子送达',
  announcement: '公告送达',
} as const
export type ServiceMethod = keyof typeof serviceMethods

/** 法制审核意见 (requirements: legalReviewOutcome). Only `pass` opens the gate. */
export const reviewOutcomes = {
  pass: '同意',
  correct: '建议纠正（事实、定性、裁量、文书）',
  supplement: '建议补充调查',
  'correct-procedure': '建议纠正程序',
  'transfer-jurisdiction': '建议移送（管辖）',
  'transfer-criminal': '建议移送司法机关',
  reject: '不同意（超越权限、主体不合法或者没有依据）',
} as const
export type ReviewOutcome = keyof typeof reviewOutcomes

/**
 * What a review answers, point by point (国办发〔2018〕118号). Which of them a case is asked says `checklistOf`; until
 * 2026-12 every case was asked the first eight, and opinions of that time name no others.
 */
export const reviewPoints = {
  subject: '执法主体合法',
  officers: '执法人员具备资格',
  jurisdiction: '符合管辖与权限，没有超越职权',
  procedure: '执法程序合法（时限、告知、听证、回避）',
  facts: '事实清楚，证据合法充分',
  law: '适用法律准确，裁量适当',
  papers: '执法文书完备、规范',
  crime: '违法行为不涉嫌犯罪，无须移送',
  findings: '事实清楚',
  evidence: '证据合法、充分',
  application: '适用法律准确',
  discretion: '裁量适当，符合公布的基准',
  'public-interest': '对重大公共利益的影响已经评估',
  'vital-rights': '重大权益经过听证，听证意见已经处理',
  complexity: '各个法律关系已经分清',
  'social-risk': '社会影响和风险已经评估',
  deviation: '偏离裁量基准的理由成立',
  mitigation: '减轻处罚有法定情形',
  foreign: '涉外、涉港澳台或者重大涉企的因素已经考虑',
  power: '有法律、法规授权采取强制措施',
  necessity: '采用非强制手段不能达到目的',
  scope: '对象与案件有关，不及于生活必需品',
  fault: '原决定确有错误',
  'not-heavier': '纠正没有加重当事人的处罚',
  consequences: '退款、撤回公示和重新办理已经安排',
} as const
export type ReviewPoint = keyof typeof reviewPoints

/** How a reviewer answers a point. */
export const pointAnswers = { yes: '是', no: '否', 'not-applicable': '不适用' } as const
export type PointAnswerCode = keyof typeof pointAnswers

/** The parts of what is proposed that a reviewer may write a note (批注) at; `file` is about the materials. */
export const draftParts = {
  penalty: '拟作决定',
  facts: '认定的事实',
  statementHandling: '陈述申辩和听证意见的采纳情况及理由',
  discretionReason: '裁量理由',
  education: '教育的内容',
  measure: '拟采取的措施',
  target: '拟查封、扣押的场所、设施或者财物',
  reason: '理由',
  file: '案卷材料',
} as const
export type DraftPart = keyof typeof draftParts
