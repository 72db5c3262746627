import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import type { UnitBookName } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { counselStanding } from '@zhaofa/domain/legal-unit/counsel.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { anOffice, granted } from '../../../test/an-office.ts'
import { aCast } from '../../../test/cast.ts'
import { tamper } from '../../../test/ledger.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import type { Cast } from '../../demo/stage.ts'
import { asPerson } from '../../storage/as-person.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { registeredCounsel } from '../../storage/streams/counsel-stream.ts'
import { changePersonnel } from '../administration/change-personnel.ts'
import { viewMyWork } from '../desk/my-work.ts'
import { viewAnnualReport } from '../statistics/annual-report.ts'
import { agreeInBook, performUnitAct, returnInBook } from './act-in-book.ts'
import { openBook } from './kept-books.ts'
import { readAttendanceTable, unitSheet } from './training-tables.ts'
import { listCounsel } from './view-counsel.ts'
import { viewOwnTraining, viewTraining } from './view-training.ts'
import { viewLegalUnit } from './view-unit.ts'

vi.setConfig({ testTimeout: 120_000 })

type Unit = {
  world: TestWorld
  cast: Cast
  head: Actor
  second: Actor
  counsel: Actor
  on(day: string): void
  /** Does it, or proposes it; the reasons against it where it is refused. */
  tries(who: Actor, book: UnitBookName, of: string, act: string, input: object): Promise<string[]>
  agrees(who: Actor, book: UnitBookName, of: string): Promise<string[]>
}

const reasonsOf = (outcome: Outcome<unknown, readonly Refusal[]>): string[] =>
  outcome.ok
    ? []
    : outcome.refusal.flatMap(({ reason, fields }) =>
        fields ? fields.map(({ message }) => message) : [reason],
      )

function withUnit(work: (unit: Unit) => Promise<void>): Promise<void> {
  return withWorld(async (world) => {
    const cast = await aCast(world)
    const { agencyId } = cast.reviewer
    const { secondReviewer: second, counsel } = cast
    const versionOf = (who: Actor, book: UnitBookName, of: string) =>
      asPerson(
        world.office,
        who,
        async (tx) => (await openBook(tx, agencyId, book, of)).file.version,
      )
    await work({
      ...{ world, cast, head: cast.reviewer, second, counsel },
      on: (day) => world.setTime(`${day}T01:00:00.000Z`),
      tries: async (who, book, of, act, input) => {
        const version = await versionOf(who, book, of)
        return reasonsOf(await performUnitAct(world, who, { book, of, act, version, input }))
      },
      agrees: async (who, book, of) => {
        const version = await versionOf(who, book, of)
        const answer = { book, of, version, confirmedBy: 'password' as const }
        return reasonsOf(await agreeInBook(world, who, answer))
      },
    })
  })
}

const plan = {
  ...{ officerHours: 60, reviewerHours: 40, source: '通行做法', remindFrom: '2026-10-01' },
}
const lawClass = { title: '行政处罚法', on: '2026-03-10', hours: 40, way: 'online' }
const year = ['training', '2026'] as const

/** A year with a plan and one class that two officers attended. */
async function taught({ cast, head, on, tries, agrees }: Unit): Promise<void> {
  on('2026-02-03')
  expect(await tries(head, ...year, 'plan', plan)).toEqual([])
  expect(await agrees(cast.agencyHead, ...year)).toEqual([])
  expect(await tries(head, ...year, 'add-session', lawClass)).toEqual([])
  on('2026-03-10')
  const full = cast.officers.map(({ personId }) => personId)
  expect(await tries(head, ...year, 'attend~1', { full })).toEqual([])
}

const alertsOf = async (world: TestWorld, who: Actor) =>
  (await viewMyWork(world, who)).alerts.map(({ text }) => text)

test('the unit is named by two people, and whoever proposed it does not agree to it', () =>
  withUnit(async ({ world, cast, head, on, tries, agrees }) => {
    on('2026-02-02')
    const named = {
      ...{ kind: 'own', name: '政策法规科', document: '四商〔2026〕2号' },
      ...{ head: [head.personId], since: '2026-02-02' },
    }
    const place = ['unit', 'agency'] as const
    expect(await tries(head, ...place, 'name-unit', named)).toEqual([])
    expect((await viewLegalUnit(world, head)).unit).toBeNull()
    expect(await tries(head, ...place, 'name-unit', named)).toEqual([
      '刘文静已经提请一项，等机关负责人同意；先等答复，或者撤回以后再提请',
    ])
    expect((await agrees(head, ...place))[0]).toContain('自己提请的')
    expect(await alertsOf(world, cast.agencyHead)).toContain('法制审核机构：刘文静提请，等您同意')
    expect(await agrees(cast.agencyHead, ...place)).toEqual([])
    expect(await viewLegalUnit(world, head)).toMatchObject({
      unit: { name: '政策法规科', head: '刘文静', headUnfit: null },
      // Two officers need one reviewer; there are two.
      share: { officers: 2, reviewers: 2, needed: 1, missing: 0 },
    })
    expect(() => viewLegalUnit(world, cast.officers[0])).toThrow('法制机构的登记由')
  }))

test('a reviewer whose appointment ended yesterday reviews nothing and is not counted', () =>
  withUnit(async ({ world, head, second, on }) => {
    on('2026-06-01')
    await tamper(
      world.db,
      `update identity.person set review_until = '2026-05-31' where id = '${second.personId}'`,
    )
    const { share, reviewers } = await viewLegalUnit(world, head)
    expect(share.reviewers).toBe(1)
    const zheng = reviewers.find(({ name }) => name === '郑一鸣')
    expect(zheng?.unfit).toContain('2026-05-31 已经期满')
    expect(zheng?.daysLeft).toBe(-1)
  }))

test('an appointment is shortened by one administrator and prolonged by two, also past the program', () =>
  withWorld(async (world) => {
    const { person, security, byTwo } = await anOffice(world)
    const { personId } = await person('zheng', '郑一鸣', ['legal-reviewer'])
    const appointed = (reviewUntil: string | null) => ({
      ...{ kind: 'qualification' as const, legalQualificationNo: 'A2019', firstReviewOn: null },
      ...{ reviewUntil, reason: '聘任' },
    })
    granted(await byTwo(personId, appointed('2026-12-31')))
    const write = (day: string) =>
      asPerson(world.office, security, (tx) =>
        tx
          .updateTable('identity.person')
          .set({ review_until: plainDate(day) })
          .where('id', '=', personId)
          .execute(),
      )
    await expect(write('2099-12-31')).rejects.toThrow('by two administrators')
    await write('2026-11-30')
    const shorter = await changePersonnel(world, security, {
      ...{ personId, wish: appointed('2026-11-24') },
    })
    expect(granted(shorter).outcome).toBe('done')
    const longer = await changePersonnel(world, security, {
      ...{ personId, wish: appointed('2027-12-31') },
    })
    expect(granted(longer).outcome).toBe('proposed')
  }))

test('counsel is engaged by two, is reminded of the end, and after it is no longer counsel', () =>
  withUnit(async ({ world, cast, head, counsel, on, tries, agrees }) => {
    on('2026-01-05')
    const engaged = {
      ...{ kind: 'counsel', name: '沈嘉禾', person: [counsel.personId] },
      ...{ firm: '吉林衡佐律师事务所', licence: '12203201510123456', fields: '行政处罚' },
      ...{ contract: '四商法顾〔2026〕1号', from: '2026-01-05', until: '2026-12-31' },
    }
    expect(await tries(head, 'counsel', 'new', 'engage', engaged)).toEqual([])
    const [line] = (await listCounsel(world, head)).counsel
    expect(line).toMatchObject({ state: 'proposed', name: '沈嘉禾' })
    const id = line?.id ?? ''
    expect(await agrees(cast.agencyHead, 'counsel', id)).toEqual([])
    expect(await tries(head, 'counsel', 'new', 'engage', engaged)).toEqual([
      '这个账号已经登记为沈嘉禾（法律顾问），请先办理解聘',
    ])
    const standing = (day: string) =>
      asPerson(world.office, head, async (tx) => {
        const [stored] = await registeredCounsel(tx, head.agencyId)
        return stored ? counselStanding(stored.file, plainDate(day)) : null
      })
    expect(await standing('2026-12-31')).toMatchObject({ firm: '吉林衡佐律师事务所' })
    on('2026-12-01')
    expect(await alertsOf(world, head)).toContain('沈嘉禾的聘任还有 30 天到期')
    on('2027-01-01')
    expect((await listCounsel(world, head)).counsel[0]).toMatchObject({
      ...{ state: 'ended', words: '2026-12-31 届满' },
    })
    expect(await standing('2027-01-01')).toMatchObject({ until: '2026-12-31' })
  }))

test('hours are corrected by two; who returned a proposal says why', () =>
  withUnit(async (unit) => {
    const { world, cast, head, second, tries, agrees } = unit
    await taught(unit)
    const [chen, wang] = cast.officers
    const correction = { person: [wang.personId], hours: 30, reason: '中途离开' }
    expect(await tries(head, ...year, 'correct-attendance~1', correction)).toEqual([])
    expect((await agrees(head, ...year))[0]).toContain('自己提请的')
    const version = (await viewTraining(world, head, 2026)).kept.version
    const returned = { book: 'training' as const, of: '2026', version, reason: '由郑一鸣提请' }
    granted(await returnInBook(world, head, returned))
    expect(await tries(second, ...year, 'correct-attendance~1', correction)).toEqual([])
    expect(await agrees(second, ...year)).toEqual([
      '自己提请的，须由另一人同意；要改的，先撤回再提请',
    ])
    expect(await agrees(head, ...year)).toEqual([])
    expect(await viewOwnTraining(world, wang, 2026)).toMatchObject({
      ...{ hours: 30, target: 60, missing: 30 },
      sessions: [{ attended: 30 }],
    })
    expect((await viewOwnTraining(world, chen, 2026)).hours).toBe(40)
    const { history } = await viewTraining(world, head, 2026)
    expect(history[0]?.words).toBe('行政处罚法：王晓雯 40 → 30 学时，中途离开')
  }))

test('who misses hours is reminded from October on, and so are the heads; the annual table counts who met them', () =>
  withUnit(async (unit) => {
    const { world, cast, head, on, tries } = unit
    await taught(unit)
    const [chen] = cast.officers
    const fieldClass = {
      title: '现场检查',
      on: '2026-06-10',
      hours: 20,
      way: 'place',
      place: '党校',
    }
    expect(await tries(head, ...year, 'add-session', fieldClass)).toEqual([])
    on('2026-06-10')
    expect(await tries(head, ...year, 'attend~2', { full: [chen.personId] })).toEqual([])
    on('2026-09-30')
    expect(await alertsOf(world, cast.officers[1])).toEqual([])
    on('2026-10-01')
    expect(await alertsOf(world, chen)).toEqual([])
    expect(await alertsOf(world, cast.officers[1])).toContain('2026 年培训还差 20 学时')
    expect(await alertsOf(world, cast.departmentHead)).toContain('2026 年培训还有 3 人没有达到学时')

    const t6 = async () => {
      const { tables } = await viewAnnualReport(world, cast.publisher, 2026)
      const cells = tables.find(({ id }) => id === 'T6')?.cells ?? []
      return Object.fromEntries(cells.map(({ title, value }) => [title, value]))
    }
    expect(await t6()).toMatchObject({
      ...{ 培训学时达标人数: 1, 法律职业资格人数: 2, 公职律师数: 0, 法制审核人员数: 2 },
    })
    // In January the year counts as it stood on its last day.
    on('2027-01-10')
    expect(await t6()).toMatchObject({ 培训学时达标人数: 1, 法律职业资格人数: 2 })
  }))

test('a table of attendance is read row by row, and nothing of it is kept', () =>
  withUnit(async (unit) => {
    const { world, head, tries } = unit
    await taught(unit)
    const read = async (csv: string) =>
      readAttendanceTable(world, head, { year: 2026, session: 1, file: Buffer.from(csv) })
    const found = granted(
      await read('姓名,学时,备注\n郑一鸣,40,\n陈立新,40,\n外人,4,\n刘文静,99,\n高明轩,=1+1,\n'),
    )
    expect(found.rows).toBe(5)
    expect(found.ignored).toEqual(['备注'])
    expect(found.problems.map(({ line, message }) => [line, message])).toEqual([
      [3, '陈立新已经登记过这次培训，学时不对的用“更正学时”'],
      [4, '名单里没有这个人'],
      [5, '这次培训只有 40 学时'],
      [6, expect.stringMatching(/公式|整数/)],
    ])
    const { input, problems } = granted(await read('姓名,学时\n郑一鸣,40\n刘文静,10\n高明轩,\n'))
    expect(problems).toEqual([])
    expect(await tries(head, ...year, 'attend~1', input)).toEqual([])
    expect(reasonsOf(wrapped(await read('没有表头\n1\n')))[0]).toContain('没有找到表头')
    const { rows } = await unitSheet(world, head, { table: 'training', year: 2026 })
    expect(rows.find(([name]) => name === '郑一鸣')).toEqual([
      ...['郑一鸣', '市商务综合执法大队', 40, 40, 0],
    ])
  }))

const wrapped = <T>(outcome: Outcome<T, Refusal>): Outcome<T, readonly Refusal[]> =>
  outcome.ok ? outcome : { ok: false, refusal: [outcome.refusal] }

test('what was written is in the log; a changed row, and an agreement of one person, are not let pass', () =>
  withUnit(async (unit) => {
    const { world, cast, head, second } = unit
    await taught(unit)
    const faults = () => world.db.owner.transaction().execute(findChangedFacts)
    expect(await faults()).toEqual([])
    const insert = (who: Actor, type: string, by = who) =>
      asPerson(world.office, who, (tx) =>
        sql`insert into casework.training_event
              (training_id, version, agency_id, type, body, at, by_id, by_name, year)
            select training_id, max(version) + 1, agency_id, ${type}, ${JSON.stringify({ type })}::jsonb,
              now(), ${by.personId}, ${by.name}, year
            from casework.training_event group by training_id, agency_id, year`.execute(tx),
      )
    await expect(insert(cast.officers[0], 'SessionAdded')).rejects.toThrow(/row-level security/)
    await expect(insert(second, 'SessionAdded', head)).rejects.toThrow(/row-level security/)
    // The plan was proposed by the head of the unit.
    await expect(insert(head, 'ActAgreed')).rejects.toThrow('by another person')
    const changing = asPerson(world.office, head, (tx) =>
      sql`update casework.training_event set by_name = '他人'`.execute(tx),
    )
    await expect(changing).rejects.toThrow(/permission denied/)
    await tamper(
      world.db,
      `update casework.training_event set body = jsonb_set(body, '{people,0,hours}', '60')
        where type = 'AttendanceRecorded'`,
    )
    expect(await faults()).toMatchObject([
      { table: expect.stringContaining('casework.training_event') },
    ])
  }))

test('two who begin the same year at once begin one', () =>
  withUnit(async ({ world, head, on }) => {
    on('2026-02-03')
    const begin = () =>
      performUnitAct(world, head, {
        ...{ book: 'training', of: '2026', act: 'plan', version: 0, input: plan },
      })
    const both = await Promise.allSettled([begin(), begin()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(begin()).rejects.toThrow('这份年度培训刚被他人修改')
  }))
