import type { Insertable } from 'kysely'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from './database.ts'
import type { ReferenceTables } from './tables/reference.ts'

type Effect = { readonly publishedOn: PlainDate; readonly effectiveFrom: PlainDate }

/** With which publication a version of the catalogue comes to count; null while it waits for one. */
export async function effectOfVersion(
  tx: Tx,
  agencyId: string,
  { code, version }: { readonly code: string; readonly version: number },
): Promise<{ readonly ruleId: string; readonly effect: Effect | null }> {
  const row = await tx
    .selectFrom('reference.rule as r')
    .leftJoin('reference.catalogue_effect as e', (join) =>
      join.onRef('e.rule_id', '=', 'r.id').on('e.version', '=', version),
    )
    .select(['r.id', 'e.published_on', 'e.effective_from'])
    .where('r.agency_id', '=', agencyId)
    .where('r.kind', '=', 'review-catalogue')
    .where('r.code', '=', code)
    .executeTakeFirstOrThrow()
  const { id: ruleId, published_on: publishedOn, effective_from: effectiveFrom } = row
  const effect = publishedOn && effectiveFrom ? { publishedOn, effectiveFrom } : null
  return { ruleId, effect }
}

export async function insertCatalogueEffect(
  tx: Tx,
  effect: Insertable<ReferenceTables['reference.catalogue_effect']>,
): Promise<void> {
  await tx.insertInto('reference.catalogue_effect').values(effect).execute()
}
