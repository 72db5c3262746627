import { statfs } from 'node:fs/promises'

/** What could not be written: uploads and papers, cases and the log of proofs, or the server's own log. */
export type DiskPlace = 'files' | 'database' | 'log'

export type DiskState = {
  /** Free space on the disk with the data directory; null when the system does not say. */
  readonly freeBytes: number | null
  readonly lastFailure: { readonly place: DiskPlace; readonly at: string } | null
}

/** Remembers the last write that found the disk full. */
export type DiskWatch = {
  failed(place: DiskPlace): void
  state(): Promise<DiskState>
}

export function diskWatch(folder: string, clock: { now(): Date }): DiskWatch {
  let lastFailure: DiskState['lastFailure'] = null
  return {
    failed(place) {
      lastFailure = { place, at: clock.now().toISOString() }
    },
    async state() {
      const freeBytes = await statfs(folder).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      )
      return { freeBytes, lastFailure }
    },
  }
}

const fileCodes = new Set(['ENOSPC', 'EDQUOT'])
/** disk_full of PostgreSQL; the statement was rolled back. */
const databaseCode = '53100'

/** Where the disk was full when this fault arose; null for any other fault. */
export function fullDiskOf(fault: unknown): DiskPlace | null {
  const { code, cause } = (fault ?? {}) as { code?: unknown; cause?: unknown }
  if (code === databaseCode) return 'database'
  if (typeof code === 'string' && fileCodes.has(code)) return 'files'
  return cause === undefined || cause === fault ? null : fullDiskOf(cause)
}
