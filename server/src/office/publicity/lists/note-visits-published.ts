import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { loadCases } from '../../../storage/streams/case-stream.ts'
import type { Tx } from '../../../storage/database.ts'
import type { World } from '../../../world.ts'
import { authorOf } from '../../desk/author-of.ts'
import { loadCircumstances } from '../../cases/circumstances.ts'
import { saveEvents } from '../../cases/save-events.ts'

/**
 * Tells each visit whose result became public that it did, in the transaction that published it. A line that was written
 * by hand, of a visit that has no file here, tells nobody.
 * @param published the notice of each line, by the number of its 检查通知书.
 */
export async function noteVisitsPublished(
  tx: Tx,
  world: World,
  actor: Actor,
  published: ReadonlyMap<string, string>,
): Promise<void> {
  if (published.size === 0) return
  const papers = await tx
    .selectFrom('casework.visit as v')
    .innerJoin('casework.document as d', 'd.case_id', 'v.case_id')
    .select(['v.case_id', 'd.number'])
    .where('v.agency_id', '=', actor.agencyId)
    .where((where) =>
      where.or([where('v.published_on', 'is', null), where('v.outdated', '=', true)]),
    )
    .where('d.type', '=', 'inspection_notice')
    .where('d.number', 'in', [...published.keys()])
    .execute()
  const cases = await loadCases(
    tx,
    papers.map(({ case_id }) => case_id),
  )
  for (const { case_id, number } of papers) {
    const stored = cases.get(case_id)
    const noticeId = published.get(number ?? '')
    if (!stored || noticeId === undefined) continue
    const at = await loadCircumstances(tx, world, { actor, file: stored.file })
    const event = { type: 'VisitResultPublished' as const, noticeId, on: chinaDay(at.now) }
    await saveEvents(tx, world, stored, [event], {
      author: authorOf(actor, at.now),
      act: null,
      at,
    })
  }
}
