import { sql } from 'kysely'
import { letterSetTitles, type LetterDesk, type LetterSet } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { startLimit } from '@zhaofa/domain/deadline/limit-instance.ts'
import {
  letterLimit,
  letterState,
  openLetterActions,
  type LetterAction,
  type LetterKind,
} from '@zhaofa/domain/publicity/letters/letter.ts'
import { actionOf, type LetterEvent } from '@zhaofa/domain/publicity/letters/letter-chain.ts'
import { addDays, chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { limitView } from '../desk/limits.ts'
import { soonDays } from '../overview/case-sets.ts'

/** How a letter stands, without what it says. */
type LetterStanding = Omit<LetterDesk['letters'][number], 'respondent'>

type Received = {
  readonly id: string
  readonly kind: LetterKind
  readonly number: string
  readonly received_at: Date
  readonly taken: readonly LetterAction[]
}

/** What state a letter is in and which limit runs: that of the first decision, from the day of receipt. */
export function letterStandingOf(
  { id, kind, number, received_at, taken }: Received,
  at: Circumstances,
): LetterStanding {
  const limitId = taken.length === 0 ? letterLimit(kind) : null
  const on = chinaDay(received_at.toISOString())
  const instance = limitId && startLimit(limitId, { event: '收到来信', on })
  const title = kind === 'report' ? '核查并决定是否立案' : '决定是否受理'
  return {
    id,
    kind,
    number,
    receivedAt: received_at.toISOString(),
    state: letterState(kind, taken),
    untouched: taken.length === 0,
    open: openLetterActions(kind, taken).length > 0,
    limit: instance && limitView({ title, instance }, at),
  }
}

/** Whether somebody looks after the letters of the agency as its head. */
export const overseesLetters = ({ roles }: Actor): boolean =>
  roles.includes('agency-head') || roles.includes('department-head')

/** The letters that wait, the earliest first. The database hands out nothing of what they say. */
export async function overseenLetters(tx: Tx, at: Circumstances): Promise<LetterStanding[]> {
  const { rows } = await sql<Omit<Received, 'taken'> & { types: LetterEvent['type'][] }>`
    select id, kind, number, received_at, types from casework.letters_overseen()`.execute(tx)
  return rows.map(({ types, ...row }) =>
    letterStandingOf({ ...row, taken: types.map((type) => actionOf[type]) }, at),
  )
}

/** Which letters each number counts. The overview counts by it and the list of letters finds by it. */
const letterSets: Record<LetterSet, (letter: LetterStanding, today: PlainDate) => boolean> = {
  waiting: ({ open }) => open,
  new: ({ open, untouched }) => open && untouched,
  'due-soon': ({ limit }, today) =>
    limit?.dueOn != null && limit.dueOn >= today && limit.dueOn <= addDays(today, soonDays),
  overdue: ({ limit }, today) => limit?.dueOn != null && limit.dueOn < today,
}

/** The letters of a set, in their order; all of them without one. */
export function inSet<Letter extends LetterStanding>(
  letters: readonly Letter[],
  set: LetterSet | null,
  today: PlainDate,
): Letter[] {
  return letters.filter((letter) => set === null || letterSets[set](letter, today))
}

/** How many letters each set holds. */
export function countLetters(
  letters: readonly LetterStanding[],
  today: PlainDate,
): Record<LetterSet, number> {
  const count = (set: LetterSet) => inSet(letters, set, today).length
  const sets = Object.keys(letterSetTitles) as LetterSet[]
  return Object.fromEntries(sets.map((set) => [set, count(set)])) as Record<LetterSet, number>
}
