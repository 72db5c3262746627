import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { expect, test } from 'vitest'
import { aCast } from '../../test/cast.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { plantedParty, playPlantedCase } from '../../test/planted-case.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { playCollection } from '../demo/play-publicity.ts'
import { Stage } from '../demo/stage.ts'
import { createApp } from './app.ts'
import { viewNoticeDesk } from '../office/publicity/notices/desk-views.ts'
import { takeNoticeStep } from '../office/publicity/notices/notice-steps.ts'

const reason = '进货渠道和底价贯穿全部事实，隐去后剩下的内容没有意义。'

/** A served decision on the publicity desk, collected. */
async function collected(world: TestWorld) {
  const stage = new Stage(
    { ...world, printer: plainPrinter },
    await aCast(world),
    plainDate('2026-08-10'),
  )
  const caseId = await playPlantedCase(stage)
  const { id: noticeId, version } = await playCollection(stage, caseId)
  return { stage, caseId, noticeId, version }
}

test('a decision is withheld on a ground of the law, with a reason, once the head of the agency approves (条例第15条、第17条)', () =>
  withWorld(async (world) => {
    const { stage, caseId, noticeId, version } = await collected(world)
    const { cast } = stage
    const step = { noticeId, version, step: 'propose-withholding', opinion: reason } as const
    const proposal = { ...step, ground: 'trade-secret' } as const

    const refusals = [
      await takeNoticeStep(stage.world, cast.collector, proposal),
      await takeNoticeStep(stage.world, cast.checker, step),
      await takeNoticeStep(stage.world, cast.checker, { ...proposal, opinion: ' ' }),
    ].map((outcome) => (outcome.ok ? null : outcome.refusal.reason))
    expect(refusals).toEqual([
      '拟不予公开由公示审核办理，您没有这个岗位',
      '不予公开须选明依据',
      '拟不予公开须写明理由',
    ])

    const proposed = await takeNoticeStep(stage.world, cast.checker, proposal)
    if (!proposed.ok) throw new Error(proposed.refusal.reason)
    const desk = await viewNoticeDesk(stage.world, cast.agencyHead, noticeId)
    expect(desk.row.stateTitle).toBe('待批准不予公开')
    expect(desk.withholding).toMatchObject({
      because: '政府信息公开条例第十五条',
      exception: expect.stringContaining('第三方同意公开'),
    })
    expect(desk.can.map(({ id }) => id)).toEqual(['approve-withholding', 'refuse-withholding'])
    // The head still sees what would be published.
    expect(desk.fields.length).toBeGreaterThan(5)

    const next = { noticeId, version: proposed.value.version, opinion: '同意。' }
    const byChecker = { ...next, step: 'approve-withholding' } as const
    expect(await takeNoticeStep(stage.world, cast.checker, byChecker)).toMatchObject({ ok: false })
    const approved = await takeNoticeStep(stage.world, cast.agencyHead, byChecker)
    expect(approved).toMatchObject({ ok: true, value: { state: 'withheld' } })

    const { publishedOn, withheldOn } = await lastDays(world, caseId)
    expect([publishedOn, withheldOn]).toEqual([0, 1])
    const app = await createApp(stage.world, { visitors: null })
    const page = await app.inject(`/decisions/${noticeId}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('政府信息公开条例第十五条')
    expect(page.body).not.toContain(plantedParty.name)
    expect(page.body).not.toContain('进货渠道')
    const months = (await app.inject('/denominator')).body
    expect(months).toContain(`/decisions/${noticeId}`)
    expect(months).toContain('涉及商业秘密且不能区分处理，公开会对第三方合法权益造成损害')
    await app.close()
  }))

test('what the head of the agency does not approve goes back to the checker and is published', () =>
  withWorld(async (world) => {
    const { stage, noticeId, version } = await collected(world)
    const { checker, agencyHead, publisher } = stage.cast
    const steps = [
      [checker, 'propose-withholding', reason],
      [agencyHead, 'refuse-withholding', '可以区分处理，隐去底价后公开。'],
      [checker, 'check', ''],
      [publisher, 'publish', ''],
    ] as const
    let at = version
    for (const [actor, step, opinion] of steps) {
      const asked = { noticeId, version: at, step, opinion, ground: 'privacy' } as const
      const outcome = await takeNoticeStep(stage.world, actor, asked)
      if (!outcome.ok) throw new Error(`${step}: ${outcome.refusal.reason}`)
      at = outcome.value.version
    }
    const desk = await viewNoticeDesk(stage.world, publisher, noticeId)
    expect(desk.row.state).toBe('published')
    expect(desk.withholding).toBeNull()
  }))

/** How often the case was published and withheld. */
async function lastDays(world: TestWorld, caseId: string) {
  const rows = await world.db.owner
    .selectFrom('casework.case_event')
    .select('type')
    .where('case_id', '=', caseId)
    .execute()
  const times = (type: string) => rows.filter((row) => row.type === type).length
  return { publishedOn: times('DecisionPublished'), withheldOn: times('DecisionWithheld') }
}
