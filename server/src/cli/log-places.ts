import { withoutEnd } from '@zhaofa/domain/shared/without-end.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  decodeEntries,
  encodeEntries,
  entriesPath,
  hashLength,
  tilePath,
  tileWidth,
  parseVerifierKey,
  type LogReader,
  type VerifierKey,
} from '@zhaofa/ledger'
import { nativeSha256 } from '../storage/ledger/native-sha256.ts'
import { exit, InputError, UsageError } from './command.ts'

/** A copy of a log as files under a prefix: what C2SP tlog-tiles serves, or a mirror of it. */
export type LogPlace = {
  readonly reader: LogReader
  /** Null when the copy has no such file. */
  text(name: 'checkpoint' | 'key'): Promise<string | null>
}

/** `https://…/log` or a folder with the same files. */
export function logPlace(place: string): LogPlace {
  const fetchFile = /^https?:\/\//.test(place) ? overHttp(place) : inFolder(place)
  return {
    reader: fileReader(fetchFile),
    async text(name) {
      const bytes = await fetchFile(name)
      return bytes && new TextDecoder().decode(bytes)
    },
  }
}

/** @throws InputError where there is none: then it is no log. */
export async function checkpointIn(log: LogPlace, place: string): Promise<string> {
  const note = await log.text('checkpoint')
  if (note !== null) return note
  throw new InputError(`${place} 中没有检查点（checkpoint），不是账本。`, exit.noInput)
}

/** The keys that were given, or else those that the log itself publishes. @throws InputError without any */
export async function keysFor(
  log: LogPlace,
  place: string,
  given: readonly string[],
): Promise<VerifierKey[]> {
  const own = given.length > 0 ? given : ((await log.text('key'))?.split('\n') ?? [])
  const keys = own.map((vkey) => parseVerifierKey(vkey, nativeSha256)).filter((key) => !!key)
  if (keys.length > 0) return keys
  throw new InputError(`${place} 中没有公钥（key），请用 --key 指定。`, exit.noInput)
}

/** @throws UsageError with these words for a text that is no key of a log. */
export function readLogKey(vkey: string, otherwise: string): VerifierKey {
  const key = parseVerifierKey(vkey, nativeSha256)
  if (!key) throw new UsageError(`${otherwise}：${vkey}`)
  return key
}

type FetchFile = (path: string) => Promise<Uint8Array | null>

/** A partial tile may be gone once the full one is there (tlog-tiles); it is the beginning of it. */
function fileReader(fetchFile: FetchFile): LogReader {
  return {
    async tile(tile) {
      const found = await fetchFile(tilePath(tile))
      if (found || tile.width === tileWidth) return found
      const full = await fetchFile(tilePath({ ...tile, width: tileWidth }))
      return full?.subarray(0, tile.width * hashLength) ?? null
    },
    async entries(index, width) {
      const found = await fetchFile(entriesPath(index, width))
      if (found || width === tileWidth) return found
      const full = await fetchFile(entriesPath(index, tileWidth))
      return full && encodeEntries((decodeEntries(full) ?? []).slice(0, width))
    },
  }
}

function overHttp(prefix: string): FetchFile {
  const base = withoutEnd(prefix, '/')
  return async (path) => {
    let answer: Response
    try {
      answer = await fetch(`${base}/${path}`, { signal: AbortSignal.timeout(30_000) })
    } catch (error) {
      throw new InputError(`连接不上 ${base}：${reason(error)}`, exit.noInput)
    }
    if (answer.status === 404) return null
    if (!answer.ok) throw new InputError(`${base}/${path} 返回 ${answer.status}`, exit.noInput)
    return new Uint8Array(await answer.arrayBuffer())
  }
}

function inFolder(folder: string): FetchFile {
  return async (path) => {
    try {
      return await readFile(join(folder, path))
    } catch (error) {
      // A partial tile lies in a folder named like the full one: asked for as a file it is absent.
      if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
        return null
      }
      throw error
    }
  }
}

function reason(error: unknown): string {
  const { cause, message } = error as Error
  return cause instanceof Error ? cause.message : message
}
