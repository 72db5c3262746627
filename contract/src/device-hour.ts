import { z } from 'zod'

/** 24 days and 20 hours, in milliseconds: the day of a clock that is further off is to be set first. */
export const mostDriftMs = 2 ** 31 - 1

/** When a device noted something that reached the server later, and how far its clock was off at the last contact. */
export const DeviceHourView = z.strictObject({
  /** By the clock of the device. */
  at: z.iso.datetime(),
  /** Server time minus device time, in milliseconds. */
  driftMs: z.int().min(-mostDriftMs).max(mostDriftMs),
})
export type DeviceHourView = z.infer<typeof DeviceHourView>
