import { sql } from 'kysely'
import { fictionalUscc } from '../src/demo/fictional-codes.ts'
import { inAgency } from '../src/office/desk/in-agency.ts'
import { approveFirmImport, proposeFirmImport } from '../src/office/inspection/firm-imports.ts'
import { listFirms, searchFirms } from '../src/office/inspection/firm-lists.ts'
import { wholeFirmsReport } from '../src/office/inspection/firm-trial-report.ts'
import { readFirmsOnTrial } from '../src/office/inspection/firms-on-trial.ts'
import { firmStanding } from '../src/storage/firm-store.ts'
import { findChangedDerivations } from '../src/storage/ledger/derived-rows.ts'
import { closeReaders } from '../src/untrusted/read-untrusted.ts'
import type { Bench } from './bench-type.ts'
import { firmFile, nameOf } from './generate-firms.ts'
import { withOfficeWorld } from './office-world.ts'
import { several, timed } from './timed.ts'

export const firmsBench: Bench = {
  name: 'firms',
  summary: 'a register of 100 000 firms: import with its report, search as typed, one firm',
  async run({ quick }) {
    const count = quick ? 10_000 : 100_000
    await withOfficeWorld(async ({ world, cast, superuser }) => {
      const officer = cast.officers[0]
      for (const [what, moved] of [
        ['all new', 0],
        ['a tenth changed', 1],
      ] as const) {
        const bytes = await firmFile(count, moved)
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
