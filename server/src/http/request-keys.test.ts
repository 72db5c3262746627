import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import { aCast } from '../../test/cast.ts'
import { aBrowser, aPassword, type Browser } from '../../test/signed-in.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { createApp } from './app.ts'

const password = 'Siping-2026-ok'
const input = {
  source: 'inspection',
  receivedAt: '2026-11-23T00:30:00.000Z',
  respondent: '四平市示例商贸有限公司',
  summary: '没有按规定备案。',
  named: false,
  preliminaryOpinion: '建议核查。',
}
const clue = { input, informant: null }

type Office = { world: TestWorld; app: FastifyInstance; chen: Browser; post: typeof postOf }

const postOf = (browser: Browser, payload: object, key: string | null = randomUUID()) =>
  browser.request({
    method: 'POST',
    url: '/api/cases',
    payload,
    headers: { 'x-request-key': key ?? '' },
  })

function withOfficer(work: (office: Office) => Promise<void>): Promise<void> {
  return withWorld(async (world) => {
    const { officers } = await aCast(world)
    await aPassword(world.db, officers[0], password)
    const app = await createApp(world)
    const chen = aBrowser(app)
    await chen.signIn({ account: 'chen', password })
    await work({ world, app, chen, post: postOf })
    await app.close()
  })
}

const cases = async ({ db }: TestWorld) =>
  (await db.owner.selectFrom('casework.case_file').select('id').execute()).length

describe('防止重复提交', () => {
  test('a clue sent eight times at once is one case, and every one of them gets its answer', () =>
    withOfficer(async ({ world, chen, post }) => {
      const key = randomUUID()
      const answers = await Promise.all(Array.from({ length: 8 }, () => post(chen, clue, key)))
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(201))
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
      const repeated = answers.filter(({ headers }) => headers['x-request-repeated'] === 'true')
      expect(repeated).toHaveLength(7)
      expect(await cases(world)).toBe(1)
    }))

  test('sent again later, as after a lost answer, it is answered as before and not done again', () =>
    withOfficer(async ({ world, chen, post }) => {
      const key = randomUUID()
      const first = await post(chen, clue, key)
      world.setTime('2026-11-23T01:10:00.000Z')
      const again = await post(chen, clue, key)
      expect(again.statusCode).toBe(201)
      expect(again.headers['content-type']).toBe(first.headers['content-type'])
      expect(again.json()).toEqual(first.json())
      expect(await cases(world)).toBe(1)
    }))

  test('with another key the same content is another case', () =>
    withOfficer(async ({ world, chen, post }) => {
      await post(chen, clue)
      await post(chen, clue)
      expect(await cases(world)).toBe(2)
    }))

  test('one key is not used for two things', () =>
    withOfficer(async ({ world, chen, post }) => {
      const key = randomUUID()
      await post(chen, clue, key)
      const other = await post(chen, { ...clue, input: { ...input, respondent: '另一家' } }, key)
      expect(other.statusCode).toBe(400)
      expect(other.json<{ title: string }>().title).toContain('已经用于别的内容')
      expect(await cases(world)).toBe(1)
    }))

  test('nothing is done without a key, nor with one that is no UUID', () =>
    withOfficer(async ({ world, chen, post }) => {
      for (const key of [null, 'abc', '1'.repeat(36)]) {
        const refused = await post(chen, clue, key)
        expect(refused.statusCode).toBe(400)
        expect(refused.json<{ title: string }>().title).toContain('防止重复办理的编号')
      }
      expect(await cases(world)).toBe(0)
    }))

  test('a refusal is answered alike as well; pressed again under a new key it is looked at anew', () =>
    withOfficer(async ({ world, chen, post }) => {
      const key = randomUUID()
      const later = { ...clue, input: { ...input, receivedAt: '2026-11-23T01:05:00.000Z' } }
      expect((await post(chen, later, key)).statusCode).toBe(422)
      world.setTime('2026-11-23T01:10:00.000Z')
      expect((await post(chen, later, key)).statusCode).toBe(422)
      expect((await post(chen, later)).statusCode).toBe(201)
      expect(await cases(world)).toBe(1)
    }))

  test('the kept answer is sealed, and gone from the database after a day', () =>
    withOfficer(async ({ world, chen, post }) => {
      const { caseId } = (await post(chen, clue)).json<{ caseId: string }>()
      const row = await world.db.owner
        .selectFrom('platform.request_key')
        .selectAll()
        .executeTakeFirstOrThrow()
      expect(row.status).toBe(201)
      expect(row.answer?.includes(caseId)).toBe(false)
      await world.db.owner
        .updateTable('platform.request_key')
        .set({ at: new Date(row.at.getTime() - 25 * 3_600_000) } as never)
        .execute()
      await post(chen, clue)
      const left = await world.db.owner.selectFrom('platform.request_key').select('key').execute()
      expect(left.map(({ key }) => key)).not.toContain(row.key)
    }))
})
