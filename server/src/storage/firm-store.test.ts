import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { FirmEvent } from '@zhaofa/domain/inspection/register/firm-event.ts'
import type { FirmRow } from '@zhaofa/domain/inspection/register/firm-row.ts'
import type { RegisteredFirm } from '@zhaofa/domain/inspection/register/firm.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { aCast } from '../../test/cast.ts'
import { anAgency, aPerson } from '../../test/identity-rows.ts'
import { tamper } from '../../test/ledger.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { fictionalUscc } from '../demo/fictional-codes.ts'
import { asPerson } from './as-person.ts'
import { appendToFirm, findFirm, firmIdOf, firmStanding } from './firm-store.ts'
import { compareFirms, insertImportedFirms } from './firm-import-store.ts'
import { findChangedFacts } from './ledger/compare-facts.ts'
import { findChangedRows } from './ledger/compare-rows.ts'
import { findChangedDerivations } from './ledger/derived-rows.ts'
import { append, find } from './stream.ts'
import { firmImportStream } from './streams/firm-import-stream.ts'

vi.setConfig({ testTimeout: 120_000 })

const at = '2026-12-01T02:00:00.000Z'
const today = plainDate('2026-12-01')
const code = fictionalUscc(1)

const firm: RegisteredFirm = {
  ...{ code, name: '四平市示例商贸有限公司', kind: 'organisation', representative: '张三' },
  ...{ address: '四平市铁西区示例路 1 号', position: { latitude: 43.166, longitude: 124.35 } },
  ...{ industry: '零售', district: '铁西区', risk: 'B', status: 'open', statusReason: '' },
  since: today,
}
const added: FirmEvent = { type: 'FirmAdded', revision: 1, firm, source: 'officer', caseId: null }
const struck = (revision: number): FirmEvent => ({
  ...{ type: 'FirmStruckOff', revision, source: 'officer', reason: '登记机关公告注销' },
  firm: { ...firm, status: 'struck-off', statusReason: '登记机关公告注销' },
})
const row = (line: number, over: Partial<FirmRow> = {}): FirmRow => ({
  ...{ line, code: fictionalUscc(line), name: `四平市示例商贸有限公司${line}` },
  ...{ representative: '', address: '', position: null, industry: '零售', district: '铁东区' },
  ...{ risk: null, status: null, statusReason: '' },
  ...over,
})

const authorOf = ({ agencyId, personId: id, name }: Actor) => ({
  ...{ agencyId, at, by: { id, name }, approvals: [] },
})

async function withOffice(
  work: (world: TestWorld, people: { officer: Actor; head: Actor; archivist: Actor }) => unknown,
) {
  await withWorld(async (world) => {
    const { officers, departmentHead: head, archivist } = await aCast(world)
    await work(world, { officer: officers[0], head, archivist })
  })
}

const told = (world: TestWorld, by: Actor, event: FirmEvent, of = code) =>
  asPerson(world.office, by, (tx) => appendToFirm(tx, of, event, authorOf(by)))

/** An import of these rows by the officer, approved by the head or whoever is given. */
async function imported(
  world: TestWorld,
  { officer, head }: { officer: Actor; head: Actor },
  rows: readonly FirmRow[],
  over: { said?: { digest: string }; approvedBy?: Actor } = {},
) {
  const { agencyId } = officer
  const [importId, fileId, sha256] = [randomUUID(), randomUUID(), 'a'.repeat(64)]
  const counts = { added: rows.length, changed: 0, same: 0, wrong: 0 }
  const own = { own: {}, row: null }
  await asPerson(world.office, officer, async (tx) => {
    await tx
      .insertInto('inspection.firm_file')
      .values({
        ...{ id: fileId, agency_id: agencyId, sha256, bytes: 9, original_name: '名录.xlsx' },
        ...{ uploaded_by: officer.personId, at, lines: rows.length, ...counts },
      })
      .execute()
    const content = { fileId, sha256, fileName: '名录.xlsx', reason: '移交' }
    const proposal = { type: 'FirmImportProposed' as const, ...content, ...counts }
    await append(tx, firmImportStream, { id: importId, before: null, ...own }, [proposal], {
      ...authorOf(officer),
    })
  })
  const by = over.approvedBy ?? head
  await asPerson(world.office, by, async (tx) => {
    const came = await insertImportedFirms(tx, rows, { agencyId, today, importId, at })
    const before = (await find(tx, firmImportStream, importId))?.file ?? null
    const event = { type: 'FirmImportApproved' as const, opinion: '', ...came, ...over.said }
    const onto = { id: importId, before, ...own }
    await append(tx, firmImportStream, onto, [{ ...event, confirmedBy: 'password' }], authorOf(by))
  })
  return importId
}

const faultsOf = ({ db }: TestWorld) =>
  db.owner
    .transaction()
    .execute(async (tx) => [
      ...(await findChangedFacts(tx)),
      ...(await findChangedRows(tx)),
      ...(await findChangedDerivations(tx)),
    ])

test('a firm is known from its first change on, as its newest change says', () =>
  withOffice(async (world, { officer }) => {
    const { agencyId } = officer
    const seen = () => asPerson(world.office, officer, (tx) => findFirm(tx, agencyId, code))
    expect(await seen()).toBeNull()
    await told(world, officer, added)
    expect(await seen()).toMatchObject({ firm, revision: 1, source: 'officer', changedAt: at })
    await told(world, officer, struck(2))
    const standing = await asPerson(world.office, officer, (tx) => firmStanding(tx, agencyId, code))
    expect(standing).toEqual({ status: 'struck-off', position: firm.position })
    expect(await faultsOf(world)).toEqual([])
    const { rows } = await sql<{ id: string }>`
      select inspection.firm_id(${agencyId}, ${code})::text as id`.execute(world.db.owner)
    expect(rows).toEqual([{ id: firmIdOf(agencyId, code) }])
  }))

test('an import adds what is new, changes what is said otherwise, and leaves what it does not say', () =>
  withOffice(async (world, people) => {
    const { officer } = people
    const { agencyId } = officer
    await told(world, officer, added)
    const rows = [row(2), row(3, { code, name: firm.name, district: '', risk: 'D' })]
    const compared = await asPerson(world.office, officer, (tx) =>
      compareFirms(tx, [row(1, { name: firm.name, district: '铁西区' }), ...rows], {
        agencyId,
        today,
      }),
    )
    expect(compared).toEqual([
      { line: 1, standing: 'same', changed: [] },
      { line: 2, standing: 'new', changed: [] },
      { line: 3, standing: 'changed', changed: ['risk'] },
    ])
    await imported(world, people, rows)
    expect(
      await asPerson(world.office, officer, (tx) => findFirm(tx, agencyId, code)),
    ).toMatchObject({ revision: 2, source: 'import', firm: { ...firm, risk: 'D' } })
    await told(world, officer, struck(3))
    expect(await faultsOf(world)).toEqual([])
  }))

describe('the database', () => {
  test('takes no row of the register but by an event or an import', () =>
    withOffice(async (world, people) => {
      const { officer, archivist } = people
      await told(world, officer, added)
      for (const statement of [
        sql`update inspection.firm set risk = 'A'`,
        sql`delete from inspection.firm`,
        sql`insert into inspection.firm select * from inspection.firm`,
        sql`update inspection.firm_event set code = code`,
        sql`delete from inspection.imported_firm`,
        sql`update inspection.firm_file set wrong = 0`,
      ]) {
        await expect(
          asPerson(world.office, officer, (tx) => statement.execute(tx)),
        ).rejects.toThrow()
      }
      await expect(told(world, archivist, struck(2))).rejects.toThrow('is kept by officers')
      await expect(told(world, officer, struck(3))).rejects.toThrow('does not follow')
      await expect(told(world, officer, added)).rejects.toThrow('does not follow')
      const unsaid = { ...struck(2), reason: '' } as FirmEvent
      await expect(told(world, officer, unsaid)).rejects.toThrow('does not follow')
      const other = { ...struck(2), firm: { ...firm, code: fictionalUscc(2) } } as FirmEvent
      await expect(told(world, officer, other)).rejects.toThrow('does not follow')
    }))

  test('lets nobody of another agency see or change a firm', () =>
    withOffice(async (world, { officer }) => {
      await told(world, officer, added)
      const agency = await anAgency(world.db, '辽源市商务局')
      const { personId } = await aPerson(world.db, agency, {
        ...{ account: 'elsewhere', name: '外人', roles: ['officer'] },
      })
      const stranger: Actor = { ...officer, personId, name: '外人', agencyId: agency.id }
      const seen = await asPerson(world.office, stranger, async (tx) => ({
        firm: await findFirm(tx, officer.agencyId, code),
        found: (
          await sql`select * from inspection.find_firms(${officer.agencyId}, '{示例}', 9)`.execute(
            tx,
          )
        ).rows,
        events: await tx.selectFrom('inspection.firm_event').selectAll().execute(),
        states: await tx.selectFrom('inspection.firm_state').selectAll().execute(),
      }))
      expect(seen).toEqual({ firm: null, found: [], events: [], states: [] })
      await expect(
        asPerson(world.office, stranger, (tx) =>
          appendToFirm(tx, code, struck(2), { ...authorOf(stranger), agencyId: officer.agencyId }),
        ),
      ).rejects.toThrow()
      // Under its own name it begins a firm of its own, and does not touch the other.
      await expect(told(world, stranger, struck(2))).rejects.toThrow('does not follow')
    }))

  test('takes no import whose approval tells other rows, or is of its own author', () =>
    withOffice(async (world, people) => {
      await expect(imported(world, people, [row(2)], { said: { digest: 'x' } })).rejects.toThrow(
        'tells exactly its rows',
      )
      await expect(
        imported(world, people, [row(2)], { approvedBy: people.officer }),
      ).rejects.toThrow('another person')
      expect(await world.db.owner.selectFrom('inspection.firm').selectAll().execute()).toEqual([])
    }))
})

test('whatever of the register is changed, added or taken away behind the program is found', () =>
  withOffice(async (world, people) => {
    await told(world, people.officer, added)
    await imported(world, people, [row(2), row(3)])
    expect(await faultsOf(world)).toEqual([])
    for (const [table, key] of [
      ['inspection.firm', 'code'],
      ['inspection.imported_firm', 'line'],
    ] as const) {
      const { rows: columns } = await sql<{ name: string; type: string }>`
        select attname as name, format_type(atttypid, null) as type from pg_attribute
         where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(
        world.db.owner,
      )
      expect(columns.length).toBeGreaterThan(15)
      await sql
        .raw(
          `do $$ declare c record; begin
        for c in select conname from pg_constraint where conrelid = '${table}'::regclass and contype = 'c'
        loop execute format('alter table ${table} drop constraint %I', c.conname); end loop; end $$`,
        )
        .execute(world.db.superuser)
      const unseen: string[] = []
      for (const { name, type } of columns) {
        const value = otherValues[type]?.(name) ?? 'null'
        await tamper(
          world.db,
          `create table keep as select * from ${table};
          update ${table} set ${name} = ${value} where ${key} = (select max(${key}) from ${table})`,
        )
        const found = await world.db.owner.transaction().execute(findChangedDerivations)
        if (!found.some((each) => 'table' in each && each.table === table)) unseen.push(name)
        await tamper(
          world.db,
          `delete from ${table}; insert into ${table} select * from keep; drop table keep`,
        )
      }
      expect(unseen).toEqual([])
      expect(await faultsOf(world)).toEqual([])
    }
    await tamper(world.db, `delete from inspection.firm where code = '${fictionalUscc(3)}'`)
    expect(await faultsOf(world)).toMatchObject([
      { fault: 'derived-changed', table: 'inspection.firm', row: { code: fictionalUscc(3) } },
    ])
  }))

const otherValues: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `coalesce(${column}, '') || 'x'`,
  integer: (column) => `${column} + 9001`,
  date: (column) => `${column} + 1`,
  'timestamp with time zone': (column) => `${column} + interval '1 second'`,
  uuid: () => 'gen_random_uuid()',
}
