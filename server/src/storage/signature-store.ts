import { sql } from 'kysely'
import type { RevocationReason } from '@zhaofa/domain/authority/revocation-reasons.ts'
import type { Stamp } from '@zhaofa/domain/kernel/recorded.ts'
import type { SealKind } from '@zhaofa/domain/paper/catalogue/document-type.ts'
import type { CertificatePurpose, Revoked } from '../signatures/certificates.ts'
import type { SuiteId } from '../signatures/suite.ts'
import type { Tx } from './database.ts'
import type { SignatureLevel, SignatureRole } from './tables/signatures.ts'

/** A certificate with its private key, still sealed. */
export type StoredKey = {
  readonly id: string
  readonly purpose: CertificatePurpose
  readonly suite: SuiteId
  readonly name: string
  readonly certificate: Buffer
  readonly sealed: Buffer
}

/** The keys of an agency, or of the person this transaction acts for, that hold at this hour; the newest of each kind first. */
export async function standingKeys(
  tx: Tx,
  { agencyId, personId, at }: { agencyId: string; personId: string | null; at: Date },
): Promise<StoredKey[]> {
  return tx
    .selectFrom('publication.signing_certificate as c')
    .innerJoin('identity.signing_key as k', 'k.certificate_id', 'c.id')
    .leftJoin('publication.signing_revocation as r', 'r.certificate_id', 'c.id')
    .select(['c.id', 'c.purpose', 'c.suite', 'c.name', 'c.certificate', 'k.sealed'])
    .where('c.agency_id', '=', agencyId)
    .where('c.person_id', personId === null ? 'is' : '=', personId)
    .where('r.certificate_id', 'is', null)
    .where('c.valid_from', '<=', at)
    .where('c.valid_to', '>', at)
    .orderBy('c.issued_at', 'desc')
    .orderBy('c.id')
    .execute()
}

/** Until the transaction ends nobody else issues for this agency: each kind of key is made once. */
export async function lockKeys(tx: Tx, agencyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`signing keys ${agencyId}`}, 0))`.execute(
    tx,
  )
}

export type NewKey = StoredKey & {
  readonly agencyId: string
  readonly personId: string | null
  readonly serial: string
  readonly validFrom: Date
  readonly validTo: Date
  readonly issuedAt: Date
}

export async function insertKey(tx: Tx, key: NewKey): Promise<void> {
  const { id, agencyId, personId, purpose, suite, name, certificate, sealed, serial } = key
  await tx
    .insertInto('publication.signing_certificate')
    .values({
      ...{
        id,
        agency_id: agencyId,
        person_id: personId,
        purpose,
        suite,
        name,
        serial,
        certificate,
      },
      valid_from: key.validFrom,
      valid_to: key.validTo,
      issued_at: key.issuedAt,
    })
    .execute()
  await tx
    .insertInto('identity.signing_key')
    .values({ certificate_id: id, agency_id: agencyId, person_id: personId, sealed })
    .execute()
}

/** Certificates of an agency in one suite that were revoked, oldest first. */
export async function revokedOf(tx: Tx, agencyId: string, suite: SuiteId): Promise<Revoked[]> {
  const rows = await tx
    .selectFrom('publication.signing_revocation as r')
    .innerJoin('publication.signing_certificate as c', 'c.id', 'r.certificate_id')
    .select(['c.serial', 'r.revoked_at', 'r.reason'])
    .where('r.agency_id', '=', agencyId)
    .where('c.suite', '=', suite)
    .orderBy('r.revoked_at')
    .orderBy('c.serial')
    .execute()
  return rows.map(({ serial, revoked_at, reason }) => ({ serial, at: revoked_at, reason }))
}

export async function insertRevocation(
  tx: Tx,
  revocation: {
    readonly certificateId: string
    readonly agencyId: string
    readonly reason: RevocationReason
    readonly because: string
    readonly at: Date
  },
): Promise<void> {
  const { certificateId, agencyId, reason, because, at } = revocation
  await tx
    .insertInto('publication.signing_revocation')
    .values({ certificate_id: certificateId, agency_id: agencyId, reason, because, revoked_at: at })
    .execute()
}

/** A paper of a case with the bytes that were sealed. */
export type SealedFile = {
  readonly agencyId: string
  readonly caseId: string
  readonly documentId: string
  readonly digest: string
}

export type PaperSignature = {
  readonly id: string
  readonly place: number
  readonly role: SignatureRole
  readonly name: string
  readonly certificateId: string
  readonly at: Date
  readonly level: SignatureLevel
  readonly stamp: { readonly at: Date; readonly by: string } | null
}

export async function insertSignatures(
  tx: Tx,
  { agencyId, caseId, documentId, digest }: SealedFile,
  signatures: readonly PaperSignature[],
): Promise<void> {
  await tx
    .insertInto('casework.paper_signature')
    .values(
      signatures.map(({ id, place, role, name, certificateId, at, level, stamp }) => ({
        ...{ id, place, role, name, at, level },
        agency_id: agencyId,
        case_id: caseId,
        document_id: documentId,
        digest,
        certificate_id: certificateId,
        stamped_at: stamp?.at ?? null,
        stamper: stamp?.by ?? null,
      })),
    )
    .execute()
}

export type SealUse = SealedFile & {
  readonly seal: SealKind
  readonly title: string
  readonly number: string | null
  readonly approvals: readonly Stamp[]
  readonly sealedBy: { readonly id: string; readonly name: string }
  readonly at: Date
  readonly certificateId: string
  readonly sm2: { readonly signature: Buffer; readonly certificateId: string }
}

/** Lines of 用印登记, numbered within their year. The numbers are held until the transaction ends: taken last. */
export async function registerSealUses(
  tx: Tx,
  year: number,
  uses: readonly SealUse[],
): Promise<void> {
  if (uses.length === 0) return
  const { rows } = await sql<{ next: number }>`
    select casework.next_seal_use(${year}) as next`.execute(tx)
  const first = rows[0]?.next ?? 1
  await tx
    .insertInto('casework.seal_use')
    .values(
      uses.map((use, index) => ({
        document_id: use.documentId,
        agency_id: use.agencyId,
        case_id: use.caseId,
        digest: use.digest,
        year,
        serial: first + index,
        seal: use.seal,
        title: use.title,
        number: use.number,
        approvals: JSON.stringify(use.approvals),
        sealed_by: use.sealedBy.id,
        sealed_by_name: use.sealedBy.name,
        at: use.at,
        certificate_id: use.certificateId,
        sm2_signature: use.sm2.signature,
        sm2_certificate_id: use.sm2.certificateId,
      })),
    )
    .execute()
}

/** The file of a paper that got its time stamp later; undefined for one that was sealed with it. */
export async function stampedFile(tx: Tx, documentId: string) {
  return tx
    .selectFrom('casework.paper_stamp')
    .select(['sha256', 'bytes'])
    .where('document_id', '=', documentId)
    .executeTakeFirst()
}

/** A certificate as it is told to its owner, to administrators and by the command. */
export type CertificateLine = {
  readonly id: string
  readonly purpose: CertificatePurpose
  readonly suite: SuiteId
  readonly name: string
  readonly serial: string
  readonly validFrom: string
  readonly validTo: string
  readonly issuedAt: string
  readonly revoked: {
    readonly at: string
    readonly reason: RevocationReason
    readonly because: string
  } | null
}

/** Certificates of an agency itself, of one of its people, or of everybody, newest first. */
export async function certificatesOf(
  tx: Tx,
  agencyId: string,
  whose: 'agency' | 'everybody' | { readonly personId: string },
): Promise<CertificateLine[]> {
  const all = tx
    .selectFrom('publication.signing_certificate as c')
    .leftJoin('publication.signing_revocation as r', 'r.certificate_id', 'c.id')
    .select(['c.id', 'c.purpose', 'c.suite', 'c.name', 'c.serial', 'c.valid_from', 'c.valid_to'])
    .select(['c.issued_at', 'r.revoked_at', 'r.reason', 'r.because'])
    .where('c.agency_id', '=', agencyId)
    .orderBy('c.issued_at', 'desc')
    .orderBy('c.id')
  const rows = await (
    whose === 'everybody'
      ? all
      : whose === 'agency'
        ? all.where('c.person_id', 'is', null)
        : all.where('c.person_id', '=', whose.personId)
  ).execute()
  return rows.map(({ valid_from, valid_to, issued_at, revoked_at, reason, because, ...row }) => ({
    ...row,
    validFrom: valid_from.toISOString(),
    validTo: valid_to.toISOString(),
    issuedAt: issued_at.toISOString(),
    revoked:
      revoked_at && reason && because !== null
        ? { at: revoked_at.toISOString(), reason, because }
        : null,
  }))
}
