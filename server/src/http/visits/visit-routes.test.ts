import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { sequence } from '../../../test/ledger.ts'
import { sampleAgency } from '../../../test/notices.ts'
import { portalOf } from '../../../test/portal.ts'
import { verified } from '../../../test/verified.ts'
import {
  aSupervisorOf,
  clean,
  corrected,
  withVisits,
  type VisitScene,
} from '../../../test/visits.ts'
import { playVisit } from '../../demo/play-visit.ts'
import type { VisitStory } from '../../demo/visit-story.ts'
import { viewMyWork } from '../../office/desk/my-work.ts'
import { inAgency } from '../../office/desk/in-agency.ts'
import { visitCode } from '../../storage/publication/case-progress.ts'
import { publishAgency } from '../../storage/publication/lists/publish-lists.ts'
import { visitRoutes } from './visit-routes.ts'

type Site = VisitScene & {
  app: FastifyInstance
  codeOf(caseId: string): string
  get(code: string, query?: string): Promise<LightMyRequestResponse>
  post(code: string, form: string, typed: object): Promise<LightMyRequestResponse>
}

const withSite = (work: (site: Site) => Promise<void>) =>
  withVisits(async (scene) => {
    const { world, cast } = scene
    await inAgency(world, cast.publisher, (tx) =>
      publishAgency(tx, { ...sampleAgency, agency_id: cast.publisher.agencyId }),
    )
    const app = await portalOf(world)
    visitRoutes(app, world)
    try {
      await work({
        ...scene,
        app,
        codeOf: (caseId) => visitCode(caseId, world.sealingKey),
        get: (code, query = '') => app.inject({ url: `/v/${code}${query}` }),
        post: (code, form, typed) =>
          app.inject({
            method: 'POST',
            url: `/v/${code}/${form}`,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            payload: new URLSearchParams(typed as Record<string, string>).toString(),
          }),
      })
    } finally {
      await app.close()
    }
  })

const told = (story: VisitStory) => ({ ...story, until: 'told' as const })

const good = { kept: 'yes', shown: 'yes', repeated: 'no', clean: 'yes', overall: '5', words: '' }
const bad = { ...good, shown: 'no', overall: '2', words: '没有扫码就开始翻台账。' }

describe('检查专页', () => {
  test('says who came, why, by which item, how often, what was found and what has to be done', () =>
    withSite(async ({ stage, codeOf, get }) => {
      const caseId = await playVisit(stage('2026-10-12'), told(corrected))
      const { statusCode, body, headers } = await get(codeOf(caseId))
      expect(statusCode).toBe(200)
      for (const said of [
        ...['陈立新', '07030022chen', '检查时证件有效', '投诉举报', '单用途商业预付卡检查'],
        ...['2026年第1次，上限2次', '严禁逐利检查', '不得接受被检查企业的馈赠、福利'],
        ...['发现问题已责令改正（结果码 06）', '收银台没有公示单用途卡章程'],
        ...['2026年10月22日', '期满后复查', '有权要求检查人员出示执法证件', '行政执法监督'],
      ]) {
        expect(body).toContain(said)
      }
      // Who reported is protected, and with them the number of what they wrote (处罚法第50条).
      expect(body).not.toContain('1187')
      expect(body).not.toContain('<script')
      expect(body).toContain('content="noindex"')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['x-robots-tag']).toContain('noindex')
    }))

  test('however the code is typed it opens; a wrong one, another agency’s words and none get one answer', () =>
    withSite(async ({ stage, codeOf, get }) => {
      const code = codeOf(await playVisit(stage('2026-10-12'), told(clean)))
      expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){6}[2-9A-HJ-NP-Z]{4}$/)
      const typed = code.toLowerCase().replaceAll('-', '')
      expect((await get(typed)).statusCode).toBe(200)
      const wrong = [`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`, 'A', `'; select 1 --`]
      const pages = await Promise.all(wrong.map((each) => get(encodeURIComponent(each))))
      expect(pages.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
      expect(new Set(pages.map(({ body }) => body)).size).toBe(1)
      expect(pages[0]?.body).not.toContain(clean.firm.name)
    }))

  test('the twenty-first question of a minute gets no answer', () =>
    withSite(async ({ get }) => {
      for (let i = 0; i < 20; i++) expect((await get(`guess-${i}`)).statusCode).toBe(404)
      expect((await get('guess')).statusCode).toBe(429)
    }))

  test('a firm sees its own year: visits of every department that took place, and none that is only meant', () =>
    withSite(async ({ world, stage, codeOf, get }) => {
      await playVisit(stage('2026-09-14'), told(clean))
      const second = await playVisit(stage('2026-11-16'), told({ ...clean, ground: 'special' }))
      await playVisit(stage('2026-11-17'), told(corrected))
      const { body } = await get(codeOf(second))
      const year = body.slice(body.indexOf('id="year"'))
      expect(year).toContain('共 2 次，计入上限 2 次（上限 2 次，已经达到）')
      expect(year).toContain('2026-09-14')
      expect(year).toContain('2026-11-16（本次）')
      expect(body).not.toContain(corrected.firm.name)
      // As long as nobody came it is in no list of anybody.
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from publication.visit_page where listed is null`.execute(
        world.db.owner,
      )
      expect(rows).toEqual([{ n: 0 }])
    }))

  test('the role of the portal reads no page, no rating and no visit but by the one function', () =>
    withSite(async ({ world, stage }) => {
      await playVisit(stage('2026-10-12'), told(clean))
      for (const table of ['publication.visit_page', 'casework.visit_rating', 'casework.visit']) {
        await expect(sql`select from ${sql.table(table)}`.execute(world.portal)).rejects.toThrow(
          'permission denied',
        )
      }
      await expect(
        sql`select casework.rating_sums(${clean.firm.uscc}::text::uuid, 2026, '2026-12-01')`.execute(
          world.portal,
        ),
      ).rejects.toThrow('permission denied')
    }))
})

describe('匿名评价', () => {
  test('once for a visit, read by who supervises and by nobody of the agency', () =>
    withSite(async ({ world, cast, stage, codeOf, get, post }) => {
      const caseId = await playVisit(stage('2026-11-16'), told(clean))
      const code = codeOf(caseId)
      const missing = await post(code, 'rating', { ...good, overall: '9' })
      expect(missing.statusCode).toBe(422)
      expect(missing.body).toContain('有 1 处需要修改，您写的都还在')
      const first = await post(code, 'rating', bad)
      expect([first.statusCode, first.headers.location]).toEqual([
        303,
        `/v/${code}?done=rated#rating`,
      ])
      const again = await post(code, 'rating', good)
      expect(again.headers.location).toBe(`/v/${code}?done=again#rating`)
      expect((await get(code, '?done=again')).body).toContain('先前已经评价过，没有重复登记')

      const seenBy = async (actor: Actor) => {
        const { rows } = await inAgency(world, actor, (tx) =>
          sql<object>`select case_id, shown, overall, rated_on from casework.visit_rating`.execute(
            tx,
          ),
        )
        return rows
      }
      const supervisor = await aSupervisorOf(world, cast.agencyHead.agencyId)
      expect(await seenBy(supervisor)).toEqual([
        { case_id: caseId, shown: 'no', overall: 2, rated_on: '2026-11-30' },
      ])
      const { officers, departmentHead, agencyHead, reviewer, publisher } = cast
      for (const actor of [officers[0], departmentHead, agencyHead, reviewer, publisher]) {
        expect(await seenBy(actor)).toEqual([])
      }
      // Nothing of the row says who, from where or when; the words are sealed.
      const row = await world.db.owner
        .selectFrom('casework.visit_rating')
        .selectAll()
        .executeTakeFirstOrThrow()
      expect(Object.keys(row).sort()).toEqual([
        'agency_id',
        'case_id',
        'clean',
        'id',
        'kept',
        'overall',
        'rated_on',
        'repeated',
        'shown',
        'words_sealed',
      ])
      expect(row.words_sealed?.includes('翻台账')).toBe(false)
      await sequence(world.db)
      expect(await verified(world.db, { objectsFolder: join(world.dataDir, 'objects') })).toEqual(
        [],
      )
    }))

  test('not before anybody came and left, not for another visit, and not by somebody who is signed in', () =>
    withSite(async ({ world, cast, stage, codeOf, post }) => {
      const caseId = await playVisit(stage('2026-11-16'), told(clean))
      await sql`update publication.visit_page set rateable = false`.execute(world.db.owner)
      expect((await post(codeOf(caseId), 'rating', good)).statusCode).toBe(422)
      expect((await post('AAAA', 'rating', good)).statusCode).toBe(404)
      const insert = (actor: Actor, agencyId = actor.agencyId) =>
        inAgency(world, actor, (tx) =>
          sql`insert into casework.visit_rating values (gen_random_uuid(), ${caseId}, ${agencyId},
            '2026-11-30', 'yes', 'yes', 'no', 'yes', 5, null)`.execute(tx),
        )
      await sql`update publication.visit_page set rateable = true`.execute(world.db.owner)
      await expect(insert(cast.officers[0])).rejects.toThrow('row-level security')
    }))

  test('the agency is told sums from five answers on, by full fives and of days that are over', () =>
    withSite(async ({ world, cast, stage }) => {
      const caseId = await playVisit(stage('2026-11-16'), told(clean))
      const { agencyId } = cast.agencyHead
      // Visits are not what is looked at here: rows of their own stand for them.
      const rate = (n: number, on: string) =>
        sql`with made as (insert into casework.case_file
              select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'number', null))).*
                from casework.case_file f, generate_series(1, ${n}) where f.id = ${caseId} returning id)
            insert into casework.visit_rating
            select gen_random_uuid(), id, ${agencyId}, ${on}, 'yes', 'no', 'no', 'yes', 2, null from made`.execute(
          world.db.superuser,
        )
      const sums = async (actor: Actor) => {
        const { rows } = await inAgency(world, actor, (tx) =>
          sql<{ answers: number; shown_no: number }>`
            select answers, shown_no from casework.rating_sums(${agencyId}, 2026, '2026-11-30')`.execute(
            tx,
          ),
        )
        return rows[0]
      }
      const supervisor = await aSupervisorOf(world, agencyId)
      await rate(4, '2026-11-17')
      expect(await sums(cast.agencyHead)).toEqual({ answers: 0, shown_no: 0 })
      await rate(2, '2026-11-18')
      expect(await sums(cast.agencyHead)).toEqual({ answers: 5, shown_no: 5 })
      await rate(5, '2026-11-30')
      expect(await sums(cast.agencyHead)).toEqual({ answers: 5, shown_no: 5 })
      expect(await sums(supervisor)).toEqual({ answers: 11, shown_no: 11 })
    }))
})

describe('异议', () => {
  test('comes to the head of the department, is answered on the page, and holds up the end of the visit', () =>
    withSite(async ({ world, cast, stage, codeOf, get, post }) => {
      const at = stage('2026-11-16')
      const caseId = await playVisit(at, told(clean))
      const code = codeOf(caseId)
      const empty = await post(code, 'objection', { reasons: '', contact: '' })
      expect(empty.body).toContain('请写明对哪里有异议、理由是什么')
      const sent = await post(code, 'objection', {
        reasons: '没有发现问题，却写了两项要改。',
        contact: '0434-0000055',
      })
      expect(sent.headers.location).toBe(`/v/${code}?done=objected#objection`)
      const twice = await post(code, 'objection', { reasons: '再说一遍', contact: '' })
      expect(twice.headers.location).toBe(`/v/${code}?done=not-now#objection`)
      const { items } = await viewMyWork(world, cast.departmentHead)
      expect(items.map(({ act }) => act)).toContain('answer-objection')
      const waiting = await get(code)
      expect(waiting.body).toContain('正在办理，最晚 2026年12月14日 答复')
      // A paper of the visit holds what was written; the page is for whoever has the notice, and does not repeat it.
      expect(waiting.body).not.toContain('0434-0000055')
      at.notBefore('2026-12-01' as never)
      await expect(at.act(caseId, cast.officers[0], 'close-visit')).rejects.toThrow(
        '异议还没有答复',
      )
      await at.act(caseId, cast.departmentHead, 'answer-objection', {
        outcome: 'changed',
        words: '经核对，第二项不适用，重新认定。',
      })
      await expect(at.act(caseId, cast.officers[0], 'close-visit')).rejects.toThrow(
        '还没有重新认定结果',
      )
      const answered = await get(code)
      expect(answered.body).toContain('异议成立，重新认定检查结果')
      expect(answered.body).toContain('经核对，第二项不适用，重新认定。')
      await at.act(caseId, cast.officers[0], 'find-result', {
        code: '08',
        explanation: '没有开展抽查涉及的经营活动。',
      })
      expect((await get(code)).body).toContain('已检查，结果还没有告知')
      await at.act(caseId, cast.officers[0], 'tell-result', { toldTo: '佟安' })
      expect((await get(code)).body).toContain('未发现开展本次抽查涉及的经营活动')
      const visit = await world.db.owner
        .selectFrom('casework.visit')
        .select(['objections', 'objected_on', 'objection_answered_on', 'result'])
        .executeTakeFirstOrThrow()
      expect(visit).toMatchObject({ objections: 1, objected_on: '2026-11-30', result: '08' })
      await at.act(caseId, cast.officers[0], 'close-visit', { summary: '重新认定后办结。' })
      await sequence(world.db)
      expect(await verified(world.db, { objectsFolder: join(world.dataDir, 'objects') })).toEqual(
        [],
      )
    }))

  test('the code of one visit raises nothing in another, and no page of a stranger posts it', () =>
    withSite(async ({ app, world, stage, codeOf, post }) => {
      const own = await playVisit(stage('2026-10-12'), told(corrected))
      const others = await playVisit(stage('2026-11-16'), told(clean))
      await post(codeOf(own), 'objection', {
        reasons: '收银台有公示。',
        contact: '',
        caseId: others,
      })
      const { rows } = await sql<{ case_id: string }>`
        select case_id from casework.case_event where type = 'VisitObjected'`.execute(
        world.db.owner,
      )
      expect(rows).toEqual([{ case_id: own }])
      const foreign = await app.inject({
        method: 'POST',
        url: `/v/${codeOf(others)}/objection`,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'cross-site',
        },
        payload: 'reasons=x',
      })
      expect(foreign.statusCode).toBe(403)
    }))
})
