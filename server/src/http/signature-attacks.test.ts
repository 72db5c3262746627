import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import { aCast } from '../../test/cast.ts'
import { anOffice, certificate, granted, threeAdministrators } from '../../test/an-office.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { aBrowser, aPassword, type Browser } from '../../test/signed-in.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { playCase } from '../demo/play-case.ts'
import { Stage, type Cast } from '../demo/stage.ts'
import { stories } from '../demo/stories.ts'
import { answerApproval } from '../office/cases/answer-approval.ts'
import { viewActForm } from '../office/cases/views/act-form.ts'
import { totpCode } from '../office/identity/totp.ts'
import { createApp } from './app.ts'

/** Attacks on signatures and money that once got through, each as whoever tried it would: over HTTP. */

const password = 'Siping-2026-ok'
const guess = 'Siping-2026-no'

type Office = {
  world: TestWorld
  cast: Cast
  app: FastifyInstance
  signIn(account: string): Promise<Browser>
}

function withOffice(work: (office: Office) => Promise<void>): Promise<void> {
  return withWorld(async (world) => {
    const cast = await aCast(world)
    for (const each of Object.values(cast).flat()) await aPassword(world.db, each, password)
    const app = await createApp(world)
    const signIn = async (account: string) => {
      const browser = aBrowser(app)
      expect((await browser.signIn({ account, password })).statusCode).toBe(201)
      return browser
    }
    await work({ world, cast, app, signIn })
    await app.close()
  })
}

const post = (browser: Browser, url: string, payload: object, key: string = randomUUID()) =>
  browser.request({ method: 'POST', url, payload, headers: { 'x-request-key': key } })

const title = (response: { json<T>(): T }) => response.json<{ title: string }>().title
const thief = {
  name: '他人银行',
  address: '他处 1 号',
  holder: '刘文静',
  account: '6222000000000000',
}
const bankChange = (effectiveFrom: string) => ({
  after: 1,
  effectiveFrom,
  source: '通知',
  reason: '更换账户',
  change: { kind: 'agency-rule', rule: { name: 'bank', value: thief } },
})

/** A case whose decision waits for the head of the agency, the head of department having agreed. */
async function agreedDecision({ world, cast }: Office): Promise<{ caseId: string; day: Date }> {
  const story = stories.find(({ until, ending }) => until === 'served' && ending !== 'no-penalty')
  if (!story) throw new Error('no story with a decision')
  const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
  const caseId = await playCase(stage, { ...story, until: 'decision-proposed' })
  const day = new Date(`${stage.today}T08:00:00.000Z`)
  world.setTime(day.toISOString())
  const { version } = await viewActForm(world, cast.officers[0], {
    caseId,
    actId: 'issue-decision',
  })
  const answer = { kind: 'agree', opinion: '同意。' } as const
  granted(await answerApproval(world, cast.departmentHead, { caseId, version, answer }))
  return { caseId, day }
}

const daysAfter = (day: Date, days: number) => new Date(day.getTime() + days * 86_400_000)
const dayOf = (instant: Date) => instant.toISOString().slice(0, 10)

describe('an open session alone', () => {
  test('neither sets up, changes nor removes what its owner signs with, nor signs', () =>
    withOffice(async (office) => {
      const { world, signIn } = office
      const { caseId } = await agreedDecision(office)
      const left = await signIn('gao')
      const factor = '/api/session/second-factor'
      for (const attempt of [{}, { password: guess, code: null }, { password: '', code: null }]) {
        expect((await post(left, factor, attempt)).statusCode).toBe(422)
      }
      const put = { method: 'PUT', url: factor, payload: { code: '000000' } } as const
      expect((await left.request(put)).statusCode).toBe(422)
      const view = (await left.request({ url: `/api/cases/${caseId}/approval` })).json<{
        version: number
      }>()
      for (const confirmation of [undefined, guess]) {
        const answer = { kind: 'agree', opinion: '同意', confirmation }
        const signing = { version: view.version, answer }
        expect((await post(left, `/api/cases/${caseId}/approval`, signing)).statusCode).toBe(422)
      }

      // With a factor in force, the password that somebody looked over the shoulder is not enough either.
      const owner = await signIn('gao')
      const offer = await post(owner, factor, { password, code: null })
      const { secret } = offer.json<{ secret: string }>()
      const code = totpCode(secret, world.clock.now())
      await owner.request({ method: 'PUT', url: factor, payload: { code } })
      expect((await post(owner, factor, { password, code: null })).statusCode).toBe(422)
      const removal = await post(owner, `${factor}/removal`, { password, code: '000000' })
      expect(removal.statusCode).toBe(422)
      const old = await owner.request({ method: 'DELETE', url: factor })
      expect(old.statusCode).toBe(405)
      expect((await owner.request({ url: '/api/session' })).json()).toMatchObject({
        secondFactor: true,
      })
    }))
})

describe('one reviewer alone', () => {
  test('changes neither the account that fines are paid to, nor what is reviewed', () =>
    withOffice(async ({ world, signIn, cast }) => {
      const reviewer = await signIn('liu')
      expect((await post(reviewer, '/api/rules', bankChange('2026-11-24'))).statusCode).toBe(404)
      const today = await post(reviewer, '/api/rule-proposals', bankChange('2026-11-23'))
      expect(title(today)).toContain('不溯及既往')
      const bank = await post(reviewer, '/api/rule-proposals', bankChange('2026-11-24'))
      const changes = [{ id: 'MC10', enabled: false }]
      const impact = await post(reviewer, '/api/review-catalogue/impact', { after: 1, changes })
      const { digest: measured } = impact.json<{ digest: string }>()
      const off = await post(reviewer, '/api/rule-proposals', {
        ...bankChange('2026-11-24'),
        change: { kind: 'review-catalogue', changes, measured },
      })
      for (const proposed of [bank, off]) {
        expect(proposed.statusCode).toBe(201)
        const { proposalId } = proposed.json<{ proposalId: string }>()
        const own = { version: 1, confirmation: password }
        const approval = await post(reviewer, `/api/rule-proposals/${proposalId}/approval`, own)
        expect(title(approval)).toContain('由机关负责人批准')
        // The head has to prove who signs, so that the reviewer cannot use a session left open.
        const head = await signIn('gao')
        const unproved = await post(head, `/api/rule-proposals/${proposalId}/approval`, {
          version: 1,
        })
        expect(unproved.statusCode).toBe(422)
      }
      world.setTime('2026-11-25T01:00:00.000Z')
      const officer = await signIn('chen')
      const rules = (await officer.request({ url: '/api/rules/agency-rule' })).body
      expect(rules).toContain('四平市财政局')
      expect(rules).not.toContain(thief.account)
      expect(cast.reviewer.name).toBe('刘文静')
    }))

  test('nor is a decision already agreed on sealed with another account, though two agreed to change it', () =>
    withOffice(async (office) => {
      const { world, cast, signIn } = office
      const { caseId, day } = await agreedDecision(office)
      const reviewer = await signIn('liu')
      const from = dayOf(daysAfter(day, 1))
      const proposed = await post(reviewer, '/api/rule-proposals', bankChange(from))
      const { proposalId } = proposed.json<{ proposalId: string }>()
      const deputy = await signIn('sun')
      const approval = { version: 1, confirmation: password }
      const done = await post(deputy, `/api/rule-proposals/${proposalId}/approval`, approval)
      expect(done.statusCode).toBe(200)

      world.setTime(daysAfter(day, 1).toISOString())
      const head = await signIn('gao')
      const url = `/api/cases/${caseId}/approval`
      const view = (await head.request({ url })).json<{
        version: number
        unmet: { reason: string }[]
      }>()
      expect(view.unmet.map(({ reason }) => reason).join()).toContain('收款账号')
      const signed = await post(head, url, {
        version: view.version,
        answer: { kind: 'agree', opinion: '同意', confirmation: password },
      })
      expect(signed.statusCode).toBe(409)
      expect(title(signed)).toContain(`收款账号：0000 0000 0000 0000 → ${thief.account}`)
      const sealed = await world.db.owner
        .selectFrom('casework.document')
        .select('id')
        .where('type', '=', 'penalty_decision')
        .execute()
      expect(sealed).toEqual([])

      const back = { kind: 'return', category: 'facts', reason: '账户改了，请核对。' }
      await post(head, url, { version: view.version, answer: back })
      const actId = 'issue-decision'
      const form = await viewActForm(world, cast.officers[0], { caseId, actId })
      expect(form.unmet.map(({ reason }) => reason).join()).toContain(
        '代收罚款的银行、户名、账号改了',
      )
    }))
})

describe('one administrator alone', () => {
  const root = '/api/administration'
  const people = `${root}/people`
  const dutiesOf = Object.keys(threeAdministrators) as (keyof typeof threeAdministrators)[]

  async function signedIn(app: FastifyInstance, role: keyof typeof threeAdministrators) {
    const browser = aBrowser(app)
    const { account, password: own } = threeAdministrators[role]
    expect((await browser.signIn({ account, password: own })).statusCode).toBe(201)
    return { browser, own }
  }

  test('makes nobody able to sign: no account, role, certificate, qualification, password or second factor', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const head = await office.person('sunzhiyuan', '孙志远', ['agency-head'])
      const chen = await office.person('chen', '陈立新', ['officer'])
      granted(await office.byTwo(head.personId, { kind: 'state', status: 'left', reason: '调离' }))
      const app = await createApp(world)
      const { kind: _, ...held } = certificate
      const reason = '工作需要'
      const name = '许明'
      const join = { name, account: 'xuming', departmentId: office.departmentId, reason }
      const attempts = [
        [people, { ...join, roles: ['agency-head'] }],
        [people, { ...join, duty: 'security-admin' }],
        ...[
          { kind: 'roles', roles: ['officer', 'agency-head'] },
          { kind: 'certificate', ...held },
          { kind: 'qualification', legalQualificationNo: 'A2015', firstReviewOn: null },
          { kind: 'details', name: '孙志远' },
          { kind: 'reset', what: 'password' },
          { kind: 'reset', what: 'second-factor' },
        ].map((change) => [`${people}/${chen.personId}/changes`, { ...change, reason }] as const),
        [`${people}/${head.personId}/changes`, { kind: 'state', status: 'active', reason }],
      ] as const
      const able = () =>
        Promise.all([
          world.db.owner
            .selectFrom('identity.person')
            .select(['name', 'account', 'status', 'legal_qualification_no'])
            .orderBy('account')
            .execute(),
          world.db.owner.selectFrom('identity.person_role').selectAll().orderBy('role').execute(),
          world.db.owner.selectFrom('identity.certificate').select('number').execute(),
          world.db.owner.selectFrom('identity.totp').select('person_id').execute(),
          world.db.owner
            .selectFrom('identity.credential')
            .select(['person_id', 'password_hash'])
            .orderBy('person_id')
            .execute(),
        ])
      const before = await able()
      for (const role of dutiesOf) {
        const { browser, own } = await signedIn(app, role)
        for (const [url, payload] of attempts) {
          const asked = await post(browser, url, payload)
          // The others' matters are not theirs to ask for.
          if (asked.statusCode === 403) continue
          // Whoever else may ask has asked already, in the rounds before.
          if (asked.statusCode === 409) continue
          expect(asked.statusCode, `${role}: ${asked.body}`).toBe(201)
          const { changeId, half, outcome } = asked.json<{
            changeId: string
            half: string | null
            outcome: string
          }>()
          expect(outcome).toBe('proposed')
          const agreement = { version: 1, confirmation: own }
          const alone = await post(
            browser,
            `${root}/personnel-changes/${changeId}/agreement`,
            agreement,
          )
          expect(alone.statusCode).toBe(409)
          expect(title(alone)).toContain('另一类管理员核准')
          for (const known of half === null ? [] : [half, `${half}-${half}`]) {
            for (const account of ['chen', 'xuming']) {
              const entered = await aBrowser(app).signIn({ account, password: known })
              expect(entered.statusCode).toBe(401)
            }
          }
        }
      }
      expect(await able()).toEqual(before)
      for (const gone of ['roles', 'status', 'legal-qualification', 'certificates', 'resets']) {
        const { browser } = await signedIn(app, 'security-admin')
        const url = `${people}/${chen.personId}/${gone}`
        for (const method of ['POST', 'PUT'] as const) {
          const key = { 'x-request-key': randomUUID() }
          const asked = await browser.request({ method, url, payload: { reason }, headers: key })
          expect(asked.statusCode).toBe(404)
        }
      }
      await app.close()
    }))

  test('and what two gave out is good for choosing a password and signs nothing', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const head = await office.person('sunzhiyuan', '孙志远')
      const app = await createApp(world)
      const { browser: one } = await signedIn(app, 'system-admin')
      const { browser: two, own: confirmation } = await signedIn(app, 'security-admin')
      const owner = aBrowser(app)
      const url = `${people}/${head.personId}/changes`
      const reset = { kind: 'reset', what: 'password', reason: '新任' }
      const first = (await post(one, url, reset)).json<{ changeId: string; half: string }>()
      const agreement = `${root}/personnel-changes/${first.changeId}/agreement`
      const second = (await post(two, agreement, { version: 1, confirmation })).json<{
        half: string
      }>()
      const given = `${first.half}-${second.half}`
      expect((await owner.signIn({ account: 'sunzhiyuan', password: given })).statusCode).toBe(201)
      const refused = await owner.request({ url: '/api/rules/matter' })
      expect(refused.statusCode).toBe(403)
      expect(title(refused)).toContain('请先修改密码')
      const put = { method: 'PUT', url: '/api/session/password' } as const
      const payload = { current: given, next: password }
      expect((await owner.request({ ...put, payload })).statusCode).toBe(204)
      expect((await owner.request({ url: '/api/rules/matter' })).statusCode).toBe(200)
      await app.close()
    }))
})

describe('anybody outside', () => {
  test('does not keep the head from signing by failing to sign in', () =>
    withOffice(async (office) => {
      const { app, signIn } = office
      const { caseId } = await agreedDecision(office)
      const head = await signIn('gao')
      for (let tried = 0; tried < 12; tried++) {
        await aBrowser(app).signIn({ account: 'gao', password: guess })
      }
      expect((await aBrowser(app).signIn({ account: 'gao', password })).statusCode).toBe(401)
      const put = { method: 'PUT', url: '/api/session/password' } as const
      const next = 'Siping-2026-next'
      expect(
        (await head.request({ ...put, payload: { current: password, next } })).statusCode,
      ).toBe(204)
      const url = `/api/cases/${caseId}/approval`
      const { version } = (await head.request({ url })).json<{ version: number }>()
      const answer = { kind: 'agree', opinion: '同意', confirmation: next }
      expect((await post(head, url, { version, answer })).statusCode).toBe(200)
    }))
})

describe('one submission', () => {
  test('sent many times at once is one case with one number', () =>
    withOffice(async ({ world, signIn }) => {
      const chen = await signIn('chen')
      const input = {
        source: 'inspection',
        receivedAt: '2026-11-23T00:30:00.000Z',
        respondent: '四平市示例商贸有限公司',
        summary: '没有按规定备案。',
        named: false,
        preliminaryOpinion: '建议核查。',
      }
      const key = randomUUID()
      const sent = Array.from({ length: 8 }, () =>
        post(chen, '/api/cases', { input, informant: null }, key),
      )
      const ids = (await Promise.all(sent)).map((each) => each.json<{ caseId: string }>().caseId)
      expect(new Set(ids).size).toBe(1)
      const stored = await world.db.owner.selectFrom('casework.case_file').select('id').execute()
      expect(stored.map(({ id }) => id)).toEqual([...new Set(ids)])
    }))
})

describe('one publisher alone', () => {
  test('publishes the statistics of no year', () =>
    withOffice(async ({ world, signIn }) => {
      const publisher = await signIn('lin')
      const correction = null
      for (const year of [2019, 2025, 2100]) {
        const publish = await post(publisher, `/api/statistics/${year}/publish`, { correction })
        expect(publish.statusCode).toBe(404)
        const collect = await post(publisher, `/api/statistics/${year}/collect`, { correction })
        expect(collect.statusCode).toBe(403)
      }
      const collector = await signIn('he')
      await post(collector, '/api/statistics/2025/collect', { correction })
      const { submission } = (await publisher.request({ url: '/api/statistics/2025' })).json<{
        submission: { id: string; version: number; blocked: string }
      }>()
      expect(submission.blocked).toContain('没有这个岗位')
      const { id, version } = submission
      for (const by of [publisher, collector]) {
        const step = await post(by, `/api/statistics/submissions/${id}/step`, { version })
        expect(step.statusCode).toBe(409)
      }
      const reports = await world.db.owner
        .selectFrom('publication.annual_report')
        .select('id')
        .execute()
      expect(reports).toEqual([])
    }))
})
