import { describe, expect, test, vi } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleNotice } from '../../../test/notices.ts'
import { publishing, withPortal } from '../../../test/portal.ts'
import { publishNotice, withdrawNotice } from '../../storage/publication/publish-notice.ts'

const forms = ['a3', 'media', 'card-900x383.png', 'card-1080x1440.png']

describe('other forms of a decision', () => {
  test('for the notice board: the letter, its day, and a code that opens its page', () =>
    withPortal(async ({ page, office }) => {
      await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
      const { statusCode, body } = await page('/decisions/notice-01/a3')
      expect(statusCode).toBe(200)
      expect(body).toContain('打开这份决定的二维码')
      expect(body).toContain('四商罚决字〔2026〕')
      expect((await page('/decisions/notice-01')).body).toContain('href="/decisions/notice-01/a3"')
    }))

  test('for 公众号: an article to copy with every text escaped, and two pictures', () =>
    withPortal(async ({ page, office }) => {
      const sample = sampleNotice({ publicId: 'notice-01' })
      const notice = { ...sample, facts: '</textarea><script>alert(1)</script>' }
      await office((tx) => publishNotice(tx, notice, publishing))
      const { body } = await page('/decisions/notice-01/media')
      expect(body).not.toContain('<script')
      expect(body).toContain('&lt;h3 style=&quot;')
      expect(body).toContain('/decisions/notice-01/card-900x383.png')
      const picture = await page('/decisions/notice-01/card-1080x1440.png', {
        'accept-encoding': 'br, gzip',
      })
      expect(picture.headers['content-type']).toBe('image/png')
      expect(picture.headers['content-encoding']).toBeUndefined()
      expect(picture.rawPayload.readUInt32BE(16)).toBe(1080)
      expect((await page('/decisions/notice-01/card-1x1.png')).statusCode).toBe(404)
    }))

  test('a decision withdrawn is gone from all of them, and none exists for one never made', () =>
    withPortal(async ({ page, office }) => {
      await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
      for (const form of forms)
        expect((await page(`/decisions/notice-01/${form}`)).statusCode).toBe(200)
      await office((tx) =>
        withdrawNotice(
          tx,
          'notice-01',
          {
            ground: 'revoked',
            reason: '复议决定撤销原处罚决定',
            basisNumber: null,
            agencyName: '四平市商务局',
            on: plainDate('2026-11-22'),
          },
          publishing,
        ),
      )
      await vi.waitFor(async () => {
        for (const form of forms)
          expect((await page(`/decisions/notice-01/${form}`)).statusCode).toBe(410)
      })
      for (const form of forms)
        expect((await page(`/decisions/none-0001/${form}`)).statusCode).toBe(404)
    }))
})
