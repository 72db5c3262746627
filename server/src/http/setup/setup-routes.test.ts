import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { describe, expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { changePersonnel } from '../../office/administration/change-personnel.ts'
import { enrol, issueEnrolment } from '../../office/administration/enrol.ts'
import { listPersonnelChanges } from '../../office/administration/list-personnel-changes.ts'
import { signIn } from '../../office/identity/sign-in.ts'
import { asPerson } from '../../storage/as-person.ts'
import { findAccount } from '../../storage/identity/credential-store.ts'
import { loadActor } from '../../storage/identity/people-store.ts'
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

const codeShape = /[A-Za-z0-9]{5}-[A-Za-z0-9]{5}-[A-Za-z0-9]{5}/

async function administrator(world: TestWorld, account: string): Promise<Actor> {
  const who = await findAccount(world.office, account)
  if (!who) throw new Error(`no account ${account}`)
  return asPerson(world.office, who, (tx) => loadActor(tx, who.personId))
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
    /** Presses the button of this administrator on the page of the three. */
    async showCode(name: string) {
      const { body } = await get('/setup')
      const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(body)?.[1] ?? ''
      const card = body.split('<section').find((part) => part.includes(`我是${name}`)) ?? ''
      const person = /name="person" value="([0-9a-f-]+)"/.exec(card)?.[1] ?? ''
      return post('/setup/code', { csrf, person })
    },
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

  test('creates the agency and three administrators, who have no password yet', () =>
    atWizard(async ({ get, enter, submit }, token, world) => {
      await enter(token)
      const done = await submit(filled)
      expect([done.statusCode, done.headers.location]).toEqual([303, '/setup'])
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
      const set = await world.db.owner.selectFrom('identity.credential').selectAll().execute()
      expect(set).toEqual([])
      const page = await get('/setup')
      expect(page.headers['cache-control']).toBe('no-store')
      expect(page.body).not.toMatch(codeShape)
      expect((await get('/')).headers.location).toBeUndefined()
    }))

  test('shows each administrator the own code once, on a page of its own, and then nobody', () =>
    atWizard(async (visitor, token, world) => {
      const { enter, submit, get } = visitor
      await enter(token)
      await submit(filled)
      const codes = new Set<string>()
      for (const name of ['许明', '冯海涛', '袁丽']) {
        const shown = await visitor.showCode(name)
        expect(shown.headers['cache-control']).toBe('no-store')
        expect(shown.body).toContain(`${name}的领取单`)
        for (const code of shown.body.match(new RegExp(codeShape, 'g')) ?? []) codes.add(code)
        expect((await get('/setup')).body).not.toMatch(codeShape)
      }
      expect(codes.size).toBe(3)
      const again = await visitor.showCode('许明')
      expect(again.statusCode).toBe(404)
      world.setTime(new Date(world.clock.now().getTime() + 31 * 60_000).toISOString())
      expect((await get('/setup')).statusCode).toBe(404)
      expect((await enter(token)).statusCode).toBe(404)
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

  test('lets an administrator choose the own password with the code, once, and the others see from where', () =>
    atWizard(async (visitor, token, world) => {
      await visitor.enter(token)
      await visitor.submit(filled)
      const codeOf = async (name: string) =>
        new RegExp(codeShape).exec((await visitor.showCode(name)).body)?.[0] ?? ''
      const take = (account: string, code: string, password: string, again = password) =>
        visitor.post('/enrol', { account, code, password, again })
      const code = await codeOf('许明')
      const password = 'Siping-2026-a1'
      for (const [wrong, message] of [
        [take('xuming', 'AAAAA-AAAAA-AAAAA', password), '账号或者领取码不对'],
        [take('nobody', code, password), '账号或者领取码不对'],
        [take('xuming', code, 'short'), '至少'],
        [take('xuming', code, password, 'Siping-2026-a2'), '两次输入的密码不同'],
      ] as const) {
        const answer = await wrong
        expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining(message)])
      }
      expect((await take('xuming', code, password)).statusCode).toBe(200)
      expect((await take('xuming', code, 'Siping-2026-a3')).body).toContain('已经从 127.0.0.1 用过')

      const app = await createApp(world)
      const payload = { account: 'xuming', password }
      const session = await app.inject({ method: 'POST', url: '/api/session', payload })
      expect(session.json()).toMatchObject({ mustChangePassword: false })

      const system = await administrator(world, 'xuming')
      const security = await administrator(world, 'fenghaitao')
      const { enrolments } = await listPersonnelChanges(world, security)
      expect(enrolments).toMatchObject([
        { name: '许明', used: { from: '127.0.0.1' } },
        { name: '冯海涛', issued: null, used: null },
        { name: '袁丽', issued: null, used: null },
      ])

      // Two of the three are not enough: what one person may hold does nothing alone.
      await take('fenghaitao', await codeOf('冯海涛'), 'Siping-2026-b1')
      const wish = { kind: 'reset' as const, what: 'password' as const, reason: '忘记' }
      const about = { personId: security.personId, wish }
      const early = await changePersonnel(world, system, about)
      expect(early.ok ? '' : early.refusal.reason).toContain('审计管理员袁丽还没有领取账号')
      await take('yuanli', await codeOf('袁丽'), 'Siping-2026-c1')
      expect((await changePersonnel(world, system, about)).ok).toBe(true)
      expect((await visitor.get('/enrol')).statusCode).toBe(404)
      await app.close()
    }))

  test('whose code somebody else used gets another on the server, and what was set with the first is void', () =>
    atWizard(async (visitor, token, world) => {
      await visitor.enter(token)
      await visitor.submit(filled)
      const first = new RegExp(codeShape).exec((await visitor.showCode('袁丽')).body)?.[0] ?? ''
      const thief = { account: 'yuanli', code: first, password: 'Siping-2026-t1' }
      const here = { ip: '10.0.0.9', userAgent: 'vitest' }
      expect((await enrol(world, thief, here)).ok).toBe(true)
      const audit = await administrator(world, 'yuanli')
      const second = await issueEnrolment(world, audit, 'command')
      const attempt = { account: 'yuanli', password: thief.password }
      expect((await signIn(world, attempt, here)).ok).toBe(false)
      expect((await enrol(world, thief, here)).ok).toBe(false)
      const code = second.ok ? second.value : ''
      const owner = { account: 'yuanli', code, password: 'Siping-2026-c1' }
      expect((await enrol(world, owner, here)).ok).toBe(true)
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
