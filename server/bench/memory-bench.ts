import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from './bench-type.ts'
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

/** Resident pages shared between processes are counted once, by proportion (PSS). */
function print(moment: string, server: number): void {
  const all = tree(server)
  const sum = (pids: readonly number[]) => pids.reduce((mib, pid) => mib + pssMiB(pid), 0)
  const postgres = all.filter((pid) => comm(pid) === 'postgres')
  const others = all.filter((pid) => pid !== server && !postgres.includes(pid))
  const columns = [
    ['server', pssMiB(server)],
    ['PostgreSQL', sum(postgres)],
    ['typesetting', sum(others)],
    ['together', sum(all)],
  ] as const
  const text = columns.map(([name, mib]) => `${name} ${mib.toFixed(0)}`).join('  ')
  console.log(`${moment.padEnd(26)} ${text}`)
}

function tree(root: number): number[] {
  const parents = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .map((pid) => [pid, Number(/^PPid:\s+(\d+)/m.exec(proc(pid, 'status'))?.[1] ?? 0)] as const)
  const found = [root]
  for (const pid of found) {
    found.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child))
  }
  return found
}

function pssMiB(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(proc(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024
}

const comm = (pid: number) => proc(pid, 'comm').trim()

function proc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
