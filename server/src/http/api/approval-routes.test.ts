import { describe, expect, test } from 'vitest'
import type { SecondFactorOffer } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { testMorning, withWorld, type TestWorld } from '../../../test/world.ts'
import { answerApproval } from '../../office/cases/answer-approval.ts'
import { totpCode } from '../../office/identity/totp.ts'
import { Stage } from '../../demo/stage.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-ok'

/** A case that waits for the head of the agency, and that head signed in by password. */
async function waiting(world: TestWorld) {
  const cast = await aCast(world)
  await aPassword(world.db, cast.agencyHead, password)
  const stage = new Stage(world, cast, '2026-11-16' as never)
  const [officer, second] = cast.officers
  const caseId = await stage.clue({
    source: 'inspection',
    receivedAt: stage.ago(60),
    respondent: '四平市示例商贸有限公司',
    summary: '没有按规定备案。',
    named: false,
    preliminaryOpinion: '建议核查。',
  })
  stage.later(1)
  const officers = [officer.personId, second.personId]
  const verified = { officers, facts: '反映的情况不属实。', suggestion: 'decline' }
  await stage.act(caseId, officer, 'verify-clue', verified)
  const reason = '经核查，反映的情况不属实。'
  let { file } = await stage.act(caseId, officer, 'decline-filing', { reason })
  while (file.pending && file.pending.awaits !== 'agency-head') {
    const answer = { kind: 'agree' as const, opinion: '同意。' }
    const { version } = file
    const done = await answerApproval(world, cast.departmentHead, { caseId, version, answer })
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    file = done.value
  }
  const app = await createApp(world)
  const head = aBrowser(app)
  await head.signIn({ account: 'gao', password })
  const { version } = file
  const agree = (confirmation?: string) =>
    head.request({
      method: 'POST',
      url: `/api/cases/${caseId}/approval`,
      payload: { version, answer: { kind: 'agree', opinion: '同意', confirmation } },
    })
  const stamps = async () =>
    (
      await world.db.owner
        .selectFrom('casework.case_event')
        .select('approvals')
        .where('case_id', '=', caseId)
        .orderBy('version', 'desc')
        .executeTakeFirstOrThrow()
    ).approvals
  const outcomes = async () =>
    (
      await world.db.owner.selectFrom('identity.sign_in').select('outcome').orderBy('id').execute()
    ).map(({ outcome }) => outcome)
  return { app, head, agree, stamps, outcomes, caseId }
}

async function withSecondFactor(head: Browser): Promise<string> {
  const url = '/api/session/second-factor'
  const { secret } = (
    await head.request({ method: 'POST', url, payload: { password, code: null } })
  ).json<SecondFactorOffer>()
  const code = totpCode(secret, new Date(testMorning))
  await head.request({ method: 'PUT', url, payload: { code } })
  return secret
}

const message = (response: { json<T>(): T }) =>
  response.json<{ fields: { field: string; message: string }[] }>().fields[0]

describe('the signature of the head of the agency', () => {
  test('asks for the password once more, and the stamp says so', () =>
    withWorld(async (world) => {
      const { app, head, agree, stamps, outcomes, caseId } = await waiting(world)
      const view = await head.request({ url: `/api/cases/${caseId}/approval` })
      expect(view.json<{ confirms: boolean }>().confirms).toBe(true)

      expect(message(await agree())).toMatchObject({ field: 'confirmation' })
      const wrong = await agree('Siping-2026-no')
      expect(wrong.statusCode).toBe(422)
      expect(message(wrong)).toEqual({
        field: 'confirmation',
        message: '密码不对',
        basis: null,
        instead: null,
      })
      expect(await outcomes()).toEqual(['signed-in', 'wrong-password'])

      expect((await agree(password)).statusCode).toBe(200)
      expect((await stamps()).at(-1)).toMatchObject({ name: '高明轩', confirmedBy: 'password' })
      await app.close()
    }))

  test('asks for the code of now where there is a second factor: not the password, not a used code', () =>
    withWorld(async (world) => {
      const { app, head, agree, stamps, outcomes } = await waiting(world)
      const secret = await withSecondFactor(head)

      expect((await agree(password)).statusCode).toBe(422)
      const used = message(await agree(totpCode(secret, new Date(testMorning))))
      expect(used?.message).toContain('已经用过')
      expect((await outcomes()).slice(-2)).toEqual(['wrong-code', 'wrong-code'])

      world.setTime('2026-11-23T01:00:30.000Z')
      const next = totpCode(secret, new Date('2026-11-23T01:00:30.000Z'))
      expect((await agree(next)).statusCode).toBe(200)
      expect((await stamps()).at(-1)).toMatchObject({ name: '高明轩', confirmedBy: 'code' })
      await app.close()
    }))

  test('is asked five times in one session: the fifth wrong answer ends that one and no other', () =>
    withWorld(async (world) => {
      const { app, agree, outcomes } = await waiting(world)
      const elsewhere = aBrowser(app)
      await elsewhere.signIn({ account: 'gao', password })
      for (let guess = 1; guess <= 4; guess++) {
        expect(message(await agree(`guess-${guess}`))?.message).toBe('密码不对')
      }
      expect(message(await agree('guess-5'))?.message).toContain('这次登录已经结束')
      expect((await agree(password)).statusCode).toBe(401)
      expect((await elsewhere.request({ url: '/api/session' })).statusCode).toBe(200)
      expect((await outcomes()).slice(-2)).toEqual(['wrong-password', 'session-revoked'])
      await app.close()
    }))

  test('guessed many times at once gets five looks, not twenty', () =>
    withWorld(async (world) => {
      const { app, agree, outcomes } = await waiting(world)
      await Promise.all(Array.from({ length: 20 }, (_, guess) => agree(`guess-${guess}`)))
      const looks = (await outcomes()).filter((outcome) => outcome === 'wrong-password')
      expect(looks).toHaveLength(5)
      await app.close()
    }))
})
