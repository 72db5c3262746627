import { describe, expect, test, vi } from 'vitest'
import { readLawText } from '@zhaofa/domain/citation/law-text.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleNotice } from '../../../../test/notices.ts'
import { agencyId, publishing, withPortal } from '../../../../test/portal.ts'
import { publishNotice } from '../../../storage/publication/publish-notice.ts'
import { listLawEditions, storeLawText } from '../../../storage/publication/law-texts.ts'

const author = { agencyId, at: '2026-11-23T01:00:00.000Z' }

function law(body: string, sha256: string) {
  const read = readLawText(`中华人民共和国行政处罚法\n${body}`)
  if (!read.ok) throw new Error('the sample does not read')
  const { title, fullTitle, history, parts } = read.value
  return {
    title,
    fullTitle,
    number: '2021年修订',
    validFrom: plainDate('2021-07-15'),
    validTo: null,
    text: { history, parts },
    sha256: sha256.repeat(64),
  }
}

const first = law('第一条 甲。\n第二条 依照本法第一条<script>。', 'a')
const amended = law('第一条 甲。\n第二条 依照本法第一条。\n第三条 丙。', 'b')
const address = `/laws/${encodeURIComponent('行政处罚法')}/${encodeURIComponent('2021年修订')}`

describe('texts of laws on the portal', () => {
  test('an empty shelf says so, and an unknown law is not found', () =>
    withPortal(async ({ page }) => {
      expect((await page('/laws')).body).toContain('还没有导入法规原文')
      expect((await page(address)).statusCode).toBe(404)
    }))

  test('an imported law can be read, its own articles linked, its signs escaped', () =>
    withPortal(async ({ page, world: { db } }) => {
      await db.owner.transaction().execute((tx) => storeLawText(tx, first, author))
      expect((await page('/laws')).body).toContain('2021年修订，2021-07-15 起施行')
      const { body } = await page(address)
      expect(body).toContain('id="a2"')
      expect(body).toContain(`href="${address}#a1"`)
      expect(body).toContain('&lt;script&gt;')
    }))

  test('a decision opens the articles it cites in the text of its day', () =>
    withPortal(async ({ page, office, world: { db } }) => {
      const notice = sampleNotice({ publicId: 'notice-01' })
      const letter = [{ kind: 'paragraph', text: '依据《行政处罚法》第二条，决定如下。' }] as const
      await office((tx) => publishNotice(tx, { ...notice, letter }, publishing))
      expect((await page('/decisions/notice-01')).body).not.toContain(`${address}#a2`)
      await db.owner.transaction().execute((tx) => storeLawText(tx, first, author))
      await vi.waitFor(async () => {
        expect((await page('/decisions/notice-01')).body).toContain(`${address}#a2`)
      })
    }))

  test('the same file changes nothing; another one replaces what is shown and both are in the log', () =>
    withPortal(async ({ page, world: { db } }) => {
      const store = (text: typeof first) =>
        db.owner.transaction().execute((tx) => storeLawText(tx, text, author))
      expect([await store(first), await store(first), await store(amended)]).toEqual([
        true,
        false,
        true,
      ])
      expect(await listLawEditions(db.portal)).toHaveLength(1)
      expect((await page(address)).body).toContain('丙')
      const leaves = await db.owner
        .selectFrom('ledger.opening')
        .select('public_id')
        .where('kind', '=', 'rule-change')
        .execute()
      expect(leaves).toHaveLength(2)
    }))

  test('nobody of the office may write, change or remove a text', () =>
    withPortal(async ({ world: { db } }) => {
      await db.owner.transaction().execute((tx) => storeLawText(tx, first, author))
      const office = db.office.transaction()
      await expect(office.execute((tx) => storeLawText(tx, amended, author))).rejects.toThrow(
        /permission denied/,
      )
      await expect(db.owner.deleteFrom('publication.law_text').execute()).rejects.toThrow()
    }))
})
