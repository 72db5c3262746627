import { z } from 'zod'

const PartyKindName = z.enum(['natural-person', 'sole-trader', 'organisation'])
const FirmKindName = z.enum(['sole-trader', 'organisation'])

/** What the agency's cases know of a firm. */
export const KnownFirmView = z.strictObject({
  code: z.string(),
  kind: FirmKindName,
  name: z.string(),
  representative: z.string(),
  address: z.string(),
  /** Other names under which the code stands in earlier cases, newest first. */
  otherNames: z.array(z.string()),
  cases: z.int(),
  register: z
    .strictObject({
      name: z.string(),
      representative: z.string(),
      address: z.string(),
      struckOff: z.boolean(),
      /** It was changed after the newest case. */
      newer: z.boolean(),
      /** Nobody but the register knows the code. */
      only: z.boolean(),
    })
    .nullable(),
})
export type KnownFirmView = z.infer<typeof KnownFirmView>

export const ReadFieldView = z.strictObject({
  name: z.enum(['name', 'uscc', 'idNumber', 'legalRepresentative', 'operator', 'address']),
  value: z.string(),
  /** Places of characters the machine is not sure of, from 0. */
  unsure: z.array(z.int()),
  note: z.string().nullable(),
  /** It cannot be right as it stands. */
  wrong: z.boolean(),
})
export type ReadFieldView = z.infer<typeof ReadFieldView>

/** What a picture of a credential says. Nothing of it is stored. */
export const PartyReading = z.strictObject({
  /** Null when nothing was read; then `message` says why, and what to do. */
  read: z
    .strictObject({
      kind: PartyKindName,
      fields: z.array(ReadFieldView),
      missing: z.array(ReadFieldView.shape.name),
      known: KnownFirmView.nullable(),
    })
    .nullable(),
  message: z.string(),
})
export type PartyReading = z.infer<typeof PartyReading>
