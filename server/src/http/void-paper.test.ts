import { expect, test } from 'vitest'
import { aCast } from '../../test/cast.ts'
import { sequence } from '../../test/ledger.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { withWorld } from '../../test/world.ts'
import { viewCase } from '../office/cases/views/case-view.ts'
import { playCase } from '../demo/play-case.ts'
import { Stage } from '../demo/stage.ts'
import { stories } from '../demo/stories.ts'
import { createApp } from './app.ts'

test('a person who scans a voided paper (作废) reads that it is void and not why; the month says how many', () =>
  withWorld(async (world) => {
    const story = stories.find(({ voided }) => voided === 'penalty_decision')
    if (!story) throw new Error('no story with a voided decision')
    const cast = await aCast(world)
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    const { documents } = await viewCase(world, cast.agencyHead, await playCase(stage, story))
    const paper = documents.find(({ voided }) => voided !== null)
    await sequence(world.db)
    const app = await createApp(stage.world, { visitors: null })
    const scanned = await app.inject(`/verify/${paper?.id}`)
    const before = await app.inject(`/verify/${paper?.id}/document/1`)
    const months = await app.inject('/denominator')
    await app.close()
    expect(scanned.body).toContain('这份文书在送达以前已经作废，没有效力')
    expect(scanned.body).not.toContain(paper?.voided)
    expect(before.body).toContain('作废之前的文书')
    expect(before.body).toContain('没有效力')
    const row = /<tr>\s*<td class="nowrap"[\s\S]*?<\/tr>/.exec(months.body)?.[0] ?? ''
    expect(row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toContain(
      '1 至 2 号，连续 1 0 0 1 0 0 1',
    )
  }))
