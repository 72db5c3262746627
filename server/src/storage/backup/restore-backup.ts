import { existsSync } from 'node:fs'
import { chown, mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { BackupError } from '../../faults.ts'
import { makeEnterable } from '../../make-enterable.ts'
import { homeForNewCluster, rememberHome } from '../embedded/cluster-folder.ts'
import { serverAccount } from '../embedded/server-account.ts'
import { syncFolder } from '../../objects/sync-folder.ts'
import { copyHashed, eachOf, exists, hashOf, listTree } from './copy-files.ts'
import { BackupManifest, manifestName } from './manifest.ts'

/** Folders PostgreSQL expects; a backup keeps files, and some of these are empty. */
const emptyFolders = [
  'pg_commit_ts',
  'pg_dynshmem',
  'pg_logical/mappings',
  'pg_logical/snapshots',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_tblspc',
  'pg_twophase',
  'pg_wal/archive_status',
  'pg_wal/summaries',
]

/**
 * Reads a backup through without restoring it: what is missing, changed, foreign, or a stored file that is not what
 * its name says. Empty for a whole one.
 * @throws BackupError when the folder is no backup.
 */
export async function checkBackup(
  folder: string,
): Promise<{ readonly manifest: BackupManifest; readonly problems: readonly string[] }> {
  const manifest = await readManifest(folder)
  const problems: string[] = (await foreignFiles(folder, manifest)).map(
    (path) => `${path}：不属于这份备份`,
  )
  await eachOf(manifest.files, async ({ path, sha256, bytes }) => {
    const found = await hashOf(join(folder, path))
    if (!found) problems.push(`${path}：缺少`)
    else if (found !== sha256) problems.push(`${path}：内容与备份时不同（应为 ${bytes} 字节）`)
    else if (path.startsWith('objects/') && basename(path) !== sha256) {
      problems.push(`${path}：备份时内容就与它的名字（SHA-256）不符`)
    }
  })
  return { manifest, problems: problems.sort() }
}

/** Reads a backup's manifest. @throws BackupError when the folder is not a whole backup. */
async function readManifest(folder: string): Promise<BackupManifest> {
  const path = join(folder, manifestName)
  if (!(await exists(path))) {
    throw new BackupError(`${folder} 不是完整的备份：没有 ${manifestName}。`)
  }
  try {
    return BackupManifest.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    throw new BackupError(`${path} 已损坏，不能用来恢复。`, { cause: error })
  }
}

/**
 * Puts a backup into a data directory that holds no installation yet. Every file is checked against
 * the manifest while it is copied; the database recovers by itself at its first start.
 * @throws BackupError naming each damaged, missing or foreign file, or the occupied directory.
 */
export async function restoreBackup(folder: string, dataDir: string): Promise<BackupManifest> {
  const manifest = await readManifest(folder)
  for (const name of ['postgres', 'postgres.location', 'secrets.json', 'keys', 'objects']) {
    if (existsSync(join(dataDir, name))) {
      throw new BackupError(
        `${dataDir} 中已有 ${name}。恢复只写入空的数据目录，请用 DATA_DIR 指定一个新的。`,
      )
    }
  }
  await refuseForeignFiles(folder, manifest)
  makeEnterable(dataDir)
  const account = serverAccount(join(dataDir, 'postgres'))
  const home = homeForNewCluster(dataDir, account)
  const cluster = join(home, 'postgres')
  const target = (path: string) =>
    path.startsWith('postgres/') ? join(home, path) : join(dataDir, path)

  await mkdir(cluster, { recursive: true, mode: 0o700 })
  for (const name of emptyFolders) {
    await mkdir(join(cluster, name), { recursive: true, mode: 0o700 })
  }
  const damaged = await copyChecked(folder, manifest, target)
  if (damaged.length > 0) {
    throw new BackupError(
      `备份已损坏，未能恢复：\n${damaged.map((each) => `  ${each}`).join('\n')}`,
    )
  }
  if (account) await giveTree(cluster, account)
  await syncFolder(cluster)
  rememberHome(dataDir, home)
  return manifest
}

async function copyChecked(
  folder: string,
  { files }: BackupManifest,
  target: (path: string) => string,
): Promise<string[]> {
  const damaged: string[] = []
  await eachOf(files, async ({ path, sha256 }) => {
    const copied = await copyHashed(join(folder, path), target(path))
    if (!copied) damaged.push(`${path}：缺少`)
    else if (copied.sha256 !== sha256) damaged.push(`${path}：内容与备份时不同`)
  })
  return damaged.sort()
}

async function foreignFiles(folder: string, { files }: BackupManifest): Promise<string[]> {
  const known = new Set(files.map(({ path }) => path))
  const found = (await listTree(folder)).filter((path) => !path.endsWith('/'))
  return found.filter((path) => path !== manifestName && !known.has(path))
}

async function refuseForeignFiles(folder: string, manifest: BackupManifest): Promise<void> {
  const foreign = await foreignFiles(folder, manifest)
  if (foreign.length > 0) {
    throw new BackupError(`备份中有不属于它的文件：${foreign.slice(0, 5).join('、')}`)
  }
}

async function giveTree(root: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  await chown(root, uid, gid)
  for (const path of await listTree(root)) await chown(join(root, path), uid, gid)
}
