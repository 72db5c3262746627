import type { CaseEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import type { Tx } from '../../storage/database.ts'
import { append, type AgencyAuthor } from '../../storage/stream.ts'
import { caseStream, type StoredCase } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import { takeEffect } from './effects.ts'

/**
 * Saves what happened and everything that follows from it, all in the caller's transaction.
 * @throws StaleError when somebody else saved first.
 */
export async function saveEvents(
  tx: Tx,
  world: World,
  { file: before, events: earlier }: StoredCase,
  events: readonly CaseEvent[],
  { author, act, at }: { author: AgencyAuthor; act: Pick<Act, 'papers'> | null; at: Circumstances },
): Promise<CaseFile> {
  const onto = { id: before.id, before, own: {}, row: null }
  const { file: after, recorded } = await append(tx, caseStream, onto, events, author)
  await takeEffect(tx, world, {
    before,
    after,
    recorded,
    events: [...earlier, ...recorded],
    act,
    because: '承办',
    at,
  })
  return after
}
