import { expect, test } from 'vitest'
import { placesOf } from '@zhaofa/domain/publicity/lists/item-places.ts'
import { recordKindOf, recordKinds } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { withWorld } from '../../test/world.ts'
import { isList } from '../office/publicity/lists/list-types.ts'
import { viewListDesk } from '../office/publicity/lists/list-views.ts'
import { createApp } from '../http/app.ts'
import { listAsOf, newestLists, versionsOf } from '../storage/publication/lists/list-versions.ts'
import { playLists } from './play-lists.ts'
import { playRecords } from './play-records.ts'
import { seedPeople } from './seed-people.ts'

// 听证公告 and 行政强制决定 are made from cases, which are not played here.
const played = disclosureItemTypes.filter(
  ({ id }) => id !== 'in_hearing' && id !== recordKinds.coercion.item,
)
const lists = played.filter((type) => isList(type) && !recordKindOf(type.id))

test('every list and record is collected, checked, agreed and published by the demo’s own people; all 公示条目 that no case makes are read on the portal', () =>
  withWorld(async (world) => {
    const cast = await seedPeople(world)
    const { agencyId } = cast.collector
    await playLists(world, cast)
    await playRecords(world, cast)
    const published = (await newestLists(world.portal)).map(({ item }) => item)
    expect(published).toEqual(expect.arrayContaining(lists.map(({ id }) => id)))
    const kinds = await world.portal.selectFrom('publication.listing').select('kind').execute()
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(
      new Set(Object.keys(recordKinds).filter((kind) => kind !== 'coercion')),
    )
    for (const twice of ['pre_officer', 'pre_service_guide']) {
      expect(await versionsOf(world.portal, { agencyId, item: twice })).toHaveLength(2)
    }
    const desk = await viewListDesk(world, cast.collector)
    expect(desk.lists.find(({ item }) => item === 'pre_av_list')).toMatchObject({
      published: { version: 1 },
      waiting: { step: '市司法局审核' },
    })
    const asked = desk.lists.filter(({ triggers }) => triggers.length > 0)
    expect(asked.map(({ item }) => item).toSorted()).toEqual([
      'in_window_board',
      'pre_av_equipment',
      'pre_doc_templates',
      'pre_random_plan',
    ])

    const app = await createApp(world)
    try {
      for (const type of played) {
        // 核验 by number asks for one.
        for (const url of placesOf(type).pages.filter((page) => page !== '/officers/check')) {
          const answer = await app.inject({ url, headers: { accept: 'text/html' } })
          expect(answer.statusCode, url).toBe(200)
        }
      }
      for (const { id } of lists) {
        const list = await listAsOf(world.portal, { agencyId, item: id }, '9999-12-31')
        const { body } = await app.inject({ url: `/lists/${id}` })
        expect(body, id).toContain(`共 ${list?.rows.length} 项`)
      }
      const guides = await listAsOf(
        world.portal,
        { agencyId, item: 'pre_service_guide' },
        '9999-12-31',
      )
      for (const { matterName, materials, application } of guides?.rows ?? []) {
        // Who hands something in reads how to apply, also where no form was seen.
        expect(Boolean(application), matterName).toBe(Boolean(materials))
      }
      const guide = await app.inject({ url: '/guides/XK-002' })
      expect(guide.body).toContain('本机关没有见到统一格式的申请书；可以书面申请，写明')
      expect(guide.body).toContain('href="/samples/labour-application.pdf"')
    } finally {
      await app.close()
    }
  }))
