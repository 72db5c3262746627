/** How one column of a published list is written, and checked. */
export type ColumnKind = 'text' | 'long-text' | 'day' | 'count' | 'uscc' | 'phone' | 'choice'

/** How a value of each kind is written (格式), said beside the cell before anything is wrong. */
const formats: Readonly<Record<ColumnKind, string>> = {
  text: '最多 300 字',
  'long-text': '最多 5000 字，可以分行',
  day: '写成 2026-11-23；没有期限的写“长期”',
  count: '只写整数，不带单位',
  uscc: '18 位，末位是校验码',
  phone: '只写数字和连接号，几个号码用顿号隔开',
  choice: '从列出的几项中选一项',
}

export const columnFormat = (kind: ColumnKind): string => formats[kind]

const fullCitation = '写全法律、法规、规章的名称和条、款、项，不写“有关规定”'
const maskedParty = '单位写全称；自然人只写姓氏和“某”'

/** What has to stand in a column (内容标准); `item.field` where one word means another thing. */
const standards: Readonly<Record<string, string>> = {
  accountabilitySituations: '逐项写应当追究责任的情形',
  agency: '写作出决定、实施检查的机关全称',
  agencyName: '写全称，与统一社会信用代码证书一致',
  approvedBy: '写批准的人民政府名称，须为县级以上',
  authority: '写委托哪些职权，不得超出委托机关自己的权限',
  basis: fullCitation,
  cap: '一年内对同一企业检查的最多次数',
  caseName: '当事人、违法行为和“案”',
  certNo: '与执法证件上的编号一致',
  condition: '写违法情节，够用来对号入座',
  conditions: '写同时要具备的条件',
  content: '写全要让人知道的内容，不写“等”',
  criteria: '写达到什么程度列入，够用来对照',
  decidedAt: '决定书落款的日期',
  decisionNo: '与决定书上的文号一致',
  docNo: '与文件上的文号一致',
  effectiveDocNo: '复议决定、判决等生效文书的文号',
  enforcementRegion: '写到行政区划',
  facts: '写清时间、经过和后果，隐去个人信息和商业秘密',
  filedAt: '向备案机关备案的日期',
  frequency: '写一年几次',
  frequencyCap: '写一年最多几次，例如“每年不超过 1 次”',
  handlingDept: '写内设机构全称',
  holder: maskedParty,
  item: '与随机抽查事项清单中的名称一致',
  legalBasis: fullCitation,
  legalReviewAt: '通过法制审核的日期；未经审核不得启用（行政处罚法第四十一条）',
  location: '写到道路和门牌',
  matters: '逐项写委托实施的事项',
  necessityAssessment: '写为什么非检查不可、日常监管为什么不够',
  object: '写哪一类企业、场所或者人员',
  party: maskedParty,
  partyName: maskedParty,
  penaltyContent: '与决定书主文一致',
  place: '写到房间',
  quantity: '写台数、户数',
  ratio: '写百分比，例如 5%',
  reason: '写变更、撤销、确认违法或者确认无效',
  remedy: '写向谁申请复议、向哪个法院起诉，各在多少日内',
  responsibilityBasis: fullCitation,
  responsibilityItems: '按受理、审查、决定、送达、监管的先后逐项写',
  resultCode: '写检查结果的结论',
  situation: '写哪一种情形不罚、轻罚或者减轻',
  techReviewAt: '通过技术审核的日期；未经审核不得启用（行政处罚法第四十一条）',
  term: '写起止日期',
  timeLimit: '写多少日、从哪一天起算，法定期限和承诺期限分开',
  'in_window_board.name': '与执法证件上的姓名一致',
  'pre_officer.name': '与执法证件上的姓名一致',
  'post_inspection.object': maskedParty,
  'post_licence.legalRep': '单位写法定代表人，双公示要报；个体工商户和自然人不写',
  'post_random_result.object': maskedParty,
}

/** 内容标准 of a column; empty where the title says enough. */
export function columnStandard(item: string, field: string): string {
  return standards[`${item}.${field}`] ?? standards[field] ?? ''
}
