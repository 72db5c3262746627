import { expect } from 'vitest'
import type { PlanBookName } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { FirmEvent } from '@zhaofa/domain/inspection/register/firm-event.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay, plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { aCast } from './cast.ts'
import { anAgency, aPerson } from './identity-rows.ts'
import { withWorld, type TestWorld } from './world.ts'
import { fictionalUscc } from '../src/demo/fictional-codes.ts'
import type { Cast } from '../src/demo/stage.ts'
import { asPerson } from '../src/storage/as-person.ts'
import { appendToFirm } from '../src/storage/firm-store.ts'
import { publishListVersion } from '../src/storage/publication/lists/list-versions.ts'
import { inAgency } from '../src/office/desk/in-agency.ts'
import { deriveRows } from '../src/office/publicity/lists/derive-rows.ts'
import {
  agreeInPlan,
  performPlanAct,
  viewPlanActForm,
} from '../src/office/inspection/plan-books.ts'
import { viewPlan } from '../src/office/inspection/view-plans.ts'

/** The day on which a test of plans begins. */
export const day = '2026-12-01'
/** Its hour. */
export const at = `${day}T02:00:00.000Z`

/** Why not, in words; none where it was done. */
export const reasonsOf = (outcome: Outcome<unknown, readonly Refusal[]>): string[] =>
  outcome.ok
    ? []
    : outcome.refusal.flatMap(({ reason, fields }) =>
        fields ? fields.map(({ message }) => message) : [reason],
      )

type Office = {
  readonly world: TestWorld
  readonly cast: Cast
  readonly officer: Actor
  readonly supervisor: Actor
  does(who: Actor, of: string, act: string, input?: object, book?: PlanBookName): Promise<string[]>
  agrees(who: Actor, of: string, book?: PlanBookName): Promise<string[]>
  /** A plan that was drafted; its id. */
  drafted(more?: object): Promise<string>
  /** A plan that stands and is public. */
  published(more?: object): Promise<string>
  publish(item: string, rows: readonly Record<string, string>[]): Promise<void>
  /** A plan with its tasks. */
  running(more?: object): Promise<string>
}

const items = [
  ['JC-001', '单用途商业预付卡检查'],
  ['JC-002', '成品油流通检查'],
] as const

const itemRows = items.map(([code, name]) => ({
  ...{ code, name, basis: '《单用途商业预付卡管理办法（试行）》第三十三条', object: '发卡企业' },
  ...{ checkPoints: '查看备案、协议、资金存管', mode: '书面', frequencyCap: '每年 1 次' },
  ...{ subject: '四平市商务局', level: '县级以上' },
}))

/** A plan as somebody types it. */
export const planInput = (department: string, more: object = {}) => ({
  ...{ kind: 'yearly', year: 2026, name: '预付卡检查', items: ['JC-001'], districts: ['铁西区'] },
  ...{ industries: [], risks: [], named: null, take: 'number', number: 3, drawOfficers: true },
  ...{ from: day, until: '2026-12-31', lead: department, joint: [], otherAgencies: null },
  ...{ way: 'written', basis: '《单用途商业预付卡管理办法（试行）》第三十三条' },
  necessity: '三季度退卡难的投诉比去年多一倍，集中在铁西区新开的门店，日常巡查没有覆盖到。',
  ...more,
})

/** Ten firms: six in 铁西区 of the grades D to A, four in 铁东区. */
const firmsOf = Array.from({ length: 10 }, (_, i) => ({
  code: fictionalUscc(i + 1),
  district: i < 6 ? '铁西区' : '铁东区',
  risk: (['D', 'C', 'C', 'B', 'A', null] as const)[i % 6] ?? null,
}))

/** An agency with a register of ten firms, published items and caps, and whoever supervises it. */
export function withPlans(work: (office: Office) => Promise<void>): Promise<void> {
  return withWorld(async (world) => {
    world.setTime(at)
    const cast = await aCast(world)
    const [officer] = cast.officers
    const { agencyId, departmentId } = officer
    const justice = await anAgency(world.db, '四平市司法局')
    const qian = { account: 'qianfeng', name: '钱峰', roles: ['supervisor' as const] }
    const { personId } = await aPerson(world.db, justice, qian)
    await world.db.owner
      .insertInto('identity.supervision')
      .values({
        ...{ supervisor_agency_id: justice.id, agency_id: agencyId, basis: '行政执法监督' },
        ...{ registered_by: cast.agencyHead.personId, at: new Date(at) },
      })
      .execute()
    const supervisor: Actor = {
      ...{ personId, name: '钱峰', agencyId: justice.id, departmentId: justice.departmentId },
      roles: ['supervisor'],
    }
    for (const { code, district, risk } of firmsOf) {
      const firm = {
        ...{ code, name: `四平市示例商贸有限公司${code.slice(-3)}`, kind: 'organisation' as const },
        ...{ representative: '张三', address: '示例路', position: null, industry: '零售' },
        ...{ district, risk, status: 'open' as const, statusReason: '', since: plainDate(day) },
      }
      const event: FirmEvent = {
        ...{ type: 'FirmAdded', revision: 1, firm, source: 'officer', caseId: null },
      }
      await asPerson(world.office, officer, (tx) =>
        appendToFirm(tx, code, event, {
          ...{ agencyId, at, by: { id: officer.personId, name: officer.name }, approvals: [] },
        }),
      )
    }
    const publish = async (item: string, rows: readonly Record<string, string>[]) => {
      const now = world.clock.now().toISOString()
      const list = { item, rows, reason: '公布', publishedOn: chinaDay(now) }
      await asPerson(world.office, cast.publisher, (tx) =>
        publishListVersion(tx, list, { agencyId, at: now }),
      )
    }
    await publish('pre_inspection_item_list', itemRows)
    await publish('pre_frequency_cap', [
      { field: '商贸', enterpriseClass: '各级', cap: '2', basis: '公布', announcedAt: day },
      { field: '预付卡', enterpriseClass: 'A、B 级', cap: '1', basis: '公布', announcedAt: day },
    ])
    const versionOf = async (who: Actor, book: PlanBookName, of: string, act?: string) => {
      if (of === 'new') return 0
      if (book === 'plan') return (await viewPlan(world, who, of)).kept.version
      if (act === undefined) throw new Error('name the act')
      return (await viewPlanActForm(world, who, { book, of, act })).version
    }
    const office: Office = {
      ...{ world, cast, officer, supervisor, publish },
      does: async (who, of, act, input = {}, book = 'plan') => {
        const version = await versionOf(who, book, of, act)
        return reasonsOf(await performPlanAct(world, who, { book, of, act, version, input }))
      },
      agrees: async (who, of, book = 'plan') => {
        const version = await versionOf(who, book, of)
        const answer = { book, of, version, confirmedBy: 'password' as const }
        return reasonsOf(await agreeInPlan(world, who, answer))
      },
      drafted: async (more = {}) => {
        const input = planInput(departmentId, more)
        const done = await performPlanAct(world, officer, {
          ...{ book: 'plan', of: 'new', act: 'draft-plan', version: 0, input },
        })
        expect(reasonsOf(done)).toEqual([])
        return done.ok ? done.value.of : ''
      },
      published: async (more = {}) => {
        const id = await office.drafted(more)
        expect(await office.does(officer, id, 'submit-plan')).toEqual([])
        expect(await office.agrees(cast.departmentHead, id)).toEqual([])
        expect(await office.agrees(cast.agencyHead, id)).toEqual([])
        expect(await office.does(officer, id, 'file-plan')).toEqual([])
        expect(await office.agrees(supervisor, id)).toEqual([])
        const { list } = await viewPlan(world, officer, id)
        const rows = await inAgency(world, cast.collector, async (tx) => {
          const reference = await world.reference.load(tx, agencyId, plainDate(day))
          return deriveRows(list, { tx, agencyId, reference, today: plainDate(day) })
        })
        await publish(list, rows ?? [])
        return id
      },
      running: async (more = {}) => {
        const id = await office.published(more)
        expect(await office.does(officer, id, 'commit-lot')).toEqual([])
        expect(await office.does(officer, id, 'make-tasks')).toEqual([])
        return id
      },
    }
    await work(office)
  })
}

/** As much of a list as a page shows first. */
export const shown = { shown: 50 } as const
