import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Config } from '../config.ts'

const program = join(import.meta.dirname, '../cli/zhaofa.ts')

/**
 * Runs `zhaofa seed-demo` beside the starting server, in a process of its own: acting out the demo
 * fills a heap the server would carry for the rest of its life. Returns what was made.
 * @throws Error with the command's own words when it fails.
 */
export async function seedInChild(config: Config, signal?: AbortSignal): Promise<string> {
  const { dataDir, databaseUrl, origin, port } = config
  const child = spawn(process.execPath, [program, 'seed-demo', '--json'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl ?? '',
      ORIGIN: origin,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  })
  const [said, wrong] = [collect(child.stdout), collect(child.stderr)]
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`演示数据没有生成：\n${wrong()}`)
  return (JSON.parse(said()) as { made: string }).made
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString().trim()
}
