import { plainTitle } from '../../shared/table-heading.ts'

/** A column of a table of firms. */
export type FirmTableColumn = {
  readonly name:
    | 'code'
    | 'name'
    | 'representative'
    | 'address'
    | 'position'
    | 'industry'
    | 'district'
    | 'risk'
    | 'status'
  /** The heading of the template. */
  readonly title: string
  /** Headings that offices usually give it. */
  readonly also: readonly string[]
  readonly required: boolean
  /** What is filled in, for the sheet of explanations. */
  readonly explained: string
  /** How many characters the register keeps. */
  readonly maxLength: number
}
export type FirmTableColumnName = FirmTableColumn['name']

/** Every column, in the order of the template. 类型 is not asked: the code says it. */
export const firmTableColumns: readonly FirmTableColumn[] = [
  {
    name: 'code',
    title: '统一社会信用代码',
    also: [
      '信用代码',
      '社会信用代码',
      '统一代码',
      '统一社会信用代码（注册号）',
      '代码',
      '证照号码',
    ],
    ...{ required: true, maxLength: 18 },
    explained: '18 位；设成文本格式，不要让表格软件当成数字',
  },
  {
    name: 'name',
    title: '名称',
    also: [
      ...['企业名称', '单位名称', '市场主体名称', '主体名称', '经营主体名称', '商户名称'],
      ...['检查对象', '检查对象名称', '公司名称', '字号名称'],
    ],
    ...{ required: true, maxLength: 200 },
    explained: '营业执照上的全称',
  },
  {
    name: 'representative',
    title: '法定代表人',
    also: ['负责人', '经营者', '法人', '法人代表', '法定代表人（负责人）', '法定代表人（经营者）'],
    ...{ required: false, maxLength: 100 },
    explained: '法定代表人、负责人；个体工商户填经营者',
  },
  {
    name: 'address',
    title: '地址',
    also: [
      '住所',
      '经营场所',
      '经营地址',
      '注册地址',
      '企业地址',
      '单位地址',
      '详细地址',
      '生产经营地址',
    ],
    ...{ required: false, maxLength: 300 },
    explained: '实际经营的地址',
  },
  {
    name: 'position',
    title: '位置',
    also: ['坐标', '经纬度', '定位', '位置（纬度,经度）'],
    ...{ required: false, maxLength: 40 },
    explained: '纬度在前、经度在后，用逗号隔开，如 43.166,124.350；没有的留空',
  },
  {
    name: 'industry',
    title: '行业',
    also: ['行业类别', '所属行业', '行业名称', '经营类别', '业态'],
    ...{ required: false, maxLength: 100 },
    explained: '本局检查用的行业名称，如 单用途商业预付卡、成品油零售；同一行业写法要一致',
  },
  {
    name: 'district',
    title: '区域',
    also: ['区县', '县区', '县（市、区）', '所在区域', '所属区域', '辖区', '行政区划', '所在区县'],
    ...{ required: false, maxLength: 100 },
    explained: '县（市、区），如 铁西区、梨树县；写法要一致',
  },
  {
    name: 'risk',
    title: '风险等级',
    also: ['风险', '风险级别', '风险分级', '风险分类'],
    ...{ required: false, maxLength: 10 },
    explained: 'A、B、C、D，D 风险最高；没有评的留空',
  },
  {
    name: 'status',
    title: '登记状态',
    also: ['状态', '经营状态', '企业状态', '主体状态', '存续状态'],
    ...{ required: false, maxLength: 100 },
    explained: '在业、存续、开业，或者注销、吊销等；留空的不改，新增的算在业',
  },
]

export const firmTableTitles = Object.fromEntries(
  firmTableColumns.map(({ name, title }) => [name, title]),
) as Readonly<Record<FirmTableColumnName, string>>

/** Every heading that is recognised, in plain form, with its column. */
export const firmTableHeadings: ReadonlyMap<string, FirmTableColumn> = new Map(
  firmTableColumns.flatMap((column) =>
    [column.title, ...column.also].map((title) => [plainTitle(title), column] as const),
  ),
)
