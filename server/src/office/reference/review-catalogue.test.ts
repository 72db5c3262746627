import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { GroundChangeBody } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { nothingSpecial, type ReviewFacts } from '@zhaofa/domain/review/review-facts.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { granted } from '../../../test/an-office.ts'
import { withDesk, type Desk } from '../../../test/desk.ts'
import { aPerson } from '../../../test/identity-rows.ts'
import { sequence } from '../../../test/ledger.ts'
import { verified } from '../../../test/verified.ts'
import { asPerson } from '../../storage/as-person.ts'
import { listAsOf } from '../../storage/publication/lists/list-versions.ts'
import { keepReviewFacts } from '../../storage/review-facts-store.ts'
import { viewList } from '../publicity/lists/list-views.ts'
import { collectList, takeListStep } from '../publicity/lists/submit-list.ts'
import { viewImpact } from './measure-impact.ts'
import { listRuleProposals } from './rule-proposal-views.ts'
import {
  approveRuleChange,
  checkRuleChange,
  proposeRuleChange,
  withdrawRuleChange,
} from './rule-proposals.ts'
import { viewCatalogue } from './view-catalogue.ts'

type CatalogueDesk = Desk & { readonly second: Actor }

/** The desk with a second person of the legal unit: whoever drafts does not check. */
const withCatalogue = (work: (desk: CatalogueDesk) => Promise<void>) =>
  withDesk(async (desk) => {
    const { agencyId, departmentId } = desk.cast.reviewer
    const agency = { id: agencyId, departmentId }
    const roles: Role[] = ['legal-reviewer']
    const who = { account: 'hanxue', name: '韩雪', roles }
    const person = await aPerson(desk.world.db, agency as never, who)
    await work({ ...desk, second: { ...person, name: who.name, departmentId, roles } })
  })

const add: GroundChangeBody = {
  add: {
    acts: ['penalty'],
    text: '罚款一万五千元以上',
    basis: '四商法〔2026〕9号',
    note: '',
    rule: {
      kind: 'amount',
      amount: 'fine',
      compare: 'reaches',
      thresholdFen: { 'natural-person': null, 'sole-trader': null, organisation: 1_500_000 },
    },
  },
}

const confirmed = { opinion: '同意', confirmedBy: 'password' } as const

const version = (measured: string | undefined, more: object = {}) => ({
  ...{ after: 1, effectiveFrom: '2026-11-24', source: '四商法〔2026〕9号', reason: '罚款影响大' },
  change: {
    ...{ kind: 'review-catalogue' as const, changes: [add], ...more },
    ...(measured !== undefined && { measured }),
  },
})

/** Proposals of earlier cases, as their events would have kept them. */
async function keep({ world, cast }: Desk, on: string, facts: Partial<ReviewFacts>, count = 1) {
  await asPerson(world.office, cast.reviewer, (tx) =>
    keepReviewFacts(
      tx,
      Array.from({ length: count }, (_, i) => ({
        caseId: `00000000-0000-4000-8000-${on.replaceAll('-', '')}${String(i).padStart(4, '0')}`,
        ...{ agencyId: cast.reviewer.agencyId, version: 5, proposal: 'decision', digest: null },
        ...{ onDay: plainDate(on), required: false },
        facts: { ...nothingSpecial, act: 'penalty', kinds: ['fine'], ...facts },
      })),
    ),
  )
}

const impactOf = ({ world, cast }: Desk, changes: GroundChangeBody[] = [add], after = 1) =>
  viewImpact(world, cast.reviewer, { after, changes })

async function proposed(desk: CatalogueDesk): Promise<string> {
  const { digest } = await impactOf(desk)
  const { world, cast } = desk
  return granted(await proposeRuleChange(world, cast.reviewer, version(digest))).proposalId
}

async function approved(desk: CatalogueDesk): Promise<void> {
  const { world, cast, second } = desk
  const proposalId = await proposed(desk)
  granted(await checkRuleChange(world, second, { proposalId, version: 1, opinion: '无误' }))
  granted(await approveRuleChange(world, cast.agencyHead, { proposalId, version: 2, ...confirmed }))
}

/** The public list goes its whole way. */
async function published({ world, cast }: Desk) {
  const item = 'pre_major_catalog'
  const { rows } = await viewList(world, cast.collector, item)
  const collected = granted(
    await collectList(world, cast.collector, { item, version: 0, rows, reason: '公布目录' }),
  )
  const hands = [cast.reviewer, cast.agencyHead, cast.publisher, cast.publisher]
  let last = { published: false }
  for (const [i, actor] of hands.entries()) {
    const at = { submissionId: collected.id, version: i + 1, opinion: '同意' }
    const reply = i === 2 ? '四司法审〔2026〕3号' : null
    last = granted(await takeListStep(world, actor, { ...at, reply }))
  }
  return last
}

const groundsOn = ({ world, cast }: Desk, day: string) =>
  asPerson(world.office, cast.reviewer, async (tx) => {
    const { catalogue } = await world.reference.load(tx, cast.reviewer.agencyId, plainDate(day))
    return [catalogue.version, catalogue.grounds.length]
  })

describe('what a change would have caught', () => {
  test('counts by year, and what catches nothing may be proposed with a reason only', () =>
    withCatalogue(async (desk) => {
      const { world, cast } = desk
      await keep(desk, '2024-03-01', { fineFen: 900_000 }, 3)
      const none = await impactOf(desk)
      expect(none).toMatchObject({ judged: 3, catchesNothing: true, problems: [], hits: [] })
      expect(await proposeRuleChange(world, cast.reviewer, version(none.digest))).toMatchObject({
        refusal: { reason: '五年没有一件案件符合，请写明为什么仍然需要这一条' },
      })

      await keep(desk, '2025-03-01', { fineFen: 1_600_000 }, 2)
      await keep(desk, '2015-03-01', { fineFen: 1_600_000 }, 2)
      const some = await impactOf(desk)
      expect(some.years).toEqual([
        { year: 2024, judged: 3, hits: 0, newHits: 0, dropped: 0 },
        { year: 2025, judged: 2, hits: 2, newHits: 2, dropped: 0 },
      ])
      expect(some.sentences).toEqual([
        {
          id: 'BJ01',
          text: '罚款一万五千元以上',
          sentence:
            '如果执法行为是行政处罚，并且拟罚款达到自然人不适用、个体工商户不适用、法人及非法人组织 15,000 元，那么作出决定之前应当进行法制审核。',
        },
      ])
      // The cases have changed since it was measured.
      expect(
        await proposeRuleChange(world, cast.reviewer, version(none.digest, { whyNone: '预防' })),
      ).toMatchObject({ refusal: { reason: expect.stringContaining('请重新测算') } })
      granted(await proposeRuleChange(world, cast.reviewer, version(some.digest)))
      const [open] = (await listRuleProposals(world, cast.agencyHead)).open
      expect(open?.impact).toMatchObject({ openHits: 0, years: some.years })
      expect(open?.differences.map(({ label, after }) => [label, after]).slice(0, 2)).toEqual([
        ['BJ01 名称', '罚款一万五千元以上'],
        ['BJ01 是否适用', '适用'],
      ])
    }))

  test('a change of one word makes another digest, and nothing is proposed without one', () =>
    withCatalogue(async (desk) => {
      const { world, cast } = desk
      await keep(desk, '2025-03-01', { fineFen: 1_600_000 })
      const { digest } = await impactOf(desk)
      const word = { ...add, add: { ...('add' in add ? add.add : never()), text: '罚款较多' } }

      expect(await proposeRuleChange(world, cast.reviewer, version(undefined))).toMatchObject({
        refusal: { reason: expect.stringContaining('还没有影响测算') },
      })
      expect(
        await proposeRuleChange(world, cast.reviewer, version(digest, { changes: [word] })),
      ).toMatchObject({ refusal: { reason: expect.stringContaining('请重新测算') } })
    }))

  test('what catches every case, leaves out a kind of party or touches the statute is refused', () =>
    withCatalogue(async (desk) => {
      const { world, cast } = desk
      await keep(desk, '2025-03-01', { fineFen: 1_600_000 }, 12)
      await keep(desk, '2025-04-01', { partyKind: 'sole-trader', fineFen: 1_600_000 }, 6)
      const all: GroundChangeBody = {
        add: { ...('add' in add ? add.add : never()), rule: { kind: 'always' } },
      }
      const open: GroundChangeBody = {
        add: {
          ...('add' in add ? add.add : never()),
          rule: {
            kind: 'amount',
            amount: 'fine',
            compare: 'reaches',
            thresholdFen: { 'natural-person': 500_000, organisation: 90_000_000 },
          },
        },
      }
      const reasonsOf = async (changes: GroundChangeBody[]) => {
        const { problems, digest } = await impactOf(desk, changes)
        const refused = await proposeRuleChange(world, cast.reviewer, version(digest, { changes }))
        expect(refused.ok).toBe(false)
        return problems.map(({ reason }) => reason)
      }

      expect(await reasonsOf([all])).toEqual([
        '五年 18 件全部符合，等于没有标准。要个别送审的，不用写进目录：任何案件都可以送审',
      ])
      expect(await reasonsOf([open])).toEqual([
        '“拟罚款”还没有写个体工商户的起点；不管这一类当事人的，写“不适用”；五年有 6 件会判断不了',
      ])
      expect(await reasonsOf([{ id: 'MC01', enabled: false }])).toEqual([
        'MC01 是法定的审核情形，固定不变，不能停用、修改',
      ])
    }))
})

const never = (): never => {
  throw new Error('the change adds a ground')
}

describe('from draft to effect', () => {
  test('three people, then the public list, then its first day; the version before holds until then', () =>
    withCatalogue(async (desk) => {
      const { world, cast } = desk
      await keep(desk, '2025-03-01', { fineFen: 1_600_000 })
      await approved(desk)
      expect(await groundsOn(desk, '2027-06-01')).toEqual(['1', 18])
      expect(await viewCatalogue(world, cast.reviewer)).toMatchObject({
        inForce: { version: 1 },
        newest: 2,
        here: 17,
        published: null,
        waiting: { version: 2, publishedOn: null, from: null },
      })

      expect(await published(desk)).toMatchObject({ published: true })
      // Monday 23 November 2026; five working days later is Monday 30 November.
      const { waiting } = await viewCatalogue(world, cast.reviewer)
      expect(waiting).toEqual({ version: 2, publishedOn: '2026-11-23', from: '2026-11-30' })
      expect(await groundsOn(desk, '2026-11-29')).toEqual(['1', 18])
      expect(await groundsOn(desk, '2026-11-30')).toEqual(['2', 19])
      const list = await listAsOf(
        world.portal,
        { agencyId: cast.reviewer.agencyId, item: 'pre_major_catalog' },
        '9999-12-31',
      )
      expect(list?.reason).toBe('公布目录（自 2026-11-30 起适用）')
      await sequence(world.db)
      expect(await verified(world.db)).toEqual([])
    }))

  test('desk, public list and sentence are one: number and text of every ground', () =>
    withCatalogue(async (desk) => {
      const { world, cast } = desk
      await keep(desk, '2025-03-01', { fineFen: 1_600_000 })
      await keep(desk, '2026-03-01', { fineFen: 1_600_000 })
      await approved(desk)
      // Agreed to and not public yet: the ground is told as coming, with what it would hold for.
      const { grounds } = await viewCatalogue(world, cast.reviewer)
      const coming = grounds.filter((each) => each.counts !== each.countsToday)
      expect(coming.map(({ counts, thisYear }) => ({ counts, thisYear }))).toEqual([
        { counts: true, thisYear: 1 },
      ])
      await published(desk)
      const later = { ...world, clock: { now: () => new Date('2026-12-01T02:00:00.000Z') } }
      const view = await viewCatalogue(later, cast.reviewer)
      const list = await listAsOf(
        world.portal,
        { agencyId: cast.reviewer.agencyId, item: 'pre_major_catalog' },
        '9999-12-31',
      )

      expect(view.here).toBe(18)
      expect(view.published?.grounds).toBe(view.here)
      const counting = view.grounds.filter(({ countsToday }) => countsToday)
      expect(view.grounds.every((each) => each.counts === each.countsToday)).toBe(true)
      expect(list?.rows.map((row) => [row['matter'], row['criteria'], row['basis']])).toEqual(
        counting.map(({ text, sentence, basis }) => [text, sentence, basis]),
      )
    }))

  test('nobody writes the public list by hand, and one that was overtaken is not published', () =>
    withCatalogue(async (desk) => {
      const { world, cast } = desk
      const item = 'pre_major_catalog'
      const { rows } = await viewList(world, cast.collector, item)
      const list = (changed: typeof rows) =>
        collectList(world, cast.collector, { item, version: 0, rows: changed, reason: '公布' })

      expect(await list(rows.slice(1))).toMatchObject({
        refusal: { reason: expect.stringContaining('清单由系统按目录生成，不能另写') },
      })
      const { id } = granted(await list(rows))
      await keep(desk, '2025-03-01', { fineFen: 1_600_000 })
      await approved(desk)
      for (const [i, actor] of [cast.reviewer, cast.agencyHead, cast.publisher].entries()) {
        const at = { submissionId: id, version: i + 1, opinion: '同意' }
        granted(
          await takeListStep(world, actor, { ...at, reply: i === 2 ? '审〔2026〕3号' : null }),
        )
      }
      expect(
        await takeListStep(world, cast.publisher, {
          ...{ submissionId: id, version: 4, opinion: '同意', reply: null },
        }),
      ).toMatchObject({ refusal: { reason: expect.stringContaining('请重新采集') } })
    }))
})

describe('nobody alone', () => {
  test('author, checker and head are three people, and the head comes last', () =>
    withCatalogue(async (desk) => {
      const { world, cast, second } = desk
      await keep(desk, '2025-03-01', { fineFen: 1_600_000 })
      const proposalId = await proposed(desk)
      const check = (actor: Actor) =>
        checkRuleChange(world, actor, { proposalId, version: 1, opinion: '无误' })
      const approve = (actor: Actor, at: number) =>
        approveRuleChange(world, actor, { proposalId, version: at, ...confirmed })

      expect(await check(cast.reviewer)).toMatchObject({
        refusal: { reason: '自己提请的变更，由另一人核对' },
      })
      expect(await check(cast.collector)).toMatchObject({
        refusal: { reason: '由法制审核人员或者法制机构负责人核对' },
      })
      expect(await approve(cast.agencyHead, 1)).toMatchObject({
        refusal: { reason: '还没有由另一人核对，核对后可以批准' },
      })
      granted(await check(second))
      const both = { ...second, roles: ['legal-reviewer', 'agency-head'] as const }
      expect(await approve(both, 2)).toMatchObject({
        refusal: { reason: '自己核对过的变更，由另一人批准' },
      })
      granted(
        await withdrawRuleChange(world, cast.reviewer, { proposalId, version: 2, reason: '再议' }),
      )
      expect(await approve(cast.agencyHead, 3)).toMatchObject({
        refusal: { reason: '这项变更已撤回，不能再办' },
      })
    }))

  const event = (type: string, by: string, body: object, at = 1) => sql`
    insert into reference.rule_proposal_event (proposal_id, version, agency_id, type, body, at, by_id, by_name)
    values ('00000000-0000-4000-8000-0000000000f1', ${at}, (select platform.current_agency()), ${type},
      ${JSON.stringify({ type, ...body })}::jsonb, now(), ${by}, '某人')`
  const body = JSON.stringify({ grounds: [], effect: 'after-publication' })
  const row = (by: string, stored = body) => sql`
    insert into reference.rule_version (rule_id, version, agency_id, effective_from, body, source, reason, by_person, at, proposal_id)
    select id, 2, agency_id, '2026-12-01', ${stored}::jsonb, '无', '无', ${by}, now(), '00000000-0000-4000-8000-0000000000f1'
    from reference.rule where kind = 'review-catalogue'`
  const change = { kind: 'review-catalogue', after: 1, effectiveFrom: '2026-12-01' }

  test('the office role cannot put a version past check, head and words, by whatever rows', () =>
    withCatalogue(async ({ world, cast, second }) => {
      const { reviewer, agencyHead, collector } = cast
      type Deed = readonly [Actor, ReturnType<typeof sql>]
      const draft = [reviewer, event('RuleChangeProposed', reviewer.personId, change)] as const
      const checkedBy = (actor: Actor): Deed => [
        actor,
        event('RuleChangeChecked', actor.personId, { opinion: '' }, 2),
      ]
      const agreed = (by: Actor, at: number, words: unknown): Deed => [
        by,
        event('RuleChangeApproved', by.personId, { agreed: words }, at),
      ]
      const words = JSON.parse(body) as unknown
      const added: Deed = [reviewer, row(reviewer.personId)]
      const attacks: Record<string, readonly Deed[]> = {
        'nothing was proposed': [added],
        'nobody checked it': [draft, agreed(agencyHead, 2, words), added],
        'its author checked it': [draft, checkedBy(reviewer), agreed(agencyHead, 3, words), added],
        'somebody of another unit checked it': [
          draft,
          checkedBy(collector),
          agreed(agencyHead, 3, words),
          added,
        ],
        'its checker approved it': [draft, checkedBy(second), agreed(second, 3, words), added],
        'no head approved it': [draft, checkedBy(second), agreed(collector, 3, words), added],
        'other words were approved': [
          draft,
          checkedBy(second),
          agreed(agencyHead, 3, { grounds: [{ id: 'X' }] }),
          added,
        ],
        'it would count without publication': [
          draft,
          checkedBy(second),
          agreed(agencyHead, 3, { grounds: [] }),
          [reviewer, row(reviewer.personId, '{"grounds":[]}')],
        ],
        'it was withdrawn': [
          draft,
          checkedBy(second),
          [reviewer, event('RuleChangeWithdrawn', reviewer.personId, { reason: '' }, 3)],
          agreed(agencyHead, 4, words),
          added,
        ],
      }
      const tried = async (deeds: readonly Deed[]) => {
        try {
          await world.office.transaction().execute(async (tx) => {
            for (const [actor, deed] of deeds) {
              await sql`select set_config('zhaofa.agency_id', ${actor.agencyId}, true),
                set_config('zhaofa.person_id', ${actor.personId}, true)`.execute(tx)
              await deed.execute(tx)
            }
            throw new Error('it went through')
          })
          return 'committed'
        } catch (error) {
          return (error as Error).message
        }
      }
      for (const [how, deeds] of Object.entries(attacks)) {
        expect(await tried(deeds), how).toMatch(
          /proposal that another person|not what was proposed|three people/,
        )
      }
      // The same rows with everybody in their place are let through, so the others failed for their reason.
      expect(await tried([draft, checkedBy(second), agreed(agencyHead, 3, words), added])).toBe(
        'it went through',
      )
    }))

  test('a version cannot be changed, nor brought into force without its publication', () =>
    withCatalogue(async (desk) => {
      const { world, cast } = desk
      await keep(desk, '2025-03-01', { fineFen: 1_600_000 })
      await approved(desk)
      const as = (deed: ReturnType<typeof sql>) =>
        asPerson(world.office, cast.publisher, (tx) => deed.execute(tx))
      const effect = (count: number) => sql`
        insert into reference.catalogue_effect
          (agency_id, rule_id, version, list_version, published_on, effective_from, by_person, at)
        select agency_id, id, ${count}, 1, '2026-11-23', '2026-11-24', ${cast.publisher.personId}, now()
        from reference.rule where kind = 'review-catalogue'`

      await expect(as(sql`update reference.rule_version set source = '改'`)).rejects.toThrow()
      await expect(as(effect(1))).rejects.toThrow(/only an approved version/)
      await expect(as(effect(2))).rejects.toThrow(/the public list is not this version/)
      await published(desk)
      await expect(
        as(sql`update reference.catalogue_effect set effective_from = '2026-11-24'`),
      ).rejects.toThrow()
      await expect(as(sql`delete from casework.review_facts`)).rejects.toThrow()
    }))
})
