import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

export type ZipLimits = {
  readonly entries: number
  /** Of one part, unpacked, and of all parts read together. */
  readonly part: number
  readonly total: number
}

/** A package that is broken, locked, or unpacks to more than it may. */
export class UnreadableZipError extends Error {
  override readonly name = 'UnreadableZipError'
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
  if (zip.entryCount > limits.entries) throw new UnreadableZipError('too many entries')
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch (fault) {
    throw new UnreadableZipError('broken', { cause: fault })
  }
  let left = limits.total
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name)
      if (!entry) return null
      // Believed here, and held to while it unpacks: yauzl stops at the announced size.
      if (entry.uncompressedSize > Math.min(limits.part, left)) {
        throw new UnreadableZipError('unpacks to too much')
      }
      left -= entry.uncompressedSize
      return unpacked(zip, entry)
    },
  }
}

function opened(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    fromBuffer(whole, { lazyEntries: true, autoClose: false }, (fault, zip) =>
      fault ? reject(new UnreadableZipError('no package', { cause: fault })) : resolve(zip),
    )
  })
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  } catch (fault) {
    throw new UnreadableZipError('broken or locked', { cause: fault })
  }
  return Buffer.concat(chunks)
}
