import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ActForm, CaseView } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { aBrowser, aPassword } from '../../../test/signed-in.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-ok'
const clue = {
  source: 'inspection',
  receivedAt: '2026-11-23T00:30:00.000Z',
  respondent: '四平市示例商贸有限公司',
  summary: '没有按规定备案。',
  named: false,
  preliminaryOpinion: '建议核查。',
}

/** A clue, and the act upon it that needs no approval, as a telephone would send it. */
function withClue(work: (clue: Sent) => Promise<void>): Promise<void> {
  return withWorld(
    async (world) => {
      const { officers } = await aCast(world)
      await aPassword(world.db, officers[0], password)
      const app = await createApp({ ...world, printer: plainPrinter })
      const chen = aBrowser(app)
      await chen.signIn({ account: 'chen', password })
      const opened = await chen.request({
        method: 'POST',
        url: '/api/cases',
        payload: { input: clue, informant: null },
      })
      const { caseId } = opened.json<{ caseId: string }>()
      const url = `/api/cases/${caseId}/acts/verify-clue`
      const { version, values } = (await chen.request({ url })).json<ActForm>()
      const input = {
        ...values,
        suggestion: 'file',
        officers: officers.map(({ personId }) => personId),
      }
      const send = (device: unknown) =>
        chen.request({
          method: 'POST',
          url,
          headers: { 'x-request-key': randomUUID() },
          payload: { version, input, device },
        })
      const newest = async () =>
        (await chen.request({ url: `/api/cases/${caseId}` })).json<CaseView>().timeline[0]
      await work({ world, caseId, send, newest })
      await app.close()
    },
    { now: '2026-11-23T02:00:00.000Z' },
  )
}

type Sent = {
  world: TestWorld
  caseId: string
  send: (device: unknown) => ReturnType<ReturnType<typeof aBrowser>['request']>
  newest: () => Promise<CaseView['timeline'][number] | undefined>
}

test('the hour at which a telephone noted an act is kept in its row and leaf, and shown beside the hour of receipt', () =>
  withClue(async ({ world, caseId, send, newest }) => {
    const device = { at: '2026-11-23T01:20:00.000Z', driftMs: 3_000 }
    expect((await send(device)).statusCode).toBe(200)
    expect(await newest()).toMatchObject({ at: '2026-11-23T02:00:00.000Z', device })
    const { content } = await world.db.owner
      .selectFrom('ledger.opening')
      .select('content')
      .where('public_id', '=', caseId)
      .orderBy('sequence', 'desc')
      .executeTakeFirstOrThrow()
    expect(content).toContain('"device":{"at":"2026-11-23T01:20:00.000Z","driftMs":3000}')
    expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
  }))

test.each([
  ['a clock of last month', { at: '2026-10-23T01:20:00.000Z', driftMs: 0 }],
  [
    'a drift made up to lie before the case began',
    { at: '2026-11-23T02:00:00.000Z', driftMs: -86_400_000 * 20 },
  ],
  [
    'a drift made up to lie in the future',
    { at: '2026-11-23T02:00:00.000Z', driftMs: 86_400_000 * 20 },
  ],
])('%s moves no hour of the record', (_called, device) =>
  withClue(async ({ send, newest }) => {
    expect((await send(device)).statusCode).toBe(200)
    expect(await newest()).toMatchObject({ at: '2026-11-23T02:00:00.000Z', device })
  }),
)

test.each([
  [{ at: 'yesterday', driftMs: 0 }],
  [{ at: '2026-11-23T01:20:00.000Z', driftMs: 1e15 }],
  [{ at: '2026-11-23T01:20:00.000Z', driftMs: 0.5 }],
  [{ at: '2026-11-23T01:20:00.000Z', driftMs: 0, by: 'somebody' }],
])('what is no hour of a device is refused before anything is done: %j', (device) =>
  withClue(async ({ send, newest }) => {
    expect((await send(device)).statusCode).toBe(422)
    expect((await newest())?.version).toBe(1)
  }),
)
