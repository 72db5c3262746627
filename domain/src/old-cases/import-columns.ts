import { penaltyKinds } from '../case/penalty.ts'
import { plainTitle } from '../shared/table-heading.ts'
import {
  importedOutcomes,
  importedPartyKinds,
  importedProcedures,
  importedRetentions,
  type ImportedCase,
} from './imported-case.ts'

/** A column of the table of old cases. */
export type ImportColumn = {
  readonly name: Exclude<keyof ImportedCase, 'line'>
  /** The heading of the template. */
  readonly title: string
  /** Headings that offices usually give it. */
  readonly also: readonly string[]
  /** Headings under which the sum stands in 万元. */
  readonly inTenThousands?: readonly string[]
  readonly required: boolean
  /** What is filled in, for the sheet of explanations. */
  readonly explained: string
}

const oneOf = (titles: Readonly<Record<string, string>>) =>
  `填一项：${Object.values(titles).join('、')}`

/** Every column, in the order of the template. */
export const importColumns: readonly ImportColumn[] = [
  {
    name: 'number',
    title: '文号',
    also: ['决定书文号', '处罚决定书文号', '行政处罚决定书文号', '案号', '处罚文号', '文书号'],
    required: true,
    explained: '决定书文号，如 四商罚决字〔2019〕12号；没有作出决定的填立案文号',
  },
  {
    name: 'procedure',
    title: '处罚程序',
    also: ['程序', '适用程序', '办案程序', '程序类型', '案件类型'],
    required: true,
    explained: `${oneOf(importedProcedures)}。2021年7月15日以前的“一般程序”即普通程序，“当场处罚”即简易程序`,
  },
  {
    name: 'partyName',
    title: '当事人名称',
    also: [
      '当事人',
      '当事人姓名',
      '被处罚人',
      '行政相对人名称',
      '被处罚单位',
      '当事人姓名或者名称',
    ],
    required: true,
    explained: '自然人的姓名，或者单位、字号的全称',
  },
  {
    name: 'partyKind',
    title: '当事人类型',
    also: ['当事人性质', '行政相对人类别', '相对人类别', '当事人类别'],
    required: true,
    explained: oneOf(importedPartyKinds),
  },
  {
    name: 'partyCode',
    title: '证照号码',
    also: [
      ...['统一社会信用代码', '当事人代码', '证件号码', '身份证号', '身份证号码', '营业执照注册号'],
      ...['注册号', '组织机构代码', '统一社会信用代码或者身份证号'],
    ],
    required: false,
    explained:
      '统一社会信用代码、身份证号等；当时用的 15 位注册号、组织机构代码、15 位身份证号照原件填；原件没有的留空',
  },
  {
    name: 'matterCode',
    title: '事项编码',
    also: ['事项代码', '权责清单编码', '处罚事项编码'],
    required: false,
    explained: '能对应现在的处罚事项的填编码，裁量比对用；对不上的留空',
  },
  {
    name: 'cause',
    title: '案由',
    also: ['违法行为', '处罚事由', '违法事实', '案件名称', '违法行为类型'],
    required: true,
    explained: '违法行为的名称',
  },
  {
    name: 'filedOn',
    title: '立案日期',
    also: ['立案时间', '立案日'],
    required: false,
    explained: '写成 2019-03-04；简易程序可以留空',
  },
  {
    name: 'decidedOn',
    title: '决定日期',
    also: ['处罚日期', '处罚决定日期', '决定时间', '作出处罚决定日期', '处罚时间'],
    required: true,
    explained: '决定书的日期，写成 2019-04-12；没有作出决定的填终结的日期',
  },
  {
    name: 'outcome',
    title: '处理结果',
    also: ['结果', '案件结果', '决定类型'],
    required: true,
    explained: oneOf(importedOutcomes),
  },
  {
    name: 'kinds',
    title: '处罚种类',
    also: ['处罚类别', '处罚种类名称', '行政处罚种类'],
    required: false,
    explained: `几种的用顿号隔开：${Object.values(penaltyKinds).join('、')}。2021年7月15日以前决定的，只能填当时法律列举的种类，法律、行政法规另有规定的填“其他行政处罚”`,
  },
  {
    name: 'fineFen',
    title: '罚款金额（元）',
    also: ['罚款', '罚款金额', '罚款数额', '罚款（元）', '罚款数额（元）'],
    inTenThousands: ['罚款（万元）', '罚款金额（万元）', '罚款数额（万元）'],
    required: false,
    explained: '决定书写的罚款；没有罚款的留空',
  },
  {
    name: 'confiscatedFen',
    title: '没收金额（元）',
    also: ['没收', '没收金额', '没收违法所得', '没收违法所得（元）', '没收违法所得金额'],
    inTenThousands: ['没收（万元）', '没收金额（万元）', '没收违法所得（万元）'],
    required: false,
    explained: '没收违法所得、没收非法财物的金额；没有的留空',
  },
  {
    name: 'reviewed',
    title: '是否法制审核',
    also: ['法制审核', '是否经法制审核', '是否审核'],
    required: false,
    explained: '是或者否；不知道的留空',
  },
  {
    name: 'reviewOutcome',
    title: '法制审核结论',
    also: ['审核结论', '审核意见', '法制审核意见', '法制审核结果'],
    required: false,
    explained: '如 同意、修改后同意；没有审核的留空',
  },
  {
    name: 'hearing',
    title: '是否听证',
    also: ['听证', '是否举行听证', '是否经过听证'],
    required: false,
    explained: '是或者否；不知道的留空',
  },
  {
    name: 'published',
    title: '是否公示',
    also: ['公示', '是否公开', '是否已公示'],
    required: false,
    explained: '当时是否公示过：是或者否。导入不会把案件公示出去',
  },
  {
    name: 'closedOn',
    title: '结案日期',
    also: ['结案时间', '结案日'],
    required: false,
    explained: '写成 2019-06-30',
  },
  {
    name: 'archiveNo',
    title: '档号',
    also: ['案卷号', '归档号', '档案号'],
    required: false,
    explained: '案卷在档案室的编号；没有归档的留空',
  },
  {
    name: 'retention',
    title: '保管期限',
    also: ['保存期限', '档案保管期限'],
    required: false,
    explained: `${oneOf(importedRetentions)}。旧的“长期”“短期”照原件填，本系统不推算它们的届满日`,
  },
  {
    name: 'pages',
    title: '页数',
    also: ['案卷页数', '卷内页数', '总页数'],
    required: false,
    explained: '整数',
  },
  { name: 'remarks', title: '备注', also: ['说明'], required: false, explained: '最多 500 字' },
]

export type ImportColumnName = ImportColumn['name']

/** A column under one of its headings. */
export type HeadedColumn = ImportColumn & { readonly tenThousands: boolean }

/** Every heading that is recognised, in plain form, with its column. */
export const importHeadings: ReadonlyMap<string, HeadedColumn> = new Map<string, HeadedColumn>(
  importColumns.flatMap((column) => [
    ...[column.title, ...column.also].map(
      (title) => [plainTitle(title), { ...column, tenThousands: false }] as const,
    ),
    ...(column.inTenThousands ?? []).map(
      (title) => [plainTitle(title), { ...column, tenThousands: true }] as const,
    ),
  ]),
)

export const importTitles = Object.fromEntries(
  importColumns.map(({ name, title }) => [name, title]),
) as Readonly<Record<ImportColumnName, string>>
