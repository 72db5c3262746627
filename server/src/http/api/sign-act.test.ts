import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CaseView } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { aBrowser, aPassword } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { pointsOf } from '../../demo/review-points.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-ok'

test('a session left open issues no opinion of a legal review: it is signed with the code or password of its reviewer', () =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    await aPassword(world.db, cast.reviewer, password)
    const story = stories.find(({ until }) => until === 'under-review')
    if (!story) throw new Error('no story under review')
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    const caseId = await playCase(stage, story)
    await stage.act(caseId, cast.reviewer, 'accept-review')
    const points = await pointsOf(stage, caseId)
    world.setTime(`${stage.today}T08:00:00.000Z`)
    const app = await createApp(world)
    const left = aBrowser(app)
    expect((await left.signIn({ account: 'liu', password })).statusCode).toBe(201)
    const url = `/api/cases/${caseId}/acts/issue-opinion`
    const form = (await left.request({ url })).json<{
      version: number
      values: Record<string, unknown>
    }>()
    const sent = (confirmation?: string, outcome: string | null = 'pass') =>
      left.request({
        method: 'POST',
        url,
        headers: { 'x-request-key': randomUUID() },
        payload: {
          version: form.version,
          input: { ...form.values, points, outcome, opinion: '同意。', notes: [] },
          confirmation,
        },
      })
    const fieldsOf = (answer: Awaited<ReturnType<typeof sent>>) =>
      answer.json<{ fields?: { field: string }[] }>().fields?.map(({ field }) => field)

    // What is wrong with the opinion is said first: nobody proves who they are for nothing.
    expect(fieldsOf(await sent(undefined, null))).toEqual(['outcome'])
    expect(fieldsOf(await sent())).toEqual(['confirmation'])
    expect(fieldsOf(await sent('Siping-2026-no'))).toEqual(['confirmation'])
    expect((await left.request({ url })).json()).toMatchObject({ version: form.version })

    const done = await sent(password)
    expect(done.json()).toMatchObject({ outcome: 'done' })

    // How each signer proved it stays with the act, in the record too.
    const { timeline } = (await left.request({ url: `/api/cases/${caseId}` })).json<CaseView>()
    expect(timeline[0]?.by).toBe(`${cast.reviewer.name}（已用密码确认）`)
    const filed = timeline.find(({ by }) => by.includes('承办机构负责人'))
    expect(filed?.by).toMatch(/^陈立新，承办机构负责人 赵国栋（已用密码确认）/)
    expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
    const { content } = await world.db.owner
      .selectFrom('ledger.opening')
      .select('content')
      .where('public_id', '=', caseId)
      .orderBy('sequence', 'desc')
      .executeTakeFirstOrThrow()
    expect(content).toContain('"confirmedBy":"password"')
    await app.close()
  }))
