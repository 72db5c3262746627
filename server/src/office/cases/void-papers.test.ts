import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { sequence } from '../../../test/ledger.ts'
import { withPlayedCase } from '../../../test/played-case.ts'
import type { TestWorld } from '../../../test/world.ts'
import { verified } from '../../../test/verified.ts'
import { playCollection } from '../../demo/play-publicity.ts'
import type { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { reaches, type Milestone } from '../../demo/story.ts'
import { ForbiddenError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { listDecisionMonths } from '../../storage/publication/decision-months.ts'
import { inAgency } from '../desk/in-agency.ts'
import { takeNoticeStep } from '../publicity/notices/notice-steps.ts'
import { readDocument } from '../desk/read-restricted.ts'
import { viewCase } from './views/case-view.ts'
import { viewMyWork } from '../desk/my-work.ts'

type Played = { readonly world: TestWorld; readonly stage: Stage; readonly caseId: string }

/** A case of the demo, played as far as `until`. */
async function played(until: Milestone, work: (played: Played) => Promise<void>): Promise<void> {
  const whole = stories.find((each) => reaches(each, until) && !each.ending && !each.named)
  if (!whole) throw new Error(`no story that reaches ${until}`)
  const story = { ...whole, until }
  await withPlayedCase(story, work)
}

const reason = '主文罚款数额写错'
const decisionsOf = async ({ stage, caseId }: Played) => {
  const { documents } = await viewCase(stage.world, stage.cast.agencyHead, caseId)
  return documents.filter(({ type }) => type === 'penalty_decision')
}

describe('作废 of a sealed decision that was not served', () => {
  test('the number stays used, the paper bears the mark, and the case is decided again', () =>
    played('decided', async (all) => {
      const { stage, caseId } = all
      const { officers, agencyHead } = stage.cast
      const [before] = await decisionsOf(all)
      const given = { paper: 'penalty_decision', reason }
      const { file } = await stage.act(caseId, officers[0], 'void-paper', given)
      // Proposed is not voided: two have to agree.
      expect(file.pending?.awaits).toBe('department-head')
      expect((await decisionsOf(all)).map(({ voided }) => voided)).toEqual([null])
      await stage.sentBack(caseId, stage.cast.departmentHead, file.version, '请先核对')
      await stage.approved(caseId, officers[0], 'void-paper', given)
      expect(await decisionsOf(all)).toEqual([{ ...before, voided: reason }])

      const { marked, number } = await readDocument(stage.world, agencyHead, before?.id ?? '')
      expect(Buffer.from(marked ?? []).toString()).toContain(`作废原因：${reason}`)
      const { timeline } = await viewCase(stage.world, agencyHead, caseId)
      expect(timeline[0]).toMatchObject({
        title: '作废行政处罚决定书',
        detail: reason,
        documents: [{ number, voided: reason }],
      })
      const [month] = await listDecisionMonths(stage.world.portal, agencyHead.agencyId)
      expect(month).toMatchObject({ made: 0, voided: 1, whole: true, waiting: 0 })

      stage.later(1)
      await stage.approved(caseId, officers[0], 'issue-decision')
      const [first, second] = await decisionsOf(all)
      const serial = (text: string | null | undefined) => Number(/(\d+)号/.exec(text ?? '')?.[1])
      expect(serial(second?.number)).toBe(serial(first?.number) + 1)
      expect(second?.voided).toBeNull()
      const months = await listDecisionMonths(stage.world.portal, agencyHead.agencyId)
      expect(months.reduce((sum, { made }) => sum + made, 0)).toBe(1)
      expect(months.every(({ whole }) => whole)).toBe(true)
    }))

  test('it is in the log beside the sealing, and nothing of the ledger is out of joint', () =>
    played('decided', async (all) => {
      const { world, stage, caseId } = all
      const given = { paper: 'penalty_decision', reason }
      await stage.approved(caseId, stage.cast.officers[0], 'void-paper', given)
      await sequence(world.db)
      expect(await verified(world.db, { objectsFolder: join(world.dataDir, 'objects') })).toEqual(
        [],
      )
    }))

  test('what was collected for publication goes back, and bears the new number when collected again', () =>
    played('decided', async ({ world, stage, caseId }) => {
      const [officer] = stage.cast.officers
      const notice = () =>
        world.db.owner
          .selectFrom('casework.notice')
          .select(['state', 'number'])
          .where('case_id', '=', caseId)
          .executeTakeFirstOrThrow()
      const { id: noticeId, version } = await playCollection(stage, caseId)
      const { state, number } = await notice()
      expect({ state, number }).toEqual({
        state: 'collected',
        number: expect.stringMatching(/1号$/),
      })
      await stage.approved(caseId, officer, 'void-paper', { paper: 'penalty_decision', reason })
      expect(await notice()).toEqual({ state: 'returned', number })
      const { collector } = stage.cast
      const { items } = await viewMyWork(stage.world, collector)
      expect(items).toEqual([])
      await stage.approved(caseId, officer, 'issue-decision')
      const again = {
        noticeId,
        step: 'collect',
        version: version + 1,
        opinion: '已核对。',
      } as const
      expect(await takeNoticeStep(stage.world, collector, again)).toMatchObject({ ok: true })
      expect(await notice()).toEqual({
        state: 'collected',
        number: expect.stringMatching(/2号$/) as string,
      })
    }))

  test('the database knows one decision that stands, and gives back no number', () =>
    played('decided', async (all) => {
      const { world, stage, caseId } = all
      const { agencyHead, officers } = stage.cast
      const again = (tx: Tx) =>
        sql`insert into casework.decision select case_id, version + 100, digest, draft_version,
          agency_id, outcome, kinds, fine_fen, tier, matter_code, decided_on
          from casework.decision where case_id = ${caseId}`.execute(tx)
      await expect(inAgency(world, agencyHead, again)).rejects.toThrow('has been decided')
      const given = { paper: 'penalty_decision', reason }
      await stage.approved(caseId, officers[0], 'void-paper', given)
      const standing = await inAgency(world, agencyHead, (tx) =>
        tx.selectFrom('casework.standing_decision').select('case_id').execute(),
      )
      expect(standing).toEqual([])
      const forget = (tx: Tx) => tx.deleteFrom('casework.void_number').execute()
      await expect(inAgency(world, agencyHead, forget)).rejects.toThrow(/permission denied/)
    }))
})

describe('what cannot be voided, and by whom', () => {
  test('a decision that was served', () =>
    played('served', async ({ stage, caseId }) => {
      const [officer] = stage.cast.officers
      const given = { paper: 'penalty_decision', reason }
      await expect(stage.act(caseId, officer, 'void-paper', given)).rejects.toThrow(
        '没有等待送达的文书',
      )
    }))

  test('by anybody but an officer of the case', () =>
    played('decided', async ({ stage, caseId }) => {
      const given = { paper: 'penalty_decision', reason }
      const { reviewer } = stage.cast
      await expect(stage.act(caseId, reviewer, 'void-paper', given)).rejects.toThrow(ForbiddenError)
    }))
})

test('an advance notice takes with it the notice of the right to a hearing that was sealed with it', () =>
  played('concluded', async ({ stage, caseId }) => {
    const { officers, agencyHead } = stage.cast
    await stage.approved(caseId, officers[0], 'issue-advance-notice')
    const given = { paper: 'penalty_advance_notice', reason: '当事人名称写错' }
    const file = await stage.approved(caseId, officers[0], 'void-paper', given)
    expect(file.notice).toBeNull()
    const { documents } = await viewCase(stage.world, agencyHead, caseId)
    const notices = documents.filter(
      ({ type }) => type.endsWith('_notice') && type !== 'filing_result_notice',
    )
    expect(notices.length).toBeGreaterThan(0)
    expect(notices.every(({ voided }) => voided === '当事人名称写错')).toBe(true)
  }))
