import { onePagePdf } from './small-pdf.ts'

type NamedText = {
  /** The name of a CMap of Adobe, which the file does not carry. */
  readonly encoding: string
  readonly collection: 'GB1' | 'CNS1' | 'Nobody1'
  /** Each line in the bytes of that encoding. */
  readonly lines: readonly Buffer[]
}

/** A map that no collection of Adobe holds. */
export const unknownMap = { encoding: 'Nobody-H', collection: 'Nobody1' } as const

/** A PDF of one page whose font lies outside and whose characters are told by a named CMap alone. */
export function namedCMapPdf({ encoding, collection, lines }: NamedText): Buffer {
  const shown = lines.map((line) => `<${line.toString('hex')}> Tj T*`).join('\n')
  return onePagePdf({
    page: '/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>',
    objects: [
      { head: '', stream: Buffer.from(`BT /F1 16 Tf 60 780 Td 24 TL\n${shown}\nET`) },
      `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (${collection}) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>`,
      '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>',
    ],
  })
}
