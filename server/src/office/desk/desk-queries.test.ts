import { randomUUID } from 'node:crypto'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { copyCase } from '../../../test/copied-cases.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { queriesOf } from '../../../test/queries-of.ts'
import { withWorld } from '../../../test/world.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage, type Cast } from '../../demo/stage.ts'
import { storyWords } from '../../demo/story-words.ts'
import type { Story } from '../../demo/story.ts'
import type { World } from '../../world.ts'
import { receiveLetter } from '../letters/receive-letter.ts'
import { viewLetters } from '../letters/letter-views.ts'
import { viewArticleDesk } from '../publicity/articles/article-views.ts'
import { viewListDesk } from '../publicity/lists/list-views.ts'
import { listDeskNotices } from '../publicity/notices/desk-views.ts'
import { searchAll } from './lookups.ts'
import { viewMyWork } from './my-work.ts'

const words = storyWords['CF-029-03']
if (!words) throw new Error('no words for this matter')

const served: Story = {
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
  startsOn: plainDate('2026-09-07'),
  until: 'served',
  summary: '对投诉不予妥善处理。',
  facts: '当事人对消费者和家庭服务员之间的4件投诉没有妥善处理。',
  words,
  tier: 0,
  defence: 'silent',
}

const desks = (cast: Cast): Readonly<Record<string, (world: World) => Promise<unknown>>> => ({
  'my work of an officer': (world) => viewMyWork(world, cast.officers[0]),
  'my work of the head of the department': (world) => viewMyWork(world, cast.departmentHead),
  'my work of the collector': (world) => viewMyWork(world, cast.collector),
  'my work of the head of the agency': (world) => viewMyWork(world, cast.agencyHead),
  公示台: (world) => listDeskNotices(world, cast.collector),
  来信: (world) => viewLetters(world, cast.departmentHead),
  清单: (world) => viewListDesk(world, cast.collector),
  文章: (world) => viewArticleDesk(world, cast.collector),
})

const counted = async (world: World, cast: Cast) => {
  const counts: Record<string, number> = {}
  for (const [name, desk] of Object.entries(desks(cast))) {
    counts[name] = await queriesOf(world, desk)
  }
  return counts
}

async function writeLetters(world: World, cast: Cast, count: number): Promise<void> {
  const body = { respondent: '某店', content: '不退还预付的费用', files: [] }
  const { agencyId } = cast.departmentHead
  for (let i = 0; i < count; i++) {
    const letter = { id: randomUUID(), agencyId, kind: 'complaint', sender: null, body } as const
    await receiveLetter(world, letter)
  }
}

test('a desk asks the database as often with thirty cases as with three, and shows all thirty', () =>
  withWorld(async (own) => {
    const cast = await aCast(own)
    const stage = new Stage({ ...own, printer: plainPrinter }, cast, served.startsOn)
    const caseId = await playCase(stage, served)
    const { world } = stage
    await copyCase(own.db, caseId, 2)
    await writeLetters(world, cast, 3)
    const three = await counted(world, cast)

    await copyCase(own.db, caseId, 27)
    await writeLetters(world, cast, 27)
    expect(await counted(world, cast)).toEqual(three)
    expect((await listDeskNotices(world, cast.collector)).rows).toHaveLength(30)
    expect((await viewLetters(world, cast.departmentHead)).letters).toHaveLength(30)
    expect((await viewMyWork(world, cast.collector)).items).toHaveLength(30)
    const found = await searchAll(world, cast.officers[0], '禾澄')
    expect(found.filter(({ kind }) => kind === 'case')).toHaveLength(9)
    expect(found.filter(({ kind }) => kind === 'case').at(-1)).toMatchObject({
      title: '还有案件含“禾澄”',
      href: `/cases?q=${encodeURIComponent('禾澄')}&state=all`,
    })
  }))

test('what waits is shown nearest first, and how much lies beyond is said', () =>
  withWorld(async (own) => {
    const cast = await aCast(own)
    const stage = new Stage({ ...own, printer: plainPrinter }, cast, served.startsOn)
    const caseId = await playCase(stage, { ...served, until: 'verified' })
    const { world } = stage
    await copyCase(own.db, caseId, 349)
    const first = await viewMyWork(world, cast.officers[0])
    expect([first.items.length, first.beyond]).toEqual([200, 150])
    const whole = await viewMyWork(world, cast.officers[0], 400)
    expect([whole.items.length, whole.beyond]).toEqual([350, 0])
    // None of them asks anything of an archivist, so none is counted for one.
    const archivist = await viewMyWork(world, cast.archivist)
    expect([archivist.items.length, archivist.beyond]).toEqual([0, 0])
  }))
