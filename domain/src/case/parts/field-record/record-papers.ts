import {
  getDocumentType,
  type DocumentTypeId,
} from '../../../paper/catalogue/document-catalogue.ts'
import type { FieldRecordSlice } from './slice.ts'

export type FieldRecordKind = FieldRecordSlice['records'][number]['kind']

const papers = {
  inspection: 'onsite_inspection_record',
  inquiry: 'inquiry_record',
  seizure: 'coercion_scene_record',
} as const satisfies Record<FieldRecordKind, DocumentTypeId>

/** The kinds of record, in the order in which reports count them. */
export const fieldRecordKinds = Object.keys(papers) as readonly FieldRecordKind[]

/** What a record is called wherever it is named: as the catalogue of papers calls it. */
export const recordTitle = (kind: FieldRecordKind): string => getDocumentType(papers[kind]).title
