import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const mainProgram = join(import.meta.dirname, '../src/main.ts')

type Started = {
  readonly dataDir: string
  readonly port: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** What it says of connections that are broken on purpose is no part of a table. */
  readonly errors?: 'inherit' | 'ignore'
}

/** A server of its own as somebody starts it, with its embedded database; it is ready when this returns. */
export async function startedProgram({
  dataDir,
  port,
  args = [],
  env = {},
  errors = 'inherit',
}: Started): Promise<ChildProcess> {
  const child = spawn(process.execPath, [mainProgram, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: port, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', errors],
  })
  // Listened to until the end: a closed pipe would end the server before its time.
  const lines = createInterface({ input: child.stdout })
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => line.includes('就绪') && resolve())
    child.once('close', () => reject(new Error('the server ended before it was ready')))
  })
  return child
}
