import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

type ZipLimits = {
  readonly entries: number
  /** Bytes of one part, unpacked, and of all parts read together. */
  readonly part: number
  readonly total: number
}

export type ZipFault = 'no-package' | 'too-many-parts' | 'locked' | 'too-large' | 'broken'

/** A package that is broken, locked, or unpacks to more than it may. */
export class UnreadableZipError extends Error {
  override readonly name = 'UnreadableZipError'
  readonly fault: ZipFault
  constructor(fault: ZipFault, options?: ErrorOptions) {
    super(fault, options)
    this.fault = fault
  }
}

/** The parts of a package, unpacked only when they are asked for and never beyond the limits. */
export type ZipParts = {
  readonly names: readonly string[]
  /** Null for a part that is not there. @throws UnreadableZipError */
  read(name: string): Promise<Buffer | null>
}

/** Opens a ZIP package that is in memory. @throws UnreadableZipError */
export async function openZip(bytes: Uint8Array, limits: ZipLimits): Promise<ZipParts> {
  const zip = await opened(bytes)
  if (zip.entryCount > limits.entries) throw new UnreadableZipError('too-many-parts')
  const entries = await entriesOf(zip)
  let left = limits.total
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name)
      if (!entry) return null
      // Believed here, and held to while it unpacks: yauzl stops at the announced size.
      if (entry.uncompressedSize > Math.min(limits.part, left)) {
        throw new UnreadableZipError('too-large')
      }
      left -= entry.uncompressedSize
      return unpacked(zip, entry)
    },
  }
}

function opened(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const settings = { lazyEntries: true, autoClose: false, validateEntrySizes: true }
    fromBuffer(whole, settings, (cause, zip) =>
      cause ? reject(new UnreadableZipError('no-package', { cause })) : resolve(zip),
    )
  })
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch (cause) {
    throw new UnreadableZipError('broken', { cause })
  }
  const locked = [...entries.values()].some((entry) => entry.isEncrypted())
  if (locked) throw new UnreadableZipError('locked')
  return entries
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  } catch (cause) {
    throw new UnreadableZipError('broken', { cause })
  }
  return Buffer.concat(chunks)
}
