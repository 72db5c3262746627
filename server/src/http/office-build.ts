import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const projectFolder = join(import.meta.dirname, '../../..')
const webFolder = join(projectFolder, 'web')
const stampFile = join(webFolder, 'dist', '.sources')

/**
 * Builds the back office when its sources (or those it imports) are not the ones web/dist was made
 * from. The stamp is written last: an interrupted build is done again.
 * @throws Error with Vite's own words when the build fails.
 */
export async function buildOffice(
  signal?: AbortSignal,
): Promise<'built' | 'up to date' | 'no sources'> {
  if (!existsSync(join(webFolder, 'index.html'))) return 'no sources'
  const stamp = await sourceHash()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 'up to date'
  await viteBuild(signal)
  await compressAssets(join(webFolder, 'dist', 'assets'))
  await writeFile(stampFile, stamp)
  return 'built'
}

async function sourceHash(): Promise<string> {
  const folders = ['look', 'web/src', 'web/public', 'contract/src', 'ledger/src', 'domain/src']
  const single = [
    'web/index.html',
    'web/vite.config.ts',
    'web/worker-plugin.ts',
    'web/package.json',
    'package-lock.json',
  ]
  const found = await Promise.all(folders.map((folder) => filesUnder(folder)))
  const hash = createHash('sha256')
  for (const file of [...found.flat(), ...single].sort()) {
    if (file.includes('.test.')) continue
    hash.update(file).update('\0')
    hash.update(await readFile(join(projectFolder, file)))
  }
  return hash.digest('hex')
}

async function filesUnder(folder: string): Promise<string[]> {
  const absolute = join(projectFolder, folder)
  if (!existsSync(absolute)) return []
  const entries = await readdir(absolute, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length + 1))
}

/** The bundler runs in its own process, so that its memory is freed when it ends. */
async function viteBuild(signal: AbortSignal | undefined): Promise<void> {
  const child = spawn(process.execPath, [viteProgram(), 'build', '--logLevel', 'warn'], {
    cwd: webFolder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`后台界面构建失败：\n${said.trim()}`)
}

export function viteProgram(): string {
  const resolve = createRequire(join(webFolder, 'package.json')).resolve
  return join(dirname(resolve('vite/package.json')), 'bin', 'vite.js')
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Once at build time, so that no request pays for it. */
async function compressAssets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /\.(js|css|svg|json)$/.test(name))
  await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name))
      const params = { [constants.BROTLI_PARAM_QUALITY]: 10 }
      await writeFile(join(folder, `${name}.br`), await brotli(bytes, { params }))
      await writeFile(join(folder, `${name}.gz`), await zip(bytes, { level: 9 }))
    }),
  )
}
