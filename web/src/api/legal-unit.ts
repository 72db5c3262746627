import { queryOptions } from '@tanstack/react-query'
import type {
  AttendanceImport,
  CounselList,
  InquiryList,
  LegalUnitTable,
  LegalUnitView,
  OwnTraining,
  ReviewYearView,
  PerformUnitActBody,
  PlanBookName,
  TrainingView,
  UnitActDone,
  UnitActForm,
  UnitBookName,
} from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

const root = '/api/legal-unit'

/** Which file of which book: `agency`, the id of a counsel or `new`, a year, the id of an inquiry or `case-` and its case. */
export type UnitPlace =
  | { readonly shelf?: 'legal-unit'; readonly book: UnitBookName; readonly of: string }
  | { readonly shelf: 'inspection-plans'; readonly book: PlanBookName; readonly of: string }

const pathOf = ({ shelf = 'legal-unit', book, of }: UnitPlace) =>
  `/api/${shelf}/books/${book}/${encodeURIComponent(of)}`

export const legalUnitQuery = queryOptions({
  queryKey: ['legal-unit', 'unit'],
  queryFn: () => get<LegalUnitView>(root),
})

export const counselQuery = queryOptions({
  queryKey: ['legal-unit', 'counsel'],
  queryFn: () => get<CounselList>(`${root}/counsel`),
})

/** @param caseId only what is about this case. */
export const inquiriesQuery = (caseId?: string) =>
  queryOptions({
    queryKey: ['legal-unit', 'accountability', caseId ?? null],
    queryFn: () => get<InquiryList>(withQuery(`${root}/accountability`, { case: caseId })),
  })

export const trainingQuery = (year: number) =>
  queryOptions({
    queryKey: ['legal-unit', 'training', year],
    queryFn: () => get<TrainingView>(`${root}/training/${year}`),
  })

export const reviewYearQuery = (year: number) =>
  queryOptions({
    queryKey: ['legal-unit', 'reviews', year],
    queryFn: () => get<ReviewYearView>(`${root}/reviews/${year}`),
  })

export const ownTrainingQuery = (year: number) =>
  queryOptions({
    queryKey: ['legal-unit', 'own', year],
    queryFn: () => get<OwnTraining>(`${root}/training/${year}/mine`),
  })

export const unitActQuery = (place: UnitPlace, act: string) =>
  queryOptions({
    queryKey: ['legal-unit', 'act', place, act],
    queryFn: () => get<UnitActForm>(`${pathOf(place)}/acts/${act}`),
    gcTime: 0,
  })

export const performUnitAct = (place: UnitPlace, act: string, body: PerformUnitActBody) =>
  send<UnitActDone>('POST', `${pathOf(place)}/acts/${act}`, body)

export const agreeInBook = (place: UnitPlace, body: { version: number; confirmation: string }) =>
  send<UnitActDone>('POST', `${pathOf(place)}/agreement`, body)

export const returnInBook = (place: UnitPlace, body: { version: number; reason: string }) =>
  send<UnitActDone>('POST', `${pathOf(place)}/return`, body)

/** A dry run: who a table says attended, row by row. */
export function readAttendance(year: number, session: number, file: File) {
  const form = new FormData()
  form.append('file', file)
  return send<AttendanceImport>(
    'POST',
    `${root}/training/${year}/sessions/${session}/attendance-table`,
    form,
  )
}

export const unitTableUrl = (table: LegalUnitTable, format: 'xlsx' | 'csv', year?: number) =>
  withQuery(`${root}/tables/${table}`, { format, year })
