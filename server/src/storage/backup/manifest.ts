import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A path that stays inside the folder, whatever the manifest says. */
const insidePath = z
  .string()
  .refine((path) => !path.startsWith('/') && !path.split('/').includes('..'))

/** manifest.json of a backup: what belongs to it, so that a missing or a changed file is found. */
export const BackupManifest = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Major version; the files of one cannot be read by another. */
  postgres: z.int(),
  /** Where recovery begins and the earliest point it must reach. */
  startLsn: z.string(),
  stopLsn: z.string(),
  files: z.array(z.strictObject({ path: insidePath, bytes: z.int(), sha256 })),
})
export type BackupManifest = z.infer<typeof BackupManifest>

export type BackedUpFile = BackupManifest['files'][number]

export const manifestName = 'manifest.json'

/** What of the data directory is backed up beside the database. */
export const plainParts = ['secrets.json', 'keys', 'fonts', 'objects'] as const
