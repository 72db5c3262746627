import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { aCast } from '../../../../test/cast.ts'
import { plainPrinter } from '../../../../test/plain-printer.ts'
import { withWorld, type TestWorld } from '../../../../test/world.ts'
import { playCase } from '../../../demo/play-case.ts'
import { Stage } from '../../../demo/stage.ts'
import { stories } from '../../../demo/stories.ts'
import { wholeLists } from '../../../storage/publication/lists/list-versions.ts'
import { viewCase } from '../../cases/views/case-view.ts'

type Told = { readonly world: TestWorld; readonly stage: Stage; readonly caseId: string }

/** A case of the demo whose party has just asked for a hearing. */
async function requested(work: (told: Told) => Promise<void>): Promise<void> {
  const whole = stories.find(({ defence }) => defence === 'hearing')
  if (!whole) throw new Error('no story with a hearing')
  await withWorld(async (world) => {
    const stage = new Stage({ ...world, printer: plainPrinter }, await aCast(world), whole.startsOn)
    const caseId = await playCase(stage, { ...whole, until: 'notice-served' })
    stage.later(1)
    const [officer] = stage.cast.officers
    await stage.act(caseId, officer, 'request-hearing', { reason: '对数额有异议，要求听证。' })
    await work({ world, stage, caseId })
  })
}

const call = ({ stage, caseId }: Told, input: Record<string, unknown> = {}) =>
  stage.act(caseId, stage.cast.officers[0], 'call-hearing', {
    heldOn: fridayAfter(stage.today, 21),
    host: [stage.cast.reviewer.personId],
    place: '三楼听证室',
    ...input,
  })

const fridayAfter = (day: PlainDate, days: number): PlainDate => {
  const later = addDays(day, days)
  return addDays(later, (12 - new Date(`${later}T00:00:00Z`).getUTCDay()) % 7)
}

const chinese = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** What the portal's own role reads. */
async function announced({ stage: { world, cast } }: Told) {
  const [list] = await wholeLists(world.portal, {
    agencyId: cast.agencyHead.agencyId,
    item: 'in_hearing',
  })
  return { version: list?.version ?? 0, reason: list?.reason, rows: list?.rows ?? [] }
}

test('a public hearing is announced with its notice, moved with it, and taken down when it was held (处罚法第64条第3项)', () =>
  requested(async (told) => {
    const { stage, caseId } = told
    const { file } = await call(told)
    const first = file.hearing?.called?.heldOn ?? ''
    expect(await announced(told)).toMatchObject({
      version: 1,
      reason: '公告听证',
      rows: [{ time: `${chinese(first)} 上午9时`, place: '三楼听证室' }],
    })

    stage.later(2)
    const second = fridayAfter(stage.today, 28)
    await stage.act(caseId, stage.cast.officers[0], 'adjourn-hearing', {
      ground: 'party-cause',
      reason: '当事人的法定代表人住院。',
      heldOn: second,
    })
    expect(await announced(told)).toMatchObject({
      version: 2,
      reason: '听证的时间、地点改变',
      rows: [{ time: `${chinese(second)} 上午9时（原定${chinese(first)}，改期）` }],
    })

    while (stage.today < second) stage.later(1)
    await stage.act(caseId, stage.cast.reviewer, 'hold-hearing', {
      attendance: '各方到场。',
      record: '调查人员提出事实、证据和建议，当事人申辩。',
      evidence: '当事人没有异议。',
      finalStatement: '请求从轻。',
    })
    expect(await announced(told)).toMatchObject({
      version: 3,
      reason: '听证已经举行，公告撤下',
      rows: [],
    })

    const { rows } = await sql<{ leaves: number }>`
      select count(*)::int as leaves from ledger.opening o
      join publication.list_version v on v.id::text = o.public_id
      where o.kind = 'list-change' and v.item = 'in_hearing'`.execute(told.world.db.owner)
    expect(rows).toEqual([{ leaves: 3 }])
    const { documents, paths } = await viewCase(stage.world, stage.cast.agencyHead, caseId)
    expect(documents.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['听证申请书', '听证通知书', '听证公告', '听证笔录']),
    )
    expect(paths.map(({ id }) => id)).toEqual(['ordinary-penalty', 'hearing'])
  }))

test('a hearing that is not public is not announced', () =>
  requested(async (told) => {
    await call(told, { open: false, closedGround: 'trade-secret' })
    expect(await announced(told)).toEqual({ version: 0, reason: undefined, rows: [] })
    const { documents } = await viewCase(told.stage.world, told.stage.cast.agencyHead, told.caseId)
    expect(documents.map(({ title }) => title)).not.toContain('听证公告')
  }))
