import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'

/** A certificate of an agency, as whoever checks a paper needs it. */
export type KnownCertificate = {
  readonly purpose: Database['publication.signing_certificate']['purpose']
  readonly revoked: {
    readonly at: string
    readonly reason: Database['publication.signing_revocation']['reason']
  } | null
}

/** The roots of the agencies of this portal, DER. */
export async function signingRoots(db: Kysely<Database>): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('publication.signing_certificate')
    .select('certificate')
    .where('purpose', '=', 'root')
    .where('suite', '=', 'sha256')
    .orderBy('issued_at')
    .execute()
  return rows.map(({ certificate }) => certificate)
}

/** What is known of these serial numbers; one that a root of ours signed and nobody here knows is missing. */
export async function knownCertificates(
  db: Kysely<Database>,
  serials: readonly string[],
): Promise<ReadonlyMap<string, KnownCertificate>> {
  if (serials.length === 0) return new Map()
  const rows = await db
    .selectFrom('publication.signing_certificate as c')
    .leftJoin('publication.signing_revocation as r', 'r.certificate_id', 'c.id')
    .select(['c.serial', 'c.purpose', 'r.revoked_at', 'r.reason'])
    .where('c.serial', 'in', [...new Set(serials)])
    .execute()
  return new Map(
    rows.map(({ serial, purpose, revoked_at, reason }) => [
      serial,
      { purpose, revoked: revoked_at && reason && { at: revoked_at.toISOString(), reason } },
    ]),
  )
}
