import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { firmTableColumns } from '@zhaofa/domain/inspection/register/firm-table-columns.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { granted } from '../../../test/an-office.ts'
import { aCast } from '../../../test/cast.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { fictionalUscc } from '../../demo/fictional-codes.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage, type Cast } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { xlsxFile } from '../../documents/sheets/xlsx.ts'
import { findKnownFirm } from '../../storage/known-firms.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { findChangedDerivations } from '../../storage/ledger/derived-rows.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { inAgency } from '../desk/in-agency.ts'
import { viewMyWork } from '../desk/my-work.ts'
import {
  acceptLicence,
  addFirm,
  changeFirm,
  confirmFirm,
  recordCall,
  reopenFirm,
  strikeOffFirm,
} from './firm-changes.ts'
import { listFirmImports } from './firm-import-views.ts'
import {
  approveFirmImport,
  proposeFirmImport,
  returnFirmImport,
  withdrawFirmImport,
} from './firm-imports.ts'
import { firmChoices, firmSheetRows, listFirms, searchFirms, wordsOf } from './firm-lists.ts'
import { viewFirmsReport, wholeFirmsReport } from './firm-trial-report.ts'
import { viewFirm } from './firm-views.ts'
import { readFirmsOnTrial } from './firms-on-trial.ts'

vi.setConfig({ testTimeout: 180_000 })
afterAll(closeReaders)

type Said = Readonly<Record<string, string>>
const plain = (n: number, over: Said = {}): Said => ({
  统一社会信用代码: fictionalUscc(n),
  名称: `四平市示例商贸${n}有限公司`,
  行业: n % 2 === 0 ? '零售' : '典当',
  区域: '铁西区',
  风险等级: 'B',
  ...over,
})

function fileOf(rows: readonly Said[]): Promise<Buffer> {
  const columns = firmTableColumns.map(({ title }) => ({ title, type: 'text' as const }))
  async function* lines() {
    for (const row of rows)
      yield await Promise.resolve(columns.map(({ title }) => row[title] ?? null))
  }
  return buffer(xlsxFile({ sheet: '检查对象', columns, rows: lines(), at: new Date(0) }))
}

const tried = async (world: TestWorld, by: Actor, rows: readonly Said[]) =>
  granted(await readFirmsOnTrial(world, by, { name: '名录.xlsx', bytes: await fileOf(rows) }))

async function proposed(world: TestWorld, by: Actor, rows: readonly Said[]) {
  const { fileId } = await tried(world, by, rows)
  return granted(await proposeFirmImport(world, by, { fileId, reason: '市场监管部门移交' }))
}

const approval = { version: 1, opinion: '同意', confirmedBy: 'password' } as const
const reasonOf = (outcome: { ok: boolean; refusal?: { reason: string } }) =>
  outcome.refusal?.reason ?? ''

async function withOffice(work: (world: TestWorld, cast: Cast) => Promise<void>) {
  await withWorld(async (world) => work(world, await aCast(world)))
}
const faultsOf = ({ db }: TestWorld) =>
  db.owner
    .transaction()
    .execute(async (tx) => [...(await findChangedFacts(tx)), ...(await findChangedDerivations(tx))])

const typed = (name: string) => ({
  ...{ name, representative: '张三', address: '示例路 1 号', position: null },
  ...{ industry: '零售', district: '铁西区', risk: 'C' as const },
})
const code = fictionalUscc(900)

describe('an import', () => {
  test('of two thousand is read on trial, proposed by one, approved by another, and found', () =>
    withOffice(async (world, cast) => {
      const officer = cast.officers[0]
      const rows = Array.from({ length: 2_000 }, (_, i) => plain(i + 1))
      const trial = await tried(world, officer, [
        ...rows,
        plain(3_000, { 统一社会信用代码: '91230500MA1B3N1N2N' }),
      ])
      expect(trial).toMatchObject({ lines: 2_001, wrong: 1, added: 2_000, changed: 0, same: 0 })
      const { fileId } = trial
      const report = granted(await viewFirmsReport(world, officer, fileId, { only: 'error' }))
      expect(report).toMatchObject({ total: 1, lines: [{ line: 2_002, standing: null }] })
      const whole = granted(await wholeFirmsReport(world, officer, fileId))
      let lines = 0
      for await (const line of whole.rows) lines += line.length > 0 ? 1 : 0
      expect(lines).toBe(2_001)

      const proposal = { fileId, reason: '移交' }
      const { importId } = granted(await proposeFirmImport(world, officer, proposal))
      expect((await listFirms(world, officer, {})).rows).toEqual([])
      const alerts = async (who: Actor) =>
        (await viewMyWork(world, who)).alerts.filter(({ href }) => href?.includes('firms')).length
      expect([await alerts(cast.departmentHead), await alerts(officer)]).toEqual([1, 0])
      const asked = { importId, ...approval }
      expect(reasonOf(await approveFirmImport(world, officer, asked))).toContain('由')
      const came = granted(await approveFirmImport(world, cast.departmentHead, asked))
      expect(came).toEqual({ added: 2_000, changed: 0, same: 0 })
      expect(await alerts(cast.departmentHead)).toBe(0)

      const list = await listFirms(world, officer, { industry: '典当', risk: 'B' })
      expect(list).toMatchObject({ total: { count: 1_000, exact: true }, keeping: null })
      expect(list.rows).toHaveLength(50)
      const next = await listFirms(world, officer, { industry: '典当', after: list.next ?? '' })
      expect(next.rows[0]?.code).not.toBe(list.rows[0]?.code)
      expect(await firmChoices(world, officer)).toEqual({
        ...{ industries: ['典当', '零售'], districts: ['铁西区'], left: 0 },
      })
      const hits = async (q: string) =>
        (await searchFirms(world, officer, q)).rows.map(({ name }) => name)
      expect(await hits('商贸1234')).toEqual(['四平市示例商贸1234有限公司'])
      expect(await hits('1234')).toEqual(['四平市示例商贸1234有限公司'])
      expect((await listFirms(world, officer, { q: '100%' })).rows).toEqual([])
      expect(await hits(fictionalUscc(7).slice(0, 16))).toContain('四平市示例商贸7有限公司')
      expect(await hits('示例商帽1234有限公司')).toContain('四平市示例商贸1234有限公司')
      expect(await hits('没有的单位')).toEqual([])
      const exported: unknown[] = []
      for await (const line of firmSheetRows(world, officer, { q: '商贸12' })) exported.push(line)
      expect(exported).toHaveLength(111)
      expect(await faultsOf(world)).toEqual([])
    }))

  test('tells what is new, changed and the same, and leaves what it does not say', () =>
    withOffice(async (world, cast) => {
      const officer = cast.officers[0]
      const first = await proposed(world, officer, [plain(1, { 地址: '示例路 1 号' }), plain(2)])
      granted(await approveFirmImport(world, cast.departmentHead, { ...first, ...approval }))
      const again = [
        plain(1),
        plain(2, { 风险等级: 'D', 登记状态: '注销' }),
        plain(3),
        plain(3, { 名称: '同码异名有限公司' }),
        plain(4),
        plain(4),
      ]
      const trial = await tried(world, officer, again)
      expect(trial).toMatchObject({ lines: 6, wrong: 2, added: 1, changed: 1, same: 1 })
      const { lines } = granted(await viewFirmsReport(world, officer, trial.fileId, {}))
      expect(lines.map(({ line, standing, changed }) => [line, standing, changed])).toEqual([
        [3, 'changed', ['风险等级', '登记状态']],
        [4, null, []],
        [5, null, []],
        [6, 'new', []],
        [7, null, []],
      ])
      const second = await proposed(world, officer, again)
      granted(await approveFirmImport(world, cast.departmentHead, { ...second, ...approval }))
      expect(await viewFirm(world, officer, { code: fictionalUscc(1) })).toMatchObject({
        ...{ address: '示例路 1 号', revision: 1 },
      })
      const gone = await viewFirm(world, officer, { code: fictionalUscc(2) })
      expect(gone).toMatchObject({
        ...{ status: 'struck-off', statusReason: '导入的登记状态：注销', risk: 'D', revision: 2 },
      })
      expect(gone.history.map(({ kind, words }) => [kind, words])).toEqual([
        ['FirmImported', '名录.xlsx 第 3 行'],
        ['FirmImported', '名录.xlsx 第 3 行'],
      ])
      expect(gone.history[0]?.differences).toEqual([
        { title: '风险等级', before: 'B', after: 'D' },
        { title: '状态', before: '在业', after: '已注销、吊销' },
      ])
      const nothing = await tried(world, officer, [plain(1)])
      const refused = await proposeFirmImport(world, officer, {
        ...{ fileId: nothing.fileId, reason: '再导一次' },
      })
      expect(reasonOf(refused)).toContain('完全相同')
      expect(await faultsOf(world)).toEqual([])
    }))

  test('is answered once, by another person who may, and taken back by its author', () =>
    withOffice(async (world, cast) => {
      const officer = cast.officers[0]
      const head = cast.departmentHead
      const returned = {
        ...(await proposed(world, officer, [plain(1)])),
        version: 1,
        reason: '重做',
      }
      expect(reasonOf(await returnFirmImport(world, cast.officers[1], returned))).toContain('批准')
      expect(reasonOf(await withdrawFirmImport(world, head, returned))).toContain('只有提请人')
      granted(await returnFirmImport(world, head, returned))
      const late = await approveFirmImport(world, head, { ...returned, ...approval, version: 2 })
      expect(reasonOf(late)).toContain('已退回')
      const own = await proposed(world, head, [plain(2)])
      expect(reasonOf(await approveFirmImport(world, head, { ...own, ...approval }))).toContain(
        '另一人',
      )
      granted(await withdrawFirmImport(world, head, { ...own, version: 1, reason: '重复' }))
      const { imports } = await listFirmImports(world, officer)
      expect(imports.map(({ state }) => state).toSorted()).toEqual(['returned', 'withdrawn'])
      const { archivist } = cast
      const bytes = await fileOf([plain(3)])
      const tries = await readFirmsOnTrial(world, archivist, { name: 'a.xlsx', bytes })
      expect(reasonOf(tries)).toContain('检查对象名录由')
      expect(await faultsOf(world)).toEqual([])
    }))
})

describe('a single change', () => {
  test('is recorded with what it changed, and is of what its author saw', () =>
    withOffice(async (world, cast) => {
      const officer = cast.officers[0]
      const wrong = await addFirm(world, officer, { ...typed('某公司'), code: '91' })
      expect(reasonOf(wrong)).toContain('18 位')
      granted(await addFirm(world, officer, { ...typed('某公司'), code }))
      const twice = await addFirm(world, officer, { ...typed('某公司'), code })
      expect(reasonOf(twice)).toContain('名录里已经有这个代码')
      const same = { ...typed('某公司'), code, revision: 1, reason: '核对' }
      expect(reasonOf(await changeFirm(world, officer, same))).toContain('没有改动')
      granted(await changeFirm(world, officer, { ...same, address: '示例路 2 号' }))
      await expect(changeFirm(world, officer, { ...same, address: '示例路 3 号' })).rejects.toThrow(
        '刚被他人修改',
      )
      const reason = '登记机关公告注销'
      granted(await strikeOffFirm(world, officer, { code, revision: 2, reason }))
      const gone = await strikeOffFirm(world, officer, { code, revision: 3, reason })
      expect(reasonOf(gone)).toContain('已经是注销')
      granted(await reopenFirm(world, officer, { code, revision: 3, reason: '公告有误' }))
      granted(await confirmFirm(world, officer, { code, revision: 4, reason: '现场核对' }))
      const call = { kind: 'call', people: '陈立新', purpose: '宣讲政策' } as const
      const early = { code, ...call, on: plainDate('2099-01-01') }
      expect(reasonOf(await recordCall(world, officer, early))).toContain('还没有到')
      granted(await recordCall(world, officer, { code, ...call, on: plainDate('2026-01-05') }))
      const view = await viewFirm(world, officer, { code })
      expect(view.history.map(({ kind }) => kind)).toEqual([
        ...['FirmConfirmed', 'FirmReopened', 'FirmStruckOff', 'FirmChanged', 'FirmAdded'],
      ])
      expect(view.history[3]?.differences).toEqual([
        { title: '地址', before: '示例路 1 号', after: '示例路 2 号' },
      ])
      expect(view.calls).toMatchObject([{ kind: 'call', on: '2026-01-05', by: '陈立新' }])
      const elsewhere = { code: fictionalUscc(901), ...call, on: plainDate('2026-01-05') }
      await expect(recordCall(world, officer, elsewhere)).rejects.toThrow('名录里没有')
      const { archivist } = cast
      const other = await strikeOffFirm(world, archivist, { code, revision: 5, reason })
      expect(reasonOf(other)).toContain('检查对象名录由')
      expect(await faultsOf(world)).toEqual([])
    }))

  test.each([
    ['9122 0300 MA00', ['91220300MA00']],
    [' 示例  商贸 ', ['示例', '商贸']],
    ['ａｂ商贸', ['AB商贸']],
    ['', []],
  ])('what is typed is searched as words: %s', (q, words) => {
    expect(wordsOf(q)).toEqual(words)
  })
})

test('the firm of a case is in the register from its filing on, and a newer licence is accepted in one press', () =>
  withOffice(async (world, cast) => {
    const officer = cast.officers[0]
    const [story] = stories
    if (!story) throw new Error('the demo has no story')
    const stage = new Stage(world, cast, plainDate('2026-02-24'))
    await playCase(stage, { ...story, until: 'heard' })
    const { rows } = await listFirms(stage.world, officer, {})
    expect(rows).toHaveLength(1)
    const firm = await viewFirm(stage.world, officer, { code: rows[0]?.code ?? '' })
    expect(firm).toMatchObject({ source: 'case', revision: 1, licence: null, otherCases: 0 })
    expect(firm.cases).toHaveLength(1)
    expect(firm.history).toMatchObject([{ kind: 'FirmAdded', words: '随案件列入' }])
    const known = await inAgency(stage.world, officer, (tx) =>
      findKnownFirm(tx, firm.code, { apart: null }),
    )
    expect(known).toMatchObject({ cases: 1, register: { name: firm.name, struckOff: false } })

    await playCase(stage, { ...story, until: 'heard' })
    expect((await listFirms(stage.world, officer, {})).rows).toHaveLength(1)
    const { code, name } = firm
    granted(
      await changeFirm(stage.world, officer, {
        ...{ ...typed(name), code, revision: 1, reason: '迁址' },
        representative: firm.representative,
      }),
    )
    stage.later(1)
    await playCase(stage, { ...story, until: 'heard' })
    const changed = await viewFirm(stage.world, officer, { code })
    expect(changed.licence?.differences).toEqual([
      { title: '地址', before: '示例路 1 号', after: firm.address },
    ])
    const at = changed.licence?.at ?? ''
    const stale = await acceptLicence(stage.world, officer, { code, revision: 2, at: `${at}x` })
    expect(reasonOf(stale)).toContain('刷新')
    granted(await acceptLicence(stage.world, officer, { code, revision: 2, at }))
    expect(await viewFirm(stage.world, officer, { code })).toMatchObject({
      ...{ address: firm.address, source: 'licence', licence: null },
    })
    expect(await faultsOf(world)).toEqual([])
  }))
