import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

/** Beyond these a file is not a document but an attack, or something no article is made from. */
export type ZipLimits = { readonly entries: number; readonly partBytes: number }

/** The container cannot be taken as it is. The message is for the person who uploaded it. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused'
}

/**
 * The wanted parts of a ZIP container, unpacked. Sizes are checked as announced and while unpacking, so
 * a bomb costs at most `partBytes` for each wanted part.
 *
 * @throws ZipRefused for what is encrypted, too much, or no container.
 */
export async function readZipParts(
  bytes: Uint8Array,
  wanted: ReadonlySet<string>,
  { entries, partBytes }: ZipLimits,
): Promise<{ parts: Map<string, Buffer>; names: string[] }> {
  const zip = await opened(bytes)
  if (zip.entryCount > entries) throw new ZipRefused('文件里的部件太多，不能读取')
  const parts = new Map<string, Buffer>()
  const names: string[] = []
  await eachEntry(zip, async (entry) => {
    names.push(entry.fileName)
    if (entry.isEncrypted()) throw new ZipRefused('文件加了密码，请去掉密码再上传')
    if (!wanted.has(entry.fileName)) return
    if (entry.uncompressedSize > partBytes) throw new ZipRefused('文件展开以后太大，不能读取')
    parts.set(entry.fileName, await unpacked(zip, entry))
  })
  return { parts, names }
}

const opened = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const settings = { lazyEntries: true, validateEntrySizes: true }
    fromBuffer(Buffer.from(bytes), settings, (error, zip) => {
      if (error) reject(new ZipRefused('文件打不开，可能没有传完或者已经损坏', { cause: error }))
      else resolve(zip)
    })
  })

function eachEntry(zip: ZipFile, work: (entry: Entry) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const broken = (cause: unknown) =>
      reject(
        cause instanceof ZipRefused ? cause : new ZipRefused('文件打不开，可能已经损坏', { cause }),
      )
    zip.on('entry', (entry: Entry) => {
      work(entry).then(() => zip.readEntry(), broken)
    })
    zip.on('end', () => resolve())
    zip.on('error', broken)
    zip.readEntry()
  })
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, found) => (error ? reject(error) : resolve(found)))
  })
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
