import { sql } from 'kysely'
import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { ReviewedPaper } from '@zhaofa/domain/case/file-review/file-under-review.ts'
import type { SealedPaper } from '@zhaofa/domain/case/scan.ts'
import { comesBack } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import type { DocumentType } from '@zhaofa/domain/paper/catalogue/document-type.ts'
import { hasBlankLine, signatureLines, type Paper } from '@zhaofa/domain/paper/paper.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { StoredObject } from '../objects/object-store.ts'
import type { Tx } from './database.ts'

/**
 * The next number of this word and year. The row stays locked until the transaction ends, so a
 * number is either on a sealed paper or was never taken (invariant 9).
 */
export async function takeSerial(
  tx: Tx,
  agencyId: string,
  word: string,
  year: number,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into casework.document_counter as c (agency_id, word, year, last)
    values (${agencyId}, ${word}, ${year}, 1)
    on conflict (agency_id, word, year) do update set last = c.last + 1
    returning last`.execute(tx)
  return rows[0]?.last ?? 1
}

type NewDocument = {
  id: string
  file: CaseFile
  recorded: RecordedEvent
  /** Which of the papers of its act it is, counted from one. */
  place: number
  type: string
  paper: Paper
  kind: DocumentType
  stored: StoredObject
  pages: number
  at: string
}

export async function insertDocument(tx: Tx, document: NewDocument): Promise<void> {
  const { id, file, recorded, place, type, paper, kind, stored, pages, at } = document
  await tx
    .insertInto('casework.document')
    .values({
      id,
      case_id: file.id,
      agency_id: file.agencyId,
      version: recorded.version,
      place,
      type,
      role: kind.role,
      title: paper.title,
      volume: kind.volume,
      number: paper.number?.text ?? null,
      word: paper.number?.word ?? null,
      year: paper.number?.year ?? null,
      serial: paper.number?.serial ?? null,
      paper: JSON.stringify(paper),
      sha256: stored.sha256,
      bytes: stored.bytes,
      pages,
      sealed_at: at,
    })
    .execute()
}

/** Papers of one case, oldest first, those of one act in its order; `voided` is the reason of those that are void. */
export async function casePapers(tx: Tx, caseId: string) {
  return tx
    .selectFrom('casework.document as d')
    .leftJoin('casework.void_number as v', 'v.document_id', 'd.id')
    .select([
      'd.id',
      'd.version',
      'd.type',
      'd.role',
      'd.title',
      'd.number',
      'd.volume',
      'd.sealed_at',
    ])
    .select(['d.pages', 'd.sha256', 'v.reason as voided', 'v.version as voidedIn'])
    .where('d.case_id', '=', caseId)
    .orderBy('d.version')
    .orderBy('d.place')
    .orderBy('d.sealed_at')
    .orderBy('d.id')
    .execute()
}

/** One paper; `voided` is the reason when it is void. */
export async function findDocument(tx: Tx, id: string) {
  return tx
    .selectFrom('casework.document as d')
    .leftJoin('casework.void_number as v', 'v.document_id', 'd.id')
    .selectAll('d')
    .select('v.reason as voided')
    .where('d.id', '=', id)
    .executeTakeFirst()
}

/** The 决定书 of a decision that is not void. */
export const isStandingDecision = ({ role, voided }: { role: string; voided: string | null }) =>
  role === 'decision' && voided === null

/** The 文号 of the newest decision of each case that is not void, in one query. */
export async function decisionNumbers(
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('casework.document as d')
    .leftJoin('casework.void_number as v', 'v.document_id', 'd.id')
    .select(['d.case_id', 'd.role', 'd.number', 'v.reason as voided'])
    .where('d.case_id', 'in', [...new Set(caseIds)])
    .orderBy('d.version')
    .orderBy('d.sealed_at')
    .execute()
  // The last one of a case stays: what was made anew takes the place of what fell.
  return new Map(
    rows.filter(isStandingDecision).map(({ case_id, number }) => [case_id, number ?? '']),
  )
}

/** 案号: a case is known by the number of its filing. */
export async function nameCase(tx: Tx, caseId: string, number: string): Promise<void> {
  await tx.updateTable('casework.case_file').set({ number }).where('id', '=', caseId).execute()
}

/**
 * What the newest paper of each type that is about the decision was printed from, void ones left out. A seizure, a revision
 * and a dispute have papers of the same types, which are about something else and take the place of none of these.
 */
export async function papersOnDecision(tx: Tx, caseId: string): Promise<Paper[]> {
  const rows = await standingPapers(tx, caseId)
    .where(sql`d.paper -> 'apart'`, 'is', null)
    .distinctOn('d.type')
    .orderBy('d.type')
    .orderBy('d.version', 'desc')
    .execute()
  return rows.map(({ paper }) => paper as Paper)
}

/**
 * What the newest paper of one type was printed from, whatever of the case it is about, or the one of that number;
 * undefined where there is none.
 */
export async function newestPaper(
  tx: Tx,
  caseId: string,
  type: string,
  number: string | null = null,
): Promise<Paper | undefined> {
  const row = await standingPapers(tx, caseId)
    .where('d.type', '=', type)
    .$if(number !== null, (query) => query.where('d.number', '=', number))
    .orderBy('d.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.paper as Paper | undefined
}

const standingPapers = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('casework.document as d')
    .leftJoin('casework.void_number as v', 'v.document_id', 'd.id')
    .where('d.case_id', '=', caseId)
    .where('v.document_id', 'is', null)
    .select('d.paper')

/** The sealed papers of a case, as far as signing them by hand goes. */
export async function papersToSign(tx: Tx, caseId: string): Promise<SealedPaper[]> {
  const rows = await tx
    .selectFrom('casework.document as d')
    .leftJoin('casework.void_number as v', 'v.document_id', 'd.id')
    .select(['d.id', 'd.type', 'd.title', 'd.version', 'd.sealed_at', 'd.pages'])
    .select(['d.number', 'd.sha256', 'v.document_id as voided'])
    .select(sql<Pick<Paper, 'signatures'>['signatures']>`d.paper -> 'signatures'`.as('signatures'))
    .select(sql<string | null>`${handwriting}`.as('writes'))
    .where('d.case_id', '=', caseId)
    .orderBy('d.version')
    .orderBy('d.place')
    .orderBy('d.id')
    .execute()
  return rows.map(({ sealed_at, voided, signatures, ...row }) => ({
    ...row,
    on: chinaDay(sealed_at.toISOString()),
    voided: voided !== null,
    byHand: hasBlankLine({ signatures }) && comesBack(row.type),
    lines: signatureLines({ signatures }),
  }))
}

/** Out of the stored paper without reading its text (`handwritingOf`). */
const handwriting = sql`jsonb_path_query_first(
  d.paper, '$.blocks[*] ? (@.kind == "handwriting").hint') #>> '{}'`

/** Every sealed paper of a case with the words it was printed from, void ones too, oldest first. */
export async function papersUnderReview(tx: Tx, caseId: string): Promise<ReviewedPaper[]> {
  const papers = await papersToSign(tx, caseId)
  const rows = await tx
    .selectFrom('casework.document')
    .select(['id', 'volume', 'paper'])
    .where('case_id', '=', caseId)
    .execute()
  const words = new Map(rows.map((row) => [row.id, row]))
  return papers.flatMap((paper) => {
    const row = words.get(paper.id)
    return row ? [{ ...paper, volume: row.volume, words: row.paper as Paper }] : []
  })
}

/** What a table of contents lists: the papers sealed so far. */
export const sealedPapers = async (tx: Tx, caseId: string) => asListed(await casePapers(tx, caseId))

/** Papers of a case as its table of contents lists them. */
export const asListed = (papers: Awaited<ReturnType<typeof casePapers>>) =>
  papers.map(({ type, title, number, sealed_at, pages, voided, version }) => ({
    type,
    version,
    title,
    number,
    on: chinaDay(sealed_at.toISOString()),
    pages,
    voided: voided !== null,
  }))
