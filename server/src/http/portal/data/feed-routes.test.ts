import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test, vi } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleNotice } from '../../../../test/notices.ts'
import { publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import { publishNotice, withdrawNotice } from '../../../storage/publication/publish-notice.ts'

const withdrawal = {
  ground: 'revoked',
  reason: '复议决定撤销原处罚决定',
  basisNumber: null,
  agencyName: '四平市商务局',
  on: plainDate('2026-11-22'),
} as const

type Xml = { readonly [name: string]: unknown }

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => ['entry', 'item', 'link', 'author'].includes(name),
})

/** The document, after an XML parser found it well formed. */
async function readFeed({ page }: Portal, url: string): Promise<Xml> {
  const answer = await page(url)
  expect(answer.statusCode).toBe(200)
  expect(XMLValidator.validate(answer.body)).toBe(true)
  return parser.parse(answer.body) as Xml
}

const at = (xml: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((found, name) => (found as Record<string | number, unknown>)?.[name], xml)

const difficult = '红日<b>&"\'商贸]]>公司\u0001未备案案'
const publishTwo = ({ office }: Portal) =>
  office(async (tx) => {
    await publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing)
    const over = { title: difficult }
    const second = sampleNotice({ publicId: 'notice-02', serial: 2, over })
    await publishNotice(tx, second, { ...publishing, at: '2026-11-20T02:00:00.000Z' })
  })

describe('the Atom feed of decisions', () => {
  test('has what RFC 4287 section 4.1 requires of a feed and of each entry', () =>
    withPortal(async (portal) => {
      await publishTwo(portal)
      const answer = await portal.page('/feeds/decisions.atom')
      expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
      const { feed } = await readFeed(portal, '/feeds/decisions.atom')
      expect(at(feed, '@xmlns')).toBe('http://www.w3.org/2005/Atom')
      expect(at(feed, 'id')).toBe('http://localhost:8080/feeds/decisions.atom')
      expect(at(feed, 'title')).toContain('执法决定和结果公示')
      expect(at(feed, 'updated')).toBe('2026-11-20T02:00:00.000Z')
      expect(at(feed, 'link', 0, '@rel')).toBe('self')
      expect(at(feed, 'link', 0, '@href')).toBe('http://localhost:8080/feeds/decisions.atom')
      expect(at(feed, 'entry')).toHaveLength(2)
      expect(at(feed, 'entry', 1)).toEqual({
        id: 'http://localhost:8080/decisions/notice-01',
        title: '四平市红日商贸有限公司未按规定期限办理单用途商业预付卡备案案',
        link: [
          {
            '@rel': 'alternate',
            '@type': 'text/html',
            '@href': 'http://localhost:8080/decisions/notice-01',
          },
        ],
        updated: '2026-11-20T01:00:00.000Z',
        author: [{ name: '四平市商务局' }],
        category: { '@term': '发卡企业未按规定期限备案' },
        summary: '四商罚决字〔2026〕1号；罚款 18,000 元；决定日期 2026-11-18；公示至 2027-11-18',
      })
    }))

  test('carries signs of XML in a title as text, and no control character', () =>
    withPortal(async (portal) => {
      await publishTwo(portal)
      const { feed } = await readFeed(portal, '/feeds/decisions.atom')
      expect(at(feed, 'entry', 0, 'title')).toBe('红日<b>&"\'商贸]]>公司未备案案')
    }))

  test('is valid when nothing is published', () =>
    withPortal(async (portal) => {
      const { feed } = await readFeed(portal, '/feeds/decisions.atom')
      expect(at(feed, 'entry')).toBeUndefined()
      expect(at(feed, 'updated')).toBe('1970-01-01T00:00:00.000Z')
    }))
})

describe('the RSS feed of decisions', () => {
  test('has what RSS 2.0 requires of a channel and of each item', () =>
    withPortal(async (portal) => {
      await publishTwo(portal)
      const { rss } = await readFeed(portal, '/feeds/decisions.rss')
      expect(at(rss, '@version')).toBe('2.0')
      expect(at(rss, 'channel', 'title')).toContain('执法决定和结果公示')
      expect(at(rss, 'channel', 'link', 0)).toBe('http://localhost:8080/decisions')
      expect(at(rss, 'channel', 'description')).not.toBe('')
      expect(at(rss, 'channel', 'lastBuildDate')).toBe('Fri, 20 Nov 2026 02:00:00 GMT')
      expect(at(rss, 'channel', 'item')).toHaveLength(2)
      expect(at(rss, 'channel', 'item', 1, 'pubDate')).toBe('Fri, 20 Nov 2026 01:00:00 GMT')
      expect(at(rss, 'channel', 'item', 1, 'guid')).toEqual({
        '#text': 'http://localhost:8080/decisions/notice-01',
        '@isPermaLink': 'true',
      })
    }))
})

describe('a decision that is withdrawn (处罚法第48条第2款)', () => {
  test('is gone from both feeds within 5 seconds, and stands in the feeds of withdrawals', () =>
    withPortal(async (portal) => {
      await publishTwo(portal)
      for (const format of ['atom', 'rss']) {
        expect((await portal.page(`/feeds/decisions.${format}`)).body).toContain('红日商贸有限公司')
      }
      await portal.office((tx) => withdrawNotice(tx, 'notice-01', withdrawal, publishing))
      await vi.waitFor(
        async () => {
          for (const format of ['atom', 'rss']) {
            const { body } = await portal.page(`/feeds/decisions.${format}`)
            expect(body).not.toContain('notice-01')
            expect(body).not.toContain('红日商贸有限公司')
          }
        },
        { timeout: 5000, interval: 50 },
      )
      const { feed } = await readFeed(portal, '/feeds/withdrawals.atom')
      expect(at(feed, 'entry', 0, 'title')).toBe('四商罚决字〔2026〕1号 公示已撤回')
      expect(at(feed, 'entry', 0, 'summary')).toBe('处罚决定被依法撤销；复议决定撤销原处罚决定')
      const { rss } = await readFeed(portal, '/feeds/withdrawals.rss')
      expect(at(rss, 'channel', 'item', 0, 'guid', '@isPermaLink')).toBe('false')
      expect((await portal.page('/feeds/withdrawals.rss')).body).not.toContain('红日')
    }))

  test('the feed of withdrawals does not change when a decision is published', () =>
    withPortal(async (portal) => {
      await publishTwo(portal)
      const { feed } = await readFeed(portal, '/feeds/withdrawals.atom')
      expect(at(feed, 'updated')).toBe('1970-01-01T00:00:00.000Z')
    }))
})

test('an unchanged feed answers 304, and every page names the feeds in its head', () =>
  withPortal(async (portal) => {
    const first = await portal.page('/feeds/decisions.atom')
    const again = await portal.page('/feeds/decisions.atom', {
      'if-none-match': String(first.headers.etag),
    })
    expect(again.statusCode).toBe(304)
    const { body } = await portal.page('/remedies')
    for (const url of ['decisions.atom', 'decisions.rss', 'withdrawals.atom', 'withdrawals.rss']) {
      expect(body).toContain(`href="/feeds/${url}"`)
    }
  }))
