import type { PersonId } from '../../../kernel/recorded.ts'

/** 现场检查笔录, 询问笔录 and 现场笔录 of a seizure: when, where and by whom; two of one officer may not overlap. */
export type FieldRecordSlice = { readonly records: readonly FieldRecord[] }

export const noRecords: FieldRecordSlice = { records: [] }

type FieldRecord = {
  kind: 'inspection' | 'inquiry' | 'seizure'
  startedAt: string
  endedAt: string
  officers: readonly PersonId[]
  recorded: boolean
}
