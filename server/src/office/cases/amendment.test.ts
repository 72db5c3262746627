import { reviseDecision } from '../../../test/revise-decision.ts'
import { describe, expect, test } from 'vitest'
import { withPlayedCase } from '../../../test/played-case.ts'
import type { TestWorld } from '../../../test/world.ts'
import { handOver } from '../../demo/serve-paper.ts'
import type { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { reaches, type Milestone, type Story } from '../../demo/story.ts'
import { viewMyWork } from '../desk/my-work.ts'
import { takeNoticeStep } from '../publicity/notices/notice-steps.ts'
import { readDocument } from '../desk/read-restricted.ts'
import { performAct } from './perform-act.ts'
import { viewActForm } from './views/act-form.ts'
import { viewApproval } from './views/approval-view.ts'
import { viewCase } from './views/case-view.ts'

type Played = {
  readonly world: TestWorld
  readonly stage: Stage
  readonly caseId: string
  readonly story: Story
}

/** A case of the demo, played as far as `until`. */
async function played(until: Milestone, work: (played: Played) => Promise<void>): Promise<void> {
  const whole = stories.find(
    (each) => reaches(each, until) && !each.ending && !each.named && each.defence !== 'hearing',
  )
  if (!whole) throw new Error(`no story that reaches ${until}`)
  const story = { ...whole, until }
  await withPlayedCase(story, (case_) => work({ ...case_, story }))
}

const why = { amendmentReason: '立案时抄错一个字。', proof: '营业执照' }

/** The act that puts the first record with this title right. */
async function amendOf({ stage, caseId }: Played, title: string): Promise<string> {
  const { timeline } = await viewCase(stage.world, stage.cast.officers[0], caseId)
  const found = timeline.find((each) => each.title === title)
  if (!found?.amend) throw new Error(`${title} cannot be amended`)
  return found.amend.id
}

describe('更正 of the party after the decision was served', () => {
  test('both heads see the old and the new, the notice is sealed and served, the decision stays as it was', () =>
    played('served', async (all) => {
      const { stage, caseId } = all
      const { officers, agencyHead, departmentHead } = stage.cast
      const view = () => viewCase(stage.world, agencyHead, caseId)
      const before = await view()
      const decision = before.documents.find(({ type }) => type === 'penalty_decision')
      const bytes = await readDocument(stage.world, agencyHead, decision?.id ?? '')
      const act = await amendOf(all, '立案')
      const form = await viewActForm(stage.world, officers[0], { caseId, actId: act })
      const party = { ...(form.values['party'] as object), legalRepresentative: '章国强' }

      await stage.act(caseId, officers[0], act, { ...why, party })
      const asked = await viewApproval(stage.world, departmentHead, caseId)
      expect(asked.asked).toMatch(/^法定代表人：“.+”更正为“章国强”$/)
      expect(asked.papers.map(({ type }) => type)).toEqual(['record_amendment', 'paper_amendment'])
      const withdrawn = await stage.act(caseId, officers[0], 'withdraw-proposal')
      expect(withdrawn.file.returned?.withdrawn).toBe(true)
      await stage.approved(caseId, officers[0], act, { ...why, party })

      const after = await view()
      expect(after.party?.personInCharge).toBe('章国强')
      const made = after.documents.filter(({ type }) => type.endsWith('_amendment'))
      expect(made.map(({ number }) => number !== null)).toEqual([false, true])
      expect(after.documents.find(({ id }) => id === decision?.id)).toMatchObject({
        sha256: decision?.sha256,
        amendedOn: stage.today,
      })
      const still = await readDocument(stage.world, agencyHead, decision?.id ?? '')
      expect(still).toEqual(bytes)
      expect(after.timeline.find(({ title }) => title === '立案')?.amendments).toMatchObject([
        { changes: [{ label: '法定代表人', after: '章国强' }], by: officers[0].name },
      ])

      await handOver(stage, caseId, { recipient: '章国强', relation: '法定代表人' })
      expect((await view()).timeline[0]?.title).toBe('送达文书补正（更正）通知书')
    }))
})

describe('更正 that the law does not allow', () => {
  test('a decision served earlier than it was recorded would cut the time of the party: nothing is written', () =>
    played('served', async (all) => {
      const { stage, caseId } = all
      const [officer] = stage.cast.officers
      const actId = await amendOf(all, '送达行政处罚决定书')
      const form = await viewActForm(stage.world, officer, { caseId, actId })
      const input = { ...form.values, ...why, servedOn: '2026-01-05' }
      const answer = await performAct(stage.world, officer, {
        caseId,
        actId,
        version: form.version,
        input,
      })
      expect(answer.ok ? null : answer.refusal[0]?.fields).toMatchObject([{ field: 'servedOn' }])
      const { version } = await viewCase(stage.world, officer, caseId)
      expect(version).toBe(form.version)
    }))

  test('a passage that does not stand in the sealed paper is not put right, and the nearest one is told', () =>
    played('served', async ({ stage, caseId }) => {
      const [officer] = stage.cast.officers
      const { version } = await viewCase(stage.world, officer, caseId)
      const input = {
        paper: 'penalty_decision',
        changes: [{ label: '第一页', before: '四平市商务居作出', after: '四平市商务局作出' }],
        reason: '打印错误',
        onlySlips: true,
      }
      const asked = { caseId, actId: 'amend-paper', version, input }
      const answer = await performAct(stage.world, officer, asked)
      expect(answer.ok ? null : answer.refusal[0]?.fields).toMatchObject([
        {
          field: 'changes.0.before',
          message: expect.stringMatching(/没有这句原文，最接近的是：“.*四平市商务局/) as string,
        },
      ])
    }))

  test('a submission that somebody has signed is not withdrawn', () =>
    played('decision-proposed', async ({ stage, caseId }) => {
      const { officers, departmentHead } = stage.cast
      const { version } = await viewCase(stage.world, departmentHead, caseId)
      await stage.agree(caseId, departmentHead, version)
      const form = await viewActForm(stage.world, officers[0], {
        caseId,
        actId: 'withdraw-proposal',
      })
      expect(form.unmet.map(({ reason }) => reason)).toEqual([
        `${departmentHead.name}已经签署意见，不能撤回；需要修改的，请审批人退回修改`,
      ])
    }))
})

describe('更正 of a case whose decision is public', () => {
  const noticeOf = async ({ world, caseId }: Played) =>
    world.db.owner
      .selectFrom('casework.notice')
      .select(['id', 'state', 'version', 'published_on', 'party_name'])
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow()
  const shownVersions = async ({ world }: Played, publicId: string) =>
    world.db.owner
      .selectFrom('publication.notice')
      .select(['version', 'body'])
      .where('public_id', '=', publicId)
      .orderBy('version')
      .execute()
  const amendParty = async (all: Played, change: object) => {
    const { stage, caseId } = all
    const [officer] = stage.cast.officers
    const act = await amendOf(all, '立案')
    const form = await viewActForm(stage.world, officer, { caseId, actId: act })
    const party = { ...(form.values['party'] as object), ...change }
    await stage.approved(caseId, officer, act, { ...why, party })
  }

  test('goes through three hands again, and the new version says what was put right', () =>
    played('published', async (all) => {
      const { stage } = all
      const { collector, checker, publisher } = stage.cast
      const first = await noticeOf(all)
      await amendParty(all, { legalRepresentative: '章国强' })
      expect(await noticeOf(all)).toMatchObject({ state: 'outdated' })
      expect((await shownVersions(all, first.id)).map(({ version }) => version)).toEqual([1])
      const { items } = await viewMyWork(stage.world, collector)
      expect(items.map(({ reason }) => reason)).toContain('已发布，待更正')

      stage.later(1)
      for (const [actor, step] of [
        [collector, 'collect'],
        [checker, 'check'],
        [publisher, 'publish'],
      ] as const) {
        const { id: noticeId, version } = await noticeOf(all)
        const asked = { noticeId, version, step, opinion: '已核对。' }
        const taken = await takeNoticeStep(stage.world, actor, asked)
        expect(taken.ok ? null : taken.refusal.reason).toBeNull()
      }
      const versions = await shownVersions(all, first.id)
      expect(versions.map(({ version }) => version)).toEqual([1, 2])
      expect(JSON.parse(versions[1]?.body ?? '{}')).toMatchObject({
        correction: '更正法定代表人',
        party: { representative: '章国强' },
      })
      // The first day stays: it was published in time.
      expect(await noticeOf(all)).toMatchObject({
        state: 'published',
        published_on: first.published_on,
      })
    }))

  test('of what the public does not read changes nothing there', () =>
    played('published', async (all) => {
      await amendParty(all, { phone: '0434-0000077' })
      expect(await noticeOf(all)).toMatchObject({ state: 'published' })
    }))

  test('is not withheld while it can be read', () =>
    played('published', async (all) => {
      const { stage } = all
      await amendParty(all, { legalRepresentative: '章国强' })
      const { id: noticeId, version } = await noticeOf(all)
      const asked = { noticeId, version, step: 'collect' as const, opinion: '已核对。' }
      const collected = await takeNoticeStep(stage.world, stage.cast.collector, asked)
      expect(collected.ok).toBe(true)
      const refused = await takeNoticeStep(stage.world, stage.cast.checker, {
        ...asked,
        step: 'propose-withholding',
        version: version + 1,
        ground: 'trade-secret',
      })
      expect(refused.ok ? null : refused.refusal.reason).toBe(
        '已经公开的内容不改为不予公开；依法不能公开的，先撤回并说明理由',
      )
    }))
})

describe('撤销 of a decision that is public (处罚法第75条第2款、第48条第2款)', () => {
  test('nothing is due or counted, the party is served, and the public is told why within three days', () =>
    played('published', async ({ world, stage, caseId }) => {
      const { publisher, agencyHead } = stage.cast
      const reason = '认定的违法事实不清，主动纠正。'
      await reviseDecision(stage, caseId, {
        effect: 'revoked',
        ground: 'facts',
        reason,
        kinds: null,
        fineFen: null,
        confiscatedFen: null,
        remake: false,
      })
      const view = await viewCase(stage.world, agencyHead, caseId)
      expect(view.documents.filter(({ type }) => type === 'decision_revoke')).toMatchObject([
        { title: '撤销行政处罚决定书', number: expect.stringContaining('撤字') as string },
      ])
      const row = await world.db.owner
        .selectFrom('casework.case_file')
        .select(['decided_on', 'fined_fen', 'unpaid_fen', 'state', 'due_title'])
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow()
      expect(row).toMatchObject({ decided_on: null, state: 'closed', due_title: '撤回公示' })
      expect([Number(row.fined_fen), Number(row.unpaid_fen)]).toEqual([0, 0])
      const standing = world.db.owner.selectFrom('casework.standing_decision').select('case_id')
      expect(await standing.where('case_id', '=', caseId).execute()).toEqual([])

      await handOver(stage, caseId, { recipient: '章国强', relation: '法定代表人' })
      const notice = () =>
        world.db.owner
          .selectFrom('casework.notice')
          .select(['id', 'state', 'version'])
          .where('case_id', '=', caseId)
          .executeTakeFirstOrThrow()
      const { id: noticeId, version } = await notice()
      const again = { noticeId, version, step: 'return' as const, opinion: '退回。' }
      const kept = await takeNoticeStep(stage.world, publisher, again)
      expect(kept.ok).toBe(false)
      const taken = await takeNoticeStep(stage.world, publisher, {
        ...again,
        step: 'withdraw',
        opinion: reason,
      })
      expect(taken.ok ? null : taken.refusal.reason).toBeNull()
      expect(await notice()).toMatchObject({ state: 'withdrawn' })
      const told = await world.db.owner
        .selectFrom('publication.withdrawal')
        .select(['ground', 'reason'])
        .where('public_id', '=', noticeId)
        .executeTakeFirstOrThrow()
      expect(told).toEqual({ ground: 'revoked', reason })
      const after = await viewCase(stage.world, agencyHead, caseId)
      expect(after.limits.find(({ title }) => title === '撤回公示')).toMatchObject({ state: 'met' })
    }))
})
