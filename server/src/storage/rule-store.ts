import { sql } from 'kysely'
import type { RuleKind } from '@zhaofa/domain/rules/rule-kinds.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { StaleError } from '../faults.ts'
import { isUniqueViolation } from './unique-violation.ts'
import type { Tx } from './database.ts'
import { recordLeaves, type JsonValue } from './ledger/record.ts'

/** One version of one item of reference data, as it applies on some day. */
export type RuleVersion = {
  readonly kind: RuleKind
  readonly code: string
  readonly version: number
  readonly effectiveFrom: PlainDate
  readonly body: unknown
  readonly source: string
  readonly reason: string
  readonly byPerson: string | null
  readonly at: string
  /** The proposal whose approval made it; null for what the agency started with. */
  readonly proposalId: string | null
}

/** How the body of a catalogue says that its version counts only once it was made public. */
export const afterPublication = 'after-publication'

/** What applies on `day`: of each item the version with the latest start up to that day. */
export async function rulesOn(tx: Tx, agencyId: string, day: PlainDate): Promise<RuleVersion[]> {
  // A catalogue that waits for its publication counts from no day yet.
  const from = sql<PlainDate>`case
    when r.kind = 'review-catalogue' and v.body ->> 'effect' = ${afterPublication} then e.effective_from
    else v.effective_from end`
  const rows = await tx
    .selectFrom('reference.rule_version as v')
    .innerJoin('reference.rule as r', 'r.id', 'v.rule_id')
    .leftJoin('reference.catalogue_effect as e', (join) =>
      join.onRef('e.rule_id', '=', 'v.rule_id').onRef('e.version', '=', 'v.version'),
    )
    .where('v.agency_id', '=', agencyId)
    .where(from, '<=', day)
    .distinctOn('v.rule_id')
    .orderBy('v.rule_id')
    .orderBy(from, 'desc')
    .orderBy('v.version', 'desc')
    .selectAll('v')
    .select(['r.kind', 'r.code', from.as('effective_from')])
    .execute()
  return rows.map(versionOf).sort((a, b) => (a.code < b.code ? -1 : 1))
}

/**
 * How many versions this transaction sees, and which list of benchmarks is published: changes whenever anything
 * did that decides what applies, so a cache can ask it.
 */
export async function referenceState(tx: Tx, agencyId: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select (select count(*) from reference.rule_version where agency_id = ${agencyId})
      || ' ' || (select count(*) from reference.catalogue_effect where agency_id = ${agencyId})
      || ' ' || (select count(*) from publication.list_version
        where agency_id = ${agencyId} and item = 'pre_benchmark') as state`.execute(tx)
  return rows[0]?.state ?? ''
}

/** Every version of one item, oldest first. */
export async function historyOf(
  tx: Tx,
  agencyId: string,
  kind: RuleKind,
  code: string,
): Promise<RuleVersion[]> {
  const rows = await tx
    .selectFrom('reference.rule_version as v')
    .innerJoin('reference.rule as r', 'r.id', 'v.rule_id')
    .where('v.agency_id', '=', agencyId)
    .where('r.kind', '=', kind)
    .where('r.code', '=', code)
    .orderBy('v.version')
    .selectAll('v')
    .select(['r.kind', 'r.code'])
    .execute()
  return rows.map(versionOf)
}

export type NewRuleVersion = {
  readonly kind: RuleKind
  readonly code: string
  /** The version that the writer saw when writing this one; 0 for a new item. */
  readonly after: number
  readonly effectiveFrom: PlainDate
  readonly body: JsonValue
  readonly source: string
  readonly reason: string
}

export type RuleAuthor = {
  readonly agencyId: string
  /** Null only when the agency is set up. */
  readonly personId: string | null
  /** ISO instant. */
  readonly at: string
  /** The approved proposal; left out only when the agency is set up. The database asks for it. */
  readonly proposalId?: string
}

/**
 * Adds versions and their leaves (rule-change) in the caller's transaction.
 *
 * @throws StaleError when somebody added a version meanwhile.
 */
export async function appendRuleVersions(
  tx: Tx,
  added: readonly NewRuleVersion[],
  author: RuleAuthor,
): Promise<void> {
  if (added.length === 0) return
  const ids = await ruleIds(tx, added, author.agencyId)
  try {
    await tx
      .insertInto('reference.rule_version')
      .values(
        added.map((each) => ({
          rule_id: idOf(ids, each),
          version: each.after + 1,
          agency_id: author.agencyId,
          effective_from: each.effectiveFrom,
          body: JSON.stringify(each.body),
          source: each.source,
          reason: each.reason,
          by_person: author.personId,
          at: new Date(author.at),
          proposal_id: author.proposalId ?? null,
        })),
      )
      .execute()
  } catch (error) {
    if (isUniqueViolation(error, 'rule_version_pkey')) {
      throw new StaleError('规则', { cause: error })
    }
    throw error
  }
  await recordLeaves(
    tx,
    added.map((each) => ({
      kind: 'rule-change' as const,
      publicId: idOf(ids, each),
      sequence: each.after + 1,
      at: author.at,
      agencyId: author.agencyId,
      content: { ...each, byPerson: author.personId, proposalId: author.proposalId ?? null },
    })),
  )
}

const keyOf = ({ kind, code }: { kind: RuleKind; code: string }) => `${kind} ${code}`

function idOf(ids: ReadonlyMap<string, string>, rule: { kind: RuleKind; code: string }): string {
  const id = ids.get(keyOf(rule))
  if (id === undefined) throw new Error(`rule ${keyOf(rule)} has no id`)
  return id
}

/** The ids of these items; those that are new get one. */
async function ruleIds(
  tx: Tx,
  rules: readonly { kind: RuleKind; code: string }[],
  agencyId: string,
): Promise<Map<string, string>> {
  await tx
    .insertInto('reference.rule')
    .values(rules.map(({ kind, code }) => ({ agency_id: agencyId, kind, code })))
    .onConflict((conflict) => conflict.columns(['agency_id', 'kind', 'code']).doNothing())
    .execute()
  const rows = await tx
    .selectFrom('reference.rule')
    .where('agency_id', '=', agencyId)
    .where('code', 'in', [...new Set(rules.map(({ code }) => code))])
    .select(['id', 'kind', 'code'])
    .execute()
  return new Map(rows.map((row) => [keyOf(row), row.id]))
}

type Row = {
  kind: RuleKind
  code: string
  version: number
  effective_from: PlainDate
  body: unknown
  source: string
  reason: string
  by_person: string | null
  at: Date
  proposal_id: string | null
}

function versionOf(row: Row): RuleVersion {
  return {
    kind: row.kind,
    code: row.code,
    version: row.version,
    effectiveFrom: row.effective_from,
    body: row.body,
    source: row.source,
    reason: row.reason,
    byPerson: row.by_person,
    at: row.at.toISOString(),
    proposalId: row.proposal_id,
  }
}
