import type { CaseEvent, RecordedEvent } from '../case/case-event.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { Circumstances } from '../case/circumstances.ts'
import type { DocumentNumber } from '../identity-codes/document-number.ts'
import type { Paper, PartyQuery } from './paper.ts'

/** What a paper is composed from: the case after the act, and the event that made the paper. */
export type PaperSource = {
  readonly file: CaseFile
  readonly recorded: RecordedEvent
  /** All events so far, for papers that look back. */
  readonly events: readonly RecordedEvent[]
  /** Not the matter of before the act: a composer asks `ruleOf`, which reads it from the file after the act. */
  readonly at: Pick<
    Circumstances,
    'rules' | 'catalogue' | 'nameOf' | 'certificatesOf' | 'matterOf' | 'today' | 'drawnOf'
  >
  /** Papers of the case sealed before this one, for its table of contents. */
  readonly sealed: readonly {
    readonly type: string
    readonly title: string
    readonly number: string | null
    readonly on: string
    readonly pages: number
    /** The step of the case that made it. */
    readonly version: number
    /** 作废: it stays in the file, marked. */
    readonly voided?: boolean
  }[]
  readonly number: DocumentNumber | null
  readonly verifyUrl: string | null
  readonly query?: PartyQuery
  /** Under which the paper is sealed; absent from drafts. */
  readonly id?: string
  readonly draft: boolean
}

export type Composer = (source: PaperSource) => Paper | null

/**
 * The event that makes this paper, or null when the act ended otherwise. An amended record (更正) makes its paper
 * again, from the words that it reads now.
 */
export function eventOf<T extends CaseEvent['type']>(
  { recorded: { event } }: PaperSource,
  type: T,
): Extract<CaseEvent, { type: T }> | null {
  const made = event.type === 'RecordAmended' && type !== 'RecordAmended' ? event.reads : event
  return made.type === type ? (made as Extract<CaseEvent, { type: T }>) : null
}
