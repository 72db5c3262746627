import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { ChangedPages } from '../../../storage/publication/read-portal.ts'
import type { DataState } from './data-state.ts'

/** One finished page with what it takes to send it without further work. */
export type CachedPage = {
  readonly status: number
  readonly type: string
  readonly etag: string
  readonly plain: Buffer
  /** Null for what is compressed already: pictures. */
  readonly br: Buffer | null
  /** Made for the first browser that knows nothing better. */
  gzip?: Buffer
}

const fastCompression = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** In one go: a page takes a third of a millisecond, and handing it to another thread takes longer. */
export function finishPage(text: string | Uint8Array, type: string, status = 200): CachedPage {
  const plain =
    typeof text === 'string'
      ? Buffer.from(text)
      : Buffer.from(text.buffer, text.byteOffset, text.byteLength)
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`
  const br = type.startsWith('image/') ? null : brotliCompressSync(plain, fastCompression)
  return { status, type, etag, plain, br }
}

export function gzipOf(page: CachedPage): Buffer {
  page.gzip ??= gzipSync(page.plain)
  return page.gzip
}

/**
 * Finished pages of one state of the data. When the state changes everything is dropped but the pages
 * of single notices that `forget` was not told of, so nothing that was withdrawn can be served from
 * here. Past `maxBytes` the page unused longest goes first.
 */
export class PageCache {
  readonly #pages = new Map<string, Kept>()
  /** Keys of the pages of one notice, in each mode. */
  readonly #ofNotice = new Map<string, Set<string>>()
  readonly #maxBytes: number
  #state = ''
  #day = ''
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  find({ key: state, today }: DataState, key: string): CachedPage | undefined {
    if (state !== this.#state) {
      // Display periods end with the day.
      this.#dropAll((page) => page.publicId === null || today !== this.#day)
      this.#state = state
      this.#day = today
    }
    const page = this.#pages.get(key)
    if (page) {
      // A map remembers the order of insertion: moved to the end, it is the last to go.
      this.#pages.delete(key)
      this.#pages.set(key, page)
    }
    return page
  }

  /** The notices whose pages are others in the state that follows. */
  forget(changed: ChangedPages): void {
    // A page under way may still be of the state before: until the next `find` none is kept.
    this.#state = ''
    if (changed === 'all') return this.#dropAll(() => true)
    for (const publicId of changed) {
      for (const key of this.#ofNotice.get(publicId) ?? []) this.#drop(key)
    }
  }

  /**
   * Keeps a page made from `state` or later data; one from an earlier state is not kept. `publicId`
   * for the page of one notice, which nothing else changes.
   */
  keep(state: DataState, key: string, page: CachedPage, publicId: string | null = null): void {
    if (state.key !== this.#state || this.#pages.has(key)) return
    this.#pages.set(key, { ...page, publicId })
    this.#bytes += sizeOf(page)
    if (publicId !== null) {
      const keys = this.#ofNotice.get(publicId) ?? new Set()
      this.#ofNotice.set(publicId, keys.add(key))
    }
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#maxBytes) break
      this.#drop(oldest)
    }
  }

  #dropAll(which: (page: Kept) => boolean): void {
    for (const [key, page] of this.#pages) if (which(page)) this.#drop(key)
  }

  #drop(key: string): void {
    const page = this.#pages.get(key)
    if (!page) return
    this.#pages.delete(key)
    this.#bytes -= sizeOf(page)
    if (page.publicId === null) return
    const keys = this.#ofNotice.get(page.publicId)
    keys?.delete(key)
    if (keys?.size === 0) this.#ofNotice.delete(page.publicId)
  }
}

type Kept = CachedPage & { readonly publicId: string | null }

/** The gzip form counted whether it is there or not, so that what goes weighs what it weighed. */
function sizeOf({ plain, br }: CachedPage): number {
  return plain.length + 2 * (br?.length ?? 0) + 500
}
