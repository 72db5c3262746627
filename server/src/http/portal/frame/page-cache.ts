import type { ChangedPages } from '../../../storage/publication/read-portal.ts'
import type { DataState } from './data-state.ts'
import type { FinishedPage } from './finished-page.ts'

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

  find({ key: state, today }: DataState, key: string): FinishedPage | undefined {
    if (state !== this.#state) {
      // Display periods end with the day.
      this.#dropAll((page) => page.publicId === null || today !== this.#day)
      this.#state = state
      this.#day = today
    }
    const kept = this.#pages.get(key)
    if (kept) {
      // A map remembers the order of insertion: moved to the end, it is the last to go.
      this.#pages.delete(key)
      this.#pages.set(key, kept)
    }
    return kept?.page
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
  keep(state: DataState, key: string, page: FinishedPage, publicId: string | null = null): void {
    if (state.key !== this.#state || this.#pages.has(key)) return
    this.#pages.set(key, { page, publicId })
    this.#bytes += page.weight
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
    const kept = this.#pages.get(key)
    if (!kept) return
    const { page, publicId } = kept
    this.#pages.delete(key)
    this.#bytes -= page.weight
    if (publicId === null) return
    const keys = this.#ofNotice.get(publicId)
    keys?.delete(key)
    if (keys?.size === 0) this.#ofNotice.delete(publicId)
  }
}

type Kept = { readonly page: FinishedPage; readonly publicId: string | null }
