import { describe, expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import { publishListVersion } from '../../../storage/publication/lists/list-versions.ts'

const first = { citizenAmount: '5000 元', orgAmount: '50000 元', basis: '行政处罚法第六十三条' }
const second = { ...first, orgAmount: '100000 元' }
const third = { ...second, citizenAmount: '=10000 元' }

/** A list published on the first of February, and changed in May and in September. */
async function publishThrice({ office }: Portal): Promise<void> {
  for (const [day, rows, reason] of [
    ['2026-02-01', [first], '首次公布'],
    ['2026-05-01', [second], '标准提高'],
    ['2026-09-01', [third, { ...first, basis: '另一依据' }], '分别规定'],
  ] as const) {
    const list = { item: 'pre_hearing_threshold', rows, reason, publishedOn: plainDate(day) }
    await office((tx) => publishListVersion(tx, list, publishing))
  }
}

const records = async ({ page }: Portal, query = '') => {
  const answer = await page(`/data/lists/pre_hearing_threshold.json${query}`)
  expect(answer.statusCode).toBe(200)
  return answer.json<{ version: number; records: unknown[] }>()
}

describe('a list that was changed twice, read as of three days', () => {
  test.each([
    ['2026-03-15', 1, '50000 元', null],
    ['2026-05-01', 2, '100000 元', '标准提高'],
    ['2026-11-23', 3, '=10000 元', '分别规定'],
  ])('on %s it is version %i', (day, version, words, reason) =>
    withPortal(async (portal) => {
      await publishThrice(portal)
      const { body } = await portal.page(`/lists/pre_hearing_threshold?on=${day}`)
      expect(body).toContain(`（第 ${version} 版）`)
      expect(body).toContain(words)
      if (reason) expect(body).toContain(reason)
      expect((await records(portal, `?on=${day}`)).version).toBe(version)
    }),
  )

  test('each page says what its version changed of the one before', () =>
    withPortal(async (portal) => {
      await publishThrice(portal)
      const changes = async (version: number) => {
        const { body } = await portal.page(`/lists/pre_hearing_threshold?version=${version}`)
        return body.replace(/<[^>]+>/g, '').replace(/\s+/g, '')
      }
      expect(await changes(2)).toMatch(/对法人和其他组织的数额.{0,10}50000元.{0,10}100000元/)
      expect(await changes(3)).toMatch(/新增.*另一依据/)
      expect(await changes(3)).toMatch(/对公民的数额.{0,10}5000元.{0,10}=10000元/)
    }))

  test('before the first day there is none, and the page says when the first one came', () =>
    withPortal(async (portal) => {
      await publishThrice(portal)
      const page = await portal.page('/lists/pre_hearing_threshold?on=2026-01-31')
      expect(page.statusCode).toBe(404)
      expect(page.body).toContain('2026-01-31 还没有公布听证“较大数额”标准')
      expect(page.body).toContain('/lists/pre_hearing_threshold?version=1')
      const data = await portal.page('/data/lists/pre_hearing_threshold.csv?on=2026-01-31')
      expect(data.statusCode).toBe(404)
    }))
})

describe('every version of a list as open data', () => {
  test('JSON says which version it is and why, with the fields of the dictionary', () =>
    withPortal(async (portal) => {
      await publishThrice(portal)
      expect(await records(portal, '?version=1')).toMatchObject({
        dataset: 'lists/pre_hearing_threshold',
        licence: 'CC-BY-4.0',
        version: 1,
        publishedOn: '2026-02-01',
        reason: '首次公布',
        records: [first],
      })
      const { body } = await portal.page('/data/lists/pre_hearing_threshold')
      for (const code of Object.keys(first)) expect(body).toContain(`<code>${code}</code>`)
      expect((await portal.page('/data')).body).toContain(
        'href="/data/lists/pre_hearing_threshold.xlsx"',
      )
    }))

  test('CSV holds formulas off, XLSX is a package, an unchanged file answers 304', () =>
    withPortal(async (portal) => {
      await publishThrice(portal)
      const csv = await portal.page('/data/lists/pre_hearing_threshold.csv')
      expect(csv.body).toContain("\r\n'=10000 元,")
      const xlsx = await portal.page('/data/lists/pre_hearing_threshold.xlsx')
      expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
      const again = await portal.page('/data/lists/pre_hearing_threshold.csv', {
        'if-none-match': String(csv.headers.etag),
      })
      expect(again.statusCode).toBe(304)
    }))

  test.each([
    ['pre_hearing_threshold.csv?on=2026-13-01', 422],
    ['pre_hearing_threshold.csv?version=0', 422],
    ['pre_hearing_threshold.csv?version=1&on=2026-05-01', 400],
    ['pre_hearing_threshold.exe', 404],
    ['pre_officer.csv', 404],
    ['__proto__.csv', 404],
    ['nowhere', 404],
  ])('%s is answered %i', (path, status) =>
    withPortal(async (portal) => {
      await publishThrice(portal)
      expect((await portal.page(`/data/lists/${path}`)).statusCode).toBe(status)
    }),
  )
})
