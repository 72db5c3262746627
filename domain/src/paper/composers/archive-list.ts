import type { CaseEvent } from '../../case/case-event.ts'
import type { Archive } from '../../case/parts/closing/slice.ts'
import { inspectionAlone } from '../../case/procedures/inspection/slice.ts'
import { handledOnTheSpot } from '../../case/procedures/summary-penalty/slice.ts'
import { chinaDay } from '../../shared/plain-date.ts'
import { findDocumentType } from '../catalogue/document-catalogue.ts'
import type { DocumentType } from '../catalogue/document-type.ts'
import type { PaperSource } from '../paper-source.ts'
import { sealedNumber } from './parts.ts'

/** One line of 卷内文件目录. */
export type ArchiveLine = {
  readonly number: string
  /** 责任者: who made it. */
  readonly by: string
  readonly title: string
  readonly on: string
  /** The first page; null for an electronic file without pages, such as a recording. */
  readonly page: number | null
  readonly remark: string
  readonly item: ArchivedItem
}

/** What a line stands for: a sealed paper by its place among those of the case, or a piece of evidence. */
export type ArchivedItem =
  | { readonly kind: 'paper'; readonly place: number }
  | { readonly kind: 'evidence'; readonly id: string }

/** 正卷, 副卷: what the party may read, and what stays inside (see `DocumentType.volume`). */
export type ArchiveVolume = {
  readonly title: string
  readonly pages: number
  readonly lines: readonly ArchiveLine[]
}

export const volumeTitles: Readonly<Record<DocumentType['volume'], string>> = {
  main: '正卷',
  secondary: '副卷',
  separate: '单独立卷',
}

/** What the volumes are made from. */
export type Archived = Pick<PaperSource, 'sealed' | 'events' | 'file'> & {
  readonly at: { readonly rules: Pick<PaperSource['at']['rules'], 'agencyName'> }
}

type Added = Extract<CaseEvent, { type: 'EvidenceAdded' }>

/**
 * The volumes of the file as it is archived, each with pages of its own from one. Cover, list and 备考表 are
 * no items of the list and have no pages of it. Every piece of evidence follows the paper by which it was taken.
 */
export function archiveVolumes(source: Archived): ArchiveVolume[] {
  const { sealed, events, file, at } = source
  const evidence = events.flatMap(({ event, at: taken }) =>
    event.type === 'EvidenceAdded' ? [{ event, taken }] : [],
  )
  const volumes = { main: newVolume(), secondary: newVolume(), separate: newVolume() }
  for (const [place, { type, title, number, on, pages, voided }] of sealed.entries()) {
    const kind = findDocumentType(type)
    if (kind?.stage === 'archive') continue
    const volume = volumes[kind?.volume ?? 'main']
    volume.lines.push({
      number: number ?? '',
      by:
        kind?.role === 'submission'
          ? (file.filing?.party.name ?? at.rules.agencyName)
          : at.rules.agencyName,
      title,
      on,
      page: volume.pages + 1,
      remark: voided ? '作废' : '',
      item: { kind: 'paper', place },
    })
    volume.pages += pages
    const added = type === 'evidence_extract' ? evidence.shift() : undefined
    if (added) addEvidence(volume, added)
  }
  for (const added of evidence) addEvidence(volumes.main, added)
  return (Object.keys(volumeTitles) as DocumentType['volume'][])
    .map((key) => ({ title: volumeTitles[key], ...volumes[key] }))
    .filter(({ lines }) => lines.length > 0)
}

const newVolume = (): { pages: number; lines: ArchiveLine[] } => ({ pages: 0, lines: [] })

function addEvidence(
  volume: ReturnType<typeof newVolume>,
  {
    event: { evidenceId, name, source, collectedOn, file },
    taken,
  }: { event: Added; taken: string },
): void {
  const { pages } = file
  volume.lines.push({
    number: '',
    by: source,
    title: name,
    on: collectedOn ?? chinaDay(taken),
    page: pages === undefined ? null : volume.pages + 1,
    remark: pages === undefined ? '电子文件' : '',
    item: { kind: 'evidence', id: evidenceId },
  })
  volume.pages += pages ?? 0
}

/** 正卷31页，副卷12页 */
export const pagesText = (volumes: readonly ArchiveVolume[]): string =>
  volumes.map(({ title, pages }) => `${title}${pages}页`).join('，')

/** 案号: the number by which the case is known. */
export function caseNumber(source: Pick<PaperSource, 'file' | 'sealed'>): string {
  const { file } = source
  if (inspectionAlone(file)) return sealedNumber(source, 'inspection_approval')
  return sealedNumber(
    source,
    handledOnTheSpot(file) ? 'summary_penalty_decision' : 'case_filing_approval',
  )
}

/** 保管期限. */
export const retentionTitles = {
  permanent: '永久',
  '30-years': '30年',
  '10-years': '10年',
} as const

const retentionCodes = { permanent: 'Y', '30-years': 'D30', '10-years': 'D10' } as const

/**
 * 档号 by DA/T 13: 门类·年度·保管期限代码-件号, made from the number of the case, which is unique and free of gaps.
 * Files archived before have the number that was typed.
 */
export function archiveNumber(
  source: Pick<PaperSource, 'file' | 'sealed'>,
  { archiveNo, retention }: Pick<Archive, 'archiveNo' | 'retention'>,
): string {
  if (archiveNo !== undefined) return archiveNo
  const [, word = '', year = '', serial = ''] =
    /^(.+)字〔(\d{4})〕(\d+)号$/.exec(caseNumber(source)) ?? []
  return `${word}·${year}·${retentionCodes[retention]}-${serial.padStart(4, '0')}`
}
