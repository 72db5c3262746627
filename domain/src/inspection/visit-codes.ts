/** 检查的由来: a plan, or one of the grounds on which a visit outside every plan is allowed. */
export const visitGrounds = {
  plan: '年度检查计划的任务',
  special: '专项检查计划的任务',
  report: '投诉举报',
  assigned: '转办交办',
  data: '数据监测',
  application: '企业申请',
} as const
export type VisitGround = keyof typeof visitGrounds

/** The grounds of a visit outside every plan. */
export type GroundOutsidePlans = Exclude<VisitGround, 'plan' | 'special'>

/** 检查方式. */
export const visitWays = {
  'on-site': '现场检查',
  written: '书面核查',
  remote: '非现场检查（视频、数据）',
} as const
export type VisitWay = keyof typeof visitWays

/** Why somebody has to go there, although what can be seen in writing must not be looked at on the spot. */
export const onSiteReasons = {
  premises: '须查看经营场所、设施、设备',
  goods: '须查看实物或者抽样',
  originals: '须核对原件、台账',
  unclear: '书面核查过，仍不能查清',
} as const
export type OnSiteReason = keyof typeof onSiteReasons

/** 不受频次上限限制的理由: the visit is counted all the same, with this beside it. */
export const exemptReasons = {
  report: '投诉举报',
  assigned: '转办交办',
  data: '数据监测',
  application: '企业申请',
  superior: '上级机关部署的专项检查',
} as const
export type ExemptReason = keyof typeof exemptReasons

/** Who may go along without a certificate: they help, they do not inspect. */
export const helperKinds = {
  expert: '专家',
  technician: '检验、检测人员',
  driver: '驾驶员',
  other: '其他辅助人员',
} as const
export type HelperKind = keyof typeof helperKinds

/** What was scanned at the door. */
export const scanKinds = {
  firm: '企业的营业执照二维码',
  officers: '执法人员的亮证码（由企业扫）',
} as const
export type ScanKind = keyof typeof scanKinds

/** 检查项的结论. */
export const lineResults = { pass: '合格', problem: '发现问题', na: '不适用' } as const
export type LineResult = keyof typeof lineResults

/** The nine results (结果码), by the codes under which they are published. */
export const resultCodes = {
  '01': '未发现问题',
  '02': '未按规定公示年度报告',
  '03': '未按规定公示其他应当公示的信息',
  '04': '公示信息隐瞒真实情况、弄虚作假',
  '05': '通过登记的住所（经营场所）无法联系',
  '06': '发现问题已责令改正',
  '07': '不配合检查情节严重',
  '08': '未发现开展本次抽查涉及的经营活动',
  '09': '发现问题待后续处理',
} as const
export type ResultCode = keyof typeof resultCodes

/** How an objection came. */
export const objectionDoors = {
  page: '企业在检查专页提出',
  office: '当面、电话或者书面提出',
} as const
export type ObjectionDoor = keyof typeof objectionDoors

/** What came of an objection. */
export const objectionOutcomes = {
  kept: '维持原来的检查结果',
  changed: '异议成立，重新认定检查结果',
} as const
export type ObjectionOutcome = keyof typeof objectionOutcomes

/** The codes that say that a rule was broken, so that a penalty may be looked into. */
export const codesOfViolation: ReadonlySet<ResultCode> = new Set(['04', '06', '07', '09'])
