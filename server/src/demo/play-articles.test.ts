import { expect, test } from 'vitest'
import { withWorld } from '../../test/world.ts'
import { newestArticleVersions } from '../storage/publication/article-versions.ts'
import { playArticles } from './play-articles.ts'
import { seedPeople } from './seed-people.ts'

test('a plan, two rules and a notice are published by the demo’s own people, one rule twice', () =>
  withWorld(async (world) => {
    await playArticles(world, await seedPeople(world))
    const articles = await newestArticleVersions(world.portal)
    expect(articles.map(({ column, version }) => `${column} ${version}`).sort()).toEqual([
      'notice 1',
      'plan 1',
      'rule 1',
      'rule 2',
    ])
  }))
