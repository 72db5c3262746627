import { describe, expect, test, vi } from 'vitest'
import { publicRecord } from '@zhaofa/domain/publicity/records/public-record.ts'
import { recordKinds, type RecordKind } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleNotice } from '../../../../test/notices.ts'
import { publishing, withPortal } from '../../../../test/portal.ts'
import { publishNotice, withdrawNotice } from '../../../storage/publication/publish-notice.ts'

const forms = ['a3', 'media', 'media.html', 'card-900x383.png', 'card-1080x1440.png']

const rows: Readonly<Record<RecordKind, Readonly<Record<string, string>>>> = {
  licence: {
    decisionNo: '四商许〔2026〕8号',
    holder: '四平市清泉酒店管理有限公司',
    certName: '拍卖经营批准证书',
    decidedAt: '2026-10-12',
    validTo: '长期',
  },
  coercion: {
    decisionNo: '四商强〔2026〕2号',
    party: '四平市北辰回收有限公司',
    type: '查封',
    result: '已解除',
    decidedAt: '2026-10-12',
  },
  inspection: {
    inspectionNo: 'JC-2026-031',
    object: '四平市和顺加油站',
    taskType: '日常检查',
    resultCode: '未发现问题',
    date: '2026-10-12',
  },
  'random-result': {
    taskNo: 'SC-2026-07',
    object: '四平市远望家政有限公司',
    item: '家庭服务业经营',
    resultCode: '<b>未发现问题</b>',
    date: '2026-10-12',
  },
  'other-decision': {
    decisionNo: '四商其〔2026〕1号',
    party: '四平市松风典当有限公司',
    type: '责令改正',
    result: '已改正',
    decidedAt: '2026-10-12',
  },
}

const sampleRecord = (kind: RecordKind) =>
  publicRecord({
    kind,
    row: rows[kind],
    publicId: `record-${kind}`,
    version: 1,
    correction: null,
    agencyName: '四平市商务局',
    publishedOn: plainDate('2026-11-20'),
  })

describe('other forms of a result that is no penalty', () => {
  for (const kind of Object.keys(recordKinds) as RecordKind[])
    test(`${recordKinds[kind].title}: sheet, article and both pictures, and none once withdrawn`, () =>
      withPortal(async ({ page, office }) => {
        const record = sampleRecord(kind)
        const at = (form: string) => page(`/decisions/${record.publicId}/${form}`)
        await office((tx) => publishNotice(tx, record, publishing))
        const sheet = (await at('a3')).body
        expect(sheet).toContain(`<h1>${recordKinds[kind].title}</h1>`)
        expect(sheet).toContain(record.number)
        expect(sheet).toContain(record.party.name)
        expect(sheet).toContain('打开这条记录的二维码')
        expect(sheet).not.toContain('<b>未发现')
        expect(sheet).not.toContain('9999')
        expect((await at('media')).body).toContain(`${recordKinds[kind].title}（${record.number}）`)
        const sizes = []
        for (const form of ['card-900x383.png', 'card-1080x1440.png']) {
          const { headers, rawPayload } = await at(form)
          expect(headers['content-type']).toBe('image/png')
          sizes.push([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)])
        }
        expect(sizes).toEqual([
          [900, 383],
          [1080, 1440],
        ])
        const own = (await page(`/decisions/${record.publicId}`)).body
        expect(own).toContain(`href="/decisions/${record.publicId}/a3"`)
        expect(own).toContain(`href="/decisions/${record.publicId}/media"`)
        const withdrawal = {
          ground: 'mistaken',
          reason: '公示有误',
          basisNumber: null,
          agencyName: '四平市商务局',
          on: plainDate('2026-11-22'),
        } as const
        await office((tx) => withdrawNotice(tx, record.publicId, withdrawal, publishing))
        await vi.waitFor(async () => {
          for (const form of forms) expect((await at(form)).statusCode).toBe(410)
        })
      }))
})

describe('other forms of a decision', () => {
  test('for the notice board: the text, its day, and a code that opens its page', () =>
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
      expect(body).toContain('href="/decisions/notice-01/media.html" download="notice-01.html"')
      const file = (await page('/decisions/notice-01/media.html')).body
      expect(file).toContain('<h3 style="font-size:16px')
      expect(file).toContain('&lt;script&gt;alert(1)')
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
