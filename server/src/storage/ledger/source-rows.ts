import { sql, type Kysely } from 'kysely'
import type { LeafKind, LeafSubject } from '@zhaofa/ledger'
import type { Database } from '../database.ts'
import type { EventTable } from '../stream.ts'
import { annualReportStream } from '../streams/annual-report-stream.ts'
import { articleStream } from '../streams/article-stream.ts'
import { caseStream } from '../streams/case-stream.ts'
import { letterStream } from '../streams/letter-stream.ts'
import { listStream } from '../streams/list-stream.ts'
import { noticeStream } from '../streams/notice-stream.ts'
import { personnelStream } from '../streams/personnel-stream.ts'
import { ruleProposalStream } from '../streams/rule-proposal-stream.ts'

type Source = {
  readonly kind: LeafKind
  /** The tables that hold its rows. */
  readonly tables: readonly string[]
  /** public_id, sequence and content as it was recorded. */
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
]

const streamSources = streams.map(({ leaf, table }): Source => ({
  kind: leaf,
  tables: [table.name],
  rows: `select ${table.key}::text as public_id, version::bigint as sequence,
      ${contentOf(table)} as content from ${table.name}`,
}))

function contentOf({ own, approvals }: EventTable): string {
  const members = [
    `'version', version, 'event', body, 'by', jsonb_build_object('id', by_id, 'name', by_name)`,
    ...own.map((column) => `'${column}', ${column}`),
    ...(approvals ? [`'at', ${iso('at')}, 'approvals', approvals`] : []),
  ]
  const content = `jsonb_build_object(${members.join(', ')})`
  // Left out of the record where nothing was proved, as on those of before it was kept.
  const proved = `case when confirmed_by is null then '{}'::jsonb
      else jsonb_build_object('confirmedBy', confirmed_by) end`
  return approvals ? `${content} || ${proved}` : content
}

/**
 * Where else the content of leaves stands, in the tables the program works from, and how to say it again
 * from there. Tables that a trigger records stand in ledger.recorded_table; a kind of which nothing is said
 * stands in ledger.opening only.
 */
const otherSources: readonly Source[] = [
  {
    kind: 'document',
    tables: ['casework.document', 'casework.void_number'],
    rows: `select id::text as public_id, 1::bigint as sequence, jsonb_build_object(
        'id', id, 'caseId', case_id, 'type', type, 'title', title, 'number', number,
        'sha256', sha256) as content
      from casework.document
      union all
      select document_id::text, 2, jsonb_build_object('id', document_id, 'caseId', case_id,
        'version', version, 'voided', reason)
      from casework.void_number`,
  },
  {
    kind: 'restricted-read',
    tables: ['casework.restricted_read', 'casework.letter_read', 'casework.licence_party_read'],
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
  {
    kind: 'rule-change',
    tables: ['reference.rule_version', 'publication.law_text'],
    rows: `select rule_id::text as public_id, version::bigint as sequence, jsonb_build_object(
        'kind', kind, 'code', code, 'after', version - 1, 'effectiveFrom', effective_from,
        'body', body, 'source', source, 'reason', reason, 'byPerson', by_person) as content
      from reference.rule_version v join reference.rule r on r.id = v.rule_id
      union all
      select id::text, 1, jsonb_build_object('kind', 'law-text', 'title', title, 'number', number,
        'sha256', sha256, 'validFrom', valid_from, 'validTo', valid_to)
      from publication.law_text`,
  },
  {
    kind: 'list-change',
    tables: ['publication.list_version', 'casework.list_review'],
    rows: `select id::text as public_id, 1::bigint as sequence, jsonb_build_object('item', item,
        'version', version, 'publishedOn', published_on, 'reason', reason, 'sha256', sha256) as content
      from publication.list_version
      union all
      select id::text, 1, jsonb_build_object('item', item, 'listVersion', list_version,
        'trigger', trigger, 'opinion', opinion,
        'by', jsonb_build_object('id', by_id, 'name', by_name))
      from casework.list_review`,
  },
  {
    // The leaf also holds the name of the person, which may change later. It is compared without the name.
    kind: 'authority-change',
    tables: ['identity.change'],
    rows: `select subject_id::text as public_id, sequence::bigint, jsonb_build_object(
        'subject', subject_kind, 'action', action, 'content', content, 'reason', reason,
        'by', jsonb_build_object('id', by_person)) as content
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
  {
    kind: 'correction',
    tables: ['publication.notice'],
    rows: `select public_id, version::bigint - 1 as sequence, body::jsonb as content
      from publication.notice where version > 1`,
  },
  {
    kind: 'withdrawal',
    tables: [
      'publication.withdrawal',
      'publication.withdrawal_amendment',
      'publication.article_withdrawal',
    ],
    rows: `select public_id, 1::bigint as sequence, jsonb_build_object('publicId', public_id,
        'number', number, 'ground', ground, 'reason', reason, 'basisNumber', basis_number,
        'agencyName', agency_name, 'withdrawnOn', withdrawn_on) as content
      from publication.withdrawal
      union all
      select public_id, version, jsonb_build_object('publicId', public_id, 'version', version,
        'basisNumber', basis_number, 'amendedOn', amended_on)
      from publication.withdrawal_amendment
      union all
      select article_id::text, 1, jsonb_build_object('reason', reason, 'withdrawnOn', withdrawn_on)
      from publication.article_withdrawal`,
  },
]

/** Append-only tables whose rows follow from a row that has a leaf, written in the same transaction. */
export const followingTables: Readonly<Record<string, string>> = {
  'casework.agency_change': 'identity.change',
  'casework.case_access': 'casework.case_event',
  'casework.decision': 'casework.case_event',
  'casework.decision_draft': 'casework.case_event',
  'casework.review_opinion': 'casework.case_event',
  'identity.certificate_change': 'identity.change',
  'identity.used_password': 'identity.sign_in',
  'publication.case_read': 'casework.restricted_read',
  'reference.rule': 'reference.rule_version',
}

/** An instant as JavaScript writes it. */
function iso(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** Every table whose rows are compared with their leaves. */
export async function tablesWithLeaves(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from ledger.recorded_table`.execute(db)
  const own = [...streamSources, ...otherSources].flatMap(({ tables }) => tables)
  return [...new Set([...own, ...rows.map(({ name }) => name)])].toSorted()
}

export type SourceFinding = LeafSubject & {
  readonly fault: 'source-changed' | 'source-missing' | 'source-not-recorded'
  /** Where to look: the tables that hold rows of this kind, joined by 、. */
  readonly table: string
}

/**
 * Compares every record with the row it was made from, for the owner's role. An erased record has
 * nothing left to compare.
 */
export async function findChangedSources(db: Kysely<Database>): Promise<SourceFinding[]> {
  const { rows } = await sql<{ kind: LeafKind; tables: string[] }>`
    select kind, array_agg(name order by name) as tables from ledger.recorded_table
    group by kind`.execute(db)
  const byTrigger = rows.map(({ kind, tables }): Source => ({
    kind,
    tables,
    rows: `select public_id, sequence, content from ledger.recorded_rows('${kind}')`,
  }))
  const sources = Map.groupBy([...streamSources, ...otherSources, ...byTrigger], ({ kind }) => kind)
  const found: SourceFinding[] = []
  for (const [kind, of] of sources) {
    const said = of.map(({ rows }) => rows).join(' union all ')
    const differing = await sql<Omit<SourceFinding, 'kind' | 'table'>>`
      select public_id as "publicId", sequence, case
          when s.content is null then 'source-missing'
          when o.kind is null then 'source-not-recorded'
          else 'source-changed' end as fault
      from (select kind, public_id, sequence, content,
                   case when content is json then content::jsonb end as value
            from ledger.opening where kind = ${kind}) o
      full join (${sql.raw(said)}) s using (public_id, sequence)
      where s.content is null or o.kind is null
         or (o.content is not null
             and ${compared(kind, 'o.value')} is distinct from ${compared(kind, 's.content')})
      order by public_id, sequence limit 1000`.execute(db)
    const table = of.flatMap(({ tables }) => tables).join('、')
    found.push(...differing.rows.map((row) => ({ ...row, kind, table })))
  }
  return found
}

const compared = (kind: LeafKind, side: 'o.value' | 's.content') =>
  sql.raw(kind === 'authority-change' ? `(${side} #- '{by,name}')` : side)
