import { sql, type Kysely } from 'kysely'
import type { LeafKind, LeafSubject } from '@zhaofa/ledger'
import type { Database } from '../database.ts'

/**
 * Where the content of each kind of leaf also stands, in the tables the program works from, and how to
 * say it again from there: public_id, sequence and content as it was recorded. A kind that is not
 * listed stands in ledger.opening only.
 */
const sources: Partial<Record<LeafKind, { readonly table: string; readonly rows: string }>> = {
  'case-event': {
    table: 'casework.case_event',
    rows: `select case_id::text as public_id, version::bigint as sequence, jsonb_build_object(
        'version', version, 'at', ${iso('at')}, 'approvals', approvals, 'event', body,
        'by', jsonb_build_object('id', by_id, 'name', by_name)) as content
      from casework.case_event`,
  },
  document: {
    table: 'casework.document',
    rows: `select id::text as public_id, 1::bigint as sequence, jsonb_build_object(
        'id', id, 'caseId', case_id, 'type', type, 'title', title, 'number', number,
        'sha256', sha256) as content
      from casework.document
      union all
      select document_id::text, 2, jsonb_build_object('id', document_id, 'caseId', case_id,
        'version', version, 'voided', reason)
      from casework.void_number`,
  },
  'restricted-read': {
    table: 'casework.restricted_read',
    rows: `select id::text as public_id, 1::bigint as sequence, jsonb_build_object(
        'id', id, 'caseId', case_id, 'subject', subject, 'personId', person_id,
        'at', ${iso('at')}) as content
      from casework.restricted_read
      union all
      select id::text, 1, jsonb_build_object('id', id, 'letterId', letter_id,
        'subject', 'letter sender', 'personId', person_id, 'at', ${iso('at')})
      from casework.letter_read
      union all
      select id::text, 1, jsonb_build_object('id', id, 'licence', public_id,
        'subject', 'licence party', 'personId', person_id, 'at', ${iso('at')})
      from casework.licence_party_read`,
  },
  'rule-change': {
    table: 'reference.rule_version',
    rows: `select rule_id::text as public_id, version::bigint as sequence, jsonb_build_object(
        'kind', kind, 'code', code, 'after', version - 1, 'effectiveFrom', effective_from,
        'body', body, 'source', source, 'reason', reason, 'byPerson', by_person) as content
      from reference.rule_version v join reference.rule r on r.id = v.rule_id
      union all
      select id::text, 1, jsonb_build_object('kind', 'law-text', 'title', title, 'number', number,
        'sha256', sha256, 'validFrom', valid_from, 'validTo', valid_to)
      from publication.law_text`,
  },
  'list-change': {
    table: 'casework.list_event',
    rows: `select submission_id::text as public_id, version::bigint as sequence,
        jsonb_build_object('item', item, 'version', version, 'event', body,
          'by', jsonb_build_object('id', by_id, 'name', by_name)) as content
      from casework.list_event
      union all
      select id::text, 1, jsonb_build_object('item', item, 'version', version,
        'publishedOn', published_on, 'reason', reason, 'sha256', sha256)
      from publication.list_version
      union all
      select id::text, 1, jsonb_build_object('item', item, 'listVersion', list_version,
        'trigger', trigger, 'opinion', opinion,
        'by', jsonb_build_object('id', by_id, 'name', by_name))
      from casework.list_review`,
  },
  'article-change': {
    table: 'casework.article_event',
    rows: `select article_id::text as public_id, version::bigint as sequence,
        jsonb_build_object('version', version, 'event', body,
          'by', jsonb_build_object('id', by_id, 'name', by_name)) as content
      from casework.article_event`,
  },
  publication: {
    table: 'publication.notice',
    rows: `select public_id, 1::bigint as sequence, body::jsonb as content
      from publication.notice where version = 1
      union all
      select public_id, 1, jsonb_build_object('publicId', public_id, 'agencyName', agency_name,
        'ground', ground, 'because', because, 'decidedIn', decided_in)
      from publication.withheld
      union all
      select id::text, 1, body::jsonb from publication.annual_report
      union all
      select article_id::text, version, jsonb_build_object('version', version,
        'publishedOn', published_on, 'reason', reason, 'sha256', sha256)
      from publication.article_version`,
  },
  correction: {
    table: 'publication.notice',
    rows: `select public_id, version::bigint - 1 as sequence, body::jsonb as content
      from publication.notice where version > 1`,
  },
  withdrawal: {
    table: 'publication.withdrawal',
    rows: `select public_id, 1::bigint as sequence, jsonb_build_object('publicId', public_id,
        'number', number, 'ground', ground, 'reason', reason, 'basisNumber', basis_number,
        'agencyName', agency_name, 'withdrawnOn', withdrawn_on) as content
      from publication.withdrawal
      union all
      select article_id::text, 1, jsonb_build_object('reason', reason, 'withdrawnOn', withdrawn_on)
      from publication.article_withdrawal`,
  },
}

/** An instant as JavaScript writes it. */
function iso(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

export type SourceFinding = LeafSubject & {
  readonly fault: 'source-changed' | 'source-missing' | 'source-not-recorded'
  readonly table: string
}

/**
 * Compares every record with the row it was made from, for the owner's role. An erased record has
 * nothing left to compare.
 */
export async function findChangedSources(db: Kysely<Database>): Promise<SourceFinding[]> {
  const found: SourceFinding[] = []
  for (const [kind, { table, rows }] of Object.entries(sources)) {
    const differing = await sql<Omit<SourceFinding, 'kind' | 'table'>>`
      select public_id as "publicId", sequence, case
          when s.content is null then 'source-missing'
          when o.kind is null then 'source-not-recorded'
          else 'source-changed' end as fault
      from (select kind, public_id, sequence, content,
                   case when content is json then content::jsonb end as value
            from ledger.opening where kind = ${kind}) o
      full join (${sql.raw(rows)}) s using (public_id, sequence)
      where s.content is null or o.kind is null
         or (o.content is not null and o.value is distinct from s.content)
      order by public_id, sequence limit 1000`.execute(db)
    found.push(...differing.rows.map((row) => ({ ...row, kind, table })))
  }
  return found
}
