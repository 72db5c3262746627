import { constants, deflateRawSync } from 'node:zlib'
import { wordFile } from './word-file.ts'

/** A Word file of some kilobytes whose two million elements take more memory than any reader gets. */
export const wordThatGrows = (): Promise<Buffer> => wordFile('<w:r/>'.repeat(2_000_000))

/** A PDF of about a megabyte whose one page unpacks to this many megabytes of blanks. */
export function pdfThatGrows(megabytes: number): Buffer {
  const zlibHead = Buffer.from([0x78, 0xda])
  const lastBlock = Buffer.from([0x03, 0x00])
  const blanks = deflateRawSync(Buffer.alloc(1024 ** 2, ' '), {
    finishFlush: constants.Z_FULL_FLUSH,
  })
  const page = Array.from({ length: megabytes }, () => blanks)
  const content = Buffer.concat([zlibHead, ...page, lastBlock, Buffer.alloc(4)])
  const head = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj
4 0 obj<</Length ${content.length}/Filter/FlateDecode>>stream
`
  const end = '\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'
  return Buffer.concat([Buffer.from(head), content, Buffer.from(end)])
}
