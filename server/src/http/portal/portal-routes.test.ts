import { describe, expect, test, vi } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleNotice } from '../../../test/notices.ts'
import { agencyId, publishing, withPortal, type Portal } from '../../../test/portal.ts'
import { publishListVersion } from '../../storage/publication/lists/list-versions.ts'
import { publishOfficers } from '../../storage/publication/lists/publish-lists.ts'
import { publishNotice, withdrawNotice } from '../../storage/publication/publish-notice.ts'

const withdrawal = {
  ground: 'revoked',
  reason: '复议决定撤销原处罚决定',
  basisNumber: null,
  agencyName: '四平市商务局',
  on: plainDate('2026-11-22'),
} as const

describe('reading pages', () => {
  test('an empty portal says so instead of showing empty columns', () =>
    withPortal(async ({ page }) => {
      for (const url of ['/', '/decisions', '/withdrawals']) {
        const answer = await page(url)
        expect(answer.statusCode).toBe(200)
        expect(answer.body).toMatch(/暂无正在公示的|没有撤回的公示/)
      }
    }))

  test('carry no script and a policy that allows none', () =>
    withPortal(async ({ page, office }) => {
      await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
      for (const url of ['/', '/decisions', '/decisions/notice-01', '/officers', '/remedies']) {
        const answer = await page(url)
        expect(answer.body).not.toMatch(/<script|javascript:| on\w+=/i)
        expect(answer.headers['content-security-policy']).toContain("script-src 'none'")
      }
    }))

  test('carry the labels and identifiers of a government site', () =>
    withPortal(async ({ page, office }) => {
      await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
      const { body } = await page('/decisions/notice-01')
      for (const label of [
        'name="SiteName" content="四平市商务局行政执法公示平台"',
        'name="SiteIDCode" content="2203000000"',
        'name="ColumnName" content="处罚决定"',
        'name="ColumnDescription" content="',
        'name="ColumnKeywords" content="行政执法公示,事后公开,处罚决定"',
        'name="PubDate" content="2026-11-20 09:00"',
        'name="ContentSource" content="四平市商务局"',
        '政府网站标识码：2203000000',
        '吉ICP备00000000号-1',
        '吉公网安备 22030000000000 号',
        '找错',
      ]) {
        expect(body).toContain(label)
      }
    }))

  test('stand under 事前公开、事中公示、事后公开, and a list is in its column once it is published', () =>
    withPortal(async ({ page, office }) => {
      const columns = ['事前公开', '事中公示', '事后公开']
      for (const url of ['/', '/before', '/during', '/after', '/site-map']) {
        const { statusCode, body } = await page(url)
        expect(statusCode).toBe(200)
        for (const column of columns) expect(body).toContain(column)
        expect(body).not.toContain('/lists/pre_remedy')
      }
      await office((tx) =>
        publishListVersion(
          tx,
          {
            item: 'pre_remedy',
            rows: [{ reviewAuthority: '四平市人民政府' }, { reviewAuthority: '吉林省商务厅' }],
            reason: '首次公布',
            publishedOn: plainDate('2026-01-12'),
          },
          publishing,
        ),
      )
      await vi.waitFor(async () => {
        const { body } = await page('/before')
        expect(body).toMatch(/<a href="\/lists\/pre_remedy"\s*>救济渠道<span>2 项，2026-01-12/)
      })
      expect((await page('/lists/pre_remedy')).body).toContain(
        '<a href="/before" aria-current="page">事前公开</a>',
      )
    }))

  test('come in elder mode by address or by the choice remembered, without scripts', () =>
    withPortal(async ({ page }) => {
      const chosen = await page('/decisions?mode=elder')
      expect(chosen.body).toContain('data-mode="elder"')
      expect(chosen.headers['set-cookie']).toContain('mode=elder')
      const remembered = await page('/', { cookie: 'mode=elder' })
      expect(remembered.body).toContain('data-mode="elder"')
      expect((await page('/')).body).toContain('data-mode="standard"')
    }))

  test('are sent once: an unchanged page answers 304, compressed as the browser accepts', () =>
    withPortal(async ({ page }) => {
      const first = await page('/', { 'accept-encoding': 'gzip, br' })
      expect(first.headers['content-encoding']).toBe('br')
      const again = await page('/', { 'if-none-match': String(first.headers.etag) })
      expect(again.statusCode).toBe(304)
      expect(again.body).toBe('')
    }))
})

describe('what changes is visible at once', () => {
  test('a published notice appears and a withdrawn one is gone with its content (410)', () =>
    withPortal(async ({ page, office }) => {
      expect((await page('/decisions')).body).not.toContain('红日商贸')
      await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
      await vi.waitFor(async () => {
        expect((await page('/decisions')).body).toContain('红日商贸')
      })
      expect((await page('/decisions/notice-01')).statusCode).toBe(200)

      await office((tx) => withdrawNotice(tx, 'notice-01', withdrawal, publishing))
      const gone = await vi.waitFor(async () => {
        const answer = await page('/decisions/notice-01')
        expect(answer.statusCode).toBe(410)
        return answer
      })
      expect(gone.body).toContain('复议决定撤销原处罚决定')
      for (const url of ['/decisions/notice-01', '/', '/decisions', '/decisions?q=备案']) {
        expect((await page(encodeURI(url))).body).not.toContain('红日商贸')
      }
      expect((await page('/decisions/notice-01/notice.json')).statusCode).toBe(404)
      expect((await page('/withdrawals')).body).toContain('四商罚决字〔2026〕1号')
    }))

  test('a display period ends at midnight in China', () =>
    withPortal(async ({ world, page, office }) => {
      const notice = sampleNotice({ publicId: 'notice-01', expiresOn: '2026-11-23' })
      await office((tx) => publishNotice(tx, notice, publishing))
      world.setTime('2026-11-23T15:59:59.000Z')
      expect((await page('/decisions/notice-01')).statusCode).toBe(200)
      world.setTime('2026-11-23T16:00:00.000Z')
      expect((await page('/decisions/notice-01')).statusCode).toBe(410)
    }))
})

describe('officer check', () => {
  const officer = {
    certificateNumber: '07030012345',
    name: '王海',
    unit: '市场秩序科',
    post: '科员',
    categories: ['行政处罚'],
    region: '四平市',
    validFrom: plainDate('2024-01-01'),
    validTo: plainDate('2026-11-23'),
    status: 'active',
  } as const
  const check = (page: Portal['page'], number = '07030012345') =>
    page(`/officers/check?number=${number}`)

  test('shows the certificate and whether it is valid today', () =>
    withPortal(async ({ world, page, office }) => {
      await office((tx) => publishOfficers(tx, agencyId, [officer]))
      expect((await check(page)).body).toMatch(/该执法证件有效[\s\S]*王海[\s\S]*市场秩序科/)
      world.setTime('2026-11-24T01:00:00.000Z')
      expect((await check(page)).body).toContain('该执法证件已经过期')
      await office((tx) => publishOfficers(tx, agencyId, [{ ...officer, status: 'suspended' }]))
      expect((await check(page)).body).toContain('该执法证件已被暂扣')
      expect((await check(page, '00000000000')).body).toContain('没有证号为“00000000000”的执法人员')
    }))

  test('ten a minute from one address, the eleventh is refused', () =>
    withPortal(async ({ page }) => {
      const codes: number[] = []
      for (let i = 0; i < 11; i++) codes.push((await check(page, `0000000000${i}`)).statusCode)
      expect(codes.slice(0, 10)).toEqual(Array(10).fill(200))
      expect(codes[10]).toBe(429)
      expect((await page('/')).statusCode).toBe(200)
    }))
})

describe('record verification', () => {
  test('the page of a record may run our own script, and carries its subject', () =>
    withPortal(async ({ page, office }) => {
      await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
      const answer = await page('/verify/notice-01')
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
      expect(answer.headers['content-security-policy']).not.toContain('unsafe')
      expect(answer.body).toMatch(/data-kind="publication"\s+data-public-id="notice-01"/)
      expect(answer.body).toContain('src="/log/verify.js"')
    }))

  test('a 文号 leads to its record, in any brackets', () =>
    withPortal(async ({ page, office }) => {
      await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
      const typed = encodeURIComponent('四商罚决字(2026)1号')
      const answer = await page(`/verify?q=${typed}`)
      expect(answer.statusCode).toBe(302)
      expect(answer.headers.location).toBe('/verify/notice-01')
    }))

  test('of a withdrawn notice the withdrawal is shown, and the content is not in the log’s openings', () =>
    withPortal(async ({ world, page, office }) => {
      await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
      await office((tx) => withdrawNotice(tx, 'notice-01', withdrawal, publishing))
      const { body } = await page('/verify/notice-01')
      expect(body).toMatch(/data-kind="withdrawal"/)
      expect(body).toContain('/verify/notice-01/publication/1')
      const readable = await world.db.portal.selectFrom('ledger.opening').select('kind').execute()
      expect(readable).toEqual([{ kind: 'withdrawal' }])
    }))
})

test('robots and sitemap name the pages', () =>
  withPortal(async ({ page, office }) => {
    await office((tx) => publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing))
    expect((await page('/robots.txt')).body).toContain('Sitemap: http://localhost:8080/sitemap.xml')
    expect((await page('/sitemap.xml')).body).toContain('/sitemap/1.xml')
    expect((await page('/sitemap/1.xml')).body).toContain('/decisions/notice-01')
  }))

test('what programs look for is there: where to report a weakness, how to search', () =>
  withPortal(async ({ page }) => {
    const contact = (await page('/.well-known/security.txt')).body
    expect(contact).toMatch(/^Contact: http:\/\/localhost:8080\/letters\/consultation$/m)
    const [, until = ''] = /^Expires: (\S+)$/m.exec(contact) ?? []
    // RFC 9116: to come, and less than a year away.
    const days = (Date.parse(until) - Date.parse('2026-11-23T01:00:00Z')) / 86_400_000
    expect(days).toBeGreaterThan(30)
    expect(days).toBeLessThan(365)
    expect((await page('/opensearch.xml')).body).toContain(
      'template="http://localhost:8080/search?q={searchTerms}"',
    )
    expect((await page('/')).body).toContain('href="/opensearch.xml"')
  }))

test('public pages may be kept and asked for again; what one person asked for is kept by nobody', () =>
  withPortal(async ({ page }) => {
    const kept = async (url: string) => (await page(url)).headers['cache-control']
    for (const url of [
      '/',
      '/decisions',
      '/search?q=a',
      '/robots.txt',
      '/sitemap.xml',
      '/feeds/decisions.atom',
    ]) {
      expect(await kept(url), url).not.toContain('no-store')
    }
    for (const url of [
      '/api/session',
      '/api/cases',
      '/letters/report',
      '/nowhere',
      '/api/nowhere',
    ]) {
      expect(await kept(url), url).toContain('no-store')
    }
  }))
