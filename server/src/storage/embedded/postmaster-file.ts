import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a running postmaster writes about itself in its data directory. */
type PostmasterFile = {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
}

/** Reads postmaster.pid; undefined when there is none or it is not complete yet. */
function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let text: string
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
  // Lines: pid, data directory, start time, port, socket folder, listen address, shared memory, status.
  const [pid, , , port, socketFolder] = text.split('\n')
  if (!Number(pid)) return undefined
  return { pid: Number(pid), port: Number(port) || 5432, socketFolder: socketFolder ?? '' }
}

/**
 * The postmaster that runs on this cluster, if one does. After a crash the file stays behind and its
 * pid may by now belong to something else (in a container it usually does), and PostgreSQL would then
 * refuse to start; such a file is removed.
 */
export function findPostmaster(cluster: string): PostmasterFile | undefined {
  const file = readPostmasterFile(cluster)
  if (!file) return undefined
  if (isAlive(file.pid) && isPostgresOn(cluster, file.pid)) return file
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  return undefined
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** A killed process nobody has waited for yet still answers signal 0. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

function isPostgresOn(cluster: string, pid: number): boolean {
  if (process.platform !== 'linux') return commandOf(pid).includes('postgres')
  if (linkText(`/proc/${pid}/comm`, 'file') !== 'postgres') return false
  // Every PostgreSQL process works in its data directory. Where we may not look (root in a container
  // without CAP_SYS_PTRACE) the name must do.
  const folder = linkText(`/proc/${pid}/cwd`, 'link')
  return folder === undefined || folder === realpathSync(cluster)
}

function linkText(path: string, kind: 'file' | 'link'): string | undefined {
  try {
    return kind === 'file' ? readFileSync(path, 'utf8').trim() : readlinkSync(path)
  } catch {
    return undefined
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
