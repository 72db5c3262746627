import { recordKinds } from '../records/record-kinds.ts'
import type { PublicRecord } from '../records/public-record.ts'
import type { DataField, DataValue } from './data-field.ts'
import { entryFields, register, type EntryLine } from './entry-fields.ts'

/** A licence, coercion, inspection or draw as a line of open data; `record` is null once it is not shown. */
export type ResultRecord = EntryLine & { readonly record: PublicRecord | null }

type Field = DataField<ResultRecord>

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
  ...entryFields({
    number: { title: '编号', meaning: '决定文号、检查编号，或者抽查任务和对象', source: entered },
    withdrawn: register,
  }),
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
