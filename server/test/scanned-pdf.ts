type PagePicture = {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  /** One bit a point, deflated, as scanners set to black and white give it; a JPEG otherwise. */
  readonly bilevel?: true
}

/** A PDF as a scanner makes it: one picture a page and nothing else. */
export function scannedPdf(pages: readonly PagePicture[]): Buffer {
  const objects: Buffer[] = []
  const add = (head: string, stream?: Uint8Array) => {
    const number = objects.length + 1
    objects.push(
      Buffer.concat([
        Buffer.from(`${number} 0 obj\n${head}\n`),
        ...(stream ? [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')] : []),
        Buffer.from('endobj\n'),
      ]),
    )
    return number
  }
  add('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_, i) => `${3 + i * 3} 0 R`).join(' ')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  for (const { bytes, width, height, bilevel } of pages) {
    const page = objects.length + 1
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${page + 1} 0 R ` +
        `/Resources << /XObject << /Im ${page + 2} 0 R >> >> >>`,
    )
    const content = Buffer.from('q 595 0 0 842 0 0 cm /Im Do Q')
    add(`<< /Length ${content.length} >>`, content)
    add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ` +
        (bilevel
          ? '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode '
          : '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode ') +
        `/Length ${bytes.length} >>`,
      bytes,
    )
  }
  return whole(objects)
}

function whole(objects: readonly Buffer[]): Buffer {
  const head = Buffer.from('%PDF-1.4\n')
  let at = head.length
  const offsets = objects.map(({ length }) => (at += length) - length)
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const tail =
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
    `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([head, ...objects, Buffer.from(tail)])
}
