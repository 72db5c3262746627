import { sql, type Kysely } from 'kysely'
import type { LeafKind } from '@zhaofa/ledger'
import type { Database } from '../database.ts'
import type { EventTable } from '../stream.ts'
import { accountabilityStream } from '../streams/accountability-stream.ts'
import { annualReportStream } from '../streams/annual-report-stream.ts'
import { articleStream } from '../streams/article-stream.ts'
import { caseImportStream } from '../streams/case-import-stream.ts'
import { caseStream } from '../streams/case-stream.ts'
import { counselStream } from '../streams/counsel-stream.ts'
import { firmImportStream } from '../streams/firm-import-stream.ts'
import { firmStream } from '../streams/firm-stream.ts'
import { checklistStream } from '../streams/checklist-stream.ts'
import { planStream } from '../streams/plan-stream.ts'
import { taskStream } from '../streams/task-stream.ts'
import { legalUnitStream } from '../streams/legal-unit-stream.ts'
import { letterStream } from '../streams/letter-stream.ts'
import { listStream } from '../streams/list-stream.ts'
import { noticeStream } from '../streams/notice-stream.ts'
import { personnelStream } from '../streams/personnel-stream.ts'
import { ruleProposalStream } from '../streams/rule-proposal-stream.ts'
import { trainingStream } from '../streams/training-stream.ts'

/** Where the content of leaves of one kind stands, in the tables the program works from. */
export type FactSource = {
  readonly kind: LeafKind
  /** The tables that hold its rows. */
  readonly tables: readonly string[]
  /** public_id, sequence, agency_id, at, and the content as it was recorded. */
  readonly rows: string
}

/** Streams of events. A new one joins this list. */
const streams = [
  caseStream,
  noticeStream,
  listStream,
  articleStream,
  letterStream,
  personnelStream,
  ruleProposalStream,
  annualReportStream,
  legalUnitStream,
  counselStream,
  trainingStream,
  accountabilityStream,
  caseImportStream,
  firmStream,
  firmImportStream,
  planStream,
  taskStream,
  checklistStream,
]

const streamSources = streams.map(({ leaf, table }): FactSource => ({
  kind: leaf,
  tables: [table.name],
  rows: `select ${table.key}::text as public_id, version::bigint as sequence, agency_id, at,
      ${eventContent(table)} as content from ${table.name}`,
}))

/** How the content of a stream's record is said again from its row. */
export function eventContent({ own, approvals }: EventTable): string {
  const members = [
    // The type stands in a column as well; where the two differ, the row says neither.
    `'version', version, 'event', case when type = body ->> 'type' then body end,
     'by', jsonb_build_object('id', by_id, 'name', by_name)`,
    ...own.map((column) => `'${column}', ${column}`),
    ...(approvals ? [`'at', ${iso('at')}, 'approvals', approvals`] : []),
  ]
  const content = `jsonb_build_object(${members.join(', ')})`
  // Left out of the record where nothing was proved, as on those of before it was kept.
  const proved = `case when confirmed_by is null then '{}'::jsonb
      else jsonb_build_object('confirmedBy', confirmed_by) end`
  const noted = `case when device is null then '{}'::jsonb
      else jsonb_build_object('device', device) end`
  return approvals ? `${content} || ${proved} || ${noted}` : content
}

/** The content of the two records of a sealed paper, from its rows in casework.document and casework.void_number. */
export const paperContent = {
  sealed: `jsonb_build_object('id', id, 'caseId', case_id, 'type', type, 'title', title,
    'number', number, 'sha256', sha256)`,
  voided: `jsonb_build_object('id', document_id, 'caseId', case_id, 'version', version, 'voided', reason)`,
} as const

/**
 * The other facts, and how to say each again from its row. Tables that a trigger records stand in
 * ledger.recorded_table; a kind of which nothing is said stands in ledger.opening only.
 */
const otherSources: readonly FactSource[] = [
  {
    kind: 'document',
    tables: ['casework.document', 'casework.void_number'],
    rows: `select id::text as public_id, 1::bigint as sequence, agency_id, sealed_at as at,
        ${paperContent.sealed} as content
      from casework.document
      union all
      select document_id::text, 2, agency_id, voided_at, ${paperContent.voided}
      from casework.void_number`,
  },
  {
    kind: 'restricted-read',
    tables: ['casework.restricted_read', 'casework.letter_read', 'casework.licence_party_read'],
    rows: `select id::text as public_id, 1::bigint as sequence, agency_id, at, jsonb_build_object(
        'id', id, 'caseId', case_id, 'subject', subject, 'personId', person_id,
        'personName', person_name, 'at', ${iso('at')}) as content
      from casework.restricted_read
      union all
      select id::text, 1, agency_id, at, jsonb_build_object('id', id, 'letterId', letter_id,
        'subject', 'letter sender', 'personId', person_id, 'personName', person_name,
        'at', ${iso('at')})
      from casework.letter_read
      union all
      select id::text, 1, agency_id, at, jsonb_build_object('id', id, 'licence', public_id,
        'subject', 'licence party', 'personId', person_id, 'personName', person_name,
        'at', ${iso('at')})
      from casework.licence_party_read`,
  },
  {
    kind: 'rule-change',
    tables: ['reference.rule', 'reference.rule_version', 'publication.law_text'],
    rows: `select r.id::text as public_id, v.version::bigint as sequence, v.agency_id, v.at,
        jsonb_build_object('kind', kind, 'code', code, 'after', version - 1,
          'effectiveFrom', effective_from, 'body', body, 'source', source, 'reason', reason,
          'byPerson', by_person, 'proposalId', proposal_id) as content
      from reference.rule_version v
      join reference.rule r on r.id = v.rule_id and r.agency_id = v.agency_id
      union all
      select id::text, 1, agency_id, imported_at, jsonb_build_object('kind', 'law-text',
        'title', title, 'number', number, 'sha256', sha256, 'validFrom', valid_from,
        'validTo', valid_to)
      from publication.law_text`,
  },
  {
    kind: 'list-change',
    tables: ['publication.list_version', 'casework.list_review'],
    rows: `select id::text as public_id, 1::bigint as sequence, agency_id, published_at as at,
        jsonb_build_object('item', item, 'version', version, 'publishedOn', published_on,
          'reason', reason, 'sha256', sha256) as content
      from publication.list_version
      union all
      select id::text, 1, agency_id, at, jsonb_build_object('item', item,
        'listVersion', list_version, 'trigger', trigger, 'opinion', opinion,
        'by', jsonb_build_object('id', by_id, 'name', by_name))
      from casework.list_review`,
  },
  {
    // The leaf also holds the name of the person, which may change later. It is compared without the name.
    kind: 'authority-change',
    tables: ['identity.change'],
    rows: `select subject_id::text as public_id, sequence::bigint, agency_id, at,
        jsonb_build_object('subject', subject_kind, 'action', action, 'content', content,
          'reason', reason, 'by', jsonb_build_object('id', by_person)) as content
      from identity.change`,
  },
  {
    kind: 'publication',
    tables: [
      'publication.notice',
      'publication.withheld',
      'publication.annual_report',
      'publication.article_version',
    ],
    rows: `select public_id, 1::bigint as sequence, agency_id, published_at as at,
        ${parsed('body')} as content
      from publication.notice where version = 1
      union all
      -- The table says the day; the time is in the entry alone.
      select public_id, 1, agency_id, null, jsonb_build_object('publicId', public_id,
        'agencyName', agency_name, 'ground', ground, 'because', because, 'decidedIn', decided_in)
      from publication.withheld
      union all
      select id::text, 1, agency_id, published_at, ${parsed('body')} from publication.annual_report
      union all
      select article_id::text, version, agency_id, published_at, jsonb_build_object(
        'version', version, 'publishedOn', published_on, 'reason', reason, 'sha256', sha256)
      from publication.article_version`,
  },
  {
    kind: 'correction',
    tables: ['publication.notice'],
    rows: `select public_id, version::bigint - 1 as sequence, agency_id, published_at as at,
        ${parsed('body')} as content
      from publication.notice where version > 1`,
  },
  {
    kind: 'withdrawal',
    tables: [
      'publication.withdrawal',
      'publication.withdrawal_amendment',
      'publication.article_withdrawal',
    ],
    rows: `select public_id, 1::bigint as sequence, agency_id, withdrawn_at as at,
        jsonb_build_object('publicId', public_id, 'number', number, 'ground', ground,
          'reason', reason, 'basisNumber', basis_number, 'agencyName', agency_name,
          'withdrawnOn', withdrawn_on) as content
      from publication.withdrawal
      union all
      select public_id, version, agency_id, amended_at, jsonb_build_object('publicId', public_id,
        'version', version, 'basisNumber', basis_number, 'amendedOn', amended_on)
      from publication.withdrawal_amendment
      union all
      select article_id::text, 1, agency_id, withdrawn_at, jsonb_build_object('reason', reason,
        'withdrawnOn', withdrawn_on)
      from publication.article_withdrawal`,
  },
]

/** A text that was JSON when it was written. */
function parsed(column: string): string {
  return `case when ${column} is json then ${column}::jsonb else to_jsonb(${column}) end`
}

/** An instant as JavaScript writes it. */
function iso(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** Where the facts of each kind stand: those of the program, and those that a trigger records. */
export async function factSources(db: Kysely<Database>): Promise<FactSource[]> {
  const { rows } = await sql<{ kind: LeafKind; tables: string[] }>`
    select kind, array_agg(name order by name) as tables from ledger.recorded_table
    group by kind`.execute(db)
  const byTrigger = rows.map(({ kind, tables }): FactSource => ({
    kind,
    tables,
    rows: `select public_id, sequence, agency_id, at, content from ledger.recorded_facts('${kind}')`,
  }))
  return [...streamSources, ...otherSources, ...byTrigger]
}
