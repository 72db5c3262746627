import { describe, expect, test } from 'vitest'
import { sampleNotice } from '../../../test/notices.ts'
import { publishing, withPortal } from '../../../test/portal.ts'
import { publishNotice } from '../../storage/publication/publish-notice.ts'

describe('bad input gets a plain answer', () => {
  const long = '查'.repeat(3000)
  test.each([
    `/decisions?q=${encodeURIComponent('<script>alert(1)</script>')}`,
    `/decisions?q=${encodeURIComponent("' or 1=1; drop table publication.notice; --")}`,
    `/decisions?q=${encodeURIComponent("a' | 'b & !c:* <-> \\")}`,
    `/decisions?q=${'x'.repeat(10_000)}`,
    `/decisions?q=${encodeURIComponent(long).slice(0, 12_000)}`,
    '/decisions?q=%00%E2%80%AE%E5%A4%87%E6%A1%88',
    '/decisions?q=%ff%fe%c0%af',
    '/decisions?q=%0d%0aSet-Cookie:%20a=b',
    '/decisions?q=a&q=b&q[]=c',
    '/decisions?before=1000000000',
    '/decisions?before=-1',
    '/decisions?before=99999999999999999999',
    '/decisions?year=abc&matter=%27%22%3E&penalty=__proto__&mode=%3Cb%3E',
    '/verify?q=%00%27%22%3Cimg%20src=x%20onerror=alert(1)%3E',
    '/officers/check?number=%27%20or%201=1--',
  ])('%s', (url) =>
    withPortal(async ({ page, office }) => {
      await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
      const answer = await page(url)
      expect([200, 404]).toContain(answer.statusCode)
      expect(answer.body).not.toMatch(/<script|<img|onerror=alert\(1\)>/)
      expect(answer.body).not.toMatch(/[\0\u202e]/)
      expect(answer.headers['set-cookie']).toBeUndefined()
      expect((await page('/decisions/notice-01')).statusCode).toBe(200)
    }),
  )

  test.each([
    '/decisions/none-such-id',
    '/decisions/%00',
    '/decisions/..%2f..%2fetc%2fpasswd',
    '/decisions/%3Cscript%3E',
    `/decisions/${'a'.repeat(150)}`,
    '/verify/none-such-id',
    '/verify/notice-01/withdrawal/7',
    '/sitemap/99999.xml',
    '/nowhere',
  ])('%s is not there (404), in Chinese', (url) =>
    withPortal(async ({ page }) => {
      const answer = await page(url)
      expect(answer.statusCode).toBe(404)
      expect(answer.body).toMatch(/没有/)
      expect(answer.body).not.toContain('<script>')
    }),
  )

  test('broken percent signs are a bad request, not a crash', () =>
    withPortal(async ({ page }) => {
      const answer = await page('/decisions/%E5%A')
      expect(answer.statusCode).toBe(400)
    }))

  test('text that came from the office is escaped wherever it stands', () =>
    withPortal(async ({ page, office }) => {
      const attack = '"><img src=x onerror=alert(1)>'
      const sample = sampleNotice({ publicId: 'notice-01' })
      const notice = {
        ...sample,
        title: attack,
        facts: attack,
        matterName: attack,
        party: { ...sample.party, name: attack },
        letter: [{ kind: 'paragraph', text: attack }] as const,
      }
      await office((tx) => publishNotice(tx, notice, publishing))
      for (const url of ['/', '/decisions', '/decisions/notice-01', '/site-map']) {
        expect((await page(url)).body).not.toContain('<img')
      }
    }))
})
