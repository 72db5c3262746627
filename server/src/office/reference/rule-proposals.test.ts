import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { RuleChange } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { matterStanding } from '@zhaofa/domain/reference/matter-standing.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { granted } from '../../../test/an-office.ts'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { asPerson } from '../../storage/as-person.ts'
import { publishListVersion } from '../../storage/publication/lists/list-versions.ts'
import { listRules, ruleHistory } from './list-rules.ts'
import { listRuleProposals } from './rule-proposal-views.ts'
import {
  approveRuleChange,
  proposeRuleChange,
  returnRuleChange,
  withdrawRuleChange,
} from './rule-proposals.ts'
import { seedReference } from './seed-reference.ts'

type Hands = { readonly legal: Actor; readonly head: Actor; readonly deputy: Actor }

/** An agency with rules: a reviewer and two heads. */
async function handsOf(world: TestWorld): Promise<Hands & { person: typeof person }> {
  const agency = await anAgency(world.db)
  async function person(account: string, name: string, role: Role): Promise<Actor> {
    const acting = await aPerson(world.db, agency, { account, name, roles: [role] })
    return { ...acting, name, departmentId: agency.departmentId, roles: [role] }
  }
  const legal = await person('li', '李法', 'legal-reviewer')
  await asPerson(world.office, legal, (tx) =>
    seedReference(tx, {
      agencyId: legal.agencyId,
      personId: null,
      at: world.clock.now().toISOString(),
    }),
  )
  const head = await person('gao', '高明轩', 'agency-head')
  return { legal, head, deputy: await person('sun', '孙志远', 'agency-head'), person }
}

const confirmed = { opinion: '同意', confirmedBy: 'password' } as const

const proposed = async (world: TestWorld, by: Actor, change: RuleChange) =>
  granted(await proposeRuleChange(world, by, change))

/** Proposed by one and approved by the other. */
async function changed(world: TestWorld, by: Actor, head: Actor, change: RuleChange) {
  const proposal = await proposed(world, by, change)
  return granted(await approveRuleChange(world, head, { ...proposal, version: 1, ...confirmed }))
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
  after: 0,
  change: { kind: 'benchmark', code: 'CF-001-01', tiers },
})
const bank = (account: string): RuleChange => ({
  ...base,
  change: {
    kind: 'agency-rule',
    rule: {
      name: 'bank',
      value: { name: '示例银行', address: '示例路 9 号', holder: '四平市财政局', account },
    },
  },
})
const reasonOf = (outcome: { ok: boolean; refusal?: { reason: string } }) =>
  outcome.refusal?.reason ?? ''

describe('changing a rule', () => {
  test('查封、扣押的依据 of a matter is confirmed by the legal unit, and by nobody else (强制法第22条)', () =>
    withWorld(async (world) => {
      const { legal, head } = await handsOf(world)
      const confirm = (code: string): RuleChange => ({
        ...base,
        change: {
          kind: 'matter',
          code,
          active: true,
          legalReviewRequired: false,
          coercionConfirmed: true,
        },
      })
      const propose = (by: Actor, code: string) => proposeRuleChange(world, by, confirm(code))
      await expect(propose(head, 'CF-015-03')).rejects.toThrow('由法制机构确认')
      await expect(propose(legal, 'CF-001-01')).rejects.toThrow('没有登记查封')
      await changed(world, legal, head, confirm('CF-015-03'))
      const power = await asPerson(world.office, legal, async (tx) => {
        const reference = await world.reference.load(tx, legal.agencyId, plainDate('2026-12-01'))
        return reference.matterOf('CF-015-03')?.coercivePower
      })
      expect(power?.confirmedBy?.name).toBe('李法')
    }))

  test('条文 of a matter is compared with the official text by the legal unit, once, with its source (处罚法第38条)', () =>
    withWorld(async (world) => {
      const { legal, head } = await handsOf(world)
      const text = (
        violation: { place: string | null; words: string | null },
        penalty: { place: string | null; words: string | null },
        code = 'CF-040-01',
      ): RuleChange => ({
        ...base,
        after: 1,
        source: '国家规章库，2026年11月23日查阅',
        change: {
          kind: 'matter',
          code,
          active: true,
          legalReviewRequired: false,
          text: { violation, penalty },
        },
      })
      const asItIs = { place: null, words: null }
      const seventh = {
        place: '第七条第一款',
        words: '第七条 从事再生资源回收经营活动，应当备案。',
      }
      await expect(proposeRuleChange(world, head, text(seventh, asItIs))).rejects.toThrow(
        '由法制机构确认',
      )
      await expect(proposeRuleChange(world, legal, text(asItIs, asItIs))).rejects.toThrow(
        '违反的规定（第七条）的原文没有填',
      )
      const eighth = { place: null, words: '第八条 别的内容。' }
      await expect(proposeRuleChange(world, legal, text(eighth, asItIs))).rejects.toThrow(
        '填的原文是第八条，不是第七条',
      )
      const cheaper = { place: null, words: '第二十一条 处以100元以上300元以下罚款。' }
      await expect(proposeRuleChange(world, legal, text(seventh, cheaper))).rejects.toThrow(
        '罚则的原文里没有 500.00 元',
      )
      await expect(
        proposeRuleChange(world, legal, text(seventh, asItIs, 'CF-037-01')),
      ).rejects.toThrow('不能核对')
      await changed(world, legal, head, text(seventh, asItIs))
      const confirmed = await asPerson(world.office, legal, async (tx) => {
        const reference = await world.reference.load(tx, legal.agencyId, plainDate('2026-12-01'))
        return reference.matterOf('CF-040-01')
      })
      expect(confirmed).toMatchObject({
        violationBasis: '《再生资源回收管理办法》（商务部令2007年第8号）第七条第一款',
        textConfirmed: { name: '李法', source: '国家规章库，2026年11月23日查阅' },
      })
      expect(confirmed && matterStanding(confirmed)).toEqual({ kind: 'usable' })
    }))

  test('adds a version that applies from its day on, with who proposed and who approved it', () =>
    withWorld(async (world) => {
      const { legal: actor, head } = await handsOf(world)
      const change = benchmark(tier('一般', 10_000, 20_000), tier('严重', 20_000, 30_000))

      expect(await changed(world, actor, head, change)).toEqual({ version: 1 })
      const tiersOn = (day: string) =>
        asPerson(world.office, actor, async (tx) => {
          const reference = await world.reference.load(tx, actor.agencyId, plainDate(day))
          const kept = reference.matters.find(({ code }) => code === 'CF-001-01')
          return [kept, reference.matterOf('CF-001-01')].map((matter) =>
            matter?.tiers.map(({ name }) => name),
          )
        })
      expect(await tiersOn('2026-11-30')).toEqual([[], []])
      // Adopted, and no ground for a fine before the list of benchmarks is published (处罚法第34条).
      expect(await tiersOn('2026-12-01')).toEqual([['一般', '严重'], []])
      await asPerson(world.office, actor, (tx) =>
        publishListVersion(
          tx,
          {
            item: 'pre_benchmark',
            rows: ['一般', '严重'].map((name) => ({ matterCode: 'CF-001-01', tier: name })),
            reason: '公布',
            publishedOn: plainDate('2026-11-20'),
          },
          { agencyId: actor.agencyId, at: '2026-11-20T01:00:00.000Z' },
        ),
      )
      expect(await tiersOn('2026-12-01')).toEqual([
        ['一般', '严重'],
        ['一般', '严重'],
      ])
      expect((await ruleHistory(world, actor, 'benchmark', 'CF-001-01')).at(-1)).toMatchObject({
        version: 1,
        by: '李法',
        approvedBy: '高明轩',
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
      const { legal } = await handsOf(world)
      await expect(proposeRuleChange(world, legal, change)).rejects.toMatchObject({
        name: 'MalformedRequestError',
        message: expect.stringContaining(says),
      })
    }),
  )

  test('is for those who keep the list', () =>
    withWorld(async (world) => {
      const { person } = await handsOf(world)
      const officer = await person('chen', '陈立新', 'officer')
      await expect(
        proposeRuleChange(world, officer, benchmark(tier('一般', 10_000, 30_000))),
      ).rejects.toMatchObject({ name: 'ForbiddenError' })
    }))

  test('a year of holidays opens dates that were unknown', () =>
    withWorld(async (world) => {
      const { person, legal } = await handsOf(world)
      const actor = await person('xu', '许明', 'system-admin')
      await changed(world, actor, legal, {
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
})

describe('a proposal', () => {
  test('changes nothing before another person has approved it, and then from its day on only', () =>
    withWorld(async (world) => {
      const { legal, head } = await handsOf(world)
      const accountOn = (day: string) =>
        asPerson(world.office, legal, async (tx) => {
          const { rules } = await world.reference.load(tx, legal.agencyId, plainDate(day))
          return rules.bank.account
        })
      const { proposalId } = await proposed(world, legal, bank('1111 2222'))
      expect(await accountOn('2026-12-01')).toBe('')
      const own = await approveRuleChange(world, legal, { proposalId, version: 1, ...confirmed })
      expect(reasonOf(own)).toContain('由机关负责人批准')

      granted(await approveRuleChange(world, head, { proposalId, version: 1, ...confirmed }))
      expect(await accountOn('2026-11-30')).toBe('')
      expect(await accountOn('2026-12-01')).toBe('1111 2222')
      const twice = await approveRuleChange(world, head, { proposalId, version: 2, ...confirmed })
      expect(reasonOf(twice)).toContain('已批准')
    }))

  test('of a head is approved by another head', () =>
    withWorld(async (world) => {
      const { head, deputy } = await handsOf(world)
      const answer = { ...(await proposed(world, head, bank('1111'))), version: 1, ...confirmed }
      expect(reasonOf(await approveRuleChange(world, head, answer))).toContain('由另一人批准')
      granted(await approveRuleChange(world, deputy, answer))
    }))

  test('counts from a day after the one on which it is approved (规则不溯及既往)', () =>
    withWorld(async (world) => {
      const { legal, head } = await handsOf(world)
      for (const effectiveFrom of ['2026-11-22', '2026-11-23']) {
        const late = await proposeRuleChange(world, legal, { ...bank('1'), effectiveFrom })
        expect(reasonOf(late)).toContain('不溯及既往')
      }
      const proposal = await proposed(world, legal, { ...bank('1'), effectiveFrom: '2026-11-24' })
      world.setTime('2026-11-24T01:00:00.000Z')
      const answer = { ...proposal, version: 1, ...confirmed }
      expect(reasonOf(await approveRuleChange(world, head, answer))).toContain('最早是批准的次日')
    }))

  test('is one at a time for an item, and says line by line what it changes', () =>
    withWorld(async (world) => {
      const { legal, head } = await handsOf(world)
      const { proposalId } = await proposed(world, legal, bank('1111'))
      expect(reasonOf(await proposeRuleChange(world, legal, bank('2222')))).toContain('等待批准')
      const { open } = await listRuleProposals(world, head)
      expect(open).toMatchObject([{ title: '代收罚款银行', blocked: null, own: false }])
      expect(open[0]?.differences).toContainEqual({
        label: '收款账号',
        before: '未填',
        after: '1111',
      })
      granted(await returnRuleChange(world, head, { proposalId, version: 1, reason: '户名不对' }))
      const again = await proposed(world, legal, bank('3333'))
      granted(await withdrawRuleChange(world, legal, { ...again, version: 1, reason: '重拟' }))
      const list = await listRuleProposals(world, legal)
      expect(list.open).toEqual([])
      expect(list.answered.map(({ state }) => state).sort()).toEqual(['returned', 'withdrawn'])
    }))

  test('that changes nothing is refused', () =>
    withWorld(async (world) => {
      const { legal, head } = await handsOf(world)
      await changed(world, legal, head, bank('1111'))
      world.setTime('2026-12-02T01:00:00.000Z')
      const same = { ...bank('1111'), after: 2, effectiveFrom: '2026-12-03' }
      expect(reasonOf(await proposeRuleChange(world, legal, same))).toContain('没有要变更的内容')
    }))

  test('is asked for by the database: no version comes in without one that another approved', () =>
    withWorld(async (world) => {
      const { legal, head } = await handsOf(world)
      const { proposalId } = await proposed(world, legal, bank('1111'))
      const add = (by: Actor, proposal: string | null) =>
        asPerson(world.office, by, (tx) =>
          sql`insert into reference.rule_version
                (rule_id, version, agency_id, effective_from, body, source, reason, by_person, at, proposal_id)
              select id, 2, agency_id, '2026-12-01', '{}', '来源', '理由', ${legal.personId}, now(), ${proposal}
              from reference.rule where code = 'bank'`.execute(tx),
        )
      await expect(add(legal, null)).rejects.toThrow('another person approved')
      await expect(add(head, proposalId)).rejects.toThrow('not what was proposed and approved')
      // Nobody writes an approval in another's name.
      const forged = asPerson(world.office, legal, (tx) =>
        sql`insert into reference.rule_proposal_event
              (proposal_id, version, agency_id, type, body, at, by_id, by_name)
            values (${proposalId}, 2, ${legal.agencyId}, 'RuleChangeApproved', '{}', now(),
              ${head.personId}, '高明轩')`.execute(tx),
      )
      await expect(forged).rejects.toThrow('row-level security')
    }))
})
