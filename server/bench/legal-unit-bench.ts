import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { playCase } from '../src/demo/play-case.ts'
import { Stage } from '../src/demo/stage.ts'
import { stories } from '../src/demo/stories.ts'
import type { Milestone } from '../src/demo/story.ts'
import { viewLegalUnit } from '../src/office/legal-unit/view-unit.ts'
import { copyCase } from '../test/copied-cases.ts'
import type { Bench } from './bench-type.ts'
import { percentile } from './measure-load.ts'
import { withOfficeWorld } from './office-world.ts'

/** So many cases of the agency stand there: under review, reviewed, and not sent at all. */
const share: Readonly<Partial<Record<Milestone, number>>> = {
  'under-review': 200,
  reviewed: 300,
  evidence: 500,
}

export const legalUnitBench: Bench = {
  name: 'legal-unit',
  summary: 'the page of the legal unit with 1 000 open cases, of which 200 wait for a reviewer',
  async run({ quick }) {
    const story = stories.find(({ refusedOnce }) => refusedOnce)
    if (!story) throw new Error('no story of the demo is reviewed twice')
    await withOfficeWorld(async ({ world, cast, superuser }) => {
      for (const [until, count] of Object.entries(share)) {
        const stage = new Stage(world, cast, plainDate('2026-10-12'))
        const told = { ...story, counselled: false, until: until as Milestone }
        const id = await playCase(stage, told)
        await copyCase({ superuser }, id, (quick ? count / 10 : count) - 1)
      }
      const first = await viewLegalUnit(world, cast.reviewer)
      const open = Math.max(...first.reviewers.map((each) => each.open.length))
      const times: number[] = []
      const cpu = process.cpuUsage()
      const rounds = quick ? 10 : 40
      for (let round = 0; round < rounds; round++) {
        const began = performance.now()
        await viewLegalUnit(world, cast.reviewer)
        times.push(performance.now() - began)
      }
      const { user, system } = process.cpuUsage(cpu)
      times.sort((a, b) => a - b)
      const [median, high] = [0.5, 0.95].map((part) => percentile(times, part).toFixed(1))
      console.log(
        `${open} cases wait for one reviewer: median ${median} ms, p95 ${high} ms; ${((user + system) / 1000 / rounds).toFixed(1)} ms of processor beside PostgreSQL`,
      )
    })
  },
}
