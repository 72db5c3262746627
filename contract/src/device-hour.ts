import { z } from 'zod'

/** A year, in milliseconds: a clock that is further off says nothing. */
const mostDrift = 366 * 86_400_000

/** When a device noted something that reached the server later, and how far its clock was off at the last contact. */
export const DeviceHourView = z.strictObject({
  /** By the clock of the device. */
  at: z.iso.datetime(),
  /** Server time minus device time, in milliseconds. */
  driftMs: z.int().min(-mostDrift).max(mostDrift),
})
export type DeviceHourView = z.infer<typeof DeviceHourView>
