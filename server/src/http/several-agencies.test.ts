import { describe, expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { anAgencyToBe, threeAdministrators } from '../../test/an-office.ts'
import { sampleNotice } from '../../test/notices.ts'
import { agencyId as first, withPortal, type Portal } from '../../test/portal.ts'
import { createAgencyWithAdministrators } from '../office/administration/create-agency.ts'
import { asPerson } from '../storage/as-person.ts'
import type { Tx } from '../storage/database.ts'
import { aPublishedReport } from '../../test/published-report.ts'
import { publishListVersion } from '../storage/publication/lists/list-versions.ts'
import { publishAgency, publishOfficers } from '../storage/publication/lists/publish-lists.ts'
import { publishNotice, withdrawNotice } from '../storage/publication/publish-notice.ts'

const at = '2026-11-20T01:00:00.000Z'
const publishedOn = plainDate('2026-11-20')
const commerce = '四平市商务局'
const culture = '四平市文化广播电视和旅游局'

type Two = Portal & {
  readonly second: string
  as(agencyId: string, work: (tx: Tx) => Promise<unknown>): Promise<unknown>
}

/** The portal of 商务局, which 文旅局 has joined as an agency of its own. */
const withTwo = (work: (two: Two) => Promise<void>) =>
  withPortal(async (portal) => {
    const created = await createAgencyWithAdministrators(portal.world, {
      agency: { ...anAgencyToBe, name: culture, shortName: '市文旅局', numberWord: '四文旅' },
      administrators: threeAdministrators,
    })
    if (!created.ok) throw new Error(JSON.stringify(created.refusal))
    const as: Two['as'] = (agencyId, act) =>
      asPerson(portal.world.office, { agencyId, personId: '' }, act)
    await work({ ...portal, second: created.value.agencyId, as })
  })

type Rows = readonly Readonly<Record<string, string>>[]

const publishList = ({ as }: Two, agencyId: string, item: string, rows: Rows) =>
  as(agencyId, (tx) =>
    publishListVersion(tx, { item, rows, reason: '公布', publishedOn }, { agencyId, at }),
  )

/** Both publish one list twice: the same list, the same numbers of versions. */
async function publishChannels(two: Two): Promise<void> {
  for (const [agencyId, phone] of [
    [first, '0434-1000001'],
    [two.second, '0434-2000001'],
  ] as const) {
    const row = { phone, hotline: '12345', handler: '监督科' }
    await publishList(two, agencyId, 'pre_supervision_channel', [row])
    const handler = `监督科（${phone}）`
    await publishList(two, agencyId, 'pre_supervision_channel', [{ ...row, handler }])
  }
}

describe('a portal of one agency', () => {
  test('has no choice of agencies, and no address names one', () =>
    withPortal(async (portal) => {
      const rows = [{ phone: '0434-1000001', handler: '监督科' }]
      await portal.office((tx) =>
        publishListVersion(
          tx,
          { item: 'pre_supervision_channel', rows, reason: '公布', publishedOn },
          { agencyId: first, at },
        ),
      )
      for (const url of ['/', '/lists', '/lists/pre_supervision_channel', '/decisions', '/data']) {
        const { statusCode, body } = await portal.page(url)
        expect(statusCode).toBe(200)
        expect(body).not.toContain('agency=')
        expect(body).not.toContain('公布机关')
        expect(body).not.toContain('公示机关</h2>')
      }
    }))
})

describe('two agencies with the same list and the same version', () => {
  test('are each read with their own rows: today, of a version, of a day', () =>
    withTwo(async (two) => {
      await publishChannels(two)
      for (const query of ['', '&version=2', '&on=2026-11-21']) {
        const path = `/lists/pre_supervision_channel?${query.slice(1)}`
        const of = (number: number) => two.page(`${path}${query === '' ? '' : '&'}agency=${number}`)
        const [own, other] = [(await of(1)).body, (await of(2)).body]
        expect(own).toContain('监督科（0434-1000001）')
        expect(own).not.toContain('0434-2000001')
        expect(other).toContain('监督科（0434-2000001）')
        expect(other).not.toContain('0434-1000001')
        expect(other).toContain(`${culture} 2026-11-20 公布（第 2 版）`)
      }
    }))

  test('show each what their own version changed, and lead to their own versions and files', () =>
    withTwo(async (two) => {
      await publishChannels(two)
      const { body } = await two.page('/lists/pre_supervision_channel?version=2&agency=2')
      expect(body).toContain('受理人由“监督科”改为“监督科（0434-2000001）”')
      expect(body).toContain('href="/lists/pre_supervision_channel?version=1&amp;agency=2"')
      expect(body).toContain(
        'href="/data/lists/pre_supervision_channel.csv?version=2&amp;agency=2"',
      )
      expect(body).toContain('<input type="hidden" name="agency" value="2" />')
    }))

  test('stand side by side at the address of the list alone', () =>
    withTwo(async (two) => {
      await publishChannels(two)
      const { body } = await two.page('/lists/pre_supervision_channel')
      expect(body).toContain('2 个机关分别公布了这份清单')
      expect(body).toContain('href="/lists/pre_supervision_channel?agency=1"')
      expect(body).toContain('href="/lists/pre_supervision_channel?agency=2"')
    }))

  test('leave the addresses valid that were made while the first agency was alone', () =>
    withTwo(async (two) => {
      await publishChannels(two)
      for (const url of [
        '/lists/pre_supervision_channel?version=1',
        '/lists/pre_supervision_channel?on=2026-11-21',
        '/lists/pre_supervision_channel/1/1',
      ]) {
        const { statusCode, body } = await two.page(url)
        expect(statusCode).toBe(200)
        expect(body).toContain('0434-1000001')
        expect(body).not.toContain('0434-2000001')
      }
    }))

  test('have lines at addresses that name the agency', () =>
    withTwo(async (two) => {
      await publishChannels(two)
      const { body } = await two.page('/lists/pre_supervision_channel/1/1?agency=2')
      expect(body).toContain(culture)
      expect(body).toContain('0434-2000001')
    }))

  test('are both in the site map, the open data and the search', () =>
    withTwo(async (two) => {
      await publishChannels(two)
      const map = (await two.page('/sitemap/0.xml')).body
      const data = (await two.page('/data')).body
      for (const number of [1, 2]) {
        expect(map).toContain(`/lists/pre_supervision_channel?agency=${number}</loc>`)
        expect(map).toContain(`/agencies/${number}</loc>`)
        expect(data).toContain(`/data/lists/pre_supervision_channel.csv?agency=${number}`)
      }
      const file = await two.page('/data/lists/pre_supervision_channel.json?agency=2')
      expect(file.json()).toMatchObject({
        agency: culture,
        version: 2,
        records: [{ phone: '0434-2000001' }],
      })
      const found = (await two.page(`/search?q=${encodeURIComponent('监督科')}`)).body
      expect(found).toContain('/lists/pre_supervision_channel/2/1?agency=1')
      expect(found).toContain('/lists/pre_supervision_channel/2/1?agency=2')
      const narrowed = (await two.page(`/search?q=${encodeURIComponent('监督科')}&agency=2`)).body
      expect(narrowed).toContain('0434-2000001')
      expect(narrowed).not.toContain('0434-1000001')
    }))

  test('an agency that is not here is not found, nor is one whose number is no number', () =>
    withTwo(async (two) => {
      await publishChannels(two)
      for (const path of [
        '/lists/pre_supervision_channel',
        '/lists',
        '/decisions',
        '/officers/list',
        '/matters',
        '/statistics',
        '/search',
      ]) {
        expect((await two.page(`${path}?agency=7`)).statusCode).toBe(404)
      }
      expect((await two.page('/agencies/7')).statusCode).toBe(404)
      const file = await two.page('/data/lists/pre_supervision_channel.csv?agency=x')
      expect(file.statusCode).toBe(422)
      expect(file.body).toContain('机关（agency）应是机关在本网站的序号')
    }))
})

const officer = {
  unit: '综合执法科',
  post: '科员',
  categories: ['行政处罚'],
  region: '四平市',
  validFrom: plainDate('2024-01-01'),
  validTo: plainDate('2028-12-31'),
  status: 'active',
} as const

describe('officers, matters, decisions and reports of two agencies', () => {
  test('officers are listed together with their agency, and narrowed to one', () =>
    withTwo(async (two) => {
      const row = { unit: '综合执法科', post: '科员', enforcementType: '行政处罚', status: '有效' }
      const until = { certValidTo: '2028-12-31', enforcementRegion: '四平市' }
      await publishList(two, first, 'pre_officer', [
        { name: '陈立新', certNo: '07220300001', ...row, ...until },
      ])
      await publishList(two, two.second, 'pre_officer', [
        { name: '白雪松', certNo: '07220300900', ...row, ...until },
      ])
      const all = (await two.page('/officers/list')).body
      expect(all).toContain('陈立新')
      expect(all).toContain('白雪松')
      expect(all).toContain(culture)
      const narrowed = (await two.page('/officers/list?agency=2')).body
      expect(narrowed).toContain('白雪松')
      expect(narrowed).not.toContain('陈立新')
      for (const [agencyId, name, certificateNumber] of [
        [first, '陈立新', '07220300001'],
        [two.second, '白雪松', '07220300900'],
      ] as const) {
        await two.as(agencyId, (tx) =>
          publishOfficers(tx, agencyId, [{ ...officer, name, certificateNumber }]),
        )
      }
      const boards = (await two.page('/boards')).body
      expect(boards).toContain(`${commerce}　综合执法科`)
      expect(boards).toContain(`${culture}　综合执法科`)
      expect((await two.page('/boards?agency=2')).body).not.toContain('陈立新')
    }))

  test('one code of two agencies is two matters', () =>
    withTwo(async (two) => {
      const matter = { code: 'CF-001', type: '行政处罚', basis: '行政处罚法第九条' }
      await publishList(two, first, 'pre_matter_list', [{ ...matter, name: '未按规定期限备案' }])
      await publishList(two, two.second, 'pre_matter_list', [
        { ...matter, name: '擅自从事旅行社业务' },
      ])
      const all = (await two.page('/matters')).body
      expect(all).toContain('href="/matters/CF-001?agency=1"')
      expect(all).toContain('href="/matters/CF-001?agency=2"')
      const other = (await two.page('/matters/CF-001?agency=2')).body
      expect(other).toContain('<h1>擅自从事旅行社业务</h1>')
      expect(other).toContain(culture)
      // As it was before the second agency came.
      expect((await two.page('/matters/CF-001')).body).toContain('<h1>未按规定期限备案</h1>')
    }))

  test('decisions and withdrawals are listed together, narrowed to one, and each names its agency', () =>
    withTwo(async (two) => {
      await two.as(first, (tx) =>
        publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), { agencyId: first, at }),
      )
      const over = {
        agencyName: culture,
        number: '四文旅罚决字〔2026〕1号',
        title: '四平市远行旅行社有限公司未投保责任险案',
      }
      const { second } = two
      await two.as(second, (tx) =>
        publishNotice(tx, sampleNotice({ publicId: 'notice-02', over }), { agencyId: second, at }),
      )
      const all = (await two.page('/decisions')).body
      expect(all).toContain('四商罚决字〔2026〕1号<br />四平市商务局')
      expect(all).toContain(`四文旅罚决字〔2026〕1号<br />${culture}`)
      const narrowed = (await two.page('/decisions?agency=2')).body
      expect(narrowed).toContain('四文旅罚决字〔2026〕1号')
      expect(narrowed).not.toContain('四商罚决字')
      expect(narrowed).toContain('共 <b>1</b> 件')
      expect((await two.page('/decisions/notice-02')).body).toContain(culture)
      const home = (await two.page('/')).body
      expect(home).toContain('href="/agencies/1"')
      expect(home).toContain('href="/agencies/2"')
      const agency = (await two.page('/agencies/2')).body
      expect(agency).toContain('四文旅罚决字〔2026〕1号')
      expect(agency).not.toContain('四商罚决字')

      const withdrawal = {
        ground: 'revoked',
        reason: '复议决定撤销原处罚决定',
        basisNumber: null,
        agencyName: culture,
        on: plainDate('2026-11-22'),
      } as const
      await two.as(second, (tx) =>
        withdrawNotice(tx, 'notice-02', withdrawal, { agencyId: second, at }),
      )
      expect((await two.page('/withdrawals?agency=2')).body).toContain('四文旅罚决字〔2026〕1号')
      expect((await two.page('/withdrawals?agency=1')).body).not.toContain('四文旅')
    }))

  test('reports of one year are one for each agency', () =>
    withTwo(async (two) => {
      for (const [agencyId, agencyName, countedOn] of [
        [first, commerce, '2026-01-20'],
        [two.second, culture, '2026-01-25'],
      ] as const) {
        const report = { year: 2025, version: 1, agencyName, correction: null, tables: [] }
        await aPublishedReport(
          two.world.office,
          { ...report, countedOn: plainDate(countedOn) },
          { agencyId, at: `${countedOn}T01:00:00.000Z` },
        )
      }
      const all = (await two.page('/statistics')).body
      expect(all).toContain(`${culture}2025 年行政执法统计年报`)
      expect((await two.page('/statistics/2025?agency=2')).body).toContain('统计于 2026-01-25')
      expect((await two.page('/statistics/2025')).body).toContain('统计于 2026-01-20')
    }))
})

test('an agency keeps its number on the portal when its facts change, and nobody can change it', () =>
  withTwo(async (two) => {
    const numbers = () =>
      two.world.portal
        .selectFrom('publication.agency')
        .select(['name', 'portal_number', 'phone'])
        .orderBy('portal_number')
        .execute()
    const [, own] = await numbers()
    const { portal_number: _number, ...facts } = await two.world.portal
      .selectFrom('publication.agency')
      .selectAll()
      .where('agency_id', '=', two.second)
      .executeTakeFirstOrThrow()
    await two.as(two.second, (tx) => publishAgency(tx, { ...facts, phone: '0434-2000009' }))
    expect(await numbers()).toEqual([
      expect.objectContaining({ name: commerce, portal_number: 1 }),
      { ...own, portal_number: 2, phone: '0434-2000009' },
    ])
  }))
