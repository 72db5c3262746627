import { randomUUID } from 'node:crypto'
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
import { readEvidence } from '../desk/read-restricted.ts'
import { pointsOf } from '../../demo/review-points.ts'
import { readInvitedEvidence } from './read-invited-evidence.ts'
import { viewMyWork } from '../desk/my-work.ts'
import { listInvitations } from './list-invitations.ts'
import { viewInvitation } from './view-invitation.ts'

type Held = {
  readonly world: TestWorld
  readonly stage: Stage
  readonly counsel: Actor
  readonly stranger: Actor
  readonly caseId: string
  readonly invitation: number
  /** Of the case; the first was chosen for counsel. */
  readonly evidence: readonly string[]
}

/** A case under review on which one of two counsels was asked about the draft and one piece of evidence. */
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
    const accepted = await stage.act(caseId, cast.reviewer, 'accept-review')
    const shown = accepted.file.evidence.map(({ id }) => id)
    const asked = await stage.act(caseId, cast.reviewer, 'invite-counsel', {
      ...{ counsel: [counsel.personId], questions: '裁量是否适当？', readable: ['draft'] },
      ...{ evidence: shown.slice(0, 1), dueOn: stage.today },
    })
    const { version } = asked.file.review?.counsel[0] ?? { version: 0 }
    await work({ world, stage, counsel, stranger, caseId, invitation: version, evidence: shown })
  })
}

test('counsel reads what was chosen and nothing else of the case, and every reading is recorded', () =>
  invited(async ({ world, stage, counsel, stranger, caseId, invitation, evidence }) => {
    const { invitations } = await listInvitations(stage.world, counsel)
    expect(invitations).toMatchObject([{ caseId, invitation, state: 'open' }])
    const { alerts } = await viewMyWork(stage.world, counsel)
    expect(alerts).toContainEqual({
      text: `请您对${invitations[0]?.title ?? ''}提出意见`,
      effect: `${stage.today} 前提交；有利害关系的，声明回避。`,
      ...{ href: `/office/counsel/${caseId}/${invitation}`, tone: 'amber' },
    })
    expect((await viewMyWork(stage.world, stranger)).alerts).not.toContainEqual(
      expect.objectContaining({ href: `/office/counsel/${caseId}/${invitation}` }),
    )
    const view = await viewInvitation(stage.world, counsel, { caseId, invitation })
    expect(view.questions).toBe('裁量是否适当？')
    expect(view.parts.map(({ title }) => title)).toContain('认定的事实')
    expect([view.benchmark, view.unmet]).toEqual([[], []])
    expect(view.evidence).toMatchObject([{ id: evidence[0], opens: true }])
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

test('counsel opens the chosen evidence while an opinion is awaited, and nothing else before or after', () =>
  invited(async ({ world, stage, counsel, stranger, caseId, invitation, evidence }) => {
    const [chosen = '', another = ''] = evidence
    const key = { caseId, invitation }
    const read = (who: Actor, of: object = {}) =>
      readInvitedEvidence(stage.world, who, { ...key, evidenceId: chosen, ...of })
    const recorded = async () =>
      (
        await world.db.owner
          .selectFrom('casework.restricted_read')
          .select(['person_id', 'person_name'])
          .where('subject', '=', `counsel ${invitation} evidence ${chosen}`)
          .execute()
      ).map((row) => ({ ...row }))
    expect((await read(counsel)).sha256).toMatch(/^[0-9a-f]{64}$/)
    const reading = { person_id: counsel.personId, person_name: counsel.name }
    expect(await recorded()).toEqual([reading])

    expect(another).not.toBe('')
    await expect(read(counsel, { evidenceId: another })).rejects.toThrow('没有可以查阅的这件证据')
    await expect(read(counsel, { invitation: invitation + 1 })).rejects.toThrow('没有邀请您')
    await expect(read(counsel, { caseId: randomUUID() })).rejects.toThrow('没有邀请您')
    await expect(read(stranger)).rejects.toThrow('没有邀请您')
    // Not past the invitation either: the case and its evidence are not theirs.
    const around = readEvidence(stage.world, counsel, { caseId, evidenceId: chosen })
    await expect(around).rejects.toThrow('没有这个案件')

    // The contract ended meanwhile.
    const later = new Date(`${addDays(stage.today, 400)}T02:00:00.000Z`)
    const afterContract = { ...stage.world, clock: { now: () => later } }
    const late = readInvitedEvidence(afterContract, counsel, { ...key, evidenceId: chosen })
    await expect(late).rejects.toThrow('不能再查阅材料')

    const { version } = await viewInvitation(stage.world, counsel, key)
    const done = await performAct(stage.world, counsel, {
      ...{ caseId, actId: counselOpinionId(invitation), version },
      readAs: await rightOf(stage.world, counsel, key),
      input: { noConflict: true, opinion: '同意处罚。' },
      confirmedBy: 'password',
    })
    expect(done.ok).toBe(true)
    await expect(read(counsel)).rejects.toThrow('您已经提交意见，不能再查阅材料')
    const view = await viewInvitation(stage.world, counsel, key)
    expect(view.evidence).toMatchObject([{ id: chosen, opens: false }])
    expect(await recorded()).toEqual([reading])
  }))

test('an invitation is over once the review has given its opinion', () =>
  invited(async ({ stage, counsel, caseId, invitation, evidence }) => {
    await stage.act(caseId, stage.cast.reviewer, 'issue-opinion', {
      points: await pointsOf(stage, caseId),
      ...{ outcome: 'pass', opinion: '同意。' },
    })
    const key = { caseId, invitation, evidenceId: evidence[0] ?? '' }
    await expect(readInvitedEvidence(stage.world, counsel, key)).rejects.toThrow('邀请已经结束')
  }))
