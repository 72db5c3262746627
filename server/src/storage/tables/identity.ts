import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { CertificateStatus } from '@zhaofa/domain/authority/certificate.ts'
import type { PersonStatus } from '@zhaofa/domain/authority/person-states.ts'
import type { Duty } from '@zhaofa/domain/authority/personnel-change.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'

type Instant = ColumnType<Date, Date, Date>
type InstantNow = ColumnType<Date, Date | undefined, Date>
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>

export type DepartmentKind = 'handling' | 'legal' | 'licensing' | 'office' | 'archives' | 'other'
export type ChangeSubject = 'agency' | 'department' | 'person' | 'certificate'

/**
 * Tables of migrations 0002_identity.sql, 0012_sign_in.sql, 0023_supervision.sql, 0180_signers.sql,
 * 0260_personnel_changes.sql, 0261_enrolments.sql to 0263 and 0400_reviewers.sql.
 */
export type IdentityTables = {
  'identity.agency': {
    id: Generated<string>
    name: string
    uscc: string
    region_code: string
    number_word: string
    address: string
    phone: string
    supervision_phone: string
    review_authority: string
    court: string
    created_at: InstantNow
  }
  'identity.department': {
    id: Generated<string>
    agency_id: string
    name: string
    kind: DepartmentKind
    active: Generated<boolean>
  }
  'identity.person': {
    id: Generated<string>
    agency_id: string
    department_id: string
    name: string
    account: string
    post: Generated<string>
    duty: Generated<Duty>
    phone: string | null
    /** Written, never read: the office role has no right to select it. */
    id_number_sealed: ColumnType<never, Buffer | null | undefined, Buffer | null>
    photo_sha256: string | null
    legal_qualification_no: string | null
    first_review_on: PlainDate | null
    legal_qualified_on: PlainDate | null
    /** The first and the last day of the appointment as a reviewer; null: not limited on that side. */
    review_from: PlainDate | null
    review_until: PlainDate | null
    status: Generated<PersonStatus>
    created_at: InstantNow
  }
  'identity.person_role': {
    person_id: string
    agency_id: string
    role: Role
    duty: GeneratedAlways<Duty>
    granted_at: InstantNow
    granted_by: string | null
  }
  'identity.certificate': {
    id: Generated<string>
    agency_id: string
    person_id: string
    number: string
    categories: string[]
    region: string
    issuer: string
    valid_from: PlainDate
    valid_to: ColumnType<PlainDate, PlainDate, never>
    status: ColumnType<CertificateStatus, CertificateStatus | undefined, never>
  }
  'identity.certificate_change': {
    certificate_id: string
    sequence: number
    agency_id: string
    status: CertificateStatus
    valid_to: PlainDate
    reason: string
    at: Instant
    by_person: string | null
  }
  'identity.change': {
    subject_id: string
    sequence: number
    agency_id: string
    subject_kind: ChangeSubject
    action: string
    content: ColumnType<unknown, string, never>
    reason: string | null
    by_person: string | null
    at: Instant
  }
  'identity.credential': {
    person_id: string
    agency_id: string
    password_hash: string
    changed_at: Instant
    must_change: Generated<boolean>
    must_enrol: Generated<boolean>
  }
  'identity.used_password': {
    person_id: string
    agency_id: string
    password_hash: string
    set_at: Instant
  }
  'identity.totp': {
    person_id: string
    agency_id: string
    secret_sealed: Buffer
    confirmed_at: MaybeInstant
    last_step: Generated<number>
    /** A new secret that is not in force yet. */
    offered_sealed: Buffer | null
    offered_at: MaybeInstant
  }
  'identity.personnel_event': {
    change_id: string
    version: number
    agency_id: string
    type: string
    body: unknown
    at: Instant
    by_id: string
    by_name: string
  }
  'identity.password_half': {
    change_id: string
    agency_id: string
    half_sealed: Buffer
  }
  'identity.enrolment': {
    person_id: string
    agency_id: string
    code_hash: Buffer | null
    issued_at: MaybeInstant
    issued_by: 'wizard' | 'command' | null
    used_at: MaybeInstant
    used_ip: string | null
    used_agent: Generated<string>
  }
  'identity.audit_look': {
    person_id: string
    agency_id: string
    looked_at: Instant
  }
  'identity.session': {
    id: Generated<string>
    token_hash: Buffer
    person_id: string
    agency_id: string
    created_at: Instant
    last_seen_at: Instant
    expires_at: Instant
    second_factor: Generated<boolean>
    ip: string | null
    user_agent: Generated<string>
    revoked_at: MaybeInstant
    revoked_because: string | null
    wrong_answers: Generated<number>
  }
  'identity.supervision': {
    id: Generated<string>
    agency_id: string
    supervisor_agency_id: string
    basis: string
    registered_by: string
    at: Instant
    ended_at: MaybeInstant
  }
  'identity.sign_in': {
    id: GeneratedAlways<number>
    agency_id: string | null
    person_id: string | null
    account: string
    outcome: string
    ip: string | null
    user_agent: Generated<string>
    at: Instant
  }
}
