import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { Encoding } from '../../send-compressed.ts'

/** What was compressed, and how often somebody wanted it. */
type Form = { bytes: Buffer; asked: number; thorough: boolean }

/** Most addresses of a portal are asked for once in a state of the data; one asked for so often will be again. */
const oftenAsked = 3

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const quality = (value: number) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: value } })

/** A sixth of the processor of the thorough ones, for a third more bytes: a page is made while its reader waits. */
const quickly = {
  br: (plain: Buffer) => brotliCompressSync(plain, quality(1)),
  gzip: (plain: Buffer) => gzipSync(plain, { level: 1 }),
} satisfies Record<Encoding, (plain: Buffer) => Buffer>

const thoroughly = {
  br: (plain: Buffer) => brotli(plain, quality(5)),
  gzip: (plain: Buffer) => zip(plain),
} satisfies Record<Encoding, (plain: Buffer) => Promise<Buffer>>

/** Beside answering there is a processor for one. */
let isImproving = false

/** A page with what it takes to send it; it gets smaller where it is asked for again and again. */
export class FinishedPage {
  readonly status: number
  readonly type: string
  readonly etag: string
  readonly plain: Buffer
  /** Pictures are compressed already. */
  readonly compressible: boolean
  readonly #forms = new Map<Encoding, Form>()

  constructor(content: string | Uint8Array, type: string, status = 200) {
    this.plain =
      typeof content === 'string'
        ? Buffer.from(content)
        : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    this.status = status
    this.type = type
    this.etag = `W/"${hash('sha256', this.plain, 'base64url').slice(0, 20)}"`
    this.compressible = !type.startsWith('image/')
  }

  /** Bytes of memory, its forms included whether they are there or not: what goes weighs what it weighed. */
  get weight(): number {
    return (this.compressible ? 2 : 1) * this.plain.length + 500
  }

  /** The page compressed: quickly when it is first wanted, thoroughly a little after it turned out to be read often. */
  compressed(encoding: Encoding): Buffer {
    let form = this.#forms.get(encoding)
    if (!form) {
      form = { bytes: quickly[encoding](this.plain), asked: 0, thorough: false }
      this.#forms.set(encoding, form)
    }
    form.asked++
    if (form.asked >= oftenAsked && !form.thorough && !isImproving)
      void this.#improve(encoding, form)
    return form.bytes
  }

  async #improve(encoding: Encoding, form: Form): Promise<void> {
    isImproving = true
    form.thorough = true
    try {
      form.bytes = await thoroughly[encoding](this.plain)
    } catch (fault) {
      // What was compressed quickly says the same, so readers lose nothing.
      console.error('compressing a page:', fault)
    } finally {
      isImproving = false
    }
  }
}
