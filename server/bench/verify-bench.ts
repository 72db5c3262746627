import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Bench } from './bench-type.ts'
import { generateLog } from './generate-log.ts'
import { isPostgres, memoryOf, processorTimeOf, treeOf } from './processes.ts'

const program = join(import.meta.dirname, '../src/cli/zhaofa.ts')

/** `verify-log` as somebody runs it, over a log with the rows behind it. */
export const verifyBench: Bench = {
  name: 'verify',
  summary:
    'seconds and MiB of verify-log over a generated log with its rows (--rows N, --keep DIR)',
  async run({ quick, option }) {
    const leaves = Number(option('rows') ?? (quick ? 7_000 : 100_000))
    const keep = option('keep')
    const dataDir = keep ?? mkdtempSync(join(tmpdir(), 'zhaofa-bench-'))
    try {
      if (!existsSync(join(dataDir, 'secrets.json'))) {
        mkdirSync(dataDir, { recursive: true })
        chmodSync(dataDir, 0o711)
        const began = performance.now()
        await generateLog(dataDir, leaves)
        console.log(`generated ${leaves} leaves in ${seconds(began)} s`)
      }
      await verify(dataDir)
    } finally {
      if (keep === undefined) rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

/** What a process or several have used at the most. */
type Used = { memory: number; processor: number }

const lookEveryMs = 200

/** In processes of their own, of which /proc tells what they use: the program, and the database it starts. */
async function verify(dataDir: string): Promise<void> {
  const began = performance.now()
  const child = spawn(process.execPath, [program, 'verify-log'], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const used = { program: { memory: 0, processor: 0 }, database: { memory: 0, processor: 0 } }
  const watch = setInterval(() => look(child.pid ?? 0, used), lookEveryMs)
  createInterface({ input: child.stderr }).on('line', (line) => {
    console.log(`  ${seconds(began).padStart(5)} s  ${line.replace('正在核验：', '')}`)
  })
  let findings = 0
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('✗')) findings++
    else console.log(`  ${line}`)
  })
  await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  console.log(`verify-log: ${seconds(began)} s, ${findings} lines of findings`)
  for (const [name, { memory, processor }] of Object.entries(used)) {
    console.log(
      `  ${name.padEnd(9)} ${processor.toFixed(1)} s of processor, ${memory.toFixed(0)} MiB`,
    )
  }
}

function look(pid: number, used: { readonly program: Used; readonly database: Used }): void {
  const all = treeOf(pid)
  const database = all.filter(isPostgres)
  raise(
    used.program,
    all.filter((each) => !database.includes(each)),
  )
  raise(used.database, database)
}

function raise(most: Used, pids: readonly number[]): void {
  const sum = (of: (pid: number) => number) => pids.reduce((all, pid) => all + of(pid), 0)
  most.memory = Math.max(most.memory, sum(memoryOf))
  most.processor = Math.max(most.processor, sum(processorTimeOf))
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)
