/** How an error came to light. */
export const errorSources = {
  reconsideration: '行政复议撤销、变更或者确认违法',
  litigation: '人民法院判决撤销、变更或者确认违法',
  supervision: '司法行政机关监督',
  'file-review': '案卷评查',
  complaint: '申诉、检举',
  'self-check': '本机关自查',
} as const
export type ErrorSource = keyof typeof errorSources

/** What a decision may be wrong in (行政复议法第64条、行政诉讼法第70条 name the same grounds). */
export const errorKinds = {
  facts: '主要事实不清、证据不足',
  law: '适用依据错误',
  procedure: '违反法定程序',
  authority: '超越职权',
  abuse: '滥用职权',
  discretion: '明显不当（裁量）',
  papers: '文书错误',
} as const
export type ErrorKind = keyof typeof errorKinds

/** What of a person's conduct is answered for (国办发〔2018〕118号: 滥用职权、玩忽职守、徇私枉法等). */
export const faults = {
  none: '没有过错',
  slight: '一般过失',
  neglect: '玩忽职守',
  abuse: '滥用职权',
  favour: '徇私枉法',
} as const
export type PersonalFault = keyof typeof faults

/** Faults that are not for the agency alone: they are handed to 监察机关. */
export const isDutyOffence = (fault: PersonalFault): boolean =>
  fault === 'neglect' || fault === 'abuse' || fault === 'favour'

/**
 * What the agency itself may do to somebody who enforces. 政务处分 is given by whoever appoints or by 监察机关 and is
 * recorded as handed over. The list is usual practice; no text of this place was seen that fixes it.
 */
export const accountabilityMeasures = {
  none: '不予追究',
  education: '批评教育',
  'self-criticism': '责令作出书面检查',
  training: '离岗培训',
  'remove-from-post': '调离执法岗位、审核岗位',
  certificate: '提请暂扣或者收回执法证件',
} as const
export type AccountabilityMeasure = keyof typeof accountabilityMeasures
