import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** One finished page with what it takes to send it without further work. */
export type CachedPage = {
  readonly status: number
  readonly type: string
  readonly etag: string
  readonly plain: Buffer
  readonly br: Buffer
  /** Made for the first browser that knows nothing better. */
  gzip?: Buffer
}

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** In one go: a page takes a third of a millisecond, and handing it to another thread takes longer. */
export function finishPage(text: string, type: string, status = 200): CachedPage {
  const plain = Buffer.from(text)
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`
  return { status, type, etag, plain, br: brotliCompressSync(plain, quick) }
}

export function gzipOf(page: CachedPage): Buffer {
  page.gzip ??= gzipSync(page.plain)
  return page.gzip
}

/**
 * Finished pages of one state of the data. When the state changes everything is dropped, so nothing
 * that was withdrawn can be served from here. Past `maxBytes` the page unused longest goes first.
 */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>()
  readonly #maxBytes: number
  #state = ''
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  find(state: string, key: string): CachedPage | undefined {
    if (state !== this.#state) {
      this.#pages.clear()
      this.#bytes = 0
      this.#state = state
    }
    const page = this.#pages.get(key)
    if (page) {
      // A map remembers the order of insertion: moved to the end, it is the last to go.
      this.#pages.delete(key)
      this.#pages.set(key, page)
    }
    return page
  }

  /** Keeps a page made from `state` or later data; one from an earlier state is not kept. */
  keep(state: string, key: string, page: CachedPage): void {
    if (state !== this.#state || this.#pages.has(key)) return
    this.#pages.set(key, page)
    this.#bytes += sizeOf(page)
    for (const [oldest, dropped] of this.#pages) {
      if (this.#bytes <= this.#maxBytes) break
      this.#pages.delete(oldest)
      this.#bytes -= sizeOf(dropped)
    }
  }
}

/** The gzip form counted whether it is there or not, so that what goes weighs what it weighed. */
function sizeOf({ plain, br }: CachedPage): number {
  return plain.length + 2 * br.length + 500
}
