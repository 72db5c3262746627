import { describe, expect, test } from 'vitest'
import type { SessionList, SessionView } from '@zhaofa/contract'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import { right, title, withOffice, wrong } from '../../../test/sign-in-office.ts'
import { aBrowser, aPassword } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { createApp } from '../app.ts'

const nobody = { account: 'nobody', password: 'Siping-2026-ok' }

describe('signing in', () => {
  test('opens a session that says who it is, with a cookie no script and no other site can use', () =>
    withOffice(async ({ browser, outcomes }) => {
      const chen = browser()

      const answer = await chen.signIn(right)

      expect(answer.statusCode).toBe(201)
      expect(answer.json<SessionView>()).toMatchObject({
        person: { name: '陈立新', roles: ['officer'] },
        account: 'chenlx',
        agency: { name: '四平市商务局' },
        mustChangePassword: false,
        mustSetUpSecondFactor: false,
        idleUntil: '2026-11-23T01:15:00.000Z',
        expiresAt: '2026-11-23T13:00:00.000Z',
      })
      const set = String(answer.headers['set-cookie'])
      for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/api']) expect(set).toContain(part)
      expect(set).not.toContain('Max-Age')
      expect((await chen.request({ url: '/api/session' })).statusCode).toBe(200)
      expect(await outcomes()).toEqual(['signed-in'])
    }))

  test('the cookie travels by https only where the public address is https', () =>
    withWorld(async (world) => {
      await aPassword(
        world.db,
        await aPerson(world.db, await anAgency(world.db), { account: 'chenlx' }),
        right.password,
      )
      const app = await createApp({ ...world, publicOrigin: 'https://zhifa.example.gov.cn' })
      const answer = await aBrowser(app).signIn(right)
      expect(String(answer.headers['set-cookie'])).toContain('Secure')
      await app.close()
    }))

  test('answers an unknown account exactly like a wrong password', () =>
    withOffice(async ({ browser, outcomes }) => {
      const first = await browser().signIn(wrong)
      const second = await browser().signIn(nobody)

      expect(first.statusCode).toBe(401)
      expect(second.statusCode).toBe(401)
      expect(second.json()).toEqual(first.json())
      expect(title(first)).toBe('账号、密码或者动态码不对，请核对后再试。')
      expect(await outcomes()).toEqual(['wrong-password', 'unknown-account'])
    }))

  test('works for a suspended person like a wrong password', () =>
    withOffice(async ({ browser, world, chen, outcomes }) => {
      await world.db.owner
        .updateTable('identity.person')
        .set({ status: 'suspended' })
        .where('id', '=', chen.personId)
        .execute()
      expect(title(await browser().signIn(right))).toContain('账号、密码或者动态码不对')
      expect(await outcomes()).toEqual(['suspended'])
    }))

  test.each([wrong, nobody])(
    'after 5 failures $account is locked for 30 minutes, even for the right password',
    (attempt) =>
      withOffice(async ({ browser, world, outcomes }) => {
        for (let i = 1; i <= 4; i++) await browser().signIn(attempt)
        const fifth = await browser().signIn(attempt)
        expect(title(fifth)).toContain('账号锁定到 09:30')

        const sixth = await browser().signIn({ ...right, account: attempt.account })
        expect(sixth.statusCode).toBe(401)
        expect(title(sixth)).toContain('账号锁定到 09:30')
        expect((await outcomes()).at(-1)).toBe('locked')

        world.setTime('2026-11-23T01:30:01.000Z')
        const later = await browser().signIn(attempt)
        expect(title(later)).toContain('账号、密码或者动态码不对')
      }),
  )

  test('twenty attempts at once get five looks at the password, not twenty', () =>
    withOffice(async ({ browser, outcomes }) => {
      await Promise.all(Array.from({ length: 20 }, () => browser().signIn(wrong)))

      const found = await outcomes()
      expect(found.filter((outcome) => outcome === 'wrong-password')).toHaveLength(5)
      expect(found.filter((outcome) => outcome === 'locked')).toHaveLength(15)
    }))

  test('a success forgives the failures before it', () =>
    withOffice(async ({ browser }) => {
      for (let i = 1; i <= 4; i++) await browser().signIn(wrong)
      expect((await browser().signIn(right)).statusCode).toBe(201)
      for (let i = 1; i <= 4; i++) await browser().signIn(wrong)
      expect((await browser().signIn(right)).statusCode).toBe(201)
    }))

  test('an empty password is refused beside its field', () =>
    withOffice(async ({ browser }) => {
      const answer = await browser().signIn({ account: 'chenlx', password: '' })
      expect(answer.statusCode).toBe(422)
      expect(answer.json()).toMatchObject({
        fields: [{ field: 'password', message: '请填写密码' }],
      })
    }))
})

describe('a session', () => {
  test('ends after 15 minutes without a request, and not while there are some', () =>
    withOffice(async ({ browser, world }) => {
      const chen = browser()
      await chen.signIn(right)
      world.setTime('2026-11-23T01:14:00.000Z')
      expect((await chen.request({ url: '/api/session' })).statusCode).toBe(200)
      world.setTime('2026-11-23T01:28:59.000Z')
      expect((await chen.request({ url: '/api/session' })).statusCode).toBe(200)
      world.setTime('2026-11-23T01:43:59.000Z')

      const idle = await chen.request({ url: '/api/session' })
      expect(idle.statusCode).toBe(401)
      expect(title(idle)).toBe('登录已失效，请重新登录。')
    }))

  test('ends after its longest time however busy', () =>
    withOffice(async ({ browser, world }) => {
      const chen = browser()
      await chen.signIn(right)
      for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
        world.setTime(new Date(Date.parse('2026-11-23T01:00:00Z') + minutes * 60_000).toISOString())
        await chen.request({ method: 'POST', url: '/api/session/extend' })
      }
      world.setTime('2026-11-23T12:59:59.000Z')
      expect((await chen.request({ url: '/api/session' })).statusCode).toBe(200)
      world.setTime('2026-11-23T13:00:00.000Z')
      expect((await chen.request({ url: '/api/session' })).statusCode).toBe(401)
    }))

  test('is not found by its stored hash', () =>
    withOffice(async ({ browser, world }) => {
      const chen = browser()
      await chen.signIn(right)
      const { token_hash } = await world.db.owner
        .selectFrom('identity.session')
        .select('token_hash')
        .executeTakeFirstOrThrow()
      chen.cookie = token_hash.toString('base64url')
      expect((await chen.request({ url: '/api/session' })).statusCode).toBe(401)
    }))

  test('ends when the person signs out, and the cookie is taken back', () =>
    withOffice(async ({ browser, outcomes }) => {
      const chen = browser()
      await chen.signIn(right)
      const stolen = chen.cookie
      expect((await chen.request({ method: 'DELETE', url: '/api/session' })).statusCode).toBe(204)
      expect(chen.cookie).toBeUndefined()

      chen.cookie = stolen
      expect((await chen.request({ url: '/api/session' })).statusCode).toBe(401)
      expect(await outcomes()).toEqual(['signed-in', 'signed-out'])
    }))

  test('can be ended from another place, where it is listed', () =>
    withOffice(async ({ browser, app }) => {
      const desk = browser()
      const phone = aBrowser(app, 'phone')
      await desk.signIn(right)
      await phone.signIn(right)

      const { sessions } = (await desk.request({ url: '/api/sessions' })).json<SessionList>()
      const other = sessions.find(({ current }) => !current)
      expect(sessions).toHaveLength(2)
      expect(other).toMatchObject({ userAgent: 'phone' })

      await desk.request({ method: 'DELETE', url: `/api/sessions/${other?.id}` })
      expect((await phone.request({ url: '/api/session' })).statusCode).toBe(401)
      expect((await desk.request({ url: '/api/session' })).statusCode).toBe(200)
    }))

  test('of somebody else cannot be ended', () =>
    withOffice(async ({ browser, app, world, agency }) => {
      const wang = await aPerson(world.db, agency, { account: 'wangxw', name: '王晓雯' })
      await aPassword(world.db, wang, 'Wenwen-2026-ok')
      const hers = aBrowser(app)
      await hers.signIn({ account: 'wangxw', password: 'Wenwen-2026-ok' })
      const his = browser()
      await his.signIn(right)

      const answer = await his.request({
        method: 'DELETE',
        url: `/api/sessions/${hers.session().id}`,
      })
      expect(answer.statusCode).toBe(404)
      expect((await hers.request({ url: '/api/session' })).statusCode).toBe(200)
    }))
})

describe('a request forged by another site (CSRF)', () => {
  test.each([undefined, 'made-up'])('with token %s changes nothing', (csrf) =>
    withOffice(async ({ browser }) => {
      const chen = browser()
      await chen.signIn(right)
      chen.csrf = csrf

      const answer = await chen.request({ method: 'DELETE', url: '/api/session' })
      expect(answer.statusCode).toBe(403)
      expect((await chen.request({ url: '/api/session' })).statusCode).toBe(200)
    }),
  )

  test('signing in again over the page keeps its token good', () =>
    withOffice(async ({ browser, world }) => {
      const chen = browser()
      await chen.signIn(right)
      const before = chen.csrf
      world.setTime('2026-11-23T03:00:00.000Z')
      expect((await chen.request({ method: 'POST', url: '/api/session/extend' })).statusCode).toBe(
        401,
      )

      await chen.signIn(right)
      chen.csrf = before
      expect((await chen.request({ method: 'POST', url: '/api/session/extend' })).statusCode).toBe(
        200,
      )
    }))
})
