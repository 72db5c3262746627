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
