import { expect, test } from 'vitest'
import { placesOf, recordItems } from '@zhaofa/domain/disclosure/items/item-places.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { withWorld } from '../../test/world.ts'
import { isList } from '../casework/lists/list-types.ts'
import { viewListDesk } from '../casework/lists/list-views.ts'
import { createApp } from '../http/app.ts'
import { listAsOf, newestLists, versionsOf } from '../storage/publication/list-versions.ts'
import { playLists } from './play-lists.ts'
import { seedPeople } from './seed-people.ts'

const items = disclosureItemTypes.filter((type) => isList(type) && !recordItems.includes(type.id))

test('every list is collected, checked, agreed and published by the demo’s own people, and read on the portal', () =>
  withWorld(async (world) => {
    const cast = await seedPeople(world)
    await playLists(world, cast)
    const published = (await newestLists(world.portal)).map(({ item }) => item)
    expect(published).toEqual(expect.arrayContaining(items.map(({ id }) => id)))
    for (const twice of ['pre_officer', 'pre_service_guide']) {
      expect(await versionsOf(world.portal, twice)).toHaveLength(2)
    }
    const { lists } = await viewListDesk(world, cast.collector)
    expect(lists.find(({ item }) => item === 'pre_av_list')).toMatchObject({
      published: { version: 1 },
      waiting: { step: '市司法局审核' },
    })
    const asked = lists.filter(({ triggers }) => triggers.length > 0)
    expect(asked.map(({ item }) => item).toSorted()).toEqual([
      'in_window_board',
      'pre_doc_templates',
    ])

    const app = await createApp(world)
    try {
      for (const type of items) {
        for (const url of placesOf(type).pages) {
          const answer = await app.inject({ url, headers: { accept: 'text/html' } })
          expect(answer.statusCode, url).toBe(200)
        }
        const list = await listAsOf(world.portal, type.id, '9999-12-31')
        const { body } = await app.inject({ url: `/lists/${type.id}` })
        expect(body, type.id).toContain(`共 ${list?.rows.length} 项`)
      }
    } finally {
      await app.close()
    }
  }))
