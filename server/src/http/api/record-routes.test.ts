import { describe, expect, test } from 'vitest'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { withDesk, type Desk } from '../../../test/desk.ts'
import { sequence } from '../../../test/ledger.ts'
import { verified } from '../../../test/verified.ts'
import { fictionalUscc } from '../../demo/fictional-codes.ts'
import { createApp } from '../app.ts'
import { viewList } from '../../office/publicity/lists/list-views.ts'
import { withdrawRecord } from '../../office/publicity/records/publish-records.ts'
import { collectList, takeListStep } from '../../office/publicity/lists/submit-list.ts'

const inspection: Row = {
  inspectionNo: '2026-JC-041',
  taskType: '日常检查',
  object: '四平市红日商贸有限公司',
  uscc: fictionalUscc(1),
  items: '单用途商业预付卡备案',
  date: '2026-11-18',
  resultCode: '未发现问题',
  handling: '无',
  officers: '陈立新、王晓雯',
  agency: '四平市商务局',
}

async function collect({ world, cast }: Desk, rows: readonly Row[], reason = '按期公示') {
  return collectList(world, cast.collector, { item: 'post_inspection', version: 0, rows, reason })
}

async function publish(desk: Desk, rows: readonly Row[], reason?: string): Promise<void> {
  const begun = await collect(desk, rows, reason)
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal))
  const { world, cast } = desk
  const hands = [cast.departmentHead, cast.checker, cast.publisher]
  let { version } = begun.value
  for (const actor of hands) {
    const step = { submissionId: begun.value.id, version, opinion: '同意', reply: null }
    const taken = await takeListStep(world, actor, step)
    if (!taken.ok) throw new Error(taken.refusal.reason)
    version = taken.value.version
  }
}

const shown = async ({ world, cast }: Desk) =>
  (await viewList(world, cast.publisher, 'post_inspection')).records?.shown ?? []

async function page({ world }: Desk, url: string) {
  const app = await createApp(world, { visitors: null })
  const answer = await app.inject({ url, headers: { accept: 'text/html' } })
  await app.close()
  return answer
}

describe('results whose casework is not run here are published line by line (国办发〔2018〕118号)', () => {
  test('after four hands each line is a notice of its own: page, list, search, data and leaf', () =>
    withDesk(async (desk) => {
      await publish(desk, [inspection, { ...inspection, inspectionNo: '2026-JC-042' }])
      const records = await shown(desk)
      expect(records.map(({ number }) => number)).toEqual(['2026-JC-042', '2026-JC-041'])
      const id = records[1]?.publicId ?? ''

      const detail = await page(desk, `/decisions/${id}`)
      expect(detail.statusCode).toBe(200)
      for (const words of ['四平市红日商贸有限公司', '未发现问题', '2026-11-18', '行政检查结果'])
        expect(detail.body).toContain(words)
      for (const url of [
        '/decisions',
        '/decisions?kind=inspection',
        '/decisions?q=%E7%BA%A2%E6%97%A5',
      ])
        expect((await page(desk, url)).body).toContain(id)
      expect((await page(desk, '/decisions?kind=licence')).body).not.toContain(id)
      const results = (await page(desk, '/data/results.json')).json<{
        records: { number: string }[]
      }>()
      expect(results.records.map(({ number }) => number)).toContain('2026-JC-041')
      const decisions = (await page(desk, '/data/decisions.json')).json<{ records: unknown[] }>()
      expect(decisions.records).toEqual([])

      await sequence(desk.world.db)
      expect(await verified(desk.world.db)).toEqual([])
    }))

  test('the same number again is a correction with its reason; the same words again are passed over', () =>
    withDesk(async (desk) => {
      await publish(desk, [inspection])
      const [before] = await shown(desk)
      const url = `/decisions/${before?.publicId}`
      await publish(desk, [inspection])
      expect((await page(desk, url)).body).not.toContain('更正后的')
      await publish(desk, [{ ...inspection, resultCode: '发现问题' }], '复核后更正结果')
      const corrected = (await page(desk, url)).body
      expect(corrected).toContain('更正后的第 2 版')
      expect(corrected).toContain('复核后更正结果')
      expect(await shown(desk)).toHaveLength(1)
    }))

  test('taken down by the publisher it is gone everywhere, and its number cannot be used again', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      await publish(desk, [inspection])
      const publicId = (await shown(desk))[0]?.publicId ?? ''
      await expect(
        withdrawRecord(world, cast.collector, { publicId, reason: '错误' }),
      ).rejects.toThrow('撤回由公示发布人员办理')
      expect(await withdrawRecord(world, cast.publisher, { publicId, reason: ' ' })).toMatchObject({
        refusal: {
          reason: '撤回须写明理由',
          basis: [{ instrument: '行政处罚法', article: 48 }, {}],
        },
      })
      expect(
        (await withdrawRecord(world, cast.publisher, { publicId, reason: '检查程序被确认违法' }))
          .ok,
      ).toBe(true)
      const gone = await page(desk, `/decisions/${publicId}`)
      expect(gone.statusCode).toBe(410)
      expect(gone.body).toContain('检查程序被确认违法')
      expect((await page(desk, '/decisions')).body).not.toContain('红日商贸')
      expect(await shown(desk)).toEqual([])
      expect(await collect(desk, [inspection])).toMatchObject({
        refusal: {
          fields: [
            {
              field: 'rows.0.inspectionNo',
              message: '这个编号公示过，已经撤回或者到期，不能再用',
            },
          ],
        },
      })
    }))

  test.each([
    [{ object: '王小明', uscc: '' }, 'object', '自然人只写姓氏和“某”，例如“王某”'],
    [
      { handling: '联系人电话13904340003' },
      'handling',
      '“13904340003”像是联系电话，不能公开，请删去或者改写',
    ],
    [{ items: '证人马晓红证实' }, 'items', '“马晓红”像是自然人姓名，不能公开，请删去或者改写'],
    [{ uscc: '91220300MA0000000X' }, 'uscc', '末位'],
  ])('%o is refused at its cell', (over, column, message) =>
    withDesk(async (desk) => {
      const outcome = await collect(desk, [{ ...inspection, ...over } as Row])
      expect(outcome.ok).toBe(false)
      const fields = outcome.ok ? [] : outcome.refusal.fields
      expect(fields).toContainEqual(
        expect.objectContaining({
          field: `rows.0.${column}`,
          message: expect.stringContaining(message) as string,
        }),
      )
    }),
  )

  test('a natural person as 姓+某 needs no credit code', () =>
    withDesk(async (desk) => {
      expect((await collect(desk, [{ ...inspection, object: '王某', uscc: '' }])).ok).toBe(true)
    }))
})
