import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzip,
  gzipSync,
} from 'node:zlib'
import type { Encoding } from '../../send-compressed.ts'

/** The page as one encoding sends it, and how often somebody wanted it so. */
type Form = { bytes: Buffer; asked: number; thorough: boolean }

/** Most addresses are asked for once in a state of the data; one that was asked for so often will be again. */
const oftenAsked = 3

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const quality = (value: number) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: value } })

/**
 * `quickly` takes a seventh of the processor of `thoroughly`, for a third more bytes: the reader of a page nobody has
 * asked for before waits for it. `thoroughly` is done by another thread.
 */
const codecs = {
  br: {
    quickly: (plain) => brotliCompressSync(plain, quality(0)),
    thoroughly: (plain) => brotli(plain, quality(5)),
    back: (bytes) => brotliDecompressSync(bytes),
  },
  gzip: {
    quickly: (plain) => gzipSync(plain, { level: 1 }),
    thoroughly: (plain) => zip(plain),
    back: (bytes) => gunzipSync(bytes),
  },
} satisfies Record<Encoding, Codec>

type Codec = {
  readonly quickly: (plain: Buffer) => Buffer
  readonly thoroughly: (plain: Buffer) => Promise<Buffer>
  readonly back: (bytes: Buffer) => Buffer
}

/** Stands for the page itself once a form is there, from which it can be made again. */
const released = Buffer.alloc(0)

/** Beside answering there is a processor for one. */
let isImproving = false

/**
 * A page with what it takes to send it. Once compressed only that is kept, a third of it: thousands of pages wait in
 * memory for a second reader, and the collector goes through them. Read again and again, it gets smaller still.
 */
export class FinishedPage {
  readonly status: number
  readonly type: string
  readonly etag: string
  /** Pictures are compressed already. */
  readonly compressible: boolean
  /** Bytes it takes in memory at the most. */
  readonly weight: number
  readonly #forms = new Map<Encoding, Form>()
  #plain: Buffer

  constructor(content: string | Uint8Array, type: string, status = 200) {
    const plain =
      typeof content === 'string'
        ? Buffer.from(content)
        : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    this.status = status
    this.type = type
    this.etag = `W/"${hash('sha256', plain, 'base64url').slice(0, 20)}"`
    this.compressible = !type.startsWith('image/')
    this.weight = plain.length + 500
    this.#plain = plain
  }

  plain(): Buffer {
    const [form] = this.#forms
    return form ? codecs[form[0]].back(form[1].bytes) : this.#plain
  }

  /** Compressed: quickly when it is first wanted, thoroughly a little after it turned out to be read often. */
  compressed(encoding: Encoding): Buffer {
    let form = this.#forms.get(encoding)
    if (!form) {
      form = { bytes: codecs[encoding].quickly(this.plain()), asked: 0, thorough: false }
      this.#forms.set(encoding, form)
      this.#plain = released
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
      form.bytes = await codecs[encoding].thoroughly(this.plain())
    } catch (fault) {
      // What was compressed quickly says the same, so readers lose nothing.
      console.error('compressing a page:', fault)
    } finally {
      isImproving = false
    }
  }
}
