import type { ClueSource } from '../../case-codes.ts'
import type { Head } from '../../head.ts'
import type { PeopleSlice } from '../people/slice.ts'
import type { ClueSlice } from './slice.ts'

/**
 * Whether this person may read who reported: whoever took the report, looked into it or handles the case, and did not
 * have to step aside (处罚法第43、50条). The database refuses everybody else (casework.handles_report).
 */
export const mayReadInformant = (
  { openedBy, investigators, verification, recused }: Head & PeopleSlice & ClueSlice,
  person: string,
): boolean =>
  !recused.some((each) => each.person === person) &&
  (openedBy === person ||
    investigators.includes(person) ||
    verification?.officers.includes(person) === true)

/** Sources behind which somebody may stand who reported; what the agency found itself has no informant. */
export const informed = [
  'complaint',
  'report',
  'assigned',
  'transferred',
  'other',
] as const satisfies readonly ClueSource[]

export const hasInformant = ({ source }: { readonly source: string }): boolean =>
  informed.some((each) => each === source)
