import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { workingDaysAfter } from '@zhaofa/domain/deadline/working-days.ts'
import { defaultReviewCatalogue } from '@zhaofa/domain/reference/review-catalogue.ts'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import { withDatabase, type TestDatabase } from '../../../test/database.ts'
import { asPerson, type Acting } from '../../storage/as-person.ts'
import { appendRuleVersions, historyOf, type NewRuleVersion } from '../../storage/rule-store.ts'
import { append } from '../../storage/stream.ts'
import { ruleProposalStream } from '../../storage/streams/rule-proposal-stream.ts'
import { loadReference, referenceStore } from './load-reference.ts'
import { renewMatters } from './renew-matters.ts'
import { seedReference } from './seed-reference.ts'

const today = plainDate('2026-11-23')
const at = '2026-11-23T01:00:00.000Z'

async function seeded(db: TestDatabase): Promise<Acting> {
  const agency = await anAgency(db)
  const acting = await aPerson(db, agency, { account: 'chen' })
  await asPerson(db.office, acting, (tx) =>
    seedReference(tx, { agencyId: acting.agencyId, personId: null, at }),
  )
  return acting
}

/** Adds a version as the program does: proposed by one person, approved by another. */
async function approved(
  db: TestDatabase,
  { agencyId, personId }: Acting,
  version: NewRuleVersion,
): Promise<void> {
  const id = randomUUID()
  const head = { agencyId, personId: await anotherPerson(db, agencyId) }
  const by = (acting: Acting, name: string) => ({
    ...{ agencyId, at, approvals: [] },
    by: { id: acting.personId, name },
  })
  const proposal = { ...version, change: {} }
  const onto = { id, before: null, own: {}, row: null }
  const { file } = await asPerson(db.office, { agencyId, personId }, (tx) =>
    append(tx, ruleProposalStream, onto, [{ type: 'RuleChangeProposed', ...proposal }], {
      ...by({ agencyId, personId }, '陈立新'),
    }),
  )
  await asPerson(db.office, head, async (tx) => {
    const agreed = { type: 'RuleChangeApproved', opinion: '', confirmedBy: 'code' } as const
    await append(tx, ruleProposalStream, { ...onto, before: file }, [agreed], by(head, '高明轩'))
    await appendRuleVersions(tx, [version], { agencyId, personId, at, proposalId: id })
  })
}

async function anotherPerson(db: TestDatabase, agencyId: string): Promise<string> {
  const { id } = await db.owner
    .insertInto('identity.person')
    .columns(['agency_id', 'department_id', 'name', 'account'])
    .expression((eb) =>
      eb
        .selectFrom('identity.department')
        .select(({ ref, val }) => [
          ref('agency_id').as('agency_id'),
          ref('id').as('department_id'),
          val('高明轩').as('name'),
          val(`gao-${randomUUID().slice(0, 8)}`).as('account'),
        ])
        .where('agency_id', '=', agencyId),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const threshold = (natural: number, effectiveFrom: string, after: number): NewRuleVersion => ({
  kind: 'agency-rule',
  code: 'hearingThresholdFen',
  after,
  effectiveFrom: plainDate(effectiveFrom),
  body: {
    value: { 'natural-person': natural, 'sole-trader': natural, organisation: 10_000_000 },
  },
  source: '吉林省标准',
  reason: '省标准公布',
})

describe('reference data', () => {
  test('of a new agency holds calendar, 157 penalty matters without a tier, catalogue and rules with sources', () =>
    withDatabase(async (db) => {
      const acting = await seeded(db)
      const reference = await asPerson(db.office, acting, (tx) =>
        loadReference(tx, acting.agencyId, today),
      )

      expect([...reference.calendar.years]).toEqual([2023, 2024, 2025, 2026])
      expect(workingDaysAfter(plainDate('2026-09-23'), 5, reference.calendar)).toMatchObject({
        on: '2026-10-08',
      })
      expect(reference.matters).toHaveLength(157)
      // No agency has published a benchmark before its first day (处罚法第34条).
      expect(reference.matters.flatMap(({ tiers }) => tiers)).toEqual([])
      expect(reference.catalogue.grounds).toEqual(defaultReviewCatalogue.grounds)
      expect(reference.rules).toMatchObject({
        agencyName: '四平市商务局',
        statementDays: 5,
        reconsiderationAuthority: '四平市人民政府',
        sources: { hearingThresholdFen: expect.stringContaining('示范值') },
      })
    }))

  test('a code of the catalogue of before stays readable, and no case may rest on it', () =>
    withDatabase(async (db) => {
      const acting = await seeded(db)
      const former = {
        code: 'CF-034',
        type: '行政处罚',
        name: '汽车销售违反第11、15、18、20（2）、27、28条',
        violationBasis: '《汽车销售管理办法》（商务部令2017年第1号）第十一条等',
        penaltyBasis: '《汽车销售管理办法》（商务部令2017年第1号）第三十三条',
        penaltyText: '责令改正，并可警告或1万元以下',
        fine: { kind: 'range', minFen: 0, maxFen: 1_000_000 },
        mustOrderCorrectionFirst: false,
        tiers: [],
        tierSource: '',
        otherPenalties: [],
        responsiblePersonFine: null,
        legalReviewRequired: false,
        level: '县级以上',
        toVerify: true,
        source: 'K',
        note: '',
        active: true,
      }
      const kept: NewRuleVersion = {
        kind: 'matter',
        code: 'CF-034',
        after: 0,
        effectiveFrom: plainDate('2021-07-15'),
        body: former,
        source: 'K',
        reason: '旧目录',
      }
      const author = { agencyId: acting.agencyId, personId: null, at }
      // As an agency that was set up with the catalogue of before has it.
      await db.owner.transaction().execute((tx) => appendRuleVersions(tx, [kept], author))
      const load = () =>
        asPerson(db.office, acting, (tx) => loadReference(tx, acting.agencyId, today))
      expect((await load()).matterOf('CF-034')?.usable).toMatchObject({
        reason: expect.stringContaining('旧目录一项包含几条规定'),
      })
      expect(await renewMatters(db.owner, new Date(at))).toBe(1)
      expect(await renewMatters(db.owner, new Date(at))).toBe(0)
      const reference = await load()
      expect(reference.matters.some(({ code }) => code === 'CF-034')).toBe(false)
      expect(reference.matterOf('CF-034')).toMatchObject({
        name: former.name,
        violationBasis: former.violationBasis,
        usable: { kind: 'no', reason: '本机关已停止执行本事项' },
      })
    }))

  test('applies from its day on: an earlier day keeps the earlier version', () =>
    withDatabase(async (db) => {
      const acting = await seeded(db)
      const store = referenceStore()
      const on = (day: string) =>
        asPerson(db.office, acting, async (tx) => {
          const { rules } = await store.load(tx, acting.agencyId, plainDate(day))
          return rules.hearingThresholdFen['natural-person']
        })
      expect(await on('2027-01-01')).toBe(500_000)

      await approved(db, acting, threshold(300_000, '2027-01-01', 1))

      expect(await on('2026-12-31')).toBe(500_000)
      expect(await on('2027-01-01')).toBe(300_000)
    }))

  test('a calendar year counts from the day its notice was published', () =>
    withDatabase(async (db) => {
      const acting = await seeded(db)
      const reference = await asPerson(db.office, acting, (tx) =>
        loadReference(tx, acting.agencyId, plainDate('2025-10-31')),
      )

      expect([...reference.calendar.years]).toEqual([2023, 2024, 2025])
    }))

  test('every version is a leaf of the log in the same transaction', () =>
    withDatabase(async (db) => {
      const acting = await seeded(db)
      const versions = await db.owner
        .selectFrom('reference.rule_version')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      const leaves = await db.superuser
        .selectFrom('ledger.opening')
        .where('kind', '=', 'rule-change')
        .where('agency_id', '=', acting.agencyId)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()

      expect(leaves.count).toBe(versions.count)
    }))

  test('two people changing one rule do not overwrite each other', () =>
    withDatabase(async (db) => {
      const acting = await seeded(db)
      const change = (natural: number) => approved(db, acting, threshold(natural, '2027-01-01', 1))
      await change(300_000)

      await expect(change(400_000)).rejects.toMatchObject({ name: 'StaleError' })
      const history = await asPerson(db.office, acting, (tx) =>
        historyOf(tx, acting.agencyId, 'agency-rule', 'hearingThresholdFen'),
      )
      expect(history.map(({ version }) => version)).toEqual([1, 2])
    }))

  test('cannot be rewritten or read across agencies, even in psql as the office role', () =>
    withDatabase(async (db) => {
      const acting = await seeded(db)
      const other = await aPerson(db, await anAgency(db, '乙市商务局'), { account: 'li' })
      const update = asPerson(db.office, acting, (tx) =>
        tx.updateTable('reference.rule_version').set({ source: 'x' }).execute(),
      )
      const remove = asPerson(db.office, acting, (tx) =>
        tx.deleteFrom('reference.rule_version').execute(),
      )

      await expect(update).rejects.toThrow('permission denied')
      await expect(remove).rejects.toThrow('permission denied')
      await expect(db.owner.deleteFrom('reference.rule_version').execute()).rejects.toThrow(
        'append-only',
      )
      expect(
        await asPerson(db.office, other, (tx) =>
          tx.selectFrom('reference.rule_version').selectAll().execute(),
        ),
      ).toEqual([])
      await expect(db.portal.selectFrom('reference.rule').selectAll().execute()).rejects.toThrow(
        'permission denied',
      )
    }))
})
