import { sql, type Kysely } from 'kysely'
import { playCase } from '../src/demo/play-case.ts'
import { Stage } from '../src/demo/stage.ts'
import { stories } from '../src/demo/stories.ts'
import { viewActForm } from '../src/office/cases/views/act-form.ts'
import { viewCase } from '../src/office/cases/views/case-view.ts'
import { viewDraftReview } from '../src/office/cases/views/draft-review.ts'
import type { Database } from '../src/storage/database.ts'
import type { Bench } from './bench-type.ts'
import { percentile } from './measure-load.ts'
import { withOfficeWorld } from './office-world.ts'

/** What the case is filled up to. */
const most = { events: 300, papers: 80 }

export const reviewDeskBench: Bench = {
  name: 'review-desk',
  summary:
    'the three answers that the review desk opens with, of a case of 300 events and 80 papers',
  async run({ quick }) {
    const story = stories.find(({ refusedOnce }) => refusedOnce)
    if (!story) throw new Error('no story of the demo has a draft that was sent back')
    await withOfficeWorld(async ({ world, cast, superuser }) => {
      const stage = new Stage(world, cast, story.startsOn)
      const caseId = await playCase(stage, { ...story, until: 'under-review' })
      await fillUp(superuser, caseId)
      const actor = cast.reviewer
      const first = await viewDraftReview(world, actor, { caseId })
      const actId = first.acts.opinion.id
      const compared = first.parts.filter(({ earlier }) => earlier !== null).length
      const { timeline, documents, evidence } = await viewCase(world, actor, caseId)
      console.log(
        `${timeline.length} steps, ${documents.length} papers, ${evidence.length} pieces of evidence, ${compared} parts compared`,
      )
      const times: number[] = []
      for (let round = 0; round < (quick ? 20 : 100); round++) {
        const began = performance.now()
        await Promise.all([
          viewCase(world, actor, caseId),
          viewDraftReview(world, actor, { caseId }),
          viewActForm(world, actor, { caseId, actId }),
        ])
        times.push(performance.now() - began)
      }
      times.sort((a, b) => a - b)
      const [median, high] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1))
      console.log(`all three: median ${median} ms, p95 ${high} ms (limit 150 ms)`)
    })
  },
}

/**
 * The newest piece of evidence and the newest paper before the review many times over, as if officers had gone on
 * collecting; what was done later moves back.
 */
async function fillUp(superuser: Kysely<Database>, caseId: string): Promise<void> {
  await superuser.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    const { rows } = await sql<{ events: number; added: number; papers: number }>`
      select count(*)::int as events, max(version) filter (where type = 'EvidenceAdded')::int as added,
        (select count(*)::int from casework.document where case_id = ${caseId}) as papers
      from casework.case_event where case_id = ${caseId}`.execute(connection)
    const [{ events, added, papers } = { events: 0, added: 0, papers: 0 }] = rows
    const more = most.events - events
    // Twice, so that no version meets one that has not moved yet.
    for (const by of [100_000, more - 100_000]) {
      await sql`update casework.case_event set version = version + ${by}::int
        where case_id = ${caseId} and version > ${added}`.execute(connection)
      await sql`update casework.document set version = version + ${by}::int
        where case_id = ${caseId} and version > ${added}`.execute(connection)
    }
    await sql`insert into casework.case_event
      select (jsonb_populate_record(null::casework.case_event, to_jsonb(e) || jsonb_build_object(
        'version', ${added}::int + n, 'body', e.body || jsonb_build_object('evidenceId', gen_random_uuid())))).*
      from casework.case_event e, generate_series(1, ${more}::int) n
      where e.case_id = ${caseId} and e.version = ${added}`.execute(connection)
    await sql`insert into casework.document
      select (jsonb_populate_record(null::casework.document,
        to_jsonb(d) || jsonb_build_object('id', gen_random_uuid(), 'number', null, 'word', null, 'place', null))).*
      from (select * from casework.document where case_id = ${caseId} order by version, id limit 1) d,
        generate_series(1, ${most.papers - papers}::int)`.execute(connection)
    await sql`update casework.case_file set version = version + ${more}::int where id = ${caseId}`.execute(
      connection,
    )
    await sql`set session_replication_role = origin`.execute(connection)
  })
}
