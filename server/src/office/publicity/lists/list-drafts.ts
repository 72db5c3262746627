import { rowsNamedToday } from '@zhaofa/domain/publicity/lists/renamed-columns.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { nextStep } from '@zhaofa/domain/publicity/chain/linear-chain.ts'
import { listChain } from '@zhaofa/domain/publicity/lists/list-chain.ts'
import { ForbiddenError } from '../../../faults.ts'
import type { Tx } from '../../../storage/database.ts'
import { newestSubmissions } from '../../../storage/streams/list-stream.ts'
import { versionsOf } from '../../../storage/publication/lists/list-versions.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { findListType } from './list-types.ts'

/** Rows that are being written. Nothing in a draft is checked. */
type ListDraft = {
  /** The versions of the submission and of the published list that the draft began with. */
  readonly version: number
  readonly published: number
  readonly rows: readonly Row[]
  readonly reason: string
  readonly savedAt: string
}

/** What comes back while somebody types: who else does, and whether the list moved on meanwhile. */
type KeptDraft = {
  readonly savedAt: string
  readonly others: OtherDraft[]
  /** The step that somebody took since the draft was begun, or null. */
  readonly moved: { readonly by: string; readonly at: string } | null
}

type OtherDraft = { readonly by: string; readonly savedAt: string }

/** Keeps what one person has typed so far; tells who else is writing at the same list. */
export async function saveListDraft(
  world: World,
  actor: Actor,
  draft: Omit<ListDraft, 'savedAt'> & { readonly item: string },
): Promise<KeptDraft> {
  const item = findListType(draft.item).id
  if (!actor.roles.includes('disclosure-collector')) {
    throw new ForbiddenError('采集由公示采集人员办理')
  }
  const savedAt = world.clock.now().toISOString()
  const { version, published, reason } = draft
  const row = { version, published, reason, rows: JSON.stringify(draft.rows), saved_at: savedAt }
  return inAgency(world, actor, async (tx) => {
    const whose = {
      agency_id: actor.agencyId,
      item,
      person_id: actor.personId,
      person_name: actor.name,
    }
    await tx
      .insertInto('casework.list_draft')
      .values({ ...whose, ...row })
      .onConflict((same) => same.columns(['agency_id', 'item', 'person_id']).doUpdateSet(row))
      .execute()
    const { others } = await draftsOf(tx, actor, item)
    const moved = await stepsSince(tx, actor, { item, version, published })
    return { savedAt, others, moved }
  })
}

async function stepsSince(
  tx: Tx,
  actor: Actor,
  { item, version, published }: { item: string; version: number; published: number },
): Promise<KeptDraft['moved']> {
  const [newest] = await newestSubmissions(tx, { item })
  const last = newest?.events.at(-1)
  if (!newest || !last) return null
  const isOpen = nextStep(listChain(findListType(item)), newest.file)
  const now = isOpen ? last.version : 0
  const [shown] = await versionsOf(tx, { agencyId: actor.agencyId, item })
  const same = now === version && (shown?.version ?? 0) === published
  return same ? null : { by: last.by.name, at: last.at }
}

/** Throws one's own draft away. */
export async function discardListDraft(world: World, actor: Actor, item: string): Promise<void> {
  await inAgency(world, actor, (tx) => dropListDraft(tx, actor, findListType(item).id))
}

export async function dropListDraft(tx: Tx, actor: Actor, item: string): Promise<void> {
  await tx
    .deleteFrom('casework.list_draft')
    .where('agency_id', '=', actor.agencyId)
    .where('item', '=', item)
    .where('person_id', '=', actor.personId)
    .execute()
}

/** One's own draft of a list, and who else has one. */
export async function draftsOf(
  tx: Tx,
  actor: Actor,
  item: string,
): Promise<{ own: ListDraft | null; others: OtherDraft[] }> {
  const rows = await tx
    .selectFrom('casework.list_draft')
    .selectAll()
    .where('agency_id', '=', actor.agencyId)
    .where('item', '=', item)
    .orderBy('saved_at', 'desc')
    .execute()
  const own = rows.find(({ person_id }) => person_id === actor.personId)
  return {
    own: own
      ? {
          version: own.version,
          published: own.published,
          rows: rowsNamedToday(item, own.rows),
          reason: own.reason,
          savedAt: own.saved_at.toISOString(),
        }
      : null,
    others: rows
      .filter(({ person_id }) => person_id !== actor.personId)
      .map(({ person_name, saved_at }) => ({ by: person_name, savedAt: saved_at.toISOString() })),
  }
}
