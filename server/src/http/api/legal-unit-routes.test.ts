import { expect, test, vi } from 'vitest'
import type { UnitActForm } from '@zhaofa/contract'
import { administrators, roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { aCast } from '../../../test/cast.ts'
import { aPerson } from '../../../test/identity-rows.ts'
import { aBrowser, aPassword } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { createApp } from '../app.ts'

vi.setConfig({ testTimeout: 240_000 })

const root = '/api/legal-unit'
const password = 'Siping-2026-demo'
const business = (Object.keys(roles) as Role[]).filter(
  (role) => !(administrators as readonly Role[]).includes(role),
)

const plan = {
  ...{ officerHours: 60, reviewerHours: 40, source: '通行做法', remindFrom: '2026-12-01' },
}
const named = { kind: 'own', name: '政策法规科', document: '四商〔2026〕2号', since: '2026-11-23' }

/** What somebody with one role may do, by the status of the answer. */
test('who may see and do what in the books of the legal unit', () =>
  withWorld(async (world) => {
    const { reviewer } = await aCast(world)
    const { agencyId, departmentId } = reviewer
    const app = await createApp(world)
    try {
      const statuses: Record<string, number[]> = {}
      for (const role of business) {
        const account = `only.${role}`
        const acting = await aPerson(
          world.db,
          { id: agencyId, departmentId },
          {
            ...{ account, name: account, roles: [role] },
          },
        )
        await aPassword(world.db, acting, password)
        const browser = aBrowser(app)
        expect((await browser.signIn({ account, password })).statusCode).toBe(201)
        const get = async (path: string) => (await browser.request({ url: root + path })).statusCode
        const form = await browser.request({ url: `${root}/books/training/2026/acts/plan` })
        const version = form.statusCode === 200 ? form.json<UnitActForm>().version : 0
        const post = async (path: string, payload: object) =>
          (await browser.request({ method: 'POST', url: root + path, payload })).statusCode
        statuses[role] = [
          await get(''),
          await get('/training/2026'),
          await get('/training/2026/mine'),
          await get('/reviews/2026'),
          await get('/tables/counsel?format=csv'),
          await post('/books/training/2026/acts/plan', { version, input: plan }),
          await post('/books/unit/agency/acts/name-unit', {
            ...{ version: 0, input: { ...named, head: [reviewer.personId] } },
          }),
        ]
      }
      const nobody = [403, 403, 200, 403, 403, 403, 403]
      const reader = [200, 200, 200, 200, 200, 403, 403]
      expect(statuses).toEqual({
        ...{ officer: nobody, 'department-head': reader, 'legal-reviewer': reader },
        // Both are proposed, and wait for the head of the agency.
        'legal-head': [200, 200, 200, 200, 200, 200, 200],
        ...{ 'legal-counsel': nobody, 'agency-head': reader },
        ...{ 'disclosure-collector': nobody, 'disclosure-checker': nobody },
        ...{ 'disclosure-publisher': nobody, archivist: nobody, supervisor: nobody },
      })
    } finally {
      await app.close()
    }
  }))

test('the head of the agency agrees with a proof, and the table comes as XLSX and CSV', () =>
  withWorld(async (world) => {
    const { reviewer, agencyHead } = await aCast(world)
    const app = await createApp(world)
    try {
      const signedIn = async (account: string, acting: typeof reviewer) => {
        await aPassword(world.db, acting, password)
        const browser = aBrowser(app)
        expect((await browser.signIn({ account, password })).statusCode).toBe(201)
        return browser
      }
      const head = await signedIn('liu', reviewer)
      const chief = await signedIn('gao', agencyHead)
      const act = `${root}/books/training/2026/acts/plan`
      const proposed = await head.request({
        ...{ method: 'POST', url: act, payload: { version: 0, input: plan } },
      })
      expect(proposed.json()).toMatchObject({ outcome: 'proposed', of: '2026', version: 1 })
      const agree = (payload: object) =>
        chief.request({ method: 'POST', url: `${root}/books/training/2026/agreement`, payload })
      expect((await agree({ version: 1 })).statusCode).toBe(422)
      expect((await agree({ version: 1, confirmation: 'wrong' })).statusCode).toBe(422)
      expect((await agree({ version: 7, confirmation: password })).statusCode).toBe(412)
      expect((await agree({ version: 1, confirmation: password })).json()).toMatchObject({
        ...{ outcome: 'done', message: '已同意：制定年度培训计划，立即生效。' },
      })
      const table = (query: string) => head.request({ url: `${root}/tables/reviewers${query}` })
      const csv = await table('?format=csv')
      expect(csv.headers['content-type']).toContain('text/csv')
      expect(csv.body).toContain('刘文静')
      const reviews = await head.request({ url: `${root}/tables/reviews?format=csv&year=2026` })
      expect(reviews.body).toContain('分类,名称,性质,数量')
      expect(reviews.body).toContain('没有可以统计的审核记录')
      expect((await table('')).rawPayload.subarray(0, 2).toString()).toBe('PK')
      for (const path of ['/books/counsel/nobody/acts/renew', '/books/unit/other/acts/name-unit']) {
        expect((await head.request({ url: root + path })).statusCode).toBe(404)
      }
    } finally {
      await app.close()
    }
  }))
