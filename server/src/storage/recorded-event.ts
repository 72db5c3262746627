import { StaleCaseError } from '../faults.ts'
import { isUniqueViolation } from './unique-violation.ts'

/** What every table of events has: who did what, when, and as the how-manieth step. */
type EventRow<Event> = {
  readonly version: number
  readonly at: Date
  readonly by_id: string
  readonly by_name: string
  readonly body: Event
}

/** A row of events as the domain folds it. */
export function recordedEvent<Event>({
  version,
  at,
  by_id: id,
  by_name: name,
  body,
}: EventRow<Event>) {
  return { version, at: at.toISOString(), by: { id, name }, event: body }
}

/** The columns every table of events has, beside the id of what moved on. */
export function eventColumns(
  version: number,
  event: { readonly type: string },
  author: {
    readonly agencyId: string
    readonly at: string
    readonly by: { readonly id: string; readonly name: string }
  },
) {
  return {
    version,
    agency_id: author.agencyId,
    type: event.type,
    body: JSON.stringify(event),
    at: author.at,
    by_id: author.by.id,
    by_name: author.by.name,
  }
}

/**
 * The primary key of a table of events, not a lock, decides who took a step first.
 * @throws StaleCaseError when somebody else did
 */
export async function firstWins(
  inserting: Promise<unknown>,
  primaryKey: string,
  otherwise: string,
): Promise<void> {
  try {
    await inserting
  } catch (error) {
    if (isUniqueViolation(error, primaryKey)) throw new StaleCaseError(otherwise, { cause: error })
    throw error
  }
}
