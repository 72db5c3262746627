import type { CounselKind, CounselStanding } from '../authority/counsel.ts'
import type { PersonId, Recorded } from '../kernel/recorded.ts'
import { addDays, daysBetween, type PlainDate } from '../shared/plain-date.ts'
import { type BookFile, evolveProposal, type ProposalEvent } from '../kernel/book.ts'

/** One contract, or one appointment, from its first to its last day. */
export type CounselTerm = {
  readonly contract: string
  readonly from: PlainDate
  readonly until: PlainDate
}

type Engaged = {
  readonly kind: CounselKind
  readonly name: string
  /** The account with which they give opinions on cases; null without one. */
  readonly person: PersonId | null
  /** Law firm (律师事务所) of an adviser, unit of a public lawyer. */
  readonly firm: string
  /** 律师执业证 or 公职律师证. */
  readonly licence: string
  readonly fields: string
}

export type CounselEvent =
  | ({ readonly type: 'CounselEngaged' } & Engaged & CounselTerm)
  | ({ readonly type: 'CounselRenewed' } & CounselTerm)
  | { readonly type: 'CounselEnded'; readonly on: PlainDate; readonly reason: string }
  | {
      readonly type: 'CounselYearNoted'
      readonly year: number
      /** Opinions given on cases in that year, counted when the note was written. */
      readonly opinions: number
      readonly note: string
    }
  | ProposalEvent

export type CounselFile = BookFile & {
  /** Null until somebody else has agreed. */
  readonly engaged: Engaged | null
  /** Oldest first. */
  readonly terms: readonly CounselTerm[]
  readonly ended: { readonly on: PlainDate; readonly reason: string } | null
  readonly notes: readonly {
    readonly year: number
    readonly opinions: number
    readonly note: string
  }[]
}

export const noCounsel: CounselFile = {
  ...{ version: 0, proposal: null, engaged: null, terms: [], ended: null, notes: [] },
}

export function evolveCounsel(file: CounselFile, recorded: Recorded<CounselEvent>): CounselFile {
  const { version, event } = recorded
  switch (event.type) {
    case 'CounselEngaged': {
      const { type: _, contract, from, until, ...engaged } = event
      return { ...file, version, engaged, terms: [{ contract, from, until }] }
    }
    case 'CounselRenewed': {
      const { type: _, ...term } = event
      return { ...file, version, terms: [...file.terms, term] }
    }
    case 'CounselEnded': {
      const { on, reason } = event
      return { ...file, version, ended: { on, reason } }
    }
    case 'CounselYearNoted': {
      const { year, opinions, note } = event
      const others = file.notes.filter((each) => each.year !== year)
      return { ...file, version, notes: [...others, { year, opinions, note }] }
    }
    case 'ActProposed':
    case 'ActAgreed':
    case 'ActReturned':
      return { ...file, ...evolveProposal(file, recorded, event) }
  }
}

/** The last day of the newest term, or the day on which it ended before; null for one that nobody engaged. */
export function lastDayAsCounsel({ terms, ended }: CounselFile): PlainDate | null {
  const until = terms.reduce<PlainDate | null>(
    (last, term) => (last === null || term.until > last ? term.until : last),
    null,
  )
  return ended !== null && (until === null || ended.on < until) ? ended.on : until
}

/** Whether somebody is counsel of the agency on this day. */
export function isEngagedOn({ terms, ended }: CounselFile, day: PlainDate): boolean {
  if (ended !== null && day > ended.on) return false
  return terms.some(({ from, until }) => from <= day && day <= until)
}

/**
 * What a case asks of the register. Before the first day there is no engagement yet; after the last one it says when
 * it ended, so that the refusal can say so.
 */
export function counselStanding(file: CounselFile, day: PlainDate): CounselStanding | null {
  const until = lastDayAsCounsel(file)
  if (file.engaged === null || until === null) return null
  const begun = file.terms.some(({ from }) => from <= day)
  if (!begun) return null
  // Between two terms nobody is engaged: the term before is what ended.
  const ended = isEngagedOn(file, day) ? until : lastBefore(file, day)
  return { kind: file.engaged.kind, firm: file.engaged.firm, until: ended }
}

const lastBefore = (file: CounselFile, day: PlainDate): PlainDate =>
  [...file.terms.map(({ until }) => until), ...(file.ended ? [file.ended.on] : [])]
    .filter((until) => until < day)
    .reduce((last, until) => (until > last ? until : last))

/** How many days before the last day people are reminded of the renewal. */
const remindedDays = 30

/** Days that are left where the end is near; null while it is far, after it, and where it was ended. */
export function daysToEnd(file: CounselFile, today: PlainDate): number | null {
  const last = lastDayAsCounsel(file)
  if (last === null || file.ended !== null || today > last) return null
  const left = daysBetween(today, last)
  return left <= remindedDays ? left : null
}

/** The day after the newest term: where a renewal goes on without a gap. */
export const nextTermFrom = (file: CounselFile): PlainDate | null => {
  const last = lastDayAsCounsel(file)
  return last && addDays(last, 1)
}
