import { describe, expect, test, vi } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleNotice } from '../../../../test/notices.ts'
import { publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import {
  expireNotices,
  publishNotice,
  withdrawNotice,
} from '../../../storage/publication/publish-notice.ts'

const withdrawal = {
  ground: 'revoked',
  reason: '复议决定撤销原处罚决定',
  basisNumber: null,
  agencyName: '四平市商务局',
  on: plainDate('2026-11-22'),
} as const

const publish = ({ office }: Portal, serial: number, expiresOn = '2027-11-18') =>
  office((tx) => {
    const sample = sampleNotice({ publicId: `notice-0${serial}`, serial, expiresOn })
    return publishNotice(tx, sample, publishing)
  })

type Download = {
  readonly cursor: number
  readonly incremental: boolean
  readonly licence: string
  readonly records: readonly Record<string, unknown>[]
}

async function download({ page }: Portal, query = ''): Promise<Download> {
  const answer = await page(`/data/decisions.json${query}`)
  expect(answer.statusCode).toBe(200)
  return answer.json<Download>()
}

const ids = ({ records }: Download) => records.map(({ id }) => id)

describe('the decisions as open data', () => {
  test('JSON has every field of the dictionary, amounts as exact numbers', () =>
    withPortal(async (portal) => {
      await publish(portal, 1)
      const { records, licence, incremental } = await download(portal)
      expect({ licence, incremental }).toEqual({ licence: 'CC-BY-4.0', incremental: false })
      expect(records).toHaveLength(1)
      expect(records[0]).toMatchObject({
        id: 'notice-01',
        state: '公示中',
        version: 1,
        number: '四商罚决字〔2026〕1号',
        party_name: '四平市红日商贸有限公司',
        party_uscc: '91220300MA0000000L',
        penalty_kinds: '罚款',
        fine_yuan: 18000,
        legally_reviewed: '是',
        decided_on: '2026-11-18',
        url: 'http://localhost:8080/decisions/notice-01',
      })
      expect((await portal.page('/data/decisions.json')).body).toContain('"fine_yuan":18000.00')
      expect(Object.keys(records[0] ?? {})).toHaveLength(41)
    }))

  test('CSV is downloaded under a Chinese name, with a byte order mark and Chinese headings', () =>
    withPortal(async (portal) => {
      await publish(portal, 1)
      const answer = await portal.page('/data/decisions.csv')
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
      expect(answer.headers['content-disposition']).toContain(
        `filename*=UTF-8''${encodeURIComponent('行政处罚决定-2026-11-23.csv')}`,
      )
      expect(answer.body.startsWith('\uFEFF公示编号,状态,版本,变动日期,文号,')).toBe(true)
      expect(answer.body.split('\r\n')).toHaveLength(3)
    }))

  test('a name that is a formula cannot run in the CSV', () =>
    withPortal(async (portal) => {
      const sample = sampleNotice({ publicId: 'notice-01' })
      const party = { ...sample.party, name: '=cmd|calc!A1' }
      await portal.office((tx) => publishNotice(tx, { ...sample, party }, publishing))
      expect((await portal.page('/data/decisions.csv')).body).toContain(",'=cmd|calc!A1,")
    }))

  test('XLSX is a package of ZIP', () =>
    withPortal(async (portal) => {
      await publish(portal, 1)
      const answer = await portal.page('/data/decisions.xlsx')
      expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
    }))
})

describe('what changed since', () => {
  test('a cursor gives what was published, corrected, withdrawn or has ended after it', () =>
    withPortal(async (portal) => {
      for (const serial of [1, 2, 3]) await publish(portal, serial)
      await publish(portal, 4, '2026-11-21')
      const before = await download(portal)
      expect(ids(before)).toEqual(['notice-01', 'notice-02', 'notice-03'])

      await portal.office((tx) => withdrawNotice(tx, 'notice-01', withdrawal, publishing))
      const corrected = { version: 2, correction: '更正案由', cause: '更正后的案由' }
      await portal.office((tx) =>
        publishNotice(
          tx,
          sampleNotice({ publicId: 'notice-02', serial: 2, over: corrected }),
          publishing,
        ),
      )
      await portal.office((tx) => expireNotices(tx, plainDate('2026-11-23')))
      await publish(portal, 5)

      const after = await download(portal, `?after=${before.cursor}`)
      expect(after.incremental).toBe(true)
      expect(after.records.map(({ id, state, cause }) => [id, state, cause])).toEqual([
        ['notice-01', '已撤回', null],
        ['notice-02', '公示中', '更正后的案由'],
        ['notice-04', '公示期满', null],
        ['notice-05', '公示中', '未按规定期限办理单用途商业预付卡备案案'],
      ])
      expect(after.records[0]).toMatchObject({ withdrawal_reason: '复议决定撤销原处罚决定' })
      expect(ids(await download(portal, `?after=${after.cursor}`))).toEqual([])
      expect(ids(await download(portal))).toEqual(['notice-03', 'notice-02', 'notice-05'])
    }))

  test('a day gives what changed on it or later', () =>
    withPortal(async (portal) => {
      await publish(portal, 1)
      await publish(portal, 2)
      await portal.office((tx) => withdrawNotice(tx, 'notice-01', withdrawal, publishing))
      expect(ids(await download(portal, '?since=2026-11-20'))).toEqual(['notice-02', 'notice-01'])
      expect(ids(await download(portal, '?since=2026-11-21'))).toEqual(['notice-01'])
      expect(ids(await download(portal, '?since=2026-11-23'))).toEqual([])
    }))

  test('more than one batch comes whole, each once', () =>
    withPortal(async (portal) => {
      await portal.office(async (tx) => {
        for (let i = 100; i < 550; i++) {
          await publishNotice(tx, sampleNotice({ publicId: `notice-${i}`, serial: i }), publishing)
        }
      })
      const whole = await download(portal)
      expect(new Set(ids(whole)).size).toBe(450)
      expect(whole.records).toHaveLength(450)
    }))
})

describe('a withdrawn decision (处罚法第48条第2款)', () => {
  test('is gone from every file at once', () =>
    withPortal(async (portal) => {
      await publish(portal, 1)
      const first = await portal.page('/data/decisions.csv')
      expect(first.body).toContain('红日商贸')
      await portal.office((tx) => withdrawNotice(tx, 'notice-01', withdrawal, publishing))
      await vi.waitFor(
        async () => {
          for (const format of ['csv', 'json']) {
            const etag = { 'if-none-match': String(first.headers.etag) }
            const answer = await portal.page(`/data/decisions.${format}`, etag)
            expect(answer.statusCode).toBe(200)
            expect(answer.body).not.toContain('红日商贸')
          }
        },
        { timeout: 5000, interval: 50 },
      )
      expect((await portal.page('/data/withdrawals.csv')).body).toContain('处罚决定被依法撤销')
    }))
})

describe('requests', () => {
  test('an unchanged file answers 304', () =>
    withPortal(async (portal) => {
      await publish(portal, 1)
      const first = await portal.page('/data/decisions.csv')
      const again = await portal.page('/data/decisions.csv', {
        'if-none-match': String(first.headers.etag),
      })
      expect(again.statusCode).toBe(304)
    }))

  test.each([
    ['?after=abc', 422],
    ['?after=-1', 422],
    ['?after=999999999', 400],
    ['?since=2026-13-01', 422],
    ['?since=', 422],
    ['?since=%27%3B--', 422],
    ['?after=1&since=2026-11-01', 400],
  ])('%s is refused in Chinese', (query, status) =>
    withPortal(async ({ page }) => {
      const answer = await page(`/data/decisions.json${query}`, { accept: 'application/json' })
      expect(answer.statusCode).toBe(status)
      expect(answer.body).toMatch(/游标|日期/)
    }),
  )

  test('twenty downloads a minute from one address, the next is refused; pages still open', () =>
    withPortal(async ({ page }) => {
      const codes: number[] = []
      for (let i = 0; i < 21; i++) codes.push((await page('/data/withheld.csv')).statusCode)
      expect(codes.slice(0, 20)).toEqual(Array(20).fill(200))
      expect(codes[20]).toBe(429)
      expect((await page('/data')).statusCode).toBe(200)
    }))

  test('/data names every table, and each has a dictionary', () =>
    withPortal(async ({ page }) => {
      const { body } = await page('/data')
      for (const id of ['decisions', 'withdrawals', 'withheld']) {
        expect(body).toContain(`href="/data/${id}.xlsx"`)
        const dictionary = await page(`/data/${id}`)
        expect(dictionary.statusCode).toBe(200)
        expect(dictionary.body).toContain('<code>')
      }
    }))
})
