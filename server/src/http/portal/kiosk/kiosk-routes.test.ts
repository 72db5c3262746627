import { describe, expect, test } from 'vitest'
import { sampleNotice } from '../../../../test/notices.ts'
import { publishing, withPortal } from '../../../../test/portal.ts'
import { publishNotice } from '../../../storage/publication/publish-notice.ts'

describe('大厅模式', () => {
  test('every page opened from it goes back to its first page after sixty seconds and leads nowhere outside', () =>
    withPortal(async ({ page, office }) => {
      await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
      const first = await page('/kiosk')
      expect(first.headers['set-cookie']).toContain('mode=kiosk')
      const cookie = 'mode=kiosk'
      for (const url of [
        '/decisions',
        '/decisions/notice-01',
        '/matters',
        '/search?q=x',
        '/nowhere/x',
      ]) {
        const { headers, body } = await page(url, { cookie })
        expect(headers['refresh']).toBe('60; url=/kiosk')
        expect(body).not.toMatch(/href="https?:(?!\/\/localhost)[^"]*"(?![^>]*rel="canonical")/)
        expect(body).not.toContain('href="/office')
        expect(body).toContain('href="/kiosk"')
      }
    }))

  test('it is left by asking for another mode, and other visitors are never sent away', () =>
    withPortal(async ({ page }) => {
      const left = await page('/?mode=standard', { cookie: 'mode=kiosk' })
      expect(left.headers['refresh']).toBeUndefined()
      expect(left.headers['set-cookie']).toContain('mode=standard')
      expect((await page('/')).headers['refresh']).toBeUndefined()
      expect((await page('/', { cookie: 'mode=nonsense' })).body).toContain('data-mode="standard"')
    }))
})
