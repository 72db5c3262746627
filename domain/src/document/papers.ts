import type { RecordedEvent } from '../case/case-event.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { Circumstances } from '../procedure/kernel.ts'
import type { DocumentNumber, Paper } from './paper.ts'

/** What a paper is composed from: the case after the act, and the event that made the paper. */
export type PaperSource = {
  readonly file: CaseFile
  readonly recorded: RecordedEvent
  /** All events so far, for papers that look back. */
  readonly events: readonly RecordedEvent[]
  readonly at: Pick<Circumstances, 'rules' | 'nameOf' | 'certificatesOf' | 'matter' | 'today'>
  readonly number: DocumentNumber | null
  readonly verifyUrl: string | null
  readonly draft: boolean
}

export type Composer = (source: PaperSource) => Paper | null

/** Composers by document type. */
export const composers: Readonly<Record<string, Composer>> = {}

/** The paper of this type, or null when this case makes no such paper. */
export function composePaper(type: string, source: PaperSource): Paper | null {
  return composers[type]?.(source) ?? null
}
