import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { packageFiles, type CasePackage, type PackageFile } from './case-package.ts'
import { checkPackage } from './check-package.ts'
import { metadataJson, metadataXml, packageMetadata } from './package-metadata.ts'
import { frontPage, howToVerify, verifierPage } from './package-pages.ts'
import { verifierScript } from './verifier-script.ts'

/** A file of the store is not what its name says. The package that was begun ends broken, so that nobody takes it for whole. */
export class ChangedFileError extends Error {
  override readonly name = 'ChangedFileError'
}

/**
 * Writes an archived case as a ZIP: 首页.html reads and prints from a disk without a network or a script, 核验.html works
 * out again whether anything was changed, and everything else are the files themselves in folders with plain names.
 * Every file is hashed while it is written.
 *
 * @param read the bytes of a file of the store
 */
export async function writePackage(
  described: CasePackage,
  read: (sha256: string) => Readable,
): Promise<Readable> {
  const zip = new ZipFile()
  const at = new Date(described.madeAt)
  const made = await ownFiles(described)
  for (const [path, text] of made) zip.addBuffer(Buffer.from(text), path, { mtime: at })
  const stream = zip.outputStream as Readable
  const breakOff = (error: Error) => void stream.destroy(error)
  for (const file of packageFiles(described)) {
    // Pictures, recordings and PDF are compressed already.
    const options = { mtime: at, compress: false, size: file.bytes }
    zip.addReadStreamLazy(file.path, options, (give) => {
      give(null, hashed(read(file.sha256), file).on('error', breakOff))
    })
  }
  zip.on('error', breakOff)
  zip.end()
  return stream
}

/** What is made for the package, by its path; the list of digests has all but itself and the page that holds it. */
async function ownFiles(described: CasePackage): Promise<readonly (readonly [string, string])[]> {
  const checks = checkPackage(described)
  const metadata = packageMetadata(described)
  const [first] = described.records
  const made = [
    ['首页.html', frontPage(described, checks)],
    ['怎样核验.txt', howToVerify(described)],
    ['元数据.xml', metadataXml(metadata)],
    ['元数据.json', metadataJson(metadata)],
    ['检测报告.json', `${JSON.stringify(checks, null, 2)}\n`],
    ['证明/records.json', `${JSON.stringify(described.records, null, 1)}\n`],
    ['证明/checkpoint', first?.proof.checkpoint ?? ''],
    ['证明/key', described.log.vkeys.map((key) => `${key}\n`).join('')],
    ['证明/LEAF.md', leafFormat()],
  ] as const
  const listed = [
    ...packageFiles(described).map(({ path, sha256, bytes }) => ({
      ...{ path, sha256, bytes },
      from: 'record' as const,
    })),
    ...made.map(([path, text]) => ({
      path,
      sha256: createHash('sha256').update(text).digest('hex'),
      bytes: Buffer.byteLength(text),
      from: 'package' as const,
    })),
  ]
  const data = { files: listed, vkeys: described.log.vkeys, records: described.records }
  return [
    ...made,
    ['核验.html', verifierPage(described, data, await verifierScript())],
    ['清单.sha256', listed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')],
  ]
}

const leafFormat = () =>
  readFileSync(join(import.meta.dirname, '../../../../ledger/LEAF.md'), 'utf8')

/** The stream, which ends in an error where it is not what was recorded. */
function hashed(stream: Readable, { sha256, path }: PackageFile): Readable {
  const hash = createHash('sha256')
  const checking = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part)
      done(null, part)
    },
    flush(done) {
      const changed = hash.digest('hex') !== sha256
      done(changed ? new ChangedFileError(`${path} is not what was recorded`) : null)
    },
  })
  stream.on('error', (error) => checking.destroy(error))
  return stream.pipe(checking)
}
