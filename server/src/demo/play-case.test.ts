import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { expect, test } from 'vitest'
import { aCast } from '../../test/cast.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { withWorld } from '../../test/world.ts'
import { viewCase } from '../office/cases/views/case-view.ts'
import { viewMyWork } from '../office/desk/my-work.ts'
import { playCase } from './play-case.ts'
import { Stage } from './stage.ts'
import { storyWords } from './story-words.ts'
import type { Story } from './story.ts'

const words = storyWords['CF-029-03']
if (!words) throw new Error('no words for this matter')

const story: Story = {
  party: {
    kind: 'organisation',
    name: '四平市禾澄生活服务有限公司',
    uscc: '91350100M000100Y43',
    legalRepresentative: '周启明',
    address: '四平市铁西区南桥街 118 号',
    phone: '13700000526',
  },
  matter: 'CF-029-03',
  source: 'report',
  startsOn: plainDate('2026-05-11'),
  until: 'archived',
  summary: '对投诉不予妥善处理。',
  facts: '当事人对消费者和家庭服务员之间的4件投诉没有妥善处理。',
  words,
  tier: 2,
  flags: ['publicInterest'],
  defence: 'statement',
  refusedOnce: true,
  named: true,
}

test('one whole case, from a clue to the archive, with a review that was refused and corrected', () =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)

    const id = await playCase(stage, story)

    const view = await viewCase(stage.world, cast.agencyHead, id)
    expect(
      view.paths.flatMap(({ steps }) =>
        steps.filter(({ state }) => state !== 'done').map(({ id }) => id),
      ),
    ).toEqual(['hear', 'deliberate'])
    expect(view.timeline.length).toBeGreaterThan(30)
    const work = await viewMyWork(stage.world, cast.officers[0])
    expect(work.items).toEqual([])
  }))
