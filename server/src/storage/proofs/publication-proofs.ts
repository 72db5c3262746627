import type { PublicationTables } from '../tables/publication.ts'
import type { ReportingTables } from '../tables/reporting.ts'
import type { RowProof } from './proof.ts'

type Declared = keyof PublicationTables | Extract<keyof ReportingTables, `publication.${string}`>

export const publicationProofs = {
  'publication.agency': { by: 'rows' },

  // Decisions and records that are published one by one.
  'publication.notice': {
    by: 'facts',
    repeats: ['public_id', 'version', 'body', 'published_at'],
    unsaid: { year: 'the partition it lies in' },
  },
  'publication.entry': { by: 'rows', unsaid: { changed: 'tells caches which pages are old' } },
  'publication.listing': { by: 'rows', said: ['id', 'year', 'public_id'] },
  'publication.withdrawal': {
    by: 'facts',
    repeats: [
      ...['public_id', 'agency_name', 'number', 'ground', 'reason', 'basis_number'],
      ...['withdrawn_on', 'withdrawn_at'],
    ],
  },
  'publication.withdrawal_amendment': {
    by: 'facts',
    repeats: ['public_id', 'version', 'basis_number', 'amended_on', 'amended_at'],
  },
  'publication.withheld': {
    by: 'facts',
    repeats: ['public_id', 'agency_name', 'ground', 'because', 'decided_in'],
  },
  'publication.tally': { by: 'derived', from: 'publication.listing' },
  'publication.figure': { by: 'derived', from: 'publication.listing' },
  'publication.span': { by: 'derived', from: 'publication.listing' },
  'publication.posting': { by: 'derived', from: 'publication.listing' },
  'publication.unposted': {
    by: 'nothing',
    because: 'has rows only until the end of the transaction that writes them',
  },
  'publication.decision_month': { by: 'rows', digested: ['body'] },
  'publication.annual_report': { by: 'facts', repeats: ['id', 'body'] },

  // Lists, articles, laws, and the search over them.
  'publication.list_version': {
    by: 'facts',
    repeats: ['id', 'item', 'version', 'published_on', 'reason', 'sha256'],
    digested: ['rows'],
  },
  'publication.article_version': {
    by: 'facts',
    repeats: ['article_id', 'version', 'published_on', 'reason', 'sha256'],
    digested: ['body'],
  },
  'publication.article_withdrawal': {
    by: 'facts',
    repeats: ['article_id', 'reason', 'withdrawn_on', 'withdrawn_at'],
  },
  'publication.law_text': {
    by: 'facts',
    repeats: ['id', 'title', 'number', 'sha256', 'valid_from', 'valid_to'],
    digested: ['body'],
    owner: 'shipped laws, and zhaofa import-law',
  },
  'publication.search_entry': {
    by: 'derived',
    from: 'publication.list_version, publication.article_version, publication.law_text',
    unsaid: { id: 'a number nobody sees', pairs: 'made by PostgreSQL from title and body' },
  },

  // Officers, and what a party is told.
  'publication.officer': { by: 'rows' },
  'publication.officer_scan': {
    by: 'facts',
    repeats: ['certificate_number', 'shown_at', 'scanned_at', 'outcome', 'record_id'],
    unsaid: { id: 'only tells which of two rows of one moment was first' },
  },
  'publication.case_progress': {
    by: 'rows',
    said: ['case_id', 'closed_on'],
    unsaid: { updated_at: 'when it was last written; no page shows it' },
  },
  'publication.case_read': { by: 'rows' },
  'publication.visit_page': {
    by: 'rows',
    said: ['case_id', 'open_until'],
    unsaid: { updated_at: 'when it was last written; no page shows it' },
  },

  'publication.state': { by: 'nothing', because: 'a number by which pages in memory grow old' },
  'publication.change': { by: 'nothing', because: 'which pages in memory are old' },
} as const satisfies Record<Declared, RowProof> & Record<string, RowProof>
