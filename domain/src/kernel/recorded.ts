export type PersonId = string

/** How a signer proved at that moment who they are. */
export type Confirmation = 'code' | 'password'

/** An approval stamp: who agreed, in which role, when. */
export type Stamp = {
  role: string
  person: PersonId
  name: string
  at: string
  opinion: string | null
  /** Absent where no proof of identity is asked, and on stamps made before one was asked. */
  confirmedBy?: Confirmation
}

/** Who does something, at which instant, and with whose approvals. */
export type Author = {
  readonly at: string
  readonly by: { readonly id: PersonId; readonly name: string }
  readonly approvals: readonly Stamp[]
}

/** An event as it was recorded: the fact, its place in the file, and its author. */
export type Recorded<E> = Author & { readonly version: number; readonly event: E }

/** Numbers events on from `version`, all by one author at one instant. */
export function record<E>(version: number, events: readonly E[], author: Author): Recorded<E>[] {
  const { at, by, approvals } = author
  return events.map((event, i) => ({ version: version + i + 1, at, by, approvals, event }))
}
