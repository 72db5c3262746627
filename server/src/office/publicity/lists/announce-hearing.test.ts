import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { plainPrinter } from '../../../../test/plain-printer.ts'
import { playedOnce } from '../../../../test/played-case.ts'
import type { TestWorld } from '../../../../test/world.ts'
import { playCase } from '../../../demo/play-case.ts'
import { handOver } from '../../../demo/serve-paper.ts'
import { Stage } from '../../../demo/stage.ts'
import { stories } from '../../../demo/stories.ts'
import type { Story } from '../../../demo/story.ts'
import { performAct } from '../../cases/perform-act.ts'
import { wholeLists } from '../../../storage/publication/lists/list-versions.ts'
import { viewCase } from '../../cases/views/case-view.ts'

type Told = { readonly world: TestWorld; readonly stage: Stage; readonly caseId: string }

function hearingStory(): Story {
  const found = stories.find(({ defence }) => defence === 'hearing')
  if (!found) throw new Error('no story with a hearing')
  return found
}

/** A case of the demo whose party has just asked for a hearing. */
const requested: (work: (told: Told) => Promise<void>) => Promise<void> = playedOnce(
  async (world, cast) => {
    const whole = hearingStory()
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, whole.startsOn)
    const caseId = await playCase(stage, { ...whole, until: 'notice-served' })
    stage.later(1)
    const [officer] = cast.officers
    await stage.act(caseId, officer, 'request-hearing', { reason: '对数额有异议，要求听证。' })
    return { stage, caseId }
  },
)

const call = ({ stage, caseId }: Told, input: Record<string, unknown> = {}) =>
  stage.act(caseId, stage.cast.officers[0], 'call-hearing', {
    heldOn: fridayAfter(stage.today, 21),
    host: [stage.cast.reviewer.personId],
    place: '三楼听证室',
    ...input,
  })

/** The notice that was just made, into the hands of the representative. */
const serveNotice = ({ stage, caseId }: Told) =>
  handOver(stage, caseId, { recipient: '法定代表人', relation: '法定代表人' })

const heldInFull = (stage: Stage) => ({
  attended: 'present',
  signing: 'signed',
  partySide: [{ name: '白正平', capacity: 'representative' }],
  recorder: '苏晴',
  agenda: ['opening', 'rights', 'accusation', 'defence', 'examination', 'final-statement'],
  record: '调查人员提出事实、证据和建议，当事人申辩。',
  exhibits: [{ origin: 'file', name: '合同', purpose: '收费', view: '没有异议' }],
  finalStatement: '请求从轻。',
  investigators: stage.cast.officers.map(({ personId }) => personId),
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

test('a public hearing is announced with its notice, moves with it, and loses the name once it was held (处罚法第64条第3项)', () =>
  requested(async (told) => {
    const { stage, caseId } = told
    const { file } = await call(told)
    const first = file.hearing?.called?.heldOn ?? ''
    expect(await announced(told)).toMatchObject({
      version: 1,
      reason: '公告听证',
      rows: [
        {
          case: expect.stringContaining('四平市鲜品汇食品有限公司') as string,
          time: `${chinese(first)} 上午9时`,
          place: '三楼听证室',
          state: '公告',
          heldOn: first,
        },
      ],
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
      rows: [
        {
          time: `${chinese(second)} 上午9时`,
          state: '改期',
          about: `原定${chinese(first)}，当事人有正当理由不能到场`,
        },
      ],
    })
    await serveNotice(told)

    while (stage.today < second) stage.later(1)
    await stage.act(caseId, stage.cast.reviewer, 'hold-hearing', {
      ...heldInFull(stage),
    })
    const { rows: kept, ...last } = await announced(told)
    expect(last).toEqual({ version: 3, reason: '听证已经举行' })
    expect(kept).toMatchObject([{ state: '已举行', about: `${chinese(second)}已经举行` }])
    expect(kept[0]?.['case']).toMatch(/^一家单位涉嫌/)

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

test('papers of one act stand in the order of the act, though they are sealed at one instant', () =>
  requested(async (told) => {
    await call(told)
    const { documents } = await viewCase(told.stage.world, told.stage.cast.agencyHead, told.caseId)
    const last = documents.slice(-2)
    expect(last.map(({ title }) => title)).toEqual(['听证通知书', '听证公告'])
    expect(new Set(last.map(({ sealedAt }) => sealedAt)).size).toBe(1)
  }))

test('of a hearing that is not public only its day and ground are announced', () =>
  requested(async (told) => {
    await call(told, { open: false, closedGround: 'trade-secret', place: '三楼听证室' })
    const { rows } = await announced(told)
    expect(rows).toMatchObject([
      { case: '不公开举行的听证', place: '不公开', state: '不公开', about: '涉及商业秘密' },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/鲜品汇|听证室/)
    const { documents } = await viewCase(told.stage.world, told.stage.cast.agencyHead, told.caseId)
    expect(documents.map(({ title }) => title)).not.toContain('听证公告')
  }))

test('two hearings called at the same moment both stand in the list, each in a version of its own', () =>
  requested(async (told) => {
    const { stage } = told
    const other = await playCase(stage, { ...hearingStory(), until: 'notice-served' })
    stage.later(1)
    const [officer] = stage.cast.officers
    await stage.act(other, officer, 'request-hearing', { reason: '要求听证。' })
    stage.later(1)
    const heldOn = fridayAfter(stage.today, 21)
    const calling = async (caseId: string, place: string) => {
      const { version } = await viewCase(stage.world, officer, caseId)
      const input = { heldOn, startsAt: '上午9时', place, open: true, closedGround: null }
      return performAct(stage.world, officer, {
        caseId,
        actId: 'call-hearing',
        version,
        input: { ...input, host: [stage.cast.reviewer.personId] },
      })
    }
    const done = await Promise.all([calling(told.caseId, '一号厅'), calling(other, '二号厅')])
    expect(done.map(({ ok }) => ok)).toEqual([true, true])
    const { version, rows } = await announced(told)
    expect([version, rows.map((row) => row['place']).sort()]).toEqual([2, ['一号厅', '二号厅']])
  }))
