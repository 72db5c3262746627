import { describe, expect, test } from 'vitest'
import type { SecondFactorOffer, SessionView } from '@zhaofa/contract'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { Browser } from '../../../test/signed-in.ts'
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
        expect(title(refused)).toContain('请先修改密码，再办理其他事情。')

        expect((await chen.request(change(right.password, 'Another-2026-ok'))).statusCode).toBe(204)
        expect((await chen.request({ url: '/api/session' })).json<SessionView>()).toMatchObject({
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
      expect((await elsewhere.request({ url: '/api/session' })).statusCode).toBe(401)
      expect((await here.request({ url: '/api/session' })).statusCode).toBe(200)
    }))
})

describe('the second factor (动态口令)', () => {
  const url = '/api/session/second-factor'
  const offer = (code: string | null = null, password = right.password) =>
    ({ method: 'POST', url, payload: { password, code } }) as const
  const confirm = (code: string) => ({ method: 'PUT', url, payload: { code } }) as const
  const remove = (code: string | null, password = right.password) =>
    ({ method: 'POST', url: `${url}/removal`, payload: { password, code } }) as const

  /** Set up by its owner; the secret. */
  async function setUp(chen: Browser, at: Date): Promise<string> {
    const { secret } = (await chen.request(offer())).json<SecondFactorOffer>()
    expect((await chen.request(confirm(totpCode(secret, at)))).statusCode).toBe(204)
    return secret
  }

  test('is set up with a first code, then asked at every sign-in, each code once', () =>
    withOffice(async ({ browser, world, outcomes }) => {
      const chen = browser()
      await chen.signIn(right)
      const offered = (await chen.request(offer())).json<SecondFactorOffer>()
      expect(offered.otpauth).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}&/)
      expect(offered.qrSvg).toContain('<svg')

      expect((await chen.request(confirm('000000'))).statusCode).toBe(422)
      const first = totpCode(offered.secret, world.clock.now())
      expect((await chen.request(confirm(first))).statusCode).toBe(204)

      expect(title(await browser().signIn(right))).toContain('请输入动态码')
      expect(title(await browser().signIn({ ...right, code: first }))).toContain('动态码不对')
      world.setTime('2026-11-23T01:00:30.000Z')
      const second = totpCode(offered.secret, world.clock.now())
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
      const { secret } = (await chen.request(offer())).json<SecondFactorOffer>()
      const row = await world.db.owner
        .selectFrom('identity.totp')
        .select(['secret_sealed', 'offered_sealed'])
        .executeTakeFirstOrThrow()
      expect(row.secret_sealed.toString('latin1')).not.toContain(secret)
      expect(row.offered_sealed?.toString('latin1')).not.toContain(secret)
    }))

  test('is given to its owner only: a session left open does not set one up', () =>
    withOffice(async ({ browser, world, outcomes }) => {
      const chen = browser()
      await chen.signIn(right)
      expect((await chen.request({ method: 'POST', url, payload: {} })).statusCode).toBe(422)
      const refused = await chen.request(offer(null, 'Siping-2026-no'))
      expect(refused.json()).toMatchObject({ fields: [{ field: 'password', message: '密码不对' }] })
      expect((await chen.request(confirm('000000'))).statusCode).toBe(422)
      expect(await world.db.owner.selectFrom('identity.totp').selectAll().execute()).toEqual([])
      expect(await outcomes()).toEqual(['signed-in', 'wrong-password'])
    }))

  test('in force is changed and removed with the password and its present code, and serves until then', () =>
    withOffice(async ({ browser, world }) => {
      const chen = browser()
      await chen.signIn(right)
      const old = await setUp(chen, world.clock.now())
      for (const without of [offer(), remove(null)]) {
        const refused = await chen.request(without)
        expect(refused.json()).toMatchObject({ fields: [{ field: 'code' }] })
      }
      world.setTime('2026-11-23T01:00:30.000Z')
      const now = () => totpCode(old, world.clock.now())
      for (const wrong of [offer(now(), 'Siping-2026-no'), remove(now(), 'Siping-2026-no')]) {
        expect((await chen.request(wrong)).json()).toMatchObject({
          fields: [{ field: 'password' }],
        })
      }
      const next = (await chen.request(offer(now()))).json<SecondFactorOffer>()
      world.setTime('2026-11-23T01:01:00.000Z')
      expect((await browser().signIn({ ...right, code: now() })).statusCode).toBe(201)
      const first = totpCode(next.secret, world.clock.now())
      expect((await chen.request(confirm(first))).statusCode).toBe(204)

      world.setTime('2026-11-23T01:01:30.000Z')
      expect((await browser().signIn({ ...right, code: now() })).statusCode).toBe(401)
      expect((await chen.request(remove(now()))).statusCode).toBe(422)
      const present = totpCode(next.secret, world.clock.now())
      expect((await chen.request(remove(present))).statusCode).toBe(204)
      expect((await browser().signIn(right)).statusCode).toBe(201)
    }))

  test('offered waits ten minutes for its first code, and no longer', () =>
    withOffice(async ({ browser, world }) => {
      const chen = browser()
      await chen.signIn(right)
      const { secret } = (await chen.request(offer())).json<SecondFactorOffer>()
      world.setTime('2026-11-23T01:10:00.000Z')
      const late = await chen.request(confirm(totpCode(secret, world.clock.now())))
      expect(late.json()).toMatchObject({ fields: [{ message: expect.stringContaining('失效') }] })
    }))

  test.each<{ who: string; roles: Role[]; says: string }>([
    { who: 'an administrator', roles: ['system-admin'], says: '管理员的账号必须启用动态码' },
    { who: 'the head of the agency', roles: ['agency-head'], says: '您以机关负责人的身份' },
    { who: 'a head of department', roles: ['department-head'], says: '您以承办机构负责人的身份' },
    {
      who: 'a reviewer who is an officer too',
      roles: ['officer', 'legal-reviewer'],
      says: '您以法制审核人员的身份',
    },
  ])('is required of $who of a real installation before anything else', ({ roles, says }) =>
    withOffice(
      async ({ browser, world }) => {
        const gao = browser()
        await gao.signIn(right)
        expect(gao.session()).toMatchObject({
          mustSetUpSecondFactor: true,
          dueBecause: expect.stringContaining(says),
        })
        const refused = await gao.request({ url: '/api/matters' })
        expect(refused.statusCode).toBe(403)
        expect(title(refused)).toContain('请先启用动态码（用手机上的验证器扫码）')
        const secret = await setUp(gao, world.clock.now())
        expect((await gao.request({ url: '/api/session' })).json<SessionView>()).toMatchObject({
          mustSetUpSecondFactor: false,
          dueBecause: null,
          secondFactor: true,
        })
        world.setTime('2026-11-23T01:00:30.000Z')
        const removed = await gao.request(remove(totpCode(secret, world.clock.now())))
        expect(removed.statusCode).toBe(403)
      },
      { roles, production: true },
    ),
  )

  test.each<{ where: string; roles: Role[]; production: boolean }>([
    { where: 'an officer who signs for nobody', roles: ['officer'], production: true },
    { where: 'the head of the agency in the demo', roles: ['agency-head'], production: false },
  ])('is offered to and not asked of $where', ({ roles, production }) =>
    withOffice(
      async ({ browser }) => {
        const chen = browser()
        await chen.signIn(right)
        expect(chen.session().mustSetUpSecondFactor).toBe(false)
      },
      { roles, production },
    ),
  )
})
