import { expect, test } from 'vitest'
import { withDatabase } from '../test/database.ts'
import { differencesFrom } from './compare-results.ts'
import { loadNotices } from './load-notices.ts'
import { randomSearches } from './random-searches.ts'

test(
  '200 random searches find exactly what reading every notice finds, page after page',
  () =>
    withDatabase(async (db) => {
      const corpus = { count: 4000 }
      const searches = randomSearches(corpus, 200)
      const { found } = await loadNotices(db.owner, db.connection('owner'), { corpus, searches })

      expect(searches).toHaveLength(200)
      const differences = await differencesFrom(db.portal, searches, found)
      expect(differences).toEqual([])
      expect(found.filter(({ count }) => count > 1000).length).toBeGreaterThan(20)
      expect(found.filter(({ count }) => count === 0).length).toBeLessThan(20)
    }),
  120_000,
)
