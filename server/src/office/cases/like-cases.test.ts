import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { performAct } from './perform-act.ts'
import { inAgency } from '../desk/in-agency.ts'
import { viewActForm } from './views/act-form.ts'
import { viewDiscretion, viewLikeCases } from './views/discretion-view.ts'

const yuan = (amount: number) => amount * 100

/** Decided violations as other cases would have left them; one of them is of a case that fell. For arranging only. */
async function plant({ db }: TestWorld, of: string, fines: readonly number[]): Promise<void> {
  await db.superuser.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    for (const fine of fines) {
      await sql`with made as (select gen_random_uuid() as id),
        event as (insert into casework.case_event
          select (jsonb_populate_record(null::casework.case_event,
            to_jsonb(e) || jsonb_build_object('case_id', made.id))).*
          from casework.case_event e cross join made
          where e.case_id = ${of} and e.type <> 'DecisionRevised' returning 1)
        insert into casework.decided_violation
        select (jsonb_populate_record(null::casework.decided_violation,
          to_jsonb(v) || jsonb_build_object('case_id', made.id, 'fine_fen', ${yuan(fine)}::bigint))).*
        from casework.decided_violation v cross join made where v.case_id = ${of}`.execute(
        connection,
      )
    }
    await sql`insert into casework.case_event (case_id, version, agency_id, type, body, at, by_id, by_name)
      select case_id, max(version) + 1, agency_id, 'DecisionRevised', '{"effect": "revoked"}', max(at), by_id, by_name
      from casework.case_event where case_id = ${of} group by case_id, agency_id, by_id, by_name
      order by max(version) desc limit 1`.execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
  })
}

const story = stories.find(
  ({ matter, until }) => matter === 'CF-016-01' && until === 'decision-proposed',
)
if (!story) throw new Error('no story about scrapped vehicles')

test('a fine apart from its like cases asks for a reason, which the head reads before signing', () =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    const decided = await playCase(stage, { ...story, until: 'decided' })
    const rows = await world.db.owner
      .selectFrom('casework.decided_violation')
      .selectAll()
      .where('case_id', '=', decided)
      .execute()
    expect(rows).toMatchObject([
      { matter_code: 'CF-016-01', tier: '', fine_fen: yuan(34_000), ordinal: 1 },
    ])
    await plant(world, decided, [12_000, 12_500, 13_000, 12_000, 12_500, 13_000, 14_000])

    const own = await playCase(stage, { ...story, until: 'heard' })
    const [officer] = cast.officers
    const like = await viewLikeCases(stage.world, officer, { caseId: own, query: {} })
    expect(like).toMatchObject({
      fineFen: yuan(34_000),
      spread: {
        count: 7,
        minFen: yuan(12_000),
        medianFen: yuan(12_500),
        upperFen: yuan(13_000),
        maxFen: yuan(14_000),
      },
      outlier: 'above',
      position: '明显高于同类 7 件（12,000 元至 14,000 元）',
    })
    // What was revoked is told apart and not counted; cases the officer has no access to are not opened.
    expect(like.cases.filter(({ standing }) => standing === 'fell')).toMatchObject([
      { fineFen: yuan(34_000), caseId: decided },
    ])
    expect(like.cases.filter(({ caseId }) => caseId === null)).toHaveLength(7)

    const explained = (await viewDiscretion(stage.world, officer, { caseId: own, query: {} }))
      .explained
    expect(explained.lines.map(({ part }) => part)).toEqual(['statute', 'benchmark', 'result'])

    const draft = async (typed: Record<string, unknown>) => {
      const form = await viewActForm(stage.world, officer, { caseId: own, actId: 'draft-decision' })
      const answer = await performAct(stage.world, officer, {
        ...{ caseId: own, actId: 'draft-decision', version: form.version },
        input: { ...form.values, ...typed },
      })
      return answer.ok ? 'done' : answer.refusal.flatMap(({ fields }) => fields ?? [])
    }
    expect(await draft({})).toMatchObject([
      { field: 'outlierReason', message: expect.stringContaining('明显高于同类 7 件') },
    ])
    const reason = '没有及时注销的车辆是同类案件的三倍。'
    expect(await draft({ outlierReason: reason })).toBe('done')

    // The reviewer and the head read the same, from the draft they sign and from the like cases of the day.
    const seen = await viewLikeCases(stage.world, cast.reviewer, { caseId: own, query: {} })
    expect(seen).toMatchObject({ outlier: 'above', reason })
    const { known } = await viewActForm(stage.world, officer, {
      ...{ caseId: own, actId: 'issue-decision' },
    })
    expect(known).toContainEqual({
      label: '同类案件',
      value: `34,000 元，明显高于同类 7 件（12,000 元至 14,000 元）；承办人说明：${reason}`,
      source: '本机关五年内的决定',
    })

    // With one fine more than the fences allow, it is usual again, and no reason is asked for.
    await plant(world, decided, [33_000])
    expect(await draft({ outlierReason: null })).toMatchObject([{ field: 'outlierReason' }])
    await plant(world, decided, [35_000])
    expect(await draft({ outlierReason: null })).toBe('done')
  }))

test('of a decision, every act that is fined by itself is a like case, and no reader changes one', () =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    const two = stories.find(({ further, until }) => further && until === 'paid')
    if (!two) throw new Error('no story of two acts')
    const caseId = await playCase(stage, { ...two, until: 'decided' })
    const rows = await world.db.owner
      .selectFrom('casework.decided_violation')
      .select(['matter_code', 'fine_fen', 'ordinal'])
      .where('case_id', '=', caseId)
      .orderBy('ordinal')
      .execute()
    expect(rows).toEqual([
      { matter_code: 'CF-034-02', fine_fen: 600_000, ordinal: 1 },
      { matter_code: 'CF-034-06', fine_fen: 100_000, ordinal: 2 },
    ])
    const forged = inAgency(world, cast.officers[0], (tx) =>
      sql`update casework.decided_violation set fine_fen = 1`.execute(tx),
    )
    await expect(forged).rejects.toThrow()
  }))
