import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from './bench-type.ts'
import { isPostgres, memoryOf, treeOf } from './processes.ts'
import { startedProgram } from './running-server.ts'

/** Resident memory of a server with the demo, as /proc tells it. Linux only. */
export const memoryBench: Bench = {
  name: 'memory',
  summary: 'MiB of the server, PostgreSQL and typesetting after the demo and some reading',
  async run({ quick }) {
    const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-bench-'))
    chmodSync(dataDir, 0o711)
    const port = '18080'
    const child = await startedProgram({ dataDir, port })
    try {
      print('after the start', child.pid ?? 0)
      for (let n = 0; n < (quick ? 50 : 1000); n++) {
        for (const path of ['/', '/decisions', '/officers', '/log/checkpoint']) {
          await (await fetch(`http://localhost:${port}${path}`)).arrayBuffer()
        }
      }
      print('after reading the portal', child.pid ?? 0)
    } finally {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('close', resolve))
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

function print(moment: string, server: number): void {
  const all = treeOf(server)
  const sum = (pids: readonly number[]) => pids.reduce((mib, pid) => mib + memoryOf(pid), 0)
  const postgres = all.filter(isPostgres)
  const others = all.filter((pid) => pid !== server && !postgres.includes(pid))
  const columns = [
    ['server', memoryOf(server)],
    ['PostgreSQL', sum(postgres)],
    ['typesetting', sum(others)],
    ['together', sum(all)],
  ] as const
  const text = columns.map(([name, mib]) => `${name} ${mib.toFixed(0)}`).join('  ')
  console.log(`${moment.padEnd(26)} ${text}`)
}
