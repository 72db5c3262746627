import { sql } from 'kysely'
import type { TriedCase } from '@zhaofa/domain/review/impact.ts'
import { nothingSpecial, type ReviewFacts } from '@zhaofa/domain/review/review-facts.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from './database.ts'

/** The facts of one proposal, as the event with this version of the case made them. */
export type ProposedFacts = {
  readonly caseId: string
  readonly agencyId: string
  readonly version: number
  /** Which of several proposals of the case: decision, revision, seizure 1. */
  readonly proposal: string
  readonly onDay: PlainDate
  readonly digest: string | null
  /** Whether the catalogue of that day asked for review. */
  readonly required: boolean
  readonly facts: ReviewFacts
}

/** Keeps what a catalogue is later tried on, in the transaction of the event; kept once it stays. */
export async function keepReviewFacts(tx: Tx, kept: readonly ProposedFacts[]): Promise<void> {
  if (kept.length === 0) return
  await tx
    .insertInto('casework.review_facts')
    .values(
      kept.map(({ caseId, agencyId, version, proposal, onDay, digest, required, facts }) => ({
        ...{ case_id: caseId, agency_id: agencyId, version, proposal, digest, required },
        on_day: onDay,
        facts: JSON.stringify(unusual(facts)),
      })),
    )
    .onConflict((conflict) => conflict.columns(['case_id', 'version']).doNothing())
    .execute()
}

/** Only what differs from nothing special: thousands of rows are read at once. */
function unusual(facts: ReviewFacts): Partial<ReviewFacts> {
  const usual = nothingSpecial as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name]),
    ),
  )
}

type Row = {
  caseId: string
  version: number
  on: PlainDate
  required: boolean
  facts: Partial<ReviewFacts>
}

/**
 * The newest proposal of each kind of every case since that day, in one query; `openCases` are those still to be
 * decided. Whether a case was reviewed without being asked, `reviewedAnyway` says of those that matter.
 */
export async function triedCases(
  tx: Tx,
  since: PlainDate,
  openCases: ReadonlySet<string>,
): Promise<TriedCase[]> {
  const { rows } = await sql<Row>`
    select distinct on (case_id, proposal) case_id as "caseId", version, on_day as "on", required, facts
    from casework.review_facts
    where agency_id = (select platform.current_agency()) and on_day >= ${since}
    order by case_id, proposal, version desc`.execute(tx)
  return rows.map(({ required, facts, ...row }) => ({
    ...row,
    open: openCases.has(row.caseId),
    reviewed: required,
    facts: { ...nothingSpecial, ...facts },
  }))
}

/** Which of these cases passed a legal review although no ground asked for it. */
export async function reviewedAnyway(
  tx: Tx,
  cases: readonly string[],
): Promise<ReadonlySet<string>> {
  if (cases.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct case_id as id from casework.review_opinion
    where case_id = any (${[...cases]}::uuid[]) and outcome = 'pass'`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Cases still to be decided, of those that this person may see: where they stand. */
export async function undecidedCases(
  tx: Tx,
): Promise<ReadonlyMap<string, { readonly step: string; readonly title: string }>> {
  const rows = await tx
    .selectFrom('casework.case_file')
    .select(['id', 'step', 'title'])
    .where('agency_id', '=', sql<string>`(select platform.current_agency())`)
    .where('state', '=', 'open')
    .where('decided_on', 'is', null)
    .execute()
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
