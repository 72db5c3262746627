import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseStartError } from '../../faults.ts'
import { makeEnterable } from '../../make-enterable.ts'
import { canEnter, spawnAs, type ServerAccount } from './server-account.ts'

const run = promisify(execFile)

/** The superuser inside the embedded server. The program uses it to create roles and to back up. */
export const superuser = 'postgres'

/**
 * The folder that holds the cluster (and a copy of the programs if one is needed). Normally the data
 * directory; a data directory inside root's 700 home cannot be entered by the database's account,
 * then a folder under /var/lib, remembered in the data directory.
 */
export function clusterHome(dataDir: string): string {
  const pointer = join(dataDir, 'postgres.location')
  if (existsSync(pointer)) {
    const home = readFileSync(pointer, 'utf8').trim()
    if (existsSync(join(home, 'postgres'))) return home
    throw new DatabaseStartError(
      `${pointer} 指明数据库在 ${home}，但那里没有数据库。请找回该文件夹；确认不再需要旧数据时，删除 ${pointer} 后重新启动。`,
    )
  }
  return dataDir
}

/** Where a new cluster is put; see clusterHome. */
export function homeForNewCluster(dataDir: string, account: ServerAccount | undefined): string {
  if (!account || canEnter(dataDir, account)) return dataDir
  const mark = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12)
  const home = join('/var/lib/zhaofa', mark)
  try {
    makeEnterable('/var/lib/zhaofa')
    makeEnterable(home)
  } catch (error) {
    throw new DatabaseStartError(
      `账户 ${account.name} 不能进入 ${dataDir}，也不能建立 ${home}。请用 DATA_DIR 指定一个可进入的文件夹，例如 /srv/zhaofa。`,
      { cause: error },
    )
  }
  return home
}

export function rememberHome(dataDir: string, home: string): void {
  if (home !== dataDir) writeFileSync(join(dataDir, 'postgres.location'), `${home}\n`)
}

/** Runs initdb in a folder beside the final one and renames it, so that an interrupted initdb is never taken for a cluster. */
export async function initialiseCluster(
  initdb: string,
  cluster: string,
  account: ServerAccount | undefined,
  { password, durable }: { password: string; durable: boolean },
): Promise<void> {
  const aside = `${cluster}.new-${randomBytes(4).toString('hex')}`
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  giveTo(aside, account)
  const passwordFolder = privateFolder('zhaofa-init-', account)
  try {
    const passwordFile = join(passwordFolder, 'password')
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    giveTo(passwordFile, account)
    const flags = ['--pgdata', aside, '--username', superuser, '--pwfile', passwordFile]
    const locale = ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin']
    const rest = ['--builtin-locale', 'C.UTF-8', '--auth', 'scram-sha-256', '--no-instructions']
    await run(initdb, [...flags, ...locale, ...rest, ...(durable ? [] : ['--no-sync'])], {
      cwd: aside,
      env: { LC_ALL: 'C', PATH: process.env['PATH'] },
      ...spawnAs(account),
    })
    renameSync(aside, cluster)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    // Somebody else was quicker: theirs is as good as ours.
    if (existsSync(join(cluster, 'PG_VERSION'))) return
    const said = (error as { stderr?: string }).stderr ?? String(error)
    throw new DatabaseStartError(`无法建立数据库（${cluster}）：${said}`, { cause: error })
  } finally {
    rmSync(passwordFolder, { recursive: true, force: true })
  }
}

/** Leftovers of an initdb that was killed. */
export function sweepUnfinished(home: string): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith('postgres.new-')) rmSync(join(home, name), { recursive: true, force: true })
  }
}

/**
 * A folder only the database's account (and root) can enter. Short, because a socket's path may not
 * exceed 107 bytes, and not in the data directory, because some mounts cannot hold sockets.
 */
export function privateFolder(prefix: string, account: ServerAccount | undefined): string {
  const base = canEnter(tmpdir(), account) && tmpdir().length < 60 ? tmpdir() : '/tmp'
  const folder = mkdtempSync(join(base, prefix))
  chmodSync(folder, 0o700)
  giveTo(folder, account)
  return folder
}

function giveTo(path: string, account: ServerAccount | undefined): void {
  if (account) chownSync(path, account.uid, account.gid)
}
