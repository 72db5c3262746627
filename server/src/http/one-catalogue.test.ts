import { expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { portalOf } from '../../test/portal.ts'
import { withDesk } from '../../test/desk.ts'
import { zhaofa } from '../cli/zhaofa.ts'
import { goThrough } from '../demo/play-lists.ts'
import { listChapter } from '../documents/booklet/list-chapter.ts'
import { viewList } from '../office/publicity/lists/list-views.ts'
import { viewCatalogue } from '../office/reference/view-catalogue.ts'
import { asPerson } from '../storage/as-person.ts'
import { wholeLists } from '../storage/publication/lists/list-versions.ts'
import { legalReviewGrounds } from '@zhaofa/domain/review/grounds.ts'
import { nothingSpecial } from '@zhaofa/domain/review/review-facts.ts'

const item = 'pre_major_catalog'

/** What the portal, the booklet and the command line show of the catalogue, and by what the desk judges. */
test('desk, portal, booklet and command line have the same grounds, word for word', () =>
  withDesk(async ({ world, cast }) => {
    const { rows } = await viewList(world, cast.collector, item)
    await goThrough(world, cast, item, { rows, reason: '首次公布' })
    const desk = await viewCatalogue(world, cast.reviewer)
    const grounds = desk.grounds.filter(({ counts }) => counts)
    const texts = grounds.map(({ text }) => text)
    const sentences = grounds.map(({ sentence }) => sentence)

    expect([desk.here, desk.published?.grounds, grounds.length]).toEqual([17, 17, 17])
    const app = await portalOf(world)
    const page = (await app.inject({ url: `/lists/${item}` })).body
    const places = [...texts, ...sentences].map((each) => page.indexOf(escaped(each)))
    expect(places.filter((place) => place < 0)).toEqual([])
    const [list] = await wholeLists(world.portal, { item })
    if (!list) throw new Error('the list was not published')
    const chapter = JSON.stringify(listChapter(list, (path) => path))
    expect(sentences.filter((each) => !chapter.includes(each))).toEqual([])
    expect(list.rows.map((row) => row['matter'])).toEqual(texts)

    const said: string[] = []
    const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) }
    const reading = {
      read: () => Promise.reject(new Error()),
      bytes: () => Promise.reject(new Error()),
    }
    expect(await zhaofa(['review-grounds', '--list', '--json'], { ...io, ...reading })).toBe(0)
    const told = JSON.parse(said.join('\n')) as { grounds: { text: string; sentence: string }[] }
    expect(told.grounds.map(({ text }) => text)).toEqual(texts)
    expect(told.grounds.map(({ sentence }) => sentence)).toEqual(sentences)

    // A ground kept in reserve is on none of them, and judges nobody.
    const judged = await asPerson(world.office, cast.reviewer, async (tx) => {
      const day = plainDate('2026-11-23')
      const { catalogue, rules } = await world.reference.load(tx, cast.reviewer.agencyId, day)
      const facts = {
        ...nothingSpecial,
        act: 'penalty' as const,
        fineFen: 1,
        socialRisk: true,
        complex: true,
      }
      return legalReviewGrounds(facts, catalogue, rules)
    })
    expect(judged.filter(({ text }) => !texts.includes(text))).toEqual([])
    expect(texts.some((text) => text.includes('罚款 1 万元以上'))).toBe(false)
    await app.close()
  }))

const escaped = (text: string) => text.replaceAll('"', '&quot;')
