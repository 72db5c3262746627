import { expect, test } from 'vitest'
import type { LawArticleView } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { sampleAgency } from '../../../test/notices.ts'
import { aBrowser, aPassword } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { importShippedLaws } from '../../laws/import-shipped-laws.ts'
import { asPerson } from '../../storage/as-person.ts'
import { publishAgency } from '../../storage/publication/lists/publish-lists.ts'
import { createApp } from '../app.ts'

test('a citation in the back office opens the words of its article once the law is imported', () =>
  withWorld(async (world) => {
    const { officers } = await aCast(world)
    const [officer] = officers
    const { agencyId, personId } = officer
    await asPerson(world.office, { agencyId, personId }, (tx) =>
      publishAgency(tx, { ...sampleAgency, agency_id: agencyId }),
    )
    await aPassword(world.db, officer, 'Siping-2026-officer')
    const app = await createApp(world)
    try {
      const browser = aBrowser(app)
      await browser.signIn({ account: 'chen', password: 'Siping-2026-officer' })
      const asked = async (instrument: string, article: number | string) =>
        browser.request({
          url: `/api/laws/article?instrument=${encodeURIComponent(instrument)}&article=${article}`,
        })
      expect((await asked('行政处罚法', 58)).json()).toEqual({ article: null })
      expect(await importShippedLaws(world.db.owner, '2026-01-05T02:00:00.000Z')).toBe(27)
      const { article } = (await asked('中华人民共和国行政处罚法', 58)).json<LawArticleView>()
      expect(article?.url).toBe(
        `/laws/${encodeURIComponent('行政处罚法')}/${encodeURIComponent('2021年修订')}#a58`,
      )
      expect(article?.lines[0]).toContain('法制审核')
      expect(article?.lines).toHaveLength(6)
      expect((await asked('行政处罚法', 999)).json<LawArticleView>().article?.lines).toEqual([])
      expect((await asked('没有这部法', 1)).json()).toEqual({ article: null })
      expect((await asked('行政处罚法', 'x')).statusCode).toBe(422)
      expect(
        (await app.inject({ url: '/api/laws/article?instrument=x&article=1' })).statusCode,
      ).toBe(401)
    } finally {
      await app.close()
    }
  }))
