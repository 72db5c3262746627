import { describe, expect, test, vi } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleAgency, sampleNotice } from '../../../../test/notices.ts'
import { publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import { listNotices, type NoticeQuery } from '../../../storage/publication/list-notices.ts'
import { publishAgency } from '../../../storage/publication/lists/publish-lists.ts'
import { publishNotice, withdrawNotice } from '../../../storage/publication/publish-notice.ts'
import { FinishedPage } from '../frame/finished-page.ts'
import { PageCache } from '../frame/page-cache.ts'

const withdrawal = {
  ground: 'revoked',
  reason: '复议决定撤销原处罚决定',
  basisNumber: null,
  agencyName: '四平市商务局',
  on: plainDate('2026-11-22'),
} as const

const found: NoticeQuery = {
  text: '备案',
  year: null,
  matter: null,
  penalty: null,
  before: null,
  today: '2026-11-23',
  facets: true,
}

const publish = ({ office }: Portal, publicId: string, serial: number) =>
  office(async (tx) => {
    const sample = sampleNotice({ publicId, serial })
    const party = { ...sample.party, name: `四平市${publicId}商贸有限公司` }
    await publishNotice(tx, { ...sample, party, title: `${party.name}未备案案` }, publishing)
  })

/** The longest anybody may see what is no longer published. */
const atMost = { timeout: 5000, interval: 50 }

describe('a decision that is withdrawn (处罚法第48条第2款)', () => {
  test('is gone within 5 seconds from page, list, search, facets and every cached page', () =>
    withPortal(async (portal) => {
      await publish(portal, 'notice-01', 1)
      await publish(portal, 'notice-02', 2)
      const addresses = ['/decisions/notice-01', '/', '/decisions', '/decisions?q=备案']
      const read = (url: string) => portal.page(encodeURI(url))
      // Twice, so that each is in the cache.
      for (const url of [...addresses, ...addresses, '/decisions/notice-02']) {
        await vi.waitFor(async () => expect((await read(url)).statusCode).toBe(200), atMost)
      }
      const before = await listNotices(portal.world.portal, found)
      expect(before.facets?.counts.matter).toEqual([{ value: 'CF-001', count: 2 }])

      await portal.office((tx) => withdrawNotice(tx, 'notice-01', withdrawal, publishing))
      await vi.waitFor(async () => {
        for (const url of addresses) {
          expect((await read(url)).body).not.toContain('notice-01商贸')
        }
        expect((await read('/decisions/notice-01')).statusCode).toBe(410)
      }, atMost)
      const after = await listNotices(portal.world.portal, found)
      expect(after.rows.map(({ publicId }) => publicId)).toEqual(['notice-02'])
      expect(after.facets?.counts).toMatchObject({
        matter: [{ value: 'CF-001', count: 1 }],
        year: [{ value: '2026', count: 1 }],
      })
      const everything = await listNotices(portal.world.portal, { ...found, text: null })
      expect(everything.facets?.counts.kind).toEqual([{ value: 'penalty-decision', count: 1 }])
      expect((await read('/decisions/notice-02')).body).toContain('notice-02商贸')
    }))

  test('what stands on every page, like the agency’s telephone, changes on all of them', () =>
    withPortal(async (portal) => {
      await publish(portal, 'notice-01', 1)
      const read = () => portal.page('/decisions/notice-01')
      await vi.waitFor(async () => expect((await read()).statusCode).toBe(200), atMost)
      await portal.office((tx) => publishAgency(tx, { ...sampleAgency, phone: '0434-111 2222' }))
      await vi.waitFor(async () => expect((await read()).body).toContain('0434-111 2222'), atMost)
    }))
})

describe('cached pages', () => {
  const page = new FinishedPage('<p>一件</p>', 'text/html')
  const state = (version: number, today = '2026-11-23') => ({
    key: `${version} ${today}`,
    today: plainDate(today),
  })
  const filled = () => {
    const cache = new PageCache(1_000_000)
    cache.find(state(1), '/')
    cache.keep(state(1), '/decisions', page)
    cache.keep(state(1), '/decisions/a', page, 'a')
    cache.keep(state(1), '/decisions/b', page, 'b')
    return cache
  }
  const left = (cache: PageCache, now: ReturnType<typeof state>) =>
    ['/decisions', '/decisions/a', '/decisions/b'].filter((key) => cache.find(now, key))

  test('lists go with each version, the page of a notice only with a version that changed it', () => {
    const cache = filled()
    cache.forget(new Set(['a']))
    expect(left(cache, state(2))).toEqual(['/decisions/b'])
  })

  test('all go when all changed, and when a new day begins: display periods end with it', () => {
    const changed = filled()
    changed.forget('all')
    expect(left(changed, state(2))).toEqual([])
    expect(left(filled(), state(1, '2026-11-24'))).toEqual([])
  })

  test('a page made before a change that is known by now is not kept', () => {
    const cache = filled()
    cache.forget(new Set(['a']))
    cache.keep(state(1), '/decisions/a', page, 'a')
    expect(left(cache, state(2))).toEqual(['/decisions/b'])
  })
})
