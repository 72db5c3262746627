import type { IdentityTables } from '../tables/identity.ts'
import { eventColumns, type RowProof } from './proof.ts'

export const identityProofs = {
  'identity.agency': { by: 'rows' },
  'identity.department': { by: 'rows' },
  // The name and the telephone are not said a second time: identity.change says who changed what.
  'identity.person': {
    by: 'rows',
    said: ['id', 'account', 'department_id', 'duty', 'status', 'photo_sha256'],
  },
  'identity.person_role': { by: 'rows' },
  'identity.certificate': { by: 'rows' },
  'identity.certificate_change': { by: 'rows' },
  'identity.change': {
    by: 'facts',
    repeats: [
      ...['subject_id', 'sequence', 'subject_kind', 'action', 'content', 'reason'],
      ...['by_person', 'at'],
    ],
  },
  'identity.personnel_event': {
    by: 'facts',
    repeats: eventColumns('change_id'),
  },
  'identity.supervision': { by: 'rows' },
  'identity.enrolment': {
    by: 'rows',
    unsaid: { code_hash: 'the hash of a code that serves once' },
  },
  'identity.sign_in': {
    by: 'facts',
    repeats: ['person_id', 'account', 'outcome', 'ip', 'user_agent', 'at', 'record_id'],
    unsaid: { id: 'only tells which of two rows of one moment was first' },
  },
  'identity.credential': { by: 'nothing', because: 'hashes of passwords' },
  'identity.used_password': { by: 'nothing', because: 'hashes of earlier passwords' },
  'identity.totp': { by: 'nothing', because: 'sealed secrets of second factors' },
  'identity.password_half': { by: 'nothing', because: 'the sealed half of a password to come' },
  'identity.session': {
    by: 'nothing',
    because: 'who is signed in now; the sign-in itself is in identity.sign_in',
  },
  'identity.sign_in_attempt': { by: 'nothing', because: 'counts failures of the last half hour' },
  'identity.audit_look': {
    by: 'nothing',
    because: 'up to where one administrator has read; nobody else sees it',
  },
} as const satisfies Record<keyof IdentityTables, RowProof> & Record<string, RowProof>
