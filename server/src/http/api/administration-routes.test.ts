import type { FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import type { PersonDetail, PersonList, SignInList, WrittenChange } from '@zhaofa/contract'
import { anOffice, threeAdministrators } from '../../../test/an-office.ts'
import { aBrowser, type Browser } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { createApp } from '../app.ts'

type Office = Awaited<ReturnType<typeof anOffice>>
type Hands = { system: Browser; security: Browser; audit: Browser }

function withHands(work: (hands: Hands, office: Office, app: FastifyInstance) => Promise<void>) {
  return withWorld(async (world) => {
    const office = await anOffice(world)
    const app = await createApp(world)
    const signedIn = async (role: keyof typeof threeAdministrators) => {
      const browser = aBrowser(app)
      const { account, password } = threeAdministrators[role]
      expect((await browser.signIn({ account, password })).statusCode).toBe(201)
      return browser
    }
    try {
      await work(
        {
          system: await signedIn('system-admin'),
          security: await signedIn('security-admin'),
          audit: await signedIn('audit-admin'),
        },
        office,
        app,
      )
    } finally {
      await app.close()
    }
  })
}

const root = '/api/administration'

describe('administration over HTTP', () => {
  test('takes a new officer from account to certificate by two administrators, and the third reads it', () =>
    withHands(async ({ system, security, audit }, { departmentId }) => {
      const post = (browser: Browser, url: string, payload: object) =>
        browser.request({ method: 'POST', url: `${root}/${url}`, payload })
      const byTwo = async (asking: Browser, url: string, payload: object) => {
        const asked = await post(asking, url, { ...payload, reason: '新任执法人员' })
        expect(asked.statusCode).toBe(201)
        const { changeId, personId } = asked.json<WrittenChange>()
        const [other, role] =
          asking === system
            ? ([security, 'security-admin'] as const)
            : ([system, 'system-admin'] as const)
        const { password: confirmation } = threeAdministrators[role]
        const unproved = await post(other, `personnel-changes/${changeId}/agreement`, {
          version: 1,
        })
        expect(unproved.statusCode).toBe(422)
        const answer = { version: 1, confirmation }
        const agreed = await post(other, `personnel-changes/${changeId}/agreement`, answer)
        expect(agreed.statusCode).toBe(200)
        return personId
      }
      const joining = { name: '陈立新', account: 'chen', departmentId, roles: ['officer'] }
      const id = await byTwo(system, 'people', joining)
      await byTwo(security, `people/${id}/changes`, {
        ...{ kind: 'certificate', number: '07030022016', categories: ['行政处罚'] },
        ...{ region: '220300', issuer: '吉林省人民政府' },
        ...{ validFrom: '2026-01-01', validTo: '2026-12-31' },
      })
      const { person } = (
        await system.request({ url: `${root}/people/${id}` })
      ).json<PersonDetail>()
      const suspended = await post(security, `people/${id}/changes`, {
        ...{ kind: 'certificate-change', certificateId: person.certificates[0]?.id },
        ...{ status: 'suspended', reason: '遗失补办' },
      })
      expect(suspended.json()).toMatchObject({ outcome: 'done' })

      const detail = (await system.request({ url: `${root}/people/${id}` })).json<PersonDetail>()
      expect(detail.person).toMatchObject({
        name: '陈立新',
        roles: ['officer'],
        certificates: [{ regionName: '四平市', status: 'suspended', daysLeft: 38 }],
      })
      expect(detail.history.map(({ action }) => action).sort()).toEqual(
        [
          ...['提请登记人员', '核准登记人员', '提请登记执法证', '核准登记执法证'],
          '变更执法证',
        ].sort(),
      )
      const { signIns } = (await audit.request({ url: `${root}/sign-ins` })).json<SignInList>()
      // The password that came with the account is in the record too.
      expect(signIns.slice(0, 4).map(({ account }) => account)).toEqual([
        'chen',
        'audit',
        'security',
        'system',
      ])
    }))

  test('answers 403 to the wrong administrator, 401 to nobody, and says who does it', () =>
    withHands(async ({ audit, security }, office, app) => {
      const people = await audit.request({ url: `${root}/people` })
      expect(people.statusCode).toBe(403)
      expect(people.json()).toMatchObject({ title: '这件事由系统管理员或者安全管理员办理。' })
      const { departmentId } = office
      const create = await security.request({
        method: 'POST',
        url: `${root}/people`,
        payload: { name: '陈立新', account: 'chen', departmentId, reason: '新任' },
      })
      expect(create.statusCode).toBe(403)
      expect((await app.inject({ url: `${root}/people` })).statusCode).toBe(401)
    }))

  test('puts each mistake beside its field', () =>
    withHands(async ({ system }, { departmentId }) => {
      const refused = await system.request({
        method: 'POST',
        url: `${root}/people`,
        payload: {
          name: ' ',
          account: 'Chen Li',
          departmentId,
          post: '员'.repeat(41),
          reason: '新',
        },
      })
      expect(refused.statusCode).toBe(422)
      expect(refused.json()).toMatchObject({
        fields: [
          { field: 'name', message: '请填写姓名' },
          { field: 'account', message: '账号用小写字母开头，2 到 32 位小写字母、数字、点、横线' },
          { field: 'post', message: '最多 40 字' },
        ],
      })
    }))

  test('finds people by part of the name, and takes % as a character', () =>
    withHands(async ({ system }) => {
      const found = async (q: string) =>
        (await system.request({ url: `${root}/people?q=${encodeURIComponent(q)}` }))
          .json<PersonList>()
          .people.map(({ name }) => name)
      expect(await found('海涛')).toEqual(['冯海涛'])
      expect(await found('%')).toEqual([])
    }))
})
