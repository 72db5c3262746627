import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { PublicNotice } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import { publicRecord } from '@zhaofa/domain/publicity/records/public-record.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleNotice } from '../../../../test/notices.ts'
import { publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import { publishNotice, withdrawNotice } from '../../../storage/publication/publish-notice.ts'

// The clock of the world stands at 2026-11-23.
type Told = { readonly decidedOn: string; readonly expiresOn?: string } & Partial<
  Omit<PublicNotice, 'decidedOn' | 'expiresOn'>
>

let serial = 0

function publish({ office }: Portal, { decidedOn, expiresOn = '2028-01-01', ...over }: Told) {
  serial += 1
  const notice = sampleNotice({
    publicId: `figure-${String(serial).padStart(2, '0')}`,
    serial,
    expiresOn,
    over: { ...over, decidedOn: plainDate(decidedOn) },
  })
  return office(async (tx) => {
    await publishNotice(tx, notice, publishing)
    return notice.publicId
  })
}

const minor = {
  kind: 'no-penalty-decision',
  penaltyKinds: [],
  fineFen: 0,
  outcome: '不予行政处罚',
} as const

/** Two years of decisions, a licence, one that is over and one that was withdrawn. */
async function twoYears(portal: Portal): Promise<void> {
  await publish(portal, { decidedOn: '2025-05-10' })
  await publish(portal, { decidedOn: '2026-05-02', penaltyKinds: ['warning', 'fine'] })
  await publish(portal, {
    decidedOn: '2026-05-31',
    matterCode: 'CF-002',
    matterName: '发卡企业未如实登记购卡人信息',
    penaltyKinds: ['fine', 'confiscate-gains'],
    fineFen: 250_050,
    confiscatedFen: 320_000,
  })
  await publish(portal, { decidedOn: '2026-11-02', ...minor })
  await publish(portal, { decidedOn: '2026-05-20', expiresOn: '2026-11-22' })
  const withdrawn = await publish(portal, { decidedOn: '2026-05-21' })
  const licence = publicRecord({
    kind: 'licence',
    row: {
      decisionNo: '四商许决字〔2026〕1号',
      holder: '四平市红日商贸有限公司',
      uscc: '91220300MA0000000L',
      decidedAt: '2026-05-06',
      certName: '拍卖经营批准证书',
      validTo: '长期',
    },
    publicId: 'figure-licence',
    version: 1,
    correction: null,
    agencyName: '四平市商务局',
    publishedOn: plainDate('2026-05-08'),
  })
  await portal.office(async (tx) => {
    await publishNotice(tx, licence, publishing)
    await withdrawNotice(
      tx,
      withdrawn,
      {
        ground: 'revoked',
        reason: '复议决定撤销原处罚决定',
        basisNumber: null,
        agencyName: '四平市商务局',
        on: plainDate('2026-11-22'),
      },
      publishing,
    )
  })
}

const words = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** The cells of the row that begins with `first`, in a section of the page. */
function row(body: string, section: string, first: string): string[] {
  const rows = body.slice(body.indexOf(`id="${section}"`)).split('<tr>')
  const cells = rows.map((each) => each.split(/<\/t[hd]>/).map((cell) => words(cell).trim()))
  return cells.find(([head]) => head === first)?.slice(1, -1) ?? []
}

describe('figures of what is published', () => {
  test('count months, matters, kinds and penalties of what is shown, and sum the money in yuan', () =>
    withPortal(async (portal) => {
      await twoYears(portal)
      const { body, statusCode } = await portal.page('/figures')
      expect(statusCode).toBe(200)
      expect(body).toContain('统计截至 2026-11-23 正在公示的决定和结果')
      // 处罚、不予处罚、许可、合计、上年同月、罚款、没收: what is over or withdrawn is in none of them.
      expect(row(body, 'months', '5 月')).toEqual(['2', '0', '1', '3', '1', '20,500.50', '3,200'])
      expect(row(body, 'months', '11 月')).toEqual(['0', '1', '0', '1', '0', '0', '0'])
      expect(row(body, 'months', '6 月')).toEqual(['0', '0', '0', '0', '0', '—', '—'])
      expect(row(body, 'matters', '发卡企业未如实登记购卡人信息')).toEqual([
        '1',
        '2,500.50',
        '3,200',
      ])
      expect(row(body, 'kinds', '不予行政处罚决定')).toEqual(['1', '0'])
      // The fine of a decision that also warns belongs to the fines.
      expect(row(body, 'penalties', '警告')).toEqual(['1', '—'])
      expect(row(body, 'penalties', '罚款')).toEqual(['2', '20,500.50'])
      expect(row(body, 'years', '2025 年')).toEqual(['1', '1', '0', '18,000', '0', '0'])
      expect(body).not.toContain('12 月')
    }))

  test('lead each number to the list of exactly so many', () =>
    withPortal(async (portal) => {
      await twoYears(portal)
      const links = new Map<string, string>()
      for (const path of ['/figures', '/figures?year=2025']) {
        const { body } = await portal.page(path)
        const found = body.matchAll(/href="(\/(?:decisions|withdrawals)\?[^"]*)"\s*>([\d,]+)</g)
        for (const [, url = '', count = ''] of found) {
          expect(links.get(url) ?? count).toBe(count)
          links.set(url, count)
        }
      }
      expect(links.size).toBeGreaterThan(20)
      for (const [url, count] of links) {
        const { body } = await portal.page(url.replaceAll('&amp;', '&'))
        expect(`${url} ${/共 <b>([\d,]+)<\/b> 件/.exec(body)?.[1] ?? 'none'}`).toBe(
          `${url} ${count}`,
        )
        expect(`${url} ${body.split('<tr>').length - 2}`).toBe(`${url} ${count}`)
      }
    }))

  test('say that nothing is published, instead of nought', () =>
    withPortal(async ({ page }) => {
      const { body } = await page('/figures')
      expect(body).toContain('2026 年还没有正在公示的决定和结果')
      expect(body).not.toContain('<svg class="bars')
    }))

  test('are downloaded with empty cells where there is no money to sum', () =>
    withPortal(async (portal) => {
      await twoYears(portal)
      const { body } = await portal.page('/data/figures.csv')
      expect(body).toContain(
        '四平市商务局,2026-05,类别,penalty-decision,行政处罚决定,2,20500.50,3200.00\r\n',
      )
      expect(body).toContain('四平市商务局,2026-05,类别,licence,行政许可决定,1,,\r\n')
      expect(body).toContain('四平市商务局,2026-05,处罚种类,warning,警告,1,,\r\n')
      const records = (await portal.page('/data/figures.json')).json<{
        records: { group: string; count: number }[]
      }>().records
      const ofAll = records.filter(({ group }) => group === '全部')
      expect(ofAll.reduce((sum, { count }) => sum + count, 0)).toBe(5)
    }))

  test('are the same after counting everything anew', () =>
    withPortal(async (portal) => {
      await twoYears(portal)
      const { portal: reader, owner } = portal.world.db
      const read = () =>
        reader
          .selectFrom('publication.figure')
          .selectAll()
          .where('count', '>', 0)
          .orderBy('facet')
          .orderBy('month')
          .orderBy('value')
          .execute()
      const kept = await read()
      await sql`select publication.sum_again()`.execute(owner)
      expect(await read()).toEqual(kept)
    }))
})
