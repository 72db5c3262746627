import { recordKinds } from '../records/record-kinds.ts'
import type { PublicRecord } from '../records/public-record.ts'
import type { DataField, DataValue } from './data-field.ts'
import { recordStates, type RecordState } from './decision-fields.ts'

/** A licence, coercion, inspection or draw as a line of open data; `record` is null once it is not shown. */
export type ResultRecord = {
  readonly publicId: string
  readonly state: RecordState
  readonly version: number
  readonly number: string
  readonly changedOn: string
  readonly withdrawalReason: string | null
  readonly url: string
  readonly record: PublicRecord | null
}

type Field = DataField<ResultRecord>

const register = '公示系统'
const entered = '登记并审核的公示内容'

function content(
  code: string,
  title: string,
  value: (record: PublicRecord) => DataValue,
  meaning: string,
  type: Field['type'] = 'text',
): Field {
  return {
    code,
    title,
    type,
    meaning,
    source: entered,
    value: (row) => row.record && value(row.record),
  }
}

export const resultFields: readonly Field[] = [
  {
    code: 'id',
    title: '公示编号',
    type: 'text',
    meaning: '一条公示的编号，不会改变',
    source: register,
    value: (row) => row.publicId,
  },
  {
    code: 'state',
    title: '状态',
    type: 'text',
    meaning: '公示中、已撤回或者公示期满；后两种没有内容，复制过的应当同步停止展示',
    source: register,
    value: (row) => recordStates[row.state],
  },
  {
    code: 'version',
    title: '版本',
    type: 'integer',
    meaning: '1 为首次公示，更正一次加 1',
    source: register,
    value: (row) => row.version,
  },
  {
    code: 'changed_on',
    title: '变动日期',
    type: 'date',
    meaning: '最近一次公示、更正、撤回或者期满的日期',
    source: register,
    value: (row) => row.changedOn,
  },
  {
    code: 'number',
    title: '编号',
    type: 'text',
    meaning: '决定文号、检查编号，或者抽查任务和对象',
    source: entered,
    value: (row) => row.number,
  },
  {
    code: 'withdrawal_reason',
    title: '撤回理由',
    type: 'text',
    meaning: '已撤回的，撤回的理由',
    source: register,
    value: (row) => row.withdrawalReason,
  },
  {
    code: 'url',
    title: '网址',
    type: 'text',
    meaning: '这条公示的网页',
    source: register,
    value: (row) => row.url,
  },
  content('kind', '类别', ({ kind }) => recordKinds[kind].title, '许可、强制、检查、抽查或者其他'),
  content('agency', '实施机关', ({ agencyName }) => agencyName, '作出决定、实施检查的机关'),
  content('party_name', '当事人名称', ({ party }) => party.name, '自然人只公开姓氏'),
  content('party_uscc', '统一社会信用代码', ({ party }) => party.uscc, '18 位；自然人为空'),
  content('outcome', '结果', ({ outcome }) => outcome, '决定内容或者检查结果'),
  content('decided_on', '作出日期', ({ decidedOn }) => decidedOn, '决定或者检查的日期', 'date'),
  content('published_on', '公示日期', ({ publishedOn }) => publishedOn, '首次公示的日期', 'date'),
  content('expires_on', '公示到', ({ expiresOn }) => expiresOn, '9999-12-31 为长期', 'date'),
  content(
    'details',
    '全部字段',
    ({ fields }) => fields.map(({ title, text }) => `${title}：${text}`).join('；'),
    '公示页上的全部字段',
  ),
]
