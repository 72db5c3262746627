import type { ColumnType, Generated } from 'kysely'
import type { ArticleColumn } from '@zhaofa/domain/publicity/articles/bureau-article.ts'

/** Set when the row is made, never again. */
type Fixed<Read, Insert = Read> = ColumnType<Read, Insert, never>

/** Tables of migrations 0006_publication.sql, 0033_law_texts.sql, 0034_officer_scans.sql and 0035_case_progress.sql. */
export type PublicationTables = {
  'publication.state': { version: Fixed<number, never> }
  'publication.agency': {
    agency_id: Fixed<string>
    name: string
    short_name: string
    portal_name: string
    organiser: string
    contractor: string
    government_name: string
    government_url: string | null
    address: string
    phone: string
    office_hours: string
    supervision_phone: string
    review_authority: string
    court: string
    site_code: string | null
    icp_record: string | null
    police_record: string | null
    log_origin: string | null
    position: Generated<number>
    /** Given by the database when the agency joins (migration 0070). */
    portal_number: Fixed<number, never>
  }
  /** Migration 0046; the entries of lists are written by search/index-list.ts, the others by triggers. */
  'publication.search_entry': {
    id: Fixed<number, never>
    agency_id: Fixed<string>
    kind: Fixed<'matter' | 'guide' | 'officer' | 'list' | 'law' | 'article'>
    source: Fixed<string>
    edition: Fixed<string>
    place: Fixed<number>
    ref: Fixed<string>
    title: Fixed<string>
    body: Fixed<string>
    published_on: Fixed<string>
  }
  'publication.notice': {
    year: Fixed<number>
    public_id: Fixed<string>
    version: Fixed<number>
    agency_id: Fixed<string>
    body: Fixed<string>
    published_at: Fixed<Date, string>
  }
  'publication.decision_month': {
    agency_id: Fixed<string>
    month: Fixed<string>
    procedure: Fixed<string>
    counted_on: string
    body: string
  }
  'publication.entry': {
    public_id: Fixed<string>
    agency_id: Fixed<string>
    kind: Fixed<string>
    year: Fixed<number>
    listing_id: Fixed<number>
    version: number
    status: Generated<EntryStatus>
    number: Fixed<string>
    first_published_on: Fixed<string>
    published_on: string
    expires_on: string
    ended_on: ColumnType<string | null, null | undefined, string>
    /** The public id of the publication it takes the place of. */
    replaces: Fixed<string | null>
    changed: ColumnType<number, never, never>
  }
  'publication.listing': {
    year: Fixed<number>
    id: Fixed<number>
    public_id: Fixed<string>
    agency_id: Fixed<string>
    kind: Fixed<string>
    matter_code: Fixed<string>
    matter_name: Fixed<string>
    penalty_kinds: Fixed<string[]>
    number: Fixed<string>
    party: Fixed<string>
    title: Fixed<string>
    outcome: Fixed<string>
    decided_on: Fixed<string>
    published_on: Fixed<string>
    expires_on: Fixed<string>
    terms: Fixed<string>
    fine_fen: Fixed<number | null>
    confiscated_fen: Fixed<number | null>
  }
  /** Kept by triggers (migration 0250). */
  'publication.figure': {
    agency_id: Fixed<string, never>
    month: Fixed<string, never>
    facet: Fixed<'all' | 'kind' | 'matter' | 'penalty', never>
    value: Fixed<string, never>
    label: Fixed<string, never>
    count: Fixed<number, never>
    fine_fen: Fixed<number | null, never>
    confiscated_fen: Fixed<number | null, never>
  }
  /** Kept by triggers (migration 0445). */
  'publication.posting': {
    term: Fixed<string, never>
    block: Fixed<number, never>
    ids: Fixed<Buffer, never>
  }
  /** Empty but within a transaction (migration 0445). */
  'publication.unposted': {
    year: Fixed<number, never>
    id: Fixed<number, never>
    terms: Fixed<string, never>
    gone: Fixed<boolean, never>
  }
  'publication.tally': {
    agency_id: string
    year: number
    facet: 'all' | 'kind' | 'matter' | 'penalty' | 'month'
    value: string
    label: string
    count: number
  }
  'publication.withdrawal': {
    public_id: Fixed<string>
    agency_id: Fixed<string>
    agency_name: Fixed<string>
    number: Fixed<string>
    ground: Fixed<WithdrawalGround | null>
    reason: Fixed<string>
    basis_number: Fixed<string | null>
    withdrawn_on: Fixed<string>
    withdrawn_at: Fixed<Date, string>
  }
  'publication.withdrawal_amendment': {
    public_id: Fixed<string>
    version: Fixed<number>
    agency_id: Fixed<string>
    basis_number: Fixed<string>
    amended_on: Fixed<string>
    amended_at: Fixed<Date, string>
  }
  'publication.withheld': {
    public_id: Fixed<string>
    agency_id: Fixed<string>
    agency_name: Fixed<string>
    ground: Fixed<string>
    because: Fixed<string>
    decided_in: Fixed<string>
    published_on: Fixed<string>
  }
  'publication.officer': {
    certificate_number: Fixed<string>
    agency_id: Fixed<string>
    name: string
    unit: string
    post: string
    categories: string[]
    region: string
    valid_from: string
    valid_to: string
    status: 'active' | 'suspended' | 'revoked'
    photo: ColumnType<string | null, string | null | undefined>
  }
  'publication.case_progress': {
    case_id: Fixed<string>
    agency_id: Fixed<string>
    code_hash: Fixed<Buffer>
    token_hash: Fixed<Buffer>
    numbers: string[]
    body: string
    closed_on: string | null
    remedy_until: string | null
    updated_at: ColumnType<Date, string, string>
  }
  /** Read with its code alone, through publication.visit_page_of. */
  'publication.visit_page': {
    case_id: Fixed<string>
    agency_id: Fixed<string>
    code_hash: Fixed<Buffer>
    firm_code: string
    year: number
    body: string
    listed: string | null
    rateable: boolean
    open_until: string
    updated_at: ColumnType<Date, string, string>
  }
  'publication.officer_scan': {
    id: Fixed<number, never>
    agency_id: Fixed<string, never>
    certificate_number: Fixed<string, never>
    shown_at: Fixed<Date, never>
    scanned_at: Fixed<Date, never>
    outcome: Fixed<'shown' | 'expired', never>
  }
  'publication.list_version': {
    id: Fixed<string>
    agency_id: Fixed<string>
    item: Fixed<string>
    version: Fixed<number>
    published_on: Fixed<string>
    published_at: Fixed<Date, string>
    reason: Fixed<string>
    rows: Fixed<string>
    sha256: Fixed<string>
  }
  'publication.article_version': {
    article_id: Fixed<string>
    version: Fixed<number>
    agency_id: Fixed<string>
    column_id: Fixed<ArticleColumn>
    title: Fixed<string>
    source: Fixed<string>
    dated_on: Fixed<string | null>
    published_on: Fixed<string>
    published_at: Fixed<Date, string>
    reason: Fixed<string>
    body: Fixed<string>
    sha256: Fixed<string>
  }
  'publication.article_withdrawal': {
    article_id: Fixed<string>
    agency_id: Fixed<string>
    reason: Fixed<string>
    withdrawn_on: Fixed<string>
    withdrawn_at: Fixed<Date, string>
  }
  'publication.law_text': {
    id: Fixed<string>
    agency_id: Fixed<string>
    title: Fixed<string>
    number: Fixed<string>
    full_title: Fixed<string>
    valid_from: Fixed<string>
    valid_to: Fixed<string | null>
    body: Fixed<string>
    sha256: Fixed<string>
    imported_at: Fixed<Date, string>
    replaces: Fixed<string | null>
  }
}

export type EntryStatus = 'published' | 'withdrawn' | 'expired'

/** Why a notice was taken down: 处罚法第48条第2款's four cases, or published by mistake. */
export type WithdrawalGround = 'changed' | 'revoked' | 'unlawful' | 'void' | 'mistaken'
