import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { describe, expect, test } from 'vitest'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { createApp } from '../app.ts'
import { createSetupGuard } from './setup-guard.ts'

const filled: Record<string, string> = {
  'agency.name': '四平市商务局',
  'agency.shortName': '市商务局',
  'agency.uscc': '11220300MB00000006',
  'agency.regionCode': '220300',
  'agency.numberWord': '四商',
  'agency.address': '四平市铁西区示例大路 1 号',
  'agency.phone': '0434-0000000',
  'agency.supervisionPhone': '0434-0000001',
  'agency.reviewAuthority': '四平市人民政府',
  'agency.court': '四平市铁西区人民法院',
  'administrators.system-admin.name': '许明',
  'administrators.system-admin.account': 'xuming',
  'administrators.security-admin.name': '冯海涛',
  'administrators.security-admin.account': 'fenghaitao',
  'administrators.audit-admin.name': '袁丽',
  'administrators.audit-admin.account': 'yuanli',
}

/** A new production installation and somebody at its wizard. */
function atWizard(
  work: (visitor: Visitor, token: string, world: TestWorld) => Promise<void>,
): Promise<void> {
  return withWorld(
    async (world) => {
      const guard = createSetupGuard(world.clock)
      const app = await createApp(world, { setup: guard })
      await work(visitorOf(app), guard.token, world)
    },
    { production: true },
  )
}

type Visitor = ReturnType<typeof visitorOf>

/** A browser without script: keeps its cookie, sends forms. */
function visitorOf(app: FastifyInstance) {
  let cookie = ''
  const remember = (answer: LightMyRequestResponse) => {
    const [set] = answer.cookies
    if (set) cookie = `${set.name}=${set.value}`
    return answer
  }
  const post = async (url: string, fields: Record<string, string>) =>
    remember(
      await app.inject({
        method: 'POST',
        url,
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      }),
    )
  const get = async (url: string) => remember(await app.inject({ url, headers: { cookie } }))
  return {
    get,
    post,
    enter: (token: string) => post('/setup/enter', { token }),
    /** Sends the form with the token its page carries. */
    async submit(fields: Record<string, string>) {
      const csrf = /name="csrf" value="([0-9a-f]+)"/.exec((await get('/setup')).body)?.[1] ?? ''
      return post('/setup', { csrf, ...fields })
    },
  }
}

describe('the first-run wizard', () => {
  test('is where every visitor is led while there is no agency', () =>
    atWizard(async ({ get }) => {
      for (const url of ['/', '/office/']) {
        const answer = await get(url)
        expect([answer.statusCode, answer.headers.location]).toEqual([303, '/setup'])
      }
    }))

  test('shows its form only to who knows the token of the console', () =>
    atWizard(async ({ get, post, enter }, token) => {
      expect((await get('/setup')).body).not.toContain('agency.name')
      expect((await enter('WRONG-WRONG-WRONG-WRONG')).statusCode).toBe(403)
      expect((await post('/setup', filled)).statusCode).toBe(403)

      expect((await enter(token.toLowerCase())).headers.location).toBe('/setup')
      expect((await get('/setup')).body).toContain('agency.name')
    }))

  test('creates the agency and three administrators, shows their passwords once, and is gone', () =>
    atWizard(async ({ get, enter, submit }, token, world) => {
      await enter(token)
      const done = await submit(filled)

      expect(done.statusCode).toBe(200)
      expect(done.headers['cache-control']).toBe('no-store')
      const passwords = done.body.match(/[A-Za-z0-9]{5}-[A-Za-z0-9]{5}-[A-Za-z0-9]{5}/g) ?? []
      expect(new Set(passwords).size).toBe(3)
      const people = await world.db.owner
        .selectFrom('identity.person')
        .select(['account', 'duty'])
        .orderBy('account')
        .execute()
      expect(people).toEqual([
        { account: 'fenghaitao', duty: 'security-admin' },
        { account: 'xuming', duty: 'system-admin' },
        { account: 'yuanli', duty: 'audit-admin' },
      ])
      expect((await get('/setup')).statusCode).toBe(404)
      expect((await get('/')).headers.location).toBeUndefined()
    }))

  test('gives the agency its calendars, matters and review catalogue at once', () =>
    atWizard(async ({ enter, submit }, token, world) => {
      await enter(token)
      await submit(filled)
      const kinds = await world.db.owner
        .selectFrom('reference.rule')
        .select('kind')
        .distinct()
        .execute()
      const held = kinds.map(({ kind }) => kind)
      expect(held).toEqual(expect.arrayContaining(['calendar-year', 'matter', 'review-catalogue']))
      // 裁量基准 are the agency's own (处罚法第34条), so none comes with the program.
      expect(held).not.toContain('benchmark')
    }))

  test('an administrator it made signs in and must change the password first', () =>
    atWizard(async ({ enter, submit, get }, token, world) => {
      await enter(token)
      const done = await submit(filled)
      const [password = ''] = done.body.match(/[A-Za-z0-9]{5}-[A-Za-z0-9]{5}-[A-Za-z0-9]{5}/) ?? []
      expect((await get('/healthz')).statusCode).toBe(200)

      const app = await createApp(world)
      const signedIn = await app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { account: 'xuming', password },
      })
      expect(signedIn.statusCode).toBe(201)
      expect(signedIn.json()).toMatchObject({ mustChangePassword: true })
    }))

  test.each([
    ['agency.uscc', '11220300MB0000000X', '末位应为'],
    ['agency.regionCode', '22', '六位数字'],
    ['agency.court', '', '请填写'],
    ['administrators.audit-admin.name', '许明', '三员应当由三人分别担任'],
    ['administrators.audit-admin.account', 'xuming', '三员应当由三人分别担任'],
    ['administrators.audit-admin.account', '袁丽', '小写字母开头'],
  ])('%s = %s is told beside the field, and nothing typed is lost', (field, value, message) =>
    atWizard(async ({ enter, submit }, token, world) => {
      await enter(token)
      const answer = await submit({ ...filled, [field]: value })

      expect(answer.statusCode).toBe(422)
      const id = field.replaceAll('.', '-')
      const told = new RegExp(`id="${id}-hint">\\s*([^<]*)`).exec(answer.body)?.[1] ?? ''
      expect(told).toContain(message)
      expect(answer.body).toContain('value="四平市人民政府"')
      expect(await world.db.owner.selectFrom('identity.agency').select('id').execute()).toEqual([])
    }),
  )

  test('refuses a form without the token of its page (CSRF)', () =>
    atWizard(async ({ enter, post }, token) => {
      await enter(token)
      expect((await post('/setup', { ...filled, csrf: 'f'.repeat(64) })).statusCode).toBe(403)
    }))

  test('holds back who tries tokens one after the other', () =>
    atWizard(async ({ enter }) => {
      for (let n = 0; n < 10; n++) await enter('AAAAA-AAAAA-AAAAA-AAAAA')
      expect((await enter('AAAAA-AAAAA-AAAAA-AAAAA')).statusCode).toBe(429)
    }))

  test('a session of the wizard ends after half an hour', () =>
    atWizard(async ({ enter, get }, token, world) => {
      await enter(token)
      world.setTime(new Date(world.clock.now().getTime() + 31 * 60_000).toISOString())
      expect((await get('/setup')).body).not.toContain('agency.name')
    }))
})
