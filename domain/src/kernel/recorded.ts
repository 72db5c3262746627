export type PersonId = string

/** How a signer proved at that moment who they are. */
export type Confirmation = 'code' | 'password'

/** What is kept of it: an answer at that moment, or the open session alone where no more is asked. */
export type SignerProof = Confirmation | 'session'

/** How it is told beside a name. Nothing kept is unknown, and never taken for proved. */
export const proofWords = (proof: SignerProof | undefined): string =>
  proof === undefined
    ? '确认方式没有记录'
    : { code: '已用动态码确认', password: '已用密码确认', session: '凭登录状态' }[proof]

/** An approval stamp: who agreed, in which role, when. */
export type Stamp = {
  role: string
  person: PersonId
  name: string
  at: string
  opinion: string | null
  /** Absent on stamps made before it was kept: unknown. */
  confirmedBy?: SignerProof
}

/**
 * When the device of whoever acted noted an act that reached the server later: its own clock, and by how many
 * milliseconds the server's was ahead of it at their last contact. It is told beside the hour of the record and decides
 * nothing: `at` is the server's, and does not run backwards.
 */
export type DeviceHour = { readonly at: string; readonly driftMs: number }

/** The instant of the device put right by its drift, ISO 8601. */
export const instantOf = ({ at, driftMs }: DeviceHour): string =>
  new Date(Date.parse(at) + driftMs).toISOString()

/** Who does something, at which instant, with whose approvals, and how they proved who they are. */
export type Author = {
  readonly at: string
  readonly by: { readonly id: PersonId; readonly name: string }
  readonly approvals: readonly Stamp[]
  /** Kept where the act is a signature; absent elsewhere, and where it was done before it was kept. */
  readonly confirmedBy?: Confirmation
  /** Kept where the act was noted on a device first; absent elsewhere. */
  readonly device?: DeviceHour
}

/** An event as it was recorded: the fact, its place in the file, and its author. */
export type Recorded<E> = Author & { readonly version: number; readonly event: E }

/** Numbers events on from `version`, all by one author at one instant. */
export function record<E>(version: number, events: readonly E[], author: Author): Recorded<E>[] {
  const { at, by, approvals, confirmedBy, device } = author
  const beside = {
    ...(confirmedBy !== undefined && { confirmedBy }),
    ...(device !== undefined && { device: { at: device.at, driftMs: device.driftMs } }),
  }
  return events.map((event, i) => ({
    ...{ version: version + i + 1, at, by, approvals, event },
    ...beside,
  }))
}
