/** Why a hearing is not held in public (处罚法第64条第3项). */
export const closedGrounds = {
  'state-secret': '国家秘密',
  'trade-secret': '商业秘密',
  privacy: '个人隐私',
} as const
export type ClosedGround = keyof typeof closedGrounds

/** Why a hearing that was asked for is not held (处罚法第63条、第64条第1项). */
export const refusalGrounds = {
  late: '超过告知后五个工作日才提出',
  'no-good-cause': '超过告知后五个工作日才提出，所说的耽误理由不成立',
  'not-eligible': '不属于应当组织听证的范围',
} as const
export type RefusalGround = keyof typeof refusalGrounds

/** The reason a party gives for asking too late. No law says what follows, so the agency's own rule decides. */
export const lateCauses = {
  'force-majeure': '不可抗力',
  'other-cause': '其他正当理由',
} as const
export type LateCause = keyof typeof lateCauses

export const requestManners = {
  written: '书面提交',
  mail: '邮寄（以邮戳日期为准）',
  oral: '口头提出，记入笔录',
} as const
export type RequestManner = keyof typeof requestManners

/** Whether the party was there to the end (处罚法第64条第6项). */
export const attendances = {
  present: '到场',
  absent: '无正当理由拒不出席，视为放弃',
  left: '未经许可中途退出，视为放弃',
} as const
export type Attendance = keyof typeof attendances

/** In what capacity somebody sits on the party's side (处罚法第64条第5项). */
export const partyCapacities = {
  party: '当事人本人',
  representative: '法定代表人或者负责人',
  agent: '委托代理人',
} as const
export type PartyCapacity = keyof typeof partyCapacities

/** The order of a hearing, and what of it a complete record shows (处罚法第64条第4、7项). */
export const agenda = {
  opening: '核对身份，宣布听证纪律',
  rights: '告知权利，询问是否申请主持人回避',
  accusation: '调查人员提出违法的事实、证据和处罚建议',
  defence: '当事人申辩',
  examination: '质证',
  debate: '辩论',
  'final-statement': '当事人最后陈述',
} as const
export type AgendaItem = keyof typeof agenda

export const exhibitOrigins = { file: '案卷证据', table: '当庭提交' } as const
export type ExhibitOrigin = keyof typeof exhibitOrigins

/** Who signed the record, or why somebody did not (处罚法第64条第8项). */
export const signings = {
  signed: '核对无误后签字或者盖章',
  refused: '拒绝签字或者盖章',
  absent: '未到场或者中途退出，没有签字',
} as const
export type Signing = keyof typeof signings

export const adjournmentGrounds = {
  'party-cause': '当事人有正当理由不能到场',
  recusal: '主持人回避，须另行指定',
  evidence: '须通知新的证人到场，或者调取新的证据',
  other: '其他需要延期的情形',
} as const
export type AdjournmentGround = keyof typeof adjournmentGrounds
