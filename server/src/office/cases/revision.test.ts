import { reviseDecision } from '../../../test/revise-decision.ts'
import { expect, test } from 'vitest'
import type { PublicNotice } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import { withPlayedCase } from '../../../test/played-case.ts'
import type { TestWorld } from '../../../test/world.ts'
import { playConclusion } from '../../demo/play-conclusion.ts'
import { playDecision } from '../../demo/play-decision.ts'
import { playDefence } from '../../demo/play-defence.ts'
import { playExecution } from '../../demo/play-execution.ts'
import { playWithdrawal } from '../../demo/play-publicity.ts'
import { handOver, representativeOf } from '../../demo/serve-paper.ts'
import type { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import type { Story } from '../../demo/story.ts'
import { findNotice } from '../../storage/publication/find-notice.ts'
import { viewReportDesk } from '../publicity/double-publicity/report-desk.ts'
import { openDeskRows } from '../publicity/notices/desk-views.ts'
import { collectNotice, takeNoticeStep } from '../publicity/notices/notice-steps.ts'
import { loadCircumstances } from './circumstances.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { inAgency } from '../desk/in-agency.ts'
import { viewCase } from './views/case-view.ts'
import { viewResponsibility } from './views/responsibility-view.ts'
import { countYear } from '../statistics/count-year.ts'

type Played = { world: TestWorld; stage: Stage; story: Story; caseId: string }

async function played(story: Story, work: (played: Played) => Promise<void>): Promise<void> {
  await withPlayedCase(story, (all) => work({ ...all, story }))
}

const storyWith = (wanted: (each: Story) => boolean): Story => {
  const found = stories.find(wanted)
  if (!found) throw new Error('no such story')
  return found
}

const noticesOf = ({ world, caseId }: Played) =>
  world.db.owner
    .selectFrom('casework.notice')
    .select(['id', 'state', 'number'])
    .where('case_id', '=', caseId)
    .orderBy('of_version')
    .execute()

/** What the public reads, and where the page that was taken down leads. */
async function pages({ world, stage }: Played, [first, second]: { id: string }[]) {
  const before = await findNotice(world.portal, first?.id ?? '', stage.today)
  const after = await findNotice(world.portal, second?.id ?? '', stage.today)
  return {
    withdrawn: before?.status === 'withdrawn' ? before : null,
    notice: after?.status === 'published' ? (after.notice as PublicNotice) : null,
  }
}

/** What waits at the desk of publicity, by state. */
const waiting = ({ stage }: Played) =>
  inAgency(stage.world, stage.cast.publisher, async (tx) => {
    const at = await loadCircumstances(tx, stage.world, {
      actor: stage.cast.publisher,
      file: null,
    })
    return (await openDeskRows(tx, at)).map(({ state }) => state)
  })

const monthsOf = async ({ world }: Played) => {
  const rows = await world.db.owner
    .selectFrom('publication.decision_month')
    .select('body')
    .orderBy('month')
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
}

const counted = ({ stage }: Played) => {
  const { agencyId } = stage.cast.publisher
  return inAgency(stage.world, stage.cast.publisher, (tx) =>
    countYear(tx, stage.world, { year: 2026, agencyId, agencyName: '', day: stage.today }),
  )
}

test('复议 changes a decision: the first page is taken down and leads to the second, which says what it comes after', () =>
  played(
    storyWith(({ review }) => review === 'changed'),
    async (all) => {
      const notices = await noticesOf(all)
      expect(notices.map(({ state }) => state)).toEqual(['withdrawn', 'published'])
      const [first, second] = notices
      const { withdrawn, notice } = await pages(all, notices)
      expect(withdrawn).toMatchObject({
        withdrawal: { ground: 'changed', basisNumber: '四政复决字〔2026〕41号' },
        successor: { publicId: second?.id, number: first?.number },
      })
      expect(notice).toMatchObject({
        number: first?.number,
        version: 1,
        remedies: [],
        revised: {
          effect: 'changed',
          by: '四平市人民政府',
          number: '四政复决字〔2026〕41号',
          decision: first?.number,
          replaces: first?.id,
        },
      })
      const row = await all.world.db.owner
        .selectFrom('casework.case_file')
        .select(['fined_fen', 'unpaid_fen', 'published_on', 'archived_on'])
        .where('id', '=', all.caseId)
        .executeTakeFirstOrThrow()
      expect(Number(row.fined_fen)).toBe((notice?.fineFen ?? 0) + (notice?.confiscatedFen ?? 0))
      expect([Number(row.unpaid_fen), row.published_on]).toEqual([0, notice?.publishedOn])
      expect(row.archived_on).not.toBeNull()
      const { world, cast } = all.stage
      const chain = await viewResponsibility(world, cast.agencyHead, all.caseId)
      const decided = chain.steps.find(({ title }) => title === '作出决定')
      expect(decided?.papers.map(({ title, number }) => [title, number])).toContainEqual([
        '行政处罚决定书',
        first?.number,
      ])
      expect(decided?.hands.map(({ duty, name }) => [duty, name])).toContainEqual([
        '审批',
        cast.agencyHead.name,
      ])
      expect(chain.investigators.map(({ name }) => name)).toEqual(
        cast.officers.map(({ name }) => name),
      )
      // One number was used and one decision made; the yearly report counts it as it was made.
      expect(await monthsOf(all)).toMatchObject([
        { made: 1, published: 1, withdrawn: 0, waiting: 0, late: 0, fell: 0 },
      ])
      const { decisions } = await counted(all)
      expect(decisions).toHaveLength(1)
      expect(decisions[0]?.fineFen).toBeGreaterThan(notice?.fineFen ?? 0)
      const { rows } = await viewReportDesk(all.stage.world, all.stage.cast.publisher)
      const gone = rows.map(({ id, state }) => [id, state === 'gone'])
      expect(new Map(gone as [string, boolean][])).toEqual(
        new Map([
          [first?.id, true],
          [second?.id, false],
        ]),
      )
      expect(await waiting(all)).toEqual([])
    },
  ))

test('a slip in the number of 复议决定书 is put right in the case, on the page that was taken down, and in the notice in its place', () =>
  played(
    storyWith(({ review }) => review === 'changed'),
    async (all) => {
      const { world, stage, caseId } = all
      const [officer] = stage.cast.officers
      const { timeline } = await viewCase(stage.world, officer, caseId)
      const amend = timeline.find(({ title }) => title === '变更处罚决定')?.amend
      const number = '四政复决字〔2026〕14号'
      const why = { amendmentReason: '登记时两位数字颠倒。', proof: '行政复议决定书原件' }
      await stage.approved(caseId, officer, amend?.id ?? '', { number, ...why })

      const notices = await noticesOf(all)
      expect(notices.map(({ state }) => state)).toEqual(['withdrawn', 'outdated'])
      const { withdrawn } = await pages(all, notices)
      expect(withdrawn?.withdrawal).toMatchObject({
        basisNumber: number,
        amended: { before: '四政复决字〔2026〕41号', on: stage.today, version: 2 },
      })
      expect(await waiting(all)).toEqual(['outdated'])
      const { collector, checker, publisher } = stage.cast
      for (const [actor, step] of [
        [collector, 'collect'],
        [checker, 'check'],
        [publisher, 'publish'],
      ] as const) {
        const second = await world.db.owner
          .selectFrom('casework.notice')
          .select(['id as noticeId', 'version'])
          .where('id', '=', notices[1]?.id ?? '')
          .executeTakeFirstOrThrow()
        const asked = { ...second, step, opinion: '已核对。' }
        const taken = await takeNoticeStep(stage.world, actor, asked)
        expect(taken.ok ? null : taken.refusal.reason).toBeNull()
      }
      const { notice } = await pages(all, notices)
      expect(notice).toMatchObject({ version: 2, revised: { number } })
      expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
    },
  ))

test('the agency revokes its decision and makes it anew: nothing new goes out before the first is down', () => {
  const whole = storyWith(({ matter, review }) => matter === 'CF-036-01' && review === undefined)
  return played({ ...whole, until: 'published' }, async (all) => {
    const { stage, story, caseId, world } = all
    const { publisher, collector } = stage.cast
    const reason = '认定的拒收批次有误，主动纠正。'
    stage.later(3)
    await reviseDecision(stage, caseId, {
      effect: 'revoked',
      ground: 'facts',
      reason,
      kinds: null,
      fineFen: null,
      confiscatedFen: null,
      remake: true,
    })
    expect(await waiting(all)).toEqual(['revised'])
    const [first] = await noticesOf(all)
    const shown = { noticeId: first?.id ?? '', version: 3, opinion: '好。' }
    for (const step of ['return', 'collect', 'publish'] as const) {
      const again = await takeNoticeStep(stage.world, publisher, { ...shown, step })
      expect([step, again.ok]).toEqual([step, false])
    }
    await expect(
      collectNotice(stage.world, collector, { caseId, opinion: '再采集。' }),
    ).rejects.toThrow()
    // The reason is read by everybody, and is attacked like the notice itself.
    const telling = await takeNoticeStep(stage.world, publisher, {
      ...shown,
      step: 'withdraw',
      opinion: `${reason}联系电话${story.party.phone}。`,
    })
    expect(telling.ok ? null : telling.refusal.reason).toContain('不能公开')
    await handOver(stage, caseId, { recipient: representativeOf(story), relation: '法定代表人' })
    await playWithdrawal(stage, { noticeId: first?.id ?? '', version: 3 }, reason)
    expect(await waiting(all)).toEqual([])

    const anew: Story = {
      ...story,
      facts: '当事人与三家供应商订立供货合同后，无正当理由拒绝接受按合同约定送到的商品五批。',
    }
    await playConclusion(stage, anew, caseId)
    await playDefence(stage, anew, caseId)
    await playDecision(stage, anew, caseId)
    await playExecution(stage, anew, caseId)

    const notices = await noticesOf(all)
    expect(notices.map(({ state }) => state)).toEqual(['withdrawn', 'published'])
    expect(notices[1]?.number).not.toBe(first?.number)
    const { withdrawn, notice } = await pages(all, notices)
    const paper = await world.db.owner
      .selectFrom('casework.document')
      .select('number')
      .where('type', '=', 'decision_revoke')
      .executeTakeFirstOrThrow()
    expect(withdrawn).toMatchObject({
      withdrawal: { ground: 'revoked', basisNumber: paper.number, reason },
      successor: { publicId: notices[1]?.id, number: notices[1]?.number },
    })
    expect(notice?.revised).toMatchObject({
      effect: 'revoked',
      by: '本机关',
      number: paper.number,
      decision: first?.number,
      replaces: first?.id,
    })
    expect(notice?.facts).toContain('五批')
    expect(notice?.remedies).toHaveLength(2)
    const months = await monthsOf(all)
    const sum = (name: string) => months.reduce((all, each) => all + Number(each[name]), 0)
    expect([sum('made'), sum('published'), sum('withdrawn'), sum('waiting')]).toEqual([2, 2, 1, 0])
    expect((await counted(all)).decisions).toHaveLength(2)
  })
})
