import type { Client, QueryResult } from 'pg'

/** Most leaves of one checkpoint: enough for the disk's full speed, small enough to stay prompt. */
const maxBatchLeaves = 5000

// One round trip. Leaves are claimed by deleting them; a watermark would miss a late commit with a smaller id. Passing over
// locked rows lets the next group be claimed and hashed while the last one is still being committed.
// Cut: the sequencer claims the next group at once.
const beginAndClaim = `
  begin;
  with claimed as (
    delete from ledger.pending where id = any(array(
      select id from ledger.pending order by id limit ${maxBatchLeaves} for update skip locked))
    returning id, leaf)
  select leaf from claimed order by id`

/**
 * Takes the leaves that wait, in order. Afterwards the client is in a transaction, unless nothing
 * waited: rolling it back puts the leaves back.
 */
export async function claimPending(client: Client): Promise<string[]> {
  const results = (await client.query(beginAndClaim)) as unknown as QueryResult<{ leaf: string }>[]
  const leaves = results[1]?.rows.map(({ leaf }) => leaf) ?? []
  if (leaves.length === 0) await client.query('rollback')
  return leaves
}
