import type { CaseworkTables } from '../tables/casework.ts'
import type { LegalUnitTables } from '../tables/legal-unit.ts'
import type { ImportedCaseTables } from '../tables/imported-cases.ts'
import type { ListTables } from '../tables/lists.ts'
import type { ReportingTables } from '../tables/reporting.ts'
import { eventColumns, type RowProof } from './proof.ts'

type Declared = Extract<
  | keyof CaseworkTables
  | keyof ImportedCaseTables
  | keyof LegalUnitTables
  | keyof ListTables
  | keyof ReportingTables,
  `casework.${string}`
>

export const caseworkProofs = {
  // The case and what is written with each act.
  'casework.case_event': {
    by: 'facts',
    repeats: eventColumns('case_id', 'approvals', 'confirmed_by', 'device'),
  },
  'casework.case_file': { by: 'rows', said: ['id', 'version', 'stage', 'state'] },
  'casework.case_access': { by: 'rows' },
  'casework.decision_draft': { by: 'rows' },
  'casework.review_facts': {
    by: 'rows',
    owner: 'cases from before the table are brought up to date at the start',
  },
  'casework.review_opinion': { by: 'rows' },
  'casework.review_step': { by: 'rows' },
  'casework.counsel_invitation': { by: 'rows' },
  'casework.decision': { by: 'rows' },
  'casework.decided_violation': { by: 'rows' },
  // Whom an agency means to visit is nobody's business before it does: an entry says the case alone.
  'casework.visit': { by: 'rows', said: ['case_id'] },
  'casework.field_record': { by: 'rows', said: ['case_id', 'no'] },
  // What was answered is for those who supervise: an entry says that somebody answered, and not about which visit.
  'casework.visit_rating': { by: 'rows', said: ['id'] },
  'casework.like_case': { by: 'view' },
  'casework.standing_decision': { by: 'view' },
  'casework.decision_to_collect': { by: 'view' },
  'casework.decision_paper': { by: 'view' },
  'casework.document': {
    by: 'facts',
    repeats: ['id', 'case_id', 'type', 'title', 'number', 'sha256'],
  },
  'casework.document_counter': { by: 'derived', from: 'casework.document, casework.void_number' },
  'casework.void_number': {
    by: 'facts',
    repeats: ['document_id', 'case_id', 'version', 'reason'],
  },
  'casework.upload': {
    by: 'facts',
    repeats: [
      ...['id', 'case_id', 'sha256', 'bytes', 'media_type', 'original_name', 'pages'],
      ...['uploaded_by', 'at'],
    ],
  },
  'casework.scan': {
    by: 'facts',
    repeats: ['id', 'upload_id', 'case_id', 'sheets', 'problem', 'at'],
  },
  'casework.drawn_signature': {
    by: 'facts',
    repeats: [
      ...['id', 'case_id', 'document_id', 'digest', 'sha256', 'bytes', 'movement', 'ink'],
      ...['received_by', 'at', 'before', 'list'],
    ],
  },
  'casework.act_draft': {
    by: 'nothing',
    because: 'what one person has typed and not submitted; nobody else sees it',
  },
  'casework.informant': {
    by: 'facts',
    repeats: ['case_id', 'sealed', 'registered_by', 'at'],
  },
  'casework.informant_version': {
    by: 'facts',
    repeats: ['id', 'case_id', 'sealed', 'registered_by', 'at'],
  },
  'casework.restricted_read': {
    by: 'facts',
    repeats: ['id', 'case_id', 'subject', 'person_id', 'person_name', 'at'],
  },

  // Old cases.
  'casework.import_file': { by: 'rows' },
  'casework.case_import_event': {
    by: 'facts',
    repeats: eventColumns('import_id'),
  },
  'casework.imported_case': { by: 'derived', from: 'casework.case_import_event' },
  'casework.standing_imported_case': { by: 'view' },
  'casework.counted_decision': { by: 'view' },

  // Letters of the public.
  'casework.letter': {
    by: 'facts',
    repeats: ['id', 'kind', 'number', 'code_hash', 'body_sealed', 'sender_sealed', 'received_at'],
  },
  'casework.letter_event': {
    by: 'facts',
    repeats: eventColumns('letter_id'),
  },
  'casework.letter_read': {
    by: 'facts',
    repeats: ['id', 'letter_id', 'person_id', 'person_name', 'at'],
  },
  'casework.sealed_object': { by: 'rows' },

  // What is on its way to the public.
  'casework.notice_event': {
    by: 'facts',
    repeats: eventColumns('notice_id'),
  },
  'casework.notice': { by: 'rows', said: ['id', 'case_id', 'version', 'state', 'published_on'] },
  'casework.list_event': {
    by: 'facts',
    repeats: eventColumns('submission_id', 'item'),
  },
  'casework.list_draft': {
    by: 'nothing',
    because: 'what one person has typed of a list and not handed in',
  },
  'casework.list_review': {
    by: 'facts',
    repeats: ['id', 'item', 'list_version', 'trigger', 'opinion', 'at', 'by_id', 'by_name'],
  },
  'casework.article_event': {
    by: 'facts',
    repeats: eventColumns('article_id'),
  },
  'casework.article_file': {
    by: 'facts',
    repeats: ['id', 'sha256', 'bytes', 'media_type', 'original_name', 'uploaded_by', 'at'],
  },
  'casework.annual_report_event': {
    by: 'facts',
    repeats: eventColumns('submission_id'),
  },
  'casework.legal_unit_event': {
    by: 'facts',
    repeats: eventColumns('unit_id'),
  },
  'casework.counsel_event': {
    by: 'facts',
    repeats: eventColumns('counsel_id'),
  },
  'casework.accountability_event': {
    by: 'facts',
    repeats: eventColumns('accountability_id'),
  },
  'casework.training_event': {
    by: 'facts',
    repeats: eventColumns('training_id', 'year'),
  },
  'casework.record_withdrawal': {
    by: 'facts',
    repeats: ['public_id', 'reason', 'by_id', 'by_name', 'at'],
  },
  'casework.agency_change': { by: 'rows' },

  // 双公示.
  'casework.report_endpoint': { by: 'rows' },
  'casework.report_batch': { by: 'rows' },
  'casework.report_item': { by: 'rows' },
  'casework.licence_party': { by: 'rows' },
  'casework.licence_party_read': {
    by: 'facts',
    repeats: ['id', 'public_id', 'person_id', 'person_name', 'at'],
  },
} as const satisfies Record<Declared, RowProof> & Record<string, RowProof>
