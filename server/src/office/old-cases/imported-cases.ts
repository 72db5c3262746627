import { sql } from 'kysely'
import type {
  ImportedCaseList,
  ImportedCaseQuery,
  ImportedCaseRow,
  ImportedCaseView,
} from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { importColumns, type ImportColumnName } from '@zhaofa/domain/old-cases/import-columns.ts'
import {
  importedOutcomes,
  importedPartyKinds,
  importedProcedures,
  importedRetentions,
  keptUntil,
  revisedLawFrom,
  shownPartyCode,
  type ImportedCase,
} from '@zhaofa/domain/old-cases/imported-case.ts'
import { titlesOfKinds } from '@zhaofa/domain/old-cases/read-values.ts'
import { yuanText } from '@zhaofa/domain/shared/money.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Selectable } from 'kysely'
import { MalformedRequestError, NotFoundError } from '../../faults.ts'
import type { Database, Tx } from '../../storage/database.ts'
import { find } from '../../storage/stream.ts'
import { caseImportStream } from '../../storage/streams/case-import-stream.ts'
import type { World } from '../../world.ts'
import { holdsText } from '../desk/holds-text.ts'
import { agenciesOf, inAgency } from '../desk/in-agency.ts'
import { handOf, proposalOf } from './import-views.ts'

const pageSize = 20
/** Counting stops here, and the page says “more than”: an exact count would read every row. */
const countCap = 1_000

/** 导入的旧案: the newest decision first, twenty a page, by keyset. */
export async function listImportedCases(
  world: World,
  actor: Actor,
  query: ImportedCaseQuery,
): Promise<ImportedCaseList> {
  return inAgency(world, actor, async (tx) => {
    const today = chinaDay(world.clock.now().toISOString())
    const cases = filtered(tx, await agenciesOf(tx, actor), query, today)
    const page = await cases
      .selectAll()
      .$if(query.after !== undefined, (rows) => {
        const { day, importId, line } = readCursor(query.after ?? '')
        return rows.where(
          sql<boolean>`(decided_on, import_id, line) < (${day}::date, ${importId}::uuid, ${line}::int)`,
        )
      })
      .orderBy('decided_on', 'desc')
      .orderBy('import_id', 'desc')
      .orderBy('line', 'desc')
      .limit(pageSize + 1)
      .execute()
    const { n } = await tx
      .selectFrom(
        cases
          .select('line')
          .limit(countCap + 1)
          .as('some'),
      )
      .select((count) => count.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    const rows = page.slice(0, pageSize)
    const last = rows.at(-1)
    return {
      rows: rows.map(rowView),
      next:
        page.length > pageSize && last ? `${last.decided_on}_${last.import_id}_${last.line}` : null,
      total: { count: Math.min(Number(n), countCap), exact: Number(n) <= countCap },
    }
  })
}

function filtered(
  tx: Tx,
  agencies: readonly string[],
  { q, due, importId }: ImportedCaseQuery,
  today: PlainDate,
) {
  let rows = tx.selectFrom('casework.standing_imported_case').where('agency_id', 'in', agencies)
  if (importId !== undefined) rows = rows.where('import_id', '=', importId)
  // As keptUntil counts, and as the overview asks of the cases of this system.
  if (due === 'true') {
    rows = rows.where(sql<boolean>`archive_no <> '' and coalesce(closed_on, decided_on)
      + case retention when '10-years' then interval '10 years' when '30-years' then interval '30 years' end
      <= ${today}::date + interval '1 year'`)
  }
  if (q !== undefined && q.trim() !== '') {
    rows = rows.where(holdsText(['party_name', 'number', 'cause', 'archive_no'], q))
  }
  return rows
}

/** Old cases that hold every word, for the search of everything. `most` and one more, which tells that there are more. */
export async function matchingImportedCases(
  tx: Tx,
  agencies: readonly string[],
  words: readonly string[],
  most: number,
) {
  let rows = tx.selectFrom('casework.standing_imported_case').where('agency_id', 'in', agencies)
  for (const word of words) rows = rows.where(holdsText(['party_name', 'number', 'cause'], word))
  return rows
    .select(['import_id', 'line', 'number', 'party_name', 'cause', 'decided_on'])
    .orderBy('decided_on', 'desc')
    .limit(most + 1)
    .execute()
}

function readCursor(after: string): { day: string; importId: string; line: number } {
  const [day = '', importId = '', line = ''] = after.split('_')
  const isOurs =
    /^\d{4}-\d{2}-\d{2}$/.test(day) && /^[0-9a-f-]{36}$/.test(importId) && /^\d{1,7}$/.test(line)
  if (!isOurs || Number.isNaN(Date.parse(day))) {
    throw new MalformedRequestError('翻页位置不对，请从第一页看起')
  }
  return { day, importId, line: Number(line) }
}

type Stored = Selectable<Database['casework.standing_imported_case']>

/** The row as the domain knows it. */
const caseOf = (row: Stored): ImportedCase => ({
  line: row.line,
  number: row.number,
  procedure: row.procedure,
  partyName: row.party_name,
  partyKind: row.party_kind,
  partyCode: row.party_code,
  matterCode: row.matter_code,
  cause: row.cause,
  filedOn: row.filed_on as PlainDate | null,
  decidedOn: row.decided_on as PlainDate,
  outcome: row.outcome,
  kinds: row.kinds,
  fineFen: Number(row.fine_fen),
  confiscatedFen: Number(row.confiscated_fen),
  reviewed: row.reviewed,
  reviewOutcome: row.review_outcome,
  hearing: row.hearing,
  published: row.published,
  closedOn: row.closed_on as PlainDate | null,
  archiveNo: row.archive_no,
  retention: row.retention,
  pages: row.pages,
  remarks: row.remarks,
})

function rowView(stored: Stored): ImportedCaseRow {
  const row = caseOf(stored)
  return {
    importId: stored.import_id,
    line: row.line,
    number: row.number,
    party: row.partyName,
    cause: row.cause,
    decidedOn: row.decidedOn,
    outcome: outcomeText(row),
    archiveNo: row.archiveNo,
    retention: row.retention && importedRetentions[row.retention],
    keptUntil: keptUntil(row),
  }
}

const outcomeText = ({ outcome, kinds }: ImportedCase) =>
  kinds.length > 0 ? titlesOfKinds(kinds) : importedOutcomes[outcome]

/**
 * All that is known of one old case, and where it comes from. One whose import was made void is shown as such.
 * @throws NotFoundError
 */
export async function viewImportedCase(
  world: World,
  actor: Actor,
  { importId, line }: { readonly importId: string; readonly line: number },
): Promise<ImportedCaseView> {
  return inAgency(world, actor, async (tx) => {
    const stored = await tx
      .selectFrom('casework.imported_case')
      .selectAll()
      .where('agency_id', 'in', await agenciesOf(tx, actor))
      .where('import_id', '=', importId)
      .where('line', '=', line)
      .executeTakeFirst()
    const from = stored && (await find(tx, caseImportStream, importId))
    if (!stored || !from?.file.answered) throw new NotFoundError('没有这件导入的旧案')
    const row = caseOf(stored)
    const { content, answered, voided } = from.file
    return {
      ...{ importId, line, number: row.number, party: row.partyName },
      values: importColumns.map(({ name, title }) => ({ title, value: shown(row, name) })),
      keptUntil: keptUntil(row),
      law:
        row.decidedOn < revisedLawFrom
          ? `决定在 ${revisedLawFrom} 以前，按当时的行政处罚法核对`
          : '按现行的行政处罚法核对',
      source: {
        fileName: content.fileName,
        sha256: content.sha256,
        proposed: proposalOf(from.file),
        approved: handOf(answered),
        voided: voided && handOf(voided),
      },
    }
  })
}

const notSaid = '原表没有填'
const yesNo = (value: boolean | null) => (value === null ? notSaid : value ? '是' : '否')

/** A value in words. */
function shown(row: ImportedCase, name: ImportColumnName): string {
  switch (name) {
    case 'procedure':
      return importedProcedures[row.procedure]
    case 'partyKind':
      return importedPartyKinds[row.partyKind]
    case 'partyCode':
      return shownPartyCode(row) || notSaid
    case 'outcome':
      return importedOutcomes[row.outcome]
    case 'kinds':
      return row.kinds.length > 0 ? titlesOfKinds(row.kinds) : '没有处罚'
    case 'fineFen':
    case 'confiscatedFen':
      return yuanText(row[name])
    case 'reviewed':
    case 'hearing':
    case 'published':
      return yesNo(row[name])
    case 'retention':
      return row.retention === null ? notSaid : importedRetentions[row.retention]
    case 'pages':
      return row.pages === null ? notSaid : String(row.pages)
    case 'filedOn':
    case 'closedOn':
      return row[name] ?? notSaid
    case 'number':
    case 'partyName':
    case 'matterCode':
    case 'cause':
    case 'decidedOn':
    case 'reviewOutcome':
    case 'archiveNo':
    case 'remarks':
      return row[name] || notSaid
  }
}
