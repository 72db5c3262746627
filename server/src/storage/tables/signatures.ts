import type { ColumnType } from 'kysely'
import type { RevocationReason } from '@zhaofa/domain/authority/revocation-reasons.ts'
import type { Stamp } from '@zhaofa/domain/kernel/recorded.ts'
import type { SealKind } from '@zhaofa/domain/paper/catalogue/document-type.ts'
import type { CertificatePurpose } from '../../signatures/certificates.ts'
import type { SuiteId } from '../../signatures/suite.ts'

type Instant = ColumnType<Date, Date | string, never>

/** The seal of the agency; its signature on a paper that bears no seal; the signature of a person. */
export type SignatureRole = 'seal' | 'agency' | 'person'
/** With time stamp and what it is checked by, or without (ETSI EN 319 142-1). */
export type SignatureLevel = 'B-B' | 'B-LT'

/** Tables of migration 0470_signatures.sql. */
export type SignatureTables = {
  'publication.signing_certificate': {
    id: string
    agency_id: string
    purpose: CertificatePurpose
    suite: SuiteId
    person_id: string | null
    name: string
    serial: string
    certificate: Buffer
    valid_from: Instant
    valid_to: Instant
    issued_at: Instant
  }
  'publication.signing_revocation': {
    certificate_id: string
    agency_id: string
    reason: RevocationReason
    because: string
    revoked_at: Instant
  }
  'identity.signing_key': {
    certificate_id: string
    agency_id: string
    person_id: string | null
    sealed: Buffer
  }
  'casework.paper_signature': {
    id: string
    agency_id: string
    case_id: string
    document_id: string
    digest: string
    place: number
    role: SignatureRole
    name: string
    certificate_id: string
    at: Instant
    level: SignatureLevel
    stamped_at: ColumnType<Date | null, Date | null, never>
    stamper: string | null
  }
  'casework.seal_use': {
    document_id: string
    agency_id: string
    case_id: string
    digest: string
    year: number
    serial: number
    seal: SealKind
    title: string
    number: string | null
    approvals: ColumnType<Stamp[], string, never>
    sealed_by: string
    sealed_by_name: string
    at: Instant
    certificate_id: string
    sm2_signature: Buffer
    sm2_certificate_id: string
  }
  'casework.paper_stamp': {
    document_id: string
    agency_id: string
    case_id: string
    digest: string
    sha256: string
    bytes: ColumnType<number, number, never>
    stamped_at: Instant
    stamper: string
    at: Instant
  }
}
