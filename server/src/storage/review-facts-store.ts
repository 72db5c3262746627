import { sql } from 'kysely'
import type { CatalogueGround } from '@zhaofa/domain/review/catalogue.ts'
import { longFactsUnasked } from '@zhaofa/domain/review/judge-rule.ts'
import type { TriedCase } from '@zhaofa/domain/review/impact.ts'
import {
  nothingSpecial,
  type KnownFacts,
  type ReviewFacts,
} from '@zhaofa/domain/review/review-facts.ts'
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
function unusual({ act, ...facts }: ReviewFacts): KnownFacts {
  const usual = nothingSpecial as Readonly<Record<string, unknown>>
  const special = Object.entries(facts).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name]),
  )
  return { act, ...Object.fromEntries(special) }
}

type Row = readonly [
  caseId: string,
  version: number,
  proposal: string,
  on: PlainDate,
  required: boolean,
  facts: KnownFacts,
]

/**
 * The newest proposal of each kind of every case since that day, in one query; `openCases` are those still to be
 * decided. Long facts that none of these grounds looks at are not read. Whether a case was reviewed without being
 * asked, `reviewedAnyway` says of those that matter.
 */
export async function triedCases(
  tx: Tx,
  since: PlainDate,
  openCases: ReadonlySet<string>,
  grounds: readonly Pick<CatalogueGround, 'rule'>[],
): Promise<TriedCase[]> {
  // One text of compact rows: parsing it once is faster than reading tens of thousands of rows by themselves, and
  // the newest of each is found here without a sort.
  const { rows } = await sql<{ all: string }>`
    select coalesce('[' || string_agg('["' || case_id || '",' || version || ',"' || proposal || '","' || on_day
      || '",' || required || ',' || (facts - ${longFactsUnasked(grounds)}::text[]) || ']', ',') || ']', '[]') as "all"
    from casework.review_facts
    where agency_id = (select platform.current_agency()) and on_day >= ${since}`.execute(tx)
  // A map for each kind of proposal: to put the two together to one key would cost as much as reading the rows.
  const newest = new Map<string, Map<string, Row>>()
  for (const row of JSON.parse(rows[0]?.all ?? '[]') as Row[]) {
    const [caseId, version, proposal] = row
    const ofKind = newest.get(proposal) ?? new Map<string, Row>()
    newest.set(proposal, ofKind)
    const known = ofKind.get(caseId)
    if (!known || known[1] < version) ofKind.set(caseId, row)
  }
  const tried: TriedCase[] = []
  for (const ofKind of newest.values()) {
    for (const [caseId, version, , on, reviewed, facts] of ofKind.values()) {
      tried.push({ caseId, version, on, reviewed, open: openCases.has(caseId), facts })
    }
  }
  return tried
}

/** Of which of these cases the decision passed a legal review, also where no ground asked for it. */
export async function reviewedAnyway(
  tx: Tx,
  cases: readonly string[],
): Promise<ReadonlySet<string>> {
  if (cases.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct o.case_id as id from casework.review_opinion o
    join casework.case_event e on e.case_id = o.case_id and e.version = o.version
    where o.case_id = any (${[...cases]}::uuid[]) and o.outcome = 'pass' and e.body -> 'subject' is null`.execute(
    tx,
  )
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
