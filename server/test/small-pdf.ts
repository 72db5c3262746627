/** One object of a PDF: its dictionary, and the bytes of its stream if it is one. */
export type PdfObject = string | { readonly head: string; readonly stream: Uint8Array }

/** A PDF of these objects, which are numbered from 1; the first is the catalogue. */
export function pdfOf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const begin = Buffer.from('%PDF-1.7\n')
  const written = objects.map((object, index) => {
    const number = `${index + 1} 0 obj\n`
    if (typeof object === 'string') return Buffer.from(`${number}${object}\nendobj\n`, 'latin1')
    const { head, stream } = object
    return Buffer.concat([
      Buffer.from(`${number}<< ${head} /Length ${stream.length} >>\nstream\n`, 'latin1'),
      stream,
      Buffer.from('\nendstream\nendobj\n'),
    ])
  })
  let at = begin.length
  const offsets = written.map(({ length }) => (at += length) - length)
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end =
    `xref\n0 ${written.length + 1}\n0000000000 65535 f \n${table}` +
    `trailer << /Size ${written.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([begin, ...written, Buffer.from(end)])
}

type Parts = {
  /** What the catalogue, the page and the trailer say besides. */
  readonly catalogue?: string
  readonly page?: string
  readonly trailer?: string
  /** Further objects, numbered from 4. */
  readonly objects?: readonly PdfObject[]
}

/** A PDF of one empty page. */
export const onePagePdf = ({ catalogue = '', page = '', trailer, objects = [] }: Parts): Buffer =>
  pdfOf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} >>`,
      ...objects,
    ],
    trailer,
  )

/** Words as a PDF holds them outside its pages. */
export const pdfWords = (words: string): string =>
  `<feff${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`
