import type { Tx } from './database.ts'
import { recordLeaves } from './ledger/record.ts'
import type { AgencyAuthor } from './stream.ts'

/** 复核: a published list was looked at because of something, and stays. */
type ListReview = {
  readonly id: string
  readonly agencyId: string
  readonly item: string
  readonly listVersion: number
  readonly trigger: string
  readonly opinion: string
  readonly at: string
  readonly by: AgencyAuthor['by']
}

/** Stores a review and its leaf. */
export async function storeListReview(tx: Tx, review: ListReview): Promise<void> {
  const { id, agencyId, item, listVersion, trigger, opinion, at, by } = review
  await tx
    .insertInto('casework.list_review')
    .values({
      id,
      agency_id: agencyId,
      item,
      list_version: listVersion,
      trigger,
      opinion,
      at,
      by_id: by.id,
      by_name: by.name,
    })
    .execute()
  const who = { id: by.id, name: by.name }
  const content = { item, listVersion, trigger, opinion, by: who }
  await recordLeaves(tx, [
    { kind: 'list-change', publicId: id, sequence: 1, at, agencyId, content },
  ])
}
