import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { readConfig, type Config } from './config.ts'
import { demoLogins } from './demo/seed-demo.ts'
import {
  ConfigError,
  DatabaseInUseError,
  DatabaseStartError,
  LedgerDamagedError,
  MigrationError,
} from './faults.ts'
import { viteProgram } from './http/office-build.ts'
import { consoleProgress, secondsSince } from './progress.ts'
import { startServer, type RunningServer } from './start-server.ts'

const started = performance.now()

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2))
  console.log(`昭法 Zhaofa · ${config.production ? '正式运行' : '演示模式'}\n`)
  const asked = signalled()
  // Ctrl-C during a long first start: what was started is still stopped in order.
  const stopping = new AbortController()
  void asked.then((signal) => stopping.abort(new StoppedError(signal)))
  const server = await startServer(config, consoleProgress(), stopping.signal)
  const vite = config.office === 'dev' ? startVite(config) : undefined
  announce(config, server)
  const signal = await asked
  console.log(`\n收到 ${signal}，正在停止……`)
  vite?.kill()
  await server.stop()
  console.log('已停止。')
}

/** Asked to stop before the start was complete. */
class StoppedError extends Error {
  override readonly name = 'StoppedError'
}

/** Settles at the first signal; a second one, two seconds later, ends at once. */
function signalled(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: number | undefined
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        // npm passes the terminal's Ctrl-C on, so one press arrives twice.
        if (first !== undefined && performance.now() - first > 2000) process.exit(130)
        first ??= performance.now()
        resolve(signal)
      })
    }
    whenNpmIsGone(() => resolve('SIGHUP'))
  })
}

/** npm passes SIGTERM and SIGINT on. When npm itself is killed it cannot, and the server would run on alone. */
function whenNpmIsGone(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return
  const npm = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(watch)
    stop()
  }, 1_000)
  watch.unref()
}

function announce(config: Config, { address, embedded, setupToken }: RunningServer): void {
  const place = config.origin.includes('//localhost') ? address : config.origin
  console.log(`\n就绪，用时 ${secondsSince(started)}。按 Ctrl-C 停止。\n`)
  console.log(`  公示门户  ${place}/`)
  console.log(`  执法后台  ${config.office === 'dev' ? 'http://localhost:5173' : place}/office/`)
  if (embedded) console.log(`  数据目录  ${config.dataDir}`)
  if (setupToken !== undefined) {
    console.log(`\n  还没有建立机关。请打开 ${place}/setup ，输入设置口令：`)
    console.log(`\n      ${setupToken}\n`)
  }
  if (!config.demo || setupToken !== undefined) return
  console.log('\n  演示账号（均为虚构人员）')
  for (const { role, name, account, password } of demoLogins) {
    console.log(`    ${account.padEnd(14)} ${password.padEnd(16)} ${role} ${name}`)
  }
  console.log('')
}

/** The back office as it is being written: http://localhost:5173/office/. */
function startVite({ port }: Config): ChildProcess {
  return spawn(process.execPath, [viteProgram()], {
    cwd: join(import.meta.dirname, '../../web'),
    env: { ...process.env, ZHAOFA_API: `http://localhost:${port}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

const explained = [
  ConfigError,
  DatabaseInUseError,
  DatabaseStartError,
  LedgerDamagedError,
  MigrationError,
]

// What we write (evidence, papers, logs) is for this account only.
process.umask(0o077)
try {
  await main()
} catch (error) {
  if (error instanceof StoppedError) {
    console.log(`\n收到 ${error.message}，已停止。`)
    process.exit(130)
  }
  const known = explained.some((kind) => error instanceof kind)
  console.error(known ? `\n✗ ${(error as Error).message}\n` : error)
  process.exitCode = 1
}
