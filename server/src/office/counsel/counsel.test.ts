import { expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { counselOpinionId } from '@zhaofa/domain/case/parts/legal-review/counsel.ts'
import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import { aCast } from '../../../test/cast.ts'
import { aPerson } from '../../../test/identity-rows.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { engageCounsel } from '../../demo/play-legal-unit.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { inAgency } from '../desk/in-agency.ts'
import { getCase, performAct } from '../cases/perform-act.ts'
import { rightOf } from './invited.ts'
import { listInvitations } from './list-invitations.ts'
import { viewInvitation } from './view-invitation.ts'

type Held = {
  readonly world: TestWorld
  readonly stage: Stage
  readonly counsel: Actor
  readonly stranger: Actor
  readonly caseId: string
  readonly invitation: number
}

/** A case under review on which one of two counsels was asked about the draft alone. */
async function invited(work: (held: Held) => Promise<void>): Promise<void> {
  const story = stories.find(({ until }) => until === 'under-review')
  if (!story) throw new Error('no story under review')
  await withWorld(async (world) => {
    const cast = await aCast(world)
    const { agencyId, departmentId } = cast.agencyHead
    const { counsel } = cast
    const roles = ['legal-counsel'] as const
    const agency = { id: agencyId, departmentId }
    const other = { account: 'he2', name: '贺知行', roles: [...roles] }
    const { personId } = await aPerson(world.db, agency, other)
    const stranger: Actor = { ...counsel, personId, name: other.name }
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    await engageCounsel(stage.world, cast, counsel, {
      ...{ from: story.startsOn, until: addDays(story.startsOn, 364) },
      ...{ firm: '吉林衡佐律师事务所', licence: '12203201510123456' },
      ...{ contract: '四商法顾〔2026〕1号', fields: '行政处罚' },
    })
    const caseId = await playCase(stage, story)
    await stage.act(caseId, cast.reviewer, 'accept-review')
    const asked = await stage.act(caseId, cast.reviewer, 'invite-counsel', {
      ...{ counsel: [counsel.personId], questions: '裁量是否适当？', readable: ['draft'] },
      ...{ evidence: [], dueOn: stage.today },
    })
    const { version } = asked.file.review?.counsel[0] ?? { version: 0 }
    await work({ world, stage, counsel, stranger, caseId, invitation: version })
  })
}

test('counsel reads what was chosen and nothing else of the case, and every reading is recorded', () =>
  invited(async ({ world, stage, counsel, stranger, caseId, invitation }) => {
    const { invitations } = await listInvitations(stage.world, counsel)
    expect(invitations).toMatchObject([{ caseId, invitation, state: 'open' }])
    const view = await viewInvitation(stage.world, counsel, { caseId, invitation })
    expect(view.questions).toBe('裁量是否适当？')
    expect(view.parts.map(({ title }) => title)).toContain('认定的事实')
    expect([view.benchmark, view.evidence, view.unmet]).toEqual([[], [], []])
    const reads = await world.db.owner
      .selectFrom('casework.restricted_read')
      .select(['person_id', 'subject'])
      .where('subject', '=', `counsel ${invitation}`)
      .execute()
    expect(reads).toEqual([{ person_id: counsel.personId, subject: `counsel ${invitation}` }])

    // By the database too: neither the case nor anything in it is theirs, and another's invitation is not told.
    await expect(inAgency(stage.world, counsel, (tx) => getCase(tx, caseId))).rejects.toThrow(
      '没有这个案件',
    )
    const papers = await inAgency(stage.world, counsel, (tx) =>
      tx.selectFrom('casework.document').select('id').where('case_id', '=', caseId).execute(),
    )
    expect(papers).toEqual([])
    expect(await listInvitations(stage.world, stranger)).toEqual({ invitations: [] })
    await expect(viewInvitation(stage.world, stranger, { caseId, invitation })).rejects.toThrow(
      '没有邀请您',
    )
  }))

test('the opinion is a paper of its own, gives no access and opens no gate', () =>
  invited(async ({ world, stage, counsel, caseId, invitation }) => {
    const readAs = await rightOf(stage.world, counsel, { caseId, invitation })
    const { version } = await viewInvitation(stage.world, counsel, { caseId, invitation })
    const done = await performAct(stage.world, counsel, {
      ...{ caseId, actId: counselOpinionId(invitation), version, readAs },
      input: { noConflict: true, opinion: '同意处罚，建议写明取这一数额的理由。' },
      confirmedBy: 'password',
    })
    expect(done.ok).toBe(true)
    const papers = await world.db.owner
      .selectFrom('casework.document')
      .select(['type', 'volume'])
      .where('case_id', '=', caseId)
      .where('type', '=', 'legal_counsel_opinion')
      .execute()
    expect(papers).toEqual([{ type: 'legal_counsel_opinion', volume: 'secondary' }])
    const access = await world.db.owner
      .selectFrom('casework.case_access')
      .select('person_id')
      .where('person_id', '=', counsel.personId)
      .execute()
    expect(access).toEqual([])
    const opinions = await world.db.owner
      .selectFrom('casework.review_opinion')
      .select('version')
      .where('case_id', '=', caseId)
      .execute()
    expect(opinions).toEqual([])
  }))
