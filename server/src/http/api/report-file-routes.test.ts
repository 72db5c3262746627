import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { penaltyReportFields } from '@zhaofa/domain/publicity/double-publicity/penalty-report-fields.ts'
import { granted } from '../../../test/an-office.ts'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { fictionalUscc } from '../../demo/fictional-codes.ts'
import { playCase } from '../../demo/play-case.ts'
import { playPublicity } from '../../demo/play-publicity.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { tableLines } from '../../documents/sheets/table-lines.ts'
import { makeBatch } from '../../office/publicity/double-publicity/report-batches.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-reports'
type Asked = { readonly batch: string; as(account: 'lin' | 'chen'): Promise<Browser> }

/** One published penalty in a batch. */
const withBatch = (work: (asked: Asked) => Promise<void>) =>
  withWorld(async (world) => {
    const story = stories.find(({ until }) => until === 'served')
    if (!story) throw new Error('no story that ends with service')
    const cast = await aCast(world)
    await world.db.owner
      .updateTable('identity.agency')
      .set({ uscc: fictionalUscc(901, '11') })
      .execute()
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    const { noticeId } = await playPublicity(stage, await playCase(stage, story))
    const handover = { kind: 'penalty', manner: 'xlsx', ids: [noticeId] } as const
    const { batchId } = granted(await makeBatch(stage.world, cast.publisher, handover))
    const app = await createApp(stage.world)
    const people = { lin: cast.publisher, chen: cast.officers[0] }
    await work({
      batch: `/api/double-publicity/batches/${batchId}/file`,
      as: async (account) => {
        await aPassword(world.db, people[account], password)
        const browser = aBrowser(app)
        await browser.signIn({ account, password })
        return browser
      },
    })
    await app.close()
  })

const codes = penaltyReportFields.map(({ code }) => code)
const titles = penaltyReportFields.map(({ title }) => title)

async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const lines = granted(await tableLines(bytes, { lines: 9, columns: 60 }))
  return lines.map(({ cells }) => codes.map((_, i) => cells[i] ?? ''))
}

test('one batch says the same in every form: titles or codes in the head, elements, and as it is pushed', () =>
  withBatch(async ({ batch, as }) => {
    const lin = await as('lin')
    const file = async (format: string, type: string) => {
      const answer = await lin.request({ url: `${batch}.${format}` })
      expect([format, answer.statusCode]).toEqual([format, 200])
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'content-type': expect.stringContaining(type),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`双公示-行政处罚.${format}`)}`,
      })
      return answer.rawPayload
    }
    const pushed = JSON.parse((await file('json', 'application/json')).toString('utf8')) as {
      records: Record<string, string>[]
    }
    const [record = {}] = pushed.records
    expect(record['CF_WSH']).toMatch(/^四商罚决字〔2026〕\d+号$/)
    const said = codes.map((code) => record[code] ?? '')

    expect(await cellsOf(await file('csv', 'text/csv'))).toEqual([codes, said])
    const [head, ...rows] = await cellsOf(await file('xlsx', 'spreadsheetml'))
    expect(head).toEqual(titles)
    expect(rows).toHaveLength(1)

    const text = (await file('xml', 'application/xml')).toString('utf8')
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false })
    const { batch: read } = parser.parse(text) as {
      batch: { record: Record<string, string>; '@_count': string }
    }
    expect(read['@_count']).toBe('1')
    expect(Object.keys(read.record)).toEqual(codes)
    expect(Object.values(read.record)).toEqual(said)
  }))

test('nobody but who publishes takes it', () =>
  withBatch(async ({ batch, as }) => {
    const chen = await as('chen')
    for (const format of ['xlsx', 'csv', 'xml', 'json']) {
      expect((await chen.request({ url: `${batch}.${format}` })).statusCode).toBe(403)
    }
  }))
