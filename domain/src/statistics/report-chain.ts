import type { Recorded } from '../kernel/recorded.ts'
import { justCollected, sentBackNow, type LinearProgress } from '../publicity/chain/linear-chain.ts'
import type { LinearStepId } from '../publicity/chain/step-table.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { StatTable } from './annual-tables.ts'

/** A year's statistics, as they were counted for publication. */
export type CollectedReport = {
  readonly year: number
  readonly countedOn: PlainDate
  /** What a further version corrects; null for the first. */
  readonly correction: string | null
  readonly tables: readonly StatTable[]
}

/** 统计年报: collected, checked, published by three people, by the steps of the other publications. */
export type AnnualReportEvent =
  | ({ readonly type: 'ReportCollected' } & CollectedReport)
  | { readonly type: 'ReportStepTaken'; readonly step: LinearStepId; readonly opinion: string }
  | { readonly type: 'ReportReturned'; readonly step: LinearStepId; readonly opinion: string }

export type AnnualReportFile = LinearProgress & CollectedReport & { readonly version: number }

/** @throws Error when the first event is not its collection. */
export function foldReport(events: readonly Recorded<AnnualReportEvent>[]): AnnualReportFile {
  let file: AnnualReportFile | null = null
  for (const recorded of events) file = evolveReport(file, recorded)
  if (!file) throw new Error('an annual report begins with its collection')
  return file
}

/** @throws Error when the first event is not its collection. */
export function evolveReport(
  now: AnnualReportFile | null,
  { version, by, event }: Recorded<AnnualReportEvent>,
): AnnualReportFile {
  if (event.type === 'ReportCollected') {
    const { type: _, ...collected } = event
    return { ...collected, version, ...justCollected(by.id) }
  }
  if (!now) throw new Error('an annual report begins with its collection')
  switch (event.type) {
    case 'ReportStepTaken':
      return { ...now, version, taken: [...now.taken, { step: event.step, by: by.id }] }
    case 'ReportReturned':
      return { ...now, version, ...sentBackNow }
  }
}

/** The titles of the tables that say something else now: what was counted is not what is true any more. */
export function changedTables(
  before: readonly StatTable[],
  now: readonly StatTable[],
): readonly string[] {
  const cellsOf = new Map(before.map(({ id, cells }) => [id, JSON.stringify(cells)]))
  return now
    .filter(({ id, cells }) => cellsOf.get(id) !== JSON.stringify(cells))
    .map(({ title }) => title)
}
