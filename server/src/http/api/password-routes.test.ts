import { describe, expect, test } from 'vitest'
import type { SecondFactorOffer, SessionView } from '@zhaofa/contract'
import { right, title, withOffice } from '../../../test/sign-in-office.ts'
import { totpCode } from '../../office/identity/totp.ts'

describe('a password', () => {
  const change = (current: string, next: string) =>
    ({ method: 'PUT', url: '/api/session/password', payload: { current, next } }) as const

  test('set by somebody else is good for choosing another and for nothing more', () =>
    withOffice(
      async ({ browser }) => {
        const chen = browser()
        await chen.signIn(right)
        expect(chen.session().mustChangePassword).toBe(true)
        const refused = await chen.request({ url: '/api/matters' })
        expect(refused.statusCode).toBe(403)
        expect(title(refused)).toBe('请先修改密码，再办理其他事情。')

        expect((await chen.request(change(right.password, 'Another-2026-ok'))).statusCode).toBe(204)
        expect((await chen.request({ url: '/api/me' })).json<SessionView>()).toMatchObject({
          mustChangePassword: false,
        })
      },
      { mustChange: true },
    ))

  test('is due to be changed after 90 days', () =>
    withOffice(async ({ browser, world }) => {
      const chen = browser()
      world.setTime('2027-02-20T23:59:59.000Z')
      await chen.signIn(right)
      expect(chen.session().mustChangePassword).toBe(false)
      world.setTime('2027-02-21T00:00:00.000Z')
      await chen.signIn(right)
      expect(chen.session().mustChangePassword).toBe(true)
    }))

  test('of the last five cannot be used again, the sixth can', () =>
    withOffice(async ({ browser, world }) => {
      const chen = browser()
      await chen.signIn(right)
      let current = right.password
      for (let i = 1; i <= 4; i++) {
        world.setTime(`2026-11-23T01:0${i}:00.000Z`)
        await chen.request(change(current, `Siping-2026-${i}`))
        current = `Siping-2026-${i}`
      }
      const again = await chen.request(change(current, right.password))
      expect(again.statusCode).toBe(422)
      expect(again.json()).toMatchObject({
        fields: [{ field: 'next', message: '新密码不能与最近 5 次用过的相同' }],
      })
      world.setTime('2026-11-23T01:05:00.000Z')
      await chen.request(change(current, 'Siping-2026-5'))
      world.setTime('2026-11-23T01:06:00.000Z')
      expect((await chen.request(change('Siping-2026-5', right.password))).statusCode).toBe(204)
    }))

  test('that is weak, or a wrong present one, is refused beside its field', () =>
    withOffice(async ({ browser, outcomes }) => {
      const chen = browser()
      await chen.signIn(right)
      expect((await chen.request(change(right.password, 'short'))).json()).toMatchObject({
        fields: [
          { field: 'next', message: '密码至少 10 个字符' },
          { field: 'next', message: '密码要有大写字母、小写字母、数字、符号中的三类' },
        ],
      })
      expect((await chen.request(change('Wrong-2026-x', 'Another-2026-ok'))).json()).toMatchObject({
        fields: [{ field: 'current', message: '现在的密码不对' }],
      })
      expect(await outcomes()).toEqual(['signed-in', 'wrong-password'])
    }))

  test('changed here ends the sessions elsewhere', () =>
    withOffice(async ({ browser }) => {
      const [here, elsewhere] = [browser(), browser()]
      await here.signIn(right)
      await elsewhere.signIn(right)
      await here.request(change(right.password, 'Another-2026-ok'))
      expect((await elsewhere.request({ url: '/api/me' })).statusCode).toBe(401)
      expect((await here.request({ url: '/api/me' })).statusCode).toBe(200)
    }))
})

describe('the second factor (动态口令)', () => {
  const confirm = (code: string) =>
    ({ method: 'PUT', url: '/api/session/second-factor', payload: { code } }) as const

  test('is set up with a first code, then asked at every sign-in, each code once', () =>
    withOffice(async ({ browser, world, outcomes }) => {
      const chen = browser()
      await chen.signIn(right)
      const offer = (
        await chen.request({ method: 'POST', url: '/api/session/second-factor' })
      ).json<SecondFactorOffer>()
      expect(offer.otpauth).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}&/)
      expect(offer.qrSvg).toContain('<svg')

      expect((await chen.request(confirm('000000'))).statusCode).toBe(422)
      const first = totpCode(offer.secret, world.clock.now())
      expect((await chen.request(confirm(first))).statusCode).toBe(204)

      expect(title(await browser().signIn(right))).toContain('请输入动态码')
      expect(title(await browser().signIn({ ...right, code: first }))).toContain('动态码不对')
      world.setTime('2026-11-23T01:00:30.000Z')
      const second = totpCode(offer.secret, world.clock.now())
      expect((await browser().signIn({ ...right, code: second })).statusCode).toBe(201)
      expect((await browser().signIn({ ...right, code: second })).statusCode).toBe(401)
      expect(await outcomes()).toEqual([
        'signed-in',
        'second-factor-set',
        'code-needed',
        'wrong-code',
        'signed-in',
        'wrong-code',
      ])
    }))

  test('is stored sealed: the database alone cannot make codes', () =>
    withOffice(async ({ browser, world }) => {
      const chen = browser()
      await chen.signIn(right)
      const offer = (
        await chen.request({ method: 'POST', url: '/api/session/second-factor' })
      ).json<SecondFactorOffer>()
      const { secret_sealed } = await world.db.owner
        .selectFrom('identity.totp')
        .select('secret_sealed')
        .executeTakeFirstOrThrow()
      expect(secret_sealed.toString('latin1')).not.toContain(offer.secret)
    }))

  test('is required of an administrator of a real installation before anything else', () =>
    withOffice(
      async ({ browser, world }) => {
        const gao = browser()
        await gao.signIn(right)
        expect(gao.session().mustSetUpSecondFactor).toBe(true)
        expect(title(await gao.request({ url: '/api/matters' }))).toBe(
          '请先启用动态码，再办理其他事情。',
        )
        const offer = (
          await gao.request({ method: 'POST', url: '/api/session/second-factor' })
        ).json<SecondFactorOffer>()
        await gao.request(confirm(totpCode(offer.secret, world.clock.now())))
        expect((await gao.request({ url: '/api/me' })).json<SessionView>()).toMatchObject({
          mustSetUpSecondFactor: false,
          secondFactor: true,
        })
        const removed = await gao.request({ method: 'DELETE', url: '/api/session/second-factor' })
        expect(removed.statusCode).toBe(403)
      },
      { roles: ['system-admin'], production: true },
    ))
})
