import { describe, expect, test } from 'vitest'
import { CaseSet } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { withWorld } from '../../../test/world.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { ForbiddenError } from '../../faults.ts'
import { listCases } from '../cases/views/case-list.ts'
import { viewOverview } from './view-overview.ts'

describe('总览', () => {
  test('every number opens a list of exactly that length', async () => {
    await withWorld(async (bare) => {
      const cast = await aCast(bare)
      const world = { ...bare, printer: plainPrinter }
      for (const story of stories.slice(0, 4))
        await playCase(new Stage(world, cast, story.startsOn), story)
      const exactly = (count: number | undefined) => ({ count, exact: true })
      const { counts, stages, months } = await viewOverview(world, cast.agencyHead)
      expect(counts['decided']).toBeGreaterThan(0)
      for (const set of CaseSet.options) {
        const { total } = await listCases(world, cast.agencyHead, { set })
        expect([set, total]).toEqual([set, exactly(counts[set])])
      }
      for (const { stage, cases } of stages) {
        const { total } = await listCases(world, cast.agencyHead, { stage, set: 'open' })
        expect([stage, total]).toEqual([stage, exactly(cases)])
      }
      for (const { month, decided, fen: _, ...became } of months) {
        const sum = Object.values(became).reduce((a, b) => a + b, 0)
        expect([month, 'became', sum]).toEqual([month, 'became', decided])
        const { total } = await listCases(world, cast.agencyHead, {
          set: 'decided',
          decided: month,
        })
        expect([month, total]).toEqual([month, exactly(decided)])
      }
      await expect(viewOverview(world, cast.officers[0])).rejects.toThrow(ForbiddenError)
    })
  }, 120_000)
})
