import { expect, test } from 'vitest'
import { granted } from '../../../../test/an-office.ts'
import { pushingTo, withPlatform, type Asked } from '../../../../test/credit-platform.ts'
import { plainPrinter } from '../../../../test/plain-printer.ts'
import { playedOnce } from '../../../../test/played-case.ts'
import type { TestWorld } from '../../../../test/world.ts'
import { fictionalUscc } from '../../../demo/fictional-codes.ts'
import { playCase } from '../../../demo/play-case.ts'
import { playPublicity, playWithdrawal } from '../../../demo/play-publicity.ts'
import { Stage, type Cast } from '../../../demo/stage.ts'
import { stories } from '../../../demo/stories.ts'
import { pushDueBatches } from './push-batch.ts'
import { makeBatch, readBatch, recordReceipt, resendBatch } from './report-batches.ts'
import { viewReportDesk } from './report-desk.ts'

type Published = {
  world: TestWorld
  cast: Cast
  stage: Stage
  caseId: string
  notice: { noticeId: string; version: number }
}

const withPublished: (work: (published: Published) => Promise<void>) => Promise<void> = playedOnce(
  async (world, cast) => {
    const story = stories.find(({ until }) => until === 'served')
    if (!story) throw new Error('no story that ends with service')
    // The agency of the tests has a code whose check character is none.
    await world.db.owner
      .updateTable('identity.agency')
      .set({ uscc: fictionalUscc(901, '11') })
      .execute()
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    const caseId = await playCase(stage, story)
    return { stage, caseId, notice: await playPublicity(stage, caseId) }
  },
)

const row = async ({ world, cast }: Published) =>
  (await viewReportDesk(world, cast.publisher)).rows[0]
const batch = async ({ world, cast }: Published) =>
  (await viewReportDesk(world, cast.publisher)).batches[0]

const push = async ({ world, cast, notice }: Published, url: string) => {
  await pushingTo(world, cast, { url, token: 'secret-token' })
  return granted(
    await makeBatch(world, cast.publisher, {
      kind: 'penalty',
      manner: 'push',
      ids: [notice.noticeId],
    }),
  )
}

test('a published penalty decision is ready to report, filled from its case', () =>
  withPublished(async (published) => {
    const { world, cast, notice } = published
    expect(await row(published)).toMatchObject({
      id: notice.noticeId,
      state: 'ready',
      problems: [],
    })
    const { batchId } = granted(
      await makeBatch(world, cast.publisher, {
        kind: 'penalty',
        manner: 'xlsx',
        ids: [notice.noticeId],
      }),
    )
    const [record] = (await readBatch(world, cast.publisher, batchId)).records
    expect(record).toMatchObject({ CF_CFJG: '四平市商务局' })
    expect(record?.['CF_WSH']).toMatch(/^四商罚决字〔2026〕\d+号$/)
    expect(await row(published)).toMatchObject({ state: 'sent' })

    granted(
      await recordReceipt(world, cast.publisher, { batchId, receipt: '回执-1', rejected: [] }),
    )
    expect(await row(published)).toMatchObject({ state: 'accepted' })
    expect(await batch(published)).toMatchObject({
      receipt: '回执-1',
      records: 1,
      accepted: 1,
      rejected: 0,
    })
  }))

test('is handed over by the publisher only', () =>
  withPublished(async ({ world, cast, notice }) => {
    const handover = { kind: 'penalty', manner: 'xlsx', ids: [notice.noticeId] } as const
    await expect(makeBatch(world, cast.collector, handover)).rejects.toThrow('公示发布人员')
    await expect(viewReportDesk(world, cast.archivist)).rejects.toThrow('公示人员')
  }))

test('is pushed with its token, and what the platform sends back stands with its reason', () =>
  withPublished(async (published) => {
    const refused = ({ body }: Asked) => ({
      status: 200,
      body: {
        receipt: 'R-2026-1',
        results: (body['records'] as { CF_WSH: string }[]).map(({ CF_WSH }) => ({
          CF_WSH,
          accepted: false,
          reason: '行政相对人代码与名称不符',
        })),
      },
    })
    await withPlatform(refused, async (url, asked) => {
      const { batchId } = await push(published, url)
      expect(await row(published)).toMatchObject({ state: 'waiting' })
      expect(await pushDueBatches(published.world, published.cast.publisher.agencyId)).toBe(1)
      expect(asked[0]?.headers['authorization']).toBe('Bearer secret-token')
      expect(asked[0]?.headers['idempotency-key']).toBe(batchId)
      expect(await row(published)).toMatchObject({
        state: 'rejected',
        reason: '行政相对人代码与名称不符',
      })
      expect(await batch(published)).toMatchObject({
        state: 'answered',
        receipt: 'R-2026-1',
        accepted: 0,
        rejected: 1,
      })
    })
  }))

test('a platform that is busy is asked again after a minute, with the same key', () =>
  withPublished(async (published) => {
    const { world, cast } = published
    const { agencyId } = cast.publisher
    let times = 0
    const busyOnce = () =>
      ++times === 1 ? { status: 503, body: {} } : { status: 200, body: { receipt: 'R-2' } }
    await withPlatform(busyOnce, async (url, asked) => {
      world.setTime('2026-12-01T01:00:00.000Z')
      await push(published, url)
      await pushDueBatches(world, agencyId)
      expect(await batch(published)).toMatchObject({
        state: 'waiting',
        attempts: 1,
        lastError: '接口答复 503',
        nextAt: '2026-12-01T01:01:00.000Z',
      })
      expect(await pushDueBatches(world, agencyId)).toBe(0)
      world.setTime('2026-12-01T01:01:00.000Z')
      expect(await pushDueBatches(world, agencyId)).toBe(1)
      expect(await row(published)).toMatchObject({ state: 'accepted' })
      expect(asked[1]?.headers['idempotency-key']).toBe(asked[0]?.headers['idempotency-key'])
    })
  }))

test('a platform that refuses the whole batch is not asked again until somebody says so', () =>
  withPublished(async (published) => {
    const { world, cast } = published
    await withPlatform(
      () => ({ status: 401, body: {} }),
      async (url, asked) => {
        const { batchId } = await push(published, url)
        await pushDueBatches(world, cast.publisher.agencyId)
        expect(await row(published)).toMatchObject({ state: 'failed' })
        expect(await resendBatch(world, cast.publisher, batchId)).toBe(true)
        expect(await row(published)).toMatchObject({ state: 'waiting' })
        expect(await resendBatch(world, cast.publisher, batchId)).toBe(false)
        await pushDueBatches(world, cast.publisher.agencyId)
        expect(asked).toHaveLength(2)
      },
    )
  }))

test('a decision withdrawn after it was reported must be recalled, and cannot be reported again', () =>
  withPublished(async (published) => {
    const { world, cast, stage, notice } = published
    const handover = { kind: 'penalty', manner: 'xlsx', ids: [notice.noticeId] } as const
    granted(await makeBatch(world, cast.publisher, handover))
    await playWithdrawal(stage, notice, '公示有误，依法撤回。')
    expect(await row(published)).toMatchObject({ state: 'recall' })
    const again = await makeBatch(world, cast.publisher, handover)
    expect(again).toMatchObject({ ok: false })
  }))
