import { describe, expect, test } from 'vitest'
import type { RuleChange } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { asPerson } from '../../storage/as-person.ts'
import { changeRule } from './change-rule.ts'
import { listRules, ruleHistory } from './list-rules.ts'
import { seedReference } from './seed-reference.ts'

async function actorIn(world: TestWorld, role: Role): Promise<Actor> {
  const agency = await anAgency(world.db)
  const acting = await aPerson(world.db, agency, { account: 'li', name: '李法', roles: [role] })
  await asPerson(world.office, acting, (tx) =>
    seedReference(tx, {
      agencyId: acting.agencyId,
      personId: null,
      at: world.clock.now().toISOString(),
    }),
  )
  return { ...acting, name: '李法', departmentId: agency.departmentId, roles: [role] }
}

const base = { after: 1, effectiveFrom: '2026-12-01', source: '四商法〔2026〕1号', reason: '更新' }
const tier = (name: string, min: number, max: number) => ({
  name,
  condition: '',
  minFen: min * 100,
  maxFen: max * 100,
  other: '',
})
const benchmark = (...tiers: ReturnType<typeof tier>[]): RuleChange => ({
  ...base,
  change: { kind: 'benchmark', code: 'CF-001', tiers },
})
const reviewer = (world: TestWorld) => actorIn(world, 'legal-reviewer')

describe('changing a rule', () => {
  test('查封、扣押的依据 of a matter is confirmed by the legal unit, and by nobody else (强制法第22条)', () =>
    withWorld(async (world) => {
      const legal = await reviewer(world)
      const confirm = (code: string): RuleChange => ({
        ...base,
        change: {
          kind: 'matter',
          code,
          active: true,
          legalReviewRequired: false,
          toVerify: false,
          coercionConfirmed: true,
        },
      })
      const head = { ...legal, roles: ['agency-head' as const] }
      await expect(changeRule(world, head, confirm('CF-015'))).rejects.toThrow('由法制机构确认')
      await expect(changeRule(world, legal, confirm('CF-001'))).rejects.toThrow('没有登记查封')
      await changeRule(world, legal, confirm('CF-015'))
      const power = await asPerson(world.office, legal, async (tx) => {
        const reference = await world.reference.load(tx, legal.agencyId, plainDate('2026-12-01'))
        return reference.matterOf('CF-015')?.coercivePower
      })
      expect(power?.confirmedBy?.name).toBe('李法')
    }))

  test('adds a version that applies from its day on, with who and why', () =>
    withWorld(async (world) => {
      const actor = await reviewer(world)
      const change = benchmark(tier('一般', 10_000, 20_000), tier('严重', 20_000, 30_000))

      expect(await changeRule(world, actor, change)).toEqual({ version: 2 })
      const tiersOn = (day: string) =>
        asPerson(world.office, actor, async (tx) => {
          const reference = await world.reference.load(tx, actor.agencyId, plainDate(day))
          return reference.matterOf('CF-001')?.tiers.map(({ name }) => name)
        })
      expect(await tiersOn('2026-11-30')).toEqual(['较轻', '一般', '严重', '特别严重'])
      expect(await tiersOn('2026-12-01')).toEqual(['一般', '严重'])
      expect((await ruleHistory(world, actor, 'benchmark', 'CF-001')).at(-1)).toMatchObject({
        version: 2,
        by: '李法',
        reason: '更新',
        source: '四商法〔2026〕1号',
      })
    }))

  test.each<{ why: string; change: RuleChange; says: string }>([
    {
      why: 'a tier reaches past the statutory maximum',
      change: benchmark(tier('一般', 10_000, 30_001)),
      says: '超过法定上限 30,000.00 元',
    },
    {
      why: 'a tier begins below the statutory minimum',
      change: benchmark(tier('一般', 9_999, 30_000)),
      says: '低于法定下限 10,000.00 元',
    },
    {
      why: 'tiers overlap',
      change: benchmark(tier('一般', 10_000, 20_000), tier('严重', 19_999, 30_000)),
      says: '重叠',
    },
    {
      why: 'it would count from the past',
      change: { ...benchmark(tier('一般', 10_000, 30_000)), effectiveFrom: '2026-11-22' },
      says: '不溯及既往',
    },
    {
      why: 'a statutory ground of review would be switched off',
      change: {
        ...base,
        change: { kind: 'review-catalogue', changes: [{ id: 'MC01', enabled: false }] },
      },
      says: '法定的审核情形，不能停用',
    },
    {
      why: 'a limit fixed by law would get another length',
      change: {
        ...base,
        change: { kind: 'agency-rule', rule: { name: 'limitDays', value: { 'D-SERVE-7': 9 } } },
      },
      says: 'D-SERVE-7 由法律规定',
    },
    {
      why: 'a worked day is no weekend',
      change: {
        ...base,
        after: 0,
        change: {
          kind: 'calendar-year',
          year: 2027,
          holidays: { '2027-01-01': '元旦' },
          workedWeekends: { '2027-01-04': '元旦' },
        },
      },
      says: '2027-01-04 不是周末',
    },
  ])('is refused when $why', ({ change, says }) =>
    withWorld(async (world) => {
      await expect(changeRule(world, await reviewer(world), change)).rejects.toMatchObject({
        name: 'MalformedRequestError',
        message: expect.stringContaining(says),
      })
    }),
  )

  test('is for those who keep the list', () =>
    withWorld(async (world) => {
      const officer = await actorIn(world, 'officer')

      await expect(
        changeRule(world, officer, benchmark(tier('一般', 10_000, 30_000))),
      ).rejects.toMatchObject({ name: 'ForbiddenError' })
    }))

  test('a year of holidays opens dates that were unknown', () =>
    withWorld(async (world) => {
      const actor = await actorIn(world, 'system-admin')
      await changeRule(world, actor, {
        after: 0,
        effectiveFrom: '2026-11-10',
        source: '国务院办公厅关于2027年部分节假日安排的通知',
        reason: '导入',
        change: {
          kind: 'calendar-year',
          year: 2027,
          holidays: { '2027-01-01': '元旦' },
          workedWeekends: {},
        },
      })

      const years = await listRules(world, actor, 'calendar-year')
      expect(years.map(({ title }) => title)).toContain('2027 年放假安排')
    }))

  test('review thresholds are set by kind of party, the rest of the catalogue stays', () =>
    withWorld(async (world) => {
      const actor = await reviewer(world)
      const thresholdFen = { 'natural-person': 1, 'sole-trader': 2, organisation: 3 }
      await changeRule(world, actor, {
        ...base,
        change: { kind: 'review-catalogue', changes: [{ id: 'MC05', thresholdFen }] },
      })

      const catalogue = await asPerson(world.office, actor, async (tx) => {
        const reference = await world.reference.load(tx, actor.agencyId, plainDate('2026-12-01'))
        return reference.catalogue
      })
      expect(catalogue.grounds).toHaveLength(18)
      expect(JSON.stringify(catalogue.grounds.find(({ id }) => id === 'MC05'))).toContain(
        '"organisation":3',
      )
    }))
})
