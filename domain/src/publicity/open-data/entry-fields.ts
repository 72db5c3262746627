import type { DataField, DataValue } from './data-field.ts'

const recordStates = {
  published: '公示中',
  withdrawn: '已撤回',
  expired: '公示期满',
} as const
export type RecordState = keyof typeof recordStates

/** The fields that every line of open data has: which entry it is, and whether it is still public. */
export type EntryLine = {
  readonly publicId: string
  readonly state: RecordState
  readonly version: number
  readonly number: string
  readonly changedOn: string
  readonly withdrawalReason: string | null
  readonly url: string
}

/** Where what is not part of the published content comes from. */
export const register = '公示系统'

/** The first seven columns. What numbers an entry, and who says why it was withdrawn, differ. */
export function entryFields({
  number,
  withdrawn,
}: {
  readonly number: Pick<DataField<EntryLine>, 'title' | 'meaning' | 'source'>
  readonly withdrawn: string
}): readonly DataField<EntryLine>[] {
  return [
    column('id', '公示编号', 'text', '一条公示的编号，不会改变', (row) => row.publicId),
    column(
      'state',
      '状态',
      'text',
      '公示中、已撤回或者公示期满；后两种没有内容，复制过的应当同步停止展示',
      (row) => recordStates[row.state],
    ),
    column('version', '版本', 'integer', '1 为首次公示，更正一次加 1', (row) => row.version),
    column(
      'changed_on',
      '变动日期',
      'date',
      '最近一次公示、更正、撤回或者期满的日期',
      (row) => row.changedOn,
    ),
    { code: 'number', type: 'text', ...number, value: (row) => row.number },
    {
      code: 'withdrawal_reason',
      title: '撤回理由',
      type: 'text',
      meaning: '已撤回的，撤回的理由',
      source: withdrawn,
      value: (row) => row.withdrawalReason,
    },
    column('url', '网址', 'text', '这条公示的网页', (row) => row.url),
  ]
}

function column(
  code: string,
  title: string,
  type: DataField<EntryLine>['type'],
  meaning: string,
  value: (row: EntryLine) => DataValue,
): DataField<EntryLine> {
  return { code, title, type, meaning, source: register, value }
}
