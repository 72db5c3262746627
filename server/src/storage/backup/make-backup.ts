import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client, ClientConfig } from 'pg'
import { BackupError } from '../../faults.ts'
import { withClient } from '../connect.ts'
import { syncFolder } from '../../objects/sync-folder.ts'
import { copyHashed, eachOf, listTree } from './copy-files.ts'
import { manifestName, plainParts, type BackedUpFile, type BackupManifest } from './manifest.ts'

type BackupSource = {
  readonly dataDir: string
  /** The running cluster's folder, and its superuser. */
  readonly cluster: string
  readonly superuser: ClientConfig
}

/**
 * Copies a running installation into a new folder: the cluster by PostgreSQL's low-level backup API
 * with the WAL it needs, then keys and objects. Objects come last: an act stores its object before its
 * row, so every object a copied row names is in the copy.
 * @throws BackupError when the folder is not empty or the WAL is not complete.
 */
export async function makeBackup(
  { dataDir, cluster, superuser }: BackupSource,
  folder: string,
  now: Date,
): Promise<BackupManifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) {
    throw new BackupError(`备份文件夹 ${folder} 不是空的，请另指定一个。`)
  }
  const files: BackedUpFile[] = []
  const copy = async (from: string, path: string) => {
    const copied = await copyHashed(from, join(folder, path))
    if (copied) files.push({ path, ...copied })
  }
  const span = await withClient(superuser, (client) =>
    copyCluster(client, cluster, join(folder, 'postgres'), copy),
  )
  for (const part of plainParts) await copyPart(dataDir, part, copy)

  const manifest: BackupManifest = { format: 1, madeAt: now.toISOString(), ...span, files }
  // The manifest is written last, so that a folder without one is not taken for a backup.
  const text = JSON.stringify(manifest, null, 1)
  await writeFile(join(folder, manifestName), text, { flush: true, mode: 0o600 })
  await syncFolder(folder)
  return manifest
}

type Copy = (from: string, path: string) => Promise<void>
type Span = Pick<BackupManifest, 'postgres' | 'startLsn' | 'stopLsn'>

async function copyCluster(
  client: Client,
  cluster: string,
  folder: string,
  copy: Copy,
): Promise<Span> {
  // A temporary slot keeps the WAL from being recycled while we copy, and ends with the connection.
  const slot = `zhaofa_backup_${process.pid}`
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [slot])
  const start = await client.query<{ lsn: string; wal: string; version: string }>(
    `select lsn::text, pg_walfile_name(lsn) as wal, current_setting('server_version_num') as version
     from pg_backup_start('zhaofa backup', true) as lsn`,
  )
  const { lsn: startLsn = '', wal: firstWal = '', version = '' } = start.rows[0] ?? {}

  const paths = await listTree(cluster, isLeftOut)
  const files = paths.filter((path) => !path.endsWith('/') && path !== controlFile)
  await eachOf(files, (path) => copy(join(cluster, path), join('postgres', path)))
  // PostgreSQL's own tools copy this one last: it says where recovery may begin.
  await copy(join(cluster, controlFile), join('postgres', controlFile))

  const stop = await client.query<{ lsn: string; wal: string; labelfile: string }>(
    `select lsn::text, pg_walfile_name(lsn) as wal, labelfile from pg_backup_stop(false)`,
  )
  const { lsn: stopLsn = '', wal: lastWal = '', labelfile = '' } = stop.rows[0] ?? {}
  await addText(folder, 'backup_label', labelfile, copy)
  await copyWal(cluster, firstWal, lastWal, copy)
  return { postgres: Math.floor(Number(version) / 10_000), startLsn, stopLsn }
}

const controlFile = join('global', 'pg_control')
const emptied = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]
const runtime = new Set(['postmaster.pid', 'postmaster.opts', 'backup_label', 'tablespace_map'])

/** Contents that belong to the running server and not to its data. The folders themselves are kept. */
function isLeftOut(path: string): boolean {
  const [top = '', ...rest] = path.split('/')
  if (emptied.includes(top) && rest.length > 0) return !isNeededFolder(path)
  const name = rest.at(-1) ?? top
  return runtime.has(path) || name.startsWith('pgsql_tmp') || name.startsWith('pg_internal.init')
}

const isNeededFolder = (path: string) =>
  path === join('pg_wal', 'archive_status') || path === join('pg_wal', 'summaries')

/** Text that PostgreSQL gives us rather than a file. */
async function addText(folder: string, name: string, text: string, copy: Copy): Promise<void> {
  const aside = join(folder, '..', `.${name}`)
  await writeFile(aside, text, { mode: 0o600 })
  await copy(aside, join('postgres', name))
  await rm(aside)
}

/** Segments have fixed names in order of the log; the slot has kept every one of them. */
async function copyWal(cluster: string, first: string, last: string, copy: Copy): Promise<void> {
  const segments = (await readdir(join(cluster, 'pg_wal')))
    .filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
    .sort()
  if (segments[0] !== first || segments.at(-1) !== last) {
    throw new BackupError(`备份所需的 WAL（${first} 至 ${last}）不全，请重新备份。`)
  }
  for (const name of segments) {
    await copy(join(cluster, 'pg_wal', name), join('postgres', 'pg_wal', name))
  }
}

async function copyPart(dataDir: string, part: string, copy: Copy): Promise<void> {
  const root = join(dataDir, part)
  const found = await stat(root).catch(() => undefined)
  if (found?.isFile()) await copy(root, part)
  if (!found?.isDirectory()) return
  // Uploads under way are left out, because nobody has been told yet that they are stored.
  const paths = await listTree(root, (each) => each === 'incoming')
  const files = paths.filter((path) => !path.endsWith('/'))
  await eachOf(files, (path) => copy(join(root, path), join(part, path)))
}
