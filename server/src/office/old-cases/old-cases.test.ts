import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { importColumns } from '@zhaofa/domain/old-cases/import-columns.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { granted } from '../../../test/an-office.ts'
import { aCast } from '../../../test/cast.ts'
import { tamper } from '../../../test/ledger.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import type { Cell } from '../../documents/sheets/sheet.ts'
import { xlsxFile } from '../../documents/sheets/xlsx.ts'
import { asPerson } from '../../storage/as-person.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { findChangedRows } from '../../storage/ledger/compare-rows.ts'
import { findChangedDerivations } from '../../storage/ledger/derived-rows.ts'
import { findKnownFirm } from '../../storage/known-firms.ts'
import { searchAll } from '../desk/lookups.ts'
import { findLikeCases } from '../../storage/like-cases.ts'
import { inAgency } from '../desk/in-agency.ts'
import { viewMyWork } from '../desk/my-work.ts'
import { countYear } from '../statistics/count-year.ts'
import {
  approveImport,
  proposeImport,
  returnImport,
  voidImport,
  withdrawImport,
} from './case-imports.ts'
import { listCaseImports } from './import-views.ts'
import { listImportedCases, viewImportedCase } from './imported-cases.ts'
import { readOnTrial } from './read-on-trial.ts'
import { viewTrialReport, wholeReport } from './trial-report.ts'

vi.setConfig({ testTimeout: 180_000 })

type OldRow = Readonly<Record<string, string>>

const plain = (serial: number, over: OldRow = {}): OldRow => ({
  文号: `四商罚决字〔2019〕${serial}号`,
  处罚程序: '普通程序',
  当事人名称: `四平市示例商贸有限公司${serial}`,
  当事人类型: '单位',
  证照号码: '91230500MA1B3N1N2M',
  案由: '未按规定备案',
  立案日期: '2019-03-04',
  决定日期: '2019-04-12',
  处理结果: '行政处罚',
  处罚种类: '罚款',
  '罚款金额（元）': '10000',
  是否法制审核: '是',
  法制审核结论: '修改后同意',
  结案日期: '2019-06-30',
  档号: `A${serial}`,
  保管期限: '10年',
  页数: '30',
  ...over,
})

/** A file as the template has it. */
function fileOf(rows: readonly OldRow[]): Promise<Buffer> {
  const columns = importColumns.map(({ title }) => ({ title, type: 'text' as const }))
  async function* lines() {
    for (const row of rows)
      yield await Promise.resolve(columns.map(({ title }) => row[title] ?? null))
  }
  return buffer(xlsxFile({ sheet: '旧案', columns, rows: lines(), at: new Date(0) }))
}

type Office = {
  readonly archivist: Actor
  readonly head: Actor
  readonly other: Actor
  readonly officer: Actor
}

async function withOffice(work: (world: TestWorld, office: Office) => Promise<void>) {
  await withWorld(async (world) => {
    const { archivist, departmentHead: head, agencyHead: other, officers } = await aCast(world)
    await work(world, { archivist, head, other, officer: officers[0] })
  })
}

const tried = async (world: TestWorld, { archivist }: Office, rows: readonly OldRow[]) =>
  granted(await readOnTrial(world, archivist, { name: '旧案2019.xlsx', bytes: await fileOf(rows) }))

async function proposed(world: TestWorld, office: Office, rows: readonly OldRow[]) {
  const { fileId } = await tried(world, office, rows)
  const asked = { fileId, reason: '移交的旧档案' }
  return granted(await proposeImport(world, office.archivist, asked)).importId
}

const approval = { version: 1, opinion: '同意', confirmedBy: 'password' } as const

async function imported(world: TestWorld, office: Office, rows: readonly OldRow[]) {
  const importId = await proposed(world, office, rows)
  granted(await approveImport(world, office.head, { importId, ...approval }))
  return importId
}

const reasonOf = (outcome: { ok: boolean; refusal?: { reason: string } }) =>
  outcome.refusal?.reason ?? ''
const stored = async ({ db }: TestWorld) =>
  (await db.owner.selectFrom('casework.imported_case').select('line').execute()).length
const faultsOf = ({ db }: TestWorld) =>
  db.owner
    .transaction()
    .execute(async (tx) => [
      ...(await findChangedFacts(tx)),
      ...(await findChangedRows(tx)),
      ...(await findChangedDerivations(tx)),
    ])

test('a file is read on trial, proposed by one, approved by another, and seen where cases are', () =>
  withOffice(async (world, office) => {
    const { archivist, head } = office
    const trial = await tried(world, office, [plain(1), plain(2, { 证照号码: '' })])
    expect(trial).toMatchObject({ lines: 2, wrong: 0, warned: 1, unchecked: 0, missing: [] })
    expect(await stored(world)).toBe(0)
    const { fileId } = trial
    const asked = { fileId, reason: '移交的旧档案' }
    const { importId } = granted(await proposeImport(world, archivist, asked))
    const alerts = async (who: Actor) =>
      (await viewMyWork(world, who)).alerts.filter(({ href }) => href?.includes('old-cases')).length
    expect([await alerts(head), await alerts(archivist)]).toEqual([1, 0])
    expect(granted(await approveImport(world, head, { importId, ...approval }))).toEqual({
      rows: 2,
    })
    expect(await alerts(head)).toBe(0)

    const { rows, total } = await listImportedCases(world, archivist, { q: '有限公司1' })
    expect(total).toEqual({ count: 1, exact: true })
    expect(rows).toMatchObject([
      {
        importId,
        line: 2,
        archiveNo: 'A1',
        retention: '10年',
        keptUntil: '2029-06-30',
        outcome: '罚款',
      },
    ])
    const view = await viewImportedCase(world, archivist, { importId, line: 3 })
    expect(view.source).toMatchObject({
      ...{ fileName: '旧案2019.xlsx', sha256: trial.sha256, voided: null },
      proposed: { by: '唐慧', words: '移交的旧档案' },
    })
    expect(view.values.find(({ title }) => title === '证照号码')?.value).toBe('原表没有填')
    const hits = await searchAll(world, archivist, '示例商贸有限公司2')
    expect(hits).toMatchObject([{ kind: 'case', href: `/old-cases/${importId}/3` }])

    const { agencyId } = archivist
    const counted = await inAgency(world, head, (tx) =>
      countYear(tx, world, { year: 2019, agencyId, agencyName: '', day: '2019-12-31' as never }),
    )
    expect(counted.decisions).toMatchObject([
      { procedure: 'ordinary', fineFen: 1_000_000, imported: true },
      { procedure: 'ordinary', fineFen: 1_000_000, imported: true },
    ])
    expect(counted.reviews).toEqual([
      { on: '2019-04-12', corrected: true },
      { on: '2019-04-12', corrected: true },
    ])
    const known = await inAgency(world, head, (tx) =>
      findKnownFirm(tx, '91230500MA1B3N1N2M', { apart: null }),
    )
    expect(known).toMatchObject({ name: '四平市示例商贸有限公司1', cases: 1 })
    const like = await inAgency(world, head, (tx) =>
      tx
        .selectFrom('casework.counted_decision')
        .select(['number', 'fine_fen', 'imported'])
        .execute(),
    )
    expect(like).toHaveLength(2)
    // Nothing of it is public, and nothing waits to be.
    const published = await world.portal.selectFrom('publication.entry').selectAll().execute()
    expect(published).toEqual([])
    expect(await faultsOf(world)).toEqual([])
  }))

describe('what keeps a file out', () => {
  test('an error in the last row: nothing is proposed, and the report names the row', () =>
    withOffice(async (world, office) => {
      const rows = [plain(1), plain(2), plain(3, { 处罚种类: '通报批评', '罚款金额（元）': '' })]
      const { fileId, wrong } = await tried(world, office, rows)
      expect(wrong).toBe(1)
      const asked = { fileId, reason: '移交' }
      expect(reasonOf(await proposeImport(world, office.archivist, asked))).toContain('1 行须改')
      const report = granted(
        await viewTrialReport(world, office.archivist, fileId, { level: 'error' }),
      )
      expect(report.lines).toMatchObject([
        { line: 4, findings: [{ level: 'error', column: '处罚种类' }] },
      ])
      expect(await stored(world)).toBe(0)
    }))

  test('a number that came in meanwhile: nothing of the second file comes in', () =>
    withOffice(async (world, office) => {
      const second = await proposed(world, office, [plain(7), plain(1)])
      await imported(world, office, [plain(1)])
      const late = await approveImport(world, office.head, { importId: second, ...approval })
      expect(reasonOf(late)).toContain('第 3 行：系统里已经有这个文号（导入的旧案，原表第 2 行）')
      expect(await stored(world)).toBe(1)
      expect(await tried(world, office, [plain(1)])).toMatchObject({ wrong: 1 })
    }))

  test('a crash in the middle leaves nothing, and the import can be approved again', () =>
    withOffice(async (world, office) => {
      const importId = await proposed(world, office, [plain(1), plain(2)])
      await sql`create function pg_temp_fault() returns trigger language plpgsql as
        $$ begin if new.line = 3 then raise exception 'the disk is gone'; end if; return new; end $$`.execute(
        world.db.owner,
      )
      await sql`create trigger z_fault before insert on casework.imported_case
        for each row execute function pg_temp_fault()`.execute(world.db.owner)
      const failing = approveImport(world, office.head, { importId, ...approval })
      await expect(failing).rejects.toThrow('the disk is gone')
      expect(await stored(world)).toBe(0)
      await sql`drop trigger z_fault on casework.imported_case`.execute(world.db.owner)
      expect(granted(await approveImport(world, office.head, { importId, ...approval }))).toEqual({
        rows: 2,
      })
    }))

  test('nobody alone, and nobody who has nothing to do with it', () =>
    withOffice(async (world, office) => {
      const { archivist, head, other } = office
      const both: Actor = { ...archivist, roles: ['archivist', 'department-head'] }
      const importId = await proposed(world, office, [plain(1)])
      const reason = '不要了'
      expect(reasonOf(await approveImport(world, both, { importId, ...approval }))).toContain(
        '由另一人批准',
      )
      expect(reasonOf(await approveImport(world, archivist, { importId, ...approval }))).toContain(
        '批准',
      )
      expect(
        reasonOf(await withdrawImport(world, head, { importId, version: 1, reason })),
      ).toContain('只有提请人')
      const bytes = await fileOf([plain(2)])
      expect(reasonOf(await readOnTrial(world, head, { name: 'a.xlsx', bytes }))).toContain('提请')
      granted(await returnImport(world, other, { importId, version: 1, reason }))
      const late = { importId, ...approval, version: 2 }
      expect(reasonOf(await approveImport(world, head, late))).toContain('已退回')
      const { imports } = await listCaseImports(world, head)
      expect(imports).toMatchObject([{ state: 'returned', answered: { words: '不要了' } }])
    }))
})

test('an import that was a mistake is void as a whole: its rows stay and count nowhere', () =>
  withOffice(async (world, office) => {
    const { archivist, other } = office
    const importId = await imported(world, office, [plain(1)])
    const step = { importId, version: 2, reason: '导错了表', confirmedBy: 'password' } as const
    expect(reasonOf(await voidImport(world, archivist, step))).toContain('作废')
    granted(await voidImport(world, other, step))
    expect((await listImportedCases(world, archivist, {})).rows).toEqual([])
    const view = await viewImportedCase(world, archivist, { importId, line: 2 })
    expect(view.source.voided).toMatchObject({ words: '导错了表' })
    expect(await stored(world)).toBe(1)
    // The same cases may come in anew.
    await imported(world, office, [plain(1)])
    expect((await listImportedCases(world, archivist, {})).total.count).toBe(1)
    expect(await faultsOf(world)).toEqual([])
  }))

test('a case that was fined is a like case of its matter while its import stands, and is compared where there are no tiers', () =>
  withOffice(async (world, office) => {
    const matterCode = 'CF-016-01'
    const rows = [
      plain(1, { 事项编码: matterCode }),
      plain(2, { 事项编码: matterCode, '罚款金额（元）': '20000', 决定日期: '2019-05-12' }),
      plain(3, { 事项编码: matterCode, 处罚种类: '警告', '罚款金额（元）': '' }),
      plain(4),
    ]
    const importId = await imported(world, office, rows)
    const { agencyId } = office.head
    const likeCases = (who: Actor, { tier = '', since = '2018-01-01' } = {}) =>
      inAgency(world, who, async (tx) => {
        const likeness = { matterCode, tier }
        const within = { agencyId, since: plainDate(since), apart: null }
        return (await findLikeCases(tx, [likeness], within))(likeness)
      })
    expect(await likeCases(office.head)).toMatchObject({
      total: 2,
      cases: [
        { fineFen: 2_000_000, imported: { importId, line: 3 }, compared: true, seen: true },
        { fineFen: 1_000_000, imported: { importId, line: 2 }, compared: true, caseId: null },
      ],
    })
    const tiered = (await likeCases(office.head, { tier: '较轻' })).cases
    expect(tiered.map(({ compared }) => compared)).toEqual([false, false])
    expect((await likeCases(office.head, { since: '2019-05-01' })).cases).toHaveLength(1)
    // An officer reads number, day and fine, and opens none of them.
    expect((await likeCases(office.officer)).cases.map(({ seen }) => seen)).toEqual([false, false])
    const step = { importId, version: 2, reason: '导错了表', confirmedBy: 'password' } as const
    granted(await voidImport(world, office.other, step))
    expect(await likeCases(office.head)).toEqual({ cases: [], total: 0 })
  }))

test('the report is told row by row on the screen and in a file', () =>
  withOffice(async (world, office) => {
    const rows = Array.from({ length: 60 }, (_, i) => plain(i + 1, { 证照号码: '' }))
    const { fileId } = await tried(world, office, [
      ...rows,
      plain(61, { 证照号码: '91230500MA1B3N1N2M' }),
    ])
    const first = granted(await viewTrialReport(world, office.archivist, fileId, {}))
    expect([first.lines.length, first.next, first.total]).toEqual([50, 51, 60])
    const rest = granted(await viewTrialReport(world, office.archivist, fileId, { after: 51 }))
    expect([rest.lines.length, rest.next]).toEqual([10, null])
    const { rows: written } = granted(await wholeReport(world, office.archivist, fileId))
    const lines: (readonly Cell[])[] = []
    for await (const line of written) lines.push(line)
    expect(lines).toHaveLength(61)
    expect(lines.at(-1)).toEqual([
      62,
      '四商罚决字〔2019〕61号',
      '四平市示例商贸有限公司61',
      '合格',
      null,
      null,
    ])
  }))

describe('the database itself, as the office', () => {
  const insert = (importId: string, agencyId: string, line: number) => sql`
    insert into casework.imported_case (import_id, line, agency_id, number, procedure, party_name, party_kind,
      party_code, matter_code, cause, decided_on, outcome, kinds, fine_fen, confiscated_fen, review_outcome,
      archive_no, remarks)
    values (${importId}, ${line}, ${agencyId}, ${`补${line}`}, 'ordinary', '某', 'organisation', '', '', '某',
      '2019-01-01', 'penalty', '{warning}', 0, 0, '', '', '')`

  test('changes and deletes no row, and takes none without or after an approval', () =>
    withOffice(async (world, office) => {
      const { archivist, head } = office
      const { agencyId } = archivist
      const importId = await imported(world, office, [plain(1)])
      const open = await proposed(world, office, [plain(2)])
      const as = (work: Parameters<typeof inAgency>[2]) => inAgency(world, head, work)
      for (const statement of [
        sql`update casework.imported_case set fine_fen = 1`,
        sql`delete from casework.imported_case`,
        sql`truncate casework.imported_case`,
        sql`delete from casework.case_import_event`,
        sql`update casework.import_file set wrong = 0`,
      ]) {
        await expect(as((tx) => statement.execute(tx))).rejects.toThrow()
      }
      await expect(as((tx) => insert(importId, agencyId, 9).execute(tx))).rejects.toThrow(
        'waits for its approval',
      )
      await expect(as((tx) => insert(randomUUID(), agencyId, 9).execute(tx))).rejects.toThrow(
        'waits for its approval',
      )
      await expect(as((tx) => insert(open, agencyId, 9).execute(tx))).rejects.toThrow(
        'with the approval of their import',
      )
      expect(await stored(world)).toBe(1)
    }))

  test('takes no step that was left out, no approval of its own author, and none that tells other rows', () =>
    withOffice(async (world, office) => {
      const { archivist, head } = office
      const { agencyId } = archivist
      const step = (by: Actor, importId: string, version: number, body: object) =>
        asPerson(world.office, by, (tx) =>
          sql`insert into casework.case_import_event (import_id, version, agency_id, type, body, at, by_id, by_name)
            values (${importId}, ${version}, ${agencyId}, ${(body as { type: string }).type}, ${JSON.stringify(body)}::jsonb,
              now(), ${by.personId}, ${by.name})`.execute(tx),
        )
      const open = await proposed(world, office, [plain(1)])
      const approved = {
        type: 'ImportApproved',
        opinion: '',
        confirmedBy: 'password',
        rows: 1,
        digest: 'x',
      }
      await expect(step(head, open, 2, approved)).rejects.toThrow('tells exactly its rows')
      await expect(step(archivist, open, 2, approved)).rejects.toThrow('another person')
      await expect(step(head, open, 2, { type: 'ImportWithdrawn', reason: '' })).rejects.toThrow(
        'another person',
      )
      await expect(step(head, open, 3, { type: 'ImportVoided', reason: '' })).rejects.toThrow(
        'does not follow',
      )
      await expect(step(head, randomUUID(), 2, approved)).rejects.toThrow('does not follow')
      const { fileId, sha256 } = await tried(world, office, [plain(2, { 文号: '' })])
      const faulty = { type: 'ImportProposed', fileId, sha256, rows: 1 }
      await expect(step(archivist, randomUUID(), 1, faulty)).rejects.toThrow('without an error')
      await expect(step(head, randomUUID(), 1, faulty)).rejects.toThrow('without an error')
    }))
})

test('whatever of an imported row is changed, added or taken away behind the program is found', () =>
  withOffice(async (world, office) => {
    await imported(world, office, [plain(1), plain(2)])
    const { rows: columns } = await sql<{ name: string; type: string }>`
      select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = 'casework.imported_case'::regclass and attnum > 0 and not attisdropped`.execute(
      world.db.owner,
    )
    expect(columns.length).toBeGreaterThan(25)
    await sql
      .raw(
        `do $$ declare c record; begin
      for c in select conname from pg_constraint where conrelid = 'casework.imported_case'::regclass and contype = 'c'
      loop execute format('alter table casework.imported_case drop constraint %I', c.conname); end loop; end $$`,
      )
      .execute(world.db.superuser)
    const other: Readonly<Record<string, (column: string) => string>> = {
      text: (column) => `coalesce(${column}, '') || 'x'`,
      integer: (column) => `coalesce(${column}, 0) + 9001`,
      bigint: (column) => `${column} + 9001`,
      date: (column) => `coalesce(${column}, '2019-01-01') + 1`,
      boolean: (column) => `not coalesce(${column}, false)`,
      uuid: () => 'gen_random_uuid()',
      'text[]': (column) => `${column} || '{x}'`,
    }
    const unseen: string[] = []
    for (const { name, type } of columns) {
      const value = other[type]?.(name)
      await tamper(
        world.db,
        `create table keep as select * from casework.imported_case;
        update casework.imported_case set ${name} = ${value} where line = 2`,
      )
      const found = await world.db.owner.transaction().execute(findChangedDerivations)
      if (!found.some((each) => 'table' in each && each.table === 'casework.imported_case'))
        unseen.push(name)
      await tamper(
        world.db,
        `delete from casework.imported_case;
        insert into casework.imported_case select * from keep; drop table keep`,
      )
    }
    expect(unseen).toEqual([])
    expect(await faultsOf(world)).toEqual([])
    await tamper(world.db, 'delete from casework.imported_case where line = 3')
    expect(await faultsOf(world)).toMatchObject([
      {
        fault: 'derived-changed',
        table: 'casework.imported_case',
        from: 'casework.case_import_event',
      },
    ])
  }))
