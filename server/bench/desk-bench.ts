import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { playCase } from '../src/demo/play-case.ts'
import { Stage, type Cast } from '../src/demo/stage.ts'
import { stories } from '../src/demo/stories.ts'
import type { Milestone } from '../src/demo/story.ts'
import { loadCircumstances } from '../src/office/cases/circumstances.ts'
import { offersOf } from '@zhaofa/contract/views/offers.ts'
import { inAgency } from '../src/office/desk/in-agency.ts'
import { viewMyWork } from '../src/office/desk/my-work.ts'
import { loadCases } from '../src/storage/streams/case-stream.ts'
import type { World } from '../src/world.ts'
import { copyCase } from '../test/copied-cases.ts'
import type { Bench } from './bench-type.ts'
import { withOfficeWorld } from './office-world.ts'

/** Cases at four places of the procedure, copied until there are many. */
const milestones: readonly Milestone[] = ['verified', 'evidence', 'notice-served', 'reviewed']

export const deskBench: Bench = {
  name: 'desk',
  summary: 'what can be done in 200 open cases, and 我的工作 with 1 000 open tasks',
  async run({ quick }) {
    await withOfficeWorld(async ({ world, cast, superuser }) => {
      const ids = await playedCases(world, cast)
      const copies = (quick ? 200 : 1000) / ids.length - 1
      for (const id of ids) await copyCase({ superuser }, id, copies)
      await measure(world, cast, quick ? 5 : 20)
    })
  },
}

async function playedCases(world: World, cast: Cast): Promise<string[]> {
  const [story] = stories
  if (!story) throw new Error('the demo has no story')
  const ids: string[] = []
  for (const until of milestones) {
    const stage = new Stage(world, cast, plainDate('2026-10-12'))
    ids.push(await playCase(stage, { ...story, until }))
  }
  return ids
}

async function measure(world: World, cast: Cast, rounds: number): Promise<void> {
  const [officer] = cast.officers
  const rows = await inAgency(world, officer, (tx) =>
    tx.selectFrom('casework.case_file').select('id').orderBy('id').limit(200).execute(),
  )
  const ids = rows.map(({ id }) => id)
  await timed(`what can be done, ${ids.length} cases`, rounds, () =>
    inAgency(world, officer, async (tx) => {
      const at = await loadCircumstances(tx, world, { actor: officer, file: null })
      for (const { file } of (await loadCases(tx, ids)).values()) {
        const matter = file.filing ? at.matterOf(file.filing.matterCode) : null
        offersOf(file, officer, { ...at, matter })
      }
      return ids.length
    }),
  )
  for (const [who, actor] of [
    ['officer', officer],
    ['head of the department', cast.departmentHead],
    ['collector', cast.collector],
  ] as const) {
    await timed(`我的工作, ${who}`, rounds, async () => {
      const { items } = await viewMyWork(world, actor)
      return items.length
    })
    await timed(`我的工作, ${who}, every page`, rounds, async () => {
      const { items } = await viewMyWork(world, actor, 1_000)
      return items.length
    })
  }
}

/** CPU of this process, which is the server's; the database has its own. */
async function timed(what: string, rounds: number, work: () => Promise<number>): Promise<void> {
  for (let i = 0; i < 3; i++) await work()
  const cpu = process.cpuUsage()
  const start = performance.now()
  let count = 0
  for (let i = 0; i < rounds; i++) count = await work()
  const elapsed = (performance.now() - start) / rounds
  const { user, system } = process.cpuUsage(cpu)
  const ms = (user + system) / 1000 / rounds
  console.log(`${what}: ${count} found, ${ms.toFixed(1)} ms CPU, ${elapsed.toFixed(1)} ms elapsed`)
}
