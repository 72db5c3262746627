import { expect, test } from 'vitest'
import { withWorld } from '../../test/world.ts'
import { viewListDesk } from '../casework/lists/list-views.ts'
import { newestLists, versionsOf } from '../storage/publication/list-versions.ts'
import { playLists } from './play-lists.ts'
import { seedPeople } from './seed-people.ts'

test('twelve lists are published by the demo’s own people, two of them twice, and one waits at 市司法局', () =>
  withWorld(async (world) => {
    const cast = await seedPeople(world)
    await playLists(world, cast)
    expect(await newestLists(world.portal)).toHaveLength(12)
    expect(await versionsOf(world.portal, 'pre_officer')).toHaveLength(2)
    expect(await versionsOf(world.portal, 'pre_service_guide')).toHaveLength(2)
    const { lists } = await viewListDesk(world, cast.publisher)
    expect(lists.find(({ item }) => item === 'pre_av_list')?.waiting).toMatchObject({
      step: '市司法局审核',
    })
    const asked = lists.filter(({ triggers }) => triggers.length > 0)
    expect(asked.map(({ item, triggers }) => [item, triggers])).toEqual([
      [
        'pre_doc_templates',
        [
          expect.stringContaining(
            '《行政执法监督条例》有新的文本（国务院令第825号，2026-02-01 起施行）',
          ),
        ],
      ],
    ])
  }))
