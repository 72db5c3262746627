import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { fictionalUscc } from '../src/demo/fictional-codes.ts'
import { xlsxFile } from '../src/documents/sheets/xlsx.ts'
import { inAgency } from '../src/office/desk/in-agency.ts'
import { approveFirmImport, proposeFirmImport } from '../src/office/inspection/firm-imports.ts'
import { listFirms, searchFirms } from '../src/office/inspection/firm-lists.ts'
import { wholeFirmsReport } from '../src/office/inspection/firm-trial-report.ts'
import { readFirmsOnTrial } from '../src/office/inspection/firms-on-trial.ts'
import { firmStanding } from '../src/storage/firm-store.ts'
import { findChangedDerivations } from '../src/storage/ledger/derived-rows.ts'
import { closeReaders } from '../src/untrusted/read-untrusted.ts'
import type { Bench } from './bench-type.ts'
import { withOfficeWorld } from './office-world.ts'

const titles = [
  '统一社会信用代码',
  '名称',
  '法定代表人',
  '地址',
  '位置',
  '行业',
  '区域',
  '风险等级',
]
const words = ['宏远', '恒信', '金鼎', '瑞丰', '永盛', '华泰', '嘉禾', '顺达', '万家', '天成']
const trades = ['贸易', '汽车销售', '家电维修', '石油', '家政服务', '典当', '拍卖', '餐饮管理']
const districts = ['铁西区', '铁东区', '梨树县', '伊通满族自治县', '双辽市']

const pick = (all: readonly string[], n: number) => all[n % all.length] ?? ''
const nameOf = (n: number) =>
  `四平市${pick(words, n)}${pick(words, Math.floor(n / 10))}${pick(trades, n)}${n}有限公司`

async function* rows(count: number, moved: number) {
  for (let n = 1; n <= count; n++) {
    // A thousand and one wrong codes, to be told.
    const code = n % 100 === 7 ? `${fictionalUscc(n).slice(0, 17)}?` : fictionalUscc(n)
    const address = `四平市${pick(districts, n)}示例路 ${n + (n % 10 === 0 ? moved : 0)} 号`
    const place = `43.${100_000 + n},124.${300_000 + n}`
    const said = [code, nameOf(n), `王${pick(words, n)}`, address, place]
    yield await Promise.resolve([
      ...said,
      ...[pick(trades, n), pick(districts, n), 'ABCD'[n % 4] ?? ''],
    ])
  }
}

export const firmsBench: Bench = {
  name: 'firms',
  summary: 'a register of 100 000 firms: import with its report, search as typed, one firm',
  async run({ quick }) {
    const count = quick ? 10_000 : 100_000
    await withOfficeWorld(async ({ world, cast, superuser }) => {
      const officer = cast.officers[0]
      const columns = titles.map((title) => ({ title, type: 'text' as const }))
      const fileOf = (moved: number) =>
        buffer(xlsxFile({ sheet: '检查对象', columns, rows: rows(count, moved), at: new Date(0) }))
      for (const [what, moved] of [
        ['all new', 0],
        ['a tenth changed', 1],
      ] as const) {
        const bytes = await fileOf(moved)
        const trial = await timed(`${what}: read on trial, ${bytes.length >> 20} MB`, () =>
          readFirmsOnTrial(world, officer, { name: '名录.xlsx', bytes }),
        )
        if (!trial.ok) throw new Error(trial.refusal.reason)
        const { fileId, added, changed, same, wrong } = trial.value
        console.log(`  ${added} new, ${changed} changed, ${same} same, ${wrong} wrong`)
        await timed(`${what}: the whole report`, async () => {
          const report = await wholeFirmsReport(world, officer, fileId)
          let lines = 0
          if (report.ok) for await (const line of report.value.rows) lines += line.length && 1
          return lines
        })
        const proposed = await proposeFirmImport(world, officer, { fileId, reason: '移交' })
        if (!proposed.ok) throw new Error(proposed.refusal.reason)
        const approval = { version: 1, opinion: '', confirmedBy: 'password' as const }
        const came = await timed(`${what}: approved and in the register`, () =>
          approveFirmImport(world, cast.departmentHead, { ...proposed.value, ...approval }),
        )
        if (!came.ok) throw new Error(came.refusal.reason)
      }
      const memory = Math.round(process.memoryUsage().rss / 1024 ** 2)
      console.log(`memory of the server after both: ${memory} MB`)
      await sql`analyze inspection.firm`.execute(superuser)
      for (const typed of [
        ...['四', '四平', '有限公司', '宏远', '恒信家政', '典当99', nameOf(count - 3)],
        ...['宏远气车销售', '9122', fictionalUscc(count).slice(0, 14)],
      ]) {
        await several(`search “${typed}”`, () => searchFirms(world, officer, typed))
      }
      await several('list, narrowed', () =>
        listFirms(world, officer, { district: '铁西区', risk: 'A', status: 'open' }),
      )
      await several('list of what holds 宏远', () => listFirms(world, officer, { q: '宏远' }))
      await several('one firm, for the rules of a visit', () =>
        inAgency(world, officer, (tx) =>
          firmStanding(tx, officer.agencyId, fictionalUscc(count >> 1)),
        ),
      )
      const found = await timed('worked out again by verify-log', () =>
        superuser.transaction().execute(findChangedDerivations),
      )
      console.log(`  ${found.length} findings`, ...found.slice(0, 3))
      await closeReaders()
    })
  },
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const done = await work()
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return done
}

async function several(what: string, work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < 3; i++) await work()
  const taken: number[] = []
  for (let i = 0; i < 30; i++) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => (taken[Math.floor(29 * share)] ?? 0).toFixed(1)
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}
