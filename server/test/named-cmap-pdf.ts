type NamedText = {
  /** The name of a CMap of Adobe, which the file does not carry. */
  readonly encoding: string
  readonly collection: 'GB1' | 'CNS1' | 'Japan1'
  /** Each line in the bytes of that encoding. */
  readonly lines: readonly Buffer[]
}

/** A PDF of one page whose font lies outside and whose characters are told by a named CMap alone. */
export function namedCMapPdf({ encoding, collection, lines }: NamedText): Buffer {
  const shown = lines.map((line) => `<${line.toString('hex')}> Tj T*`).join('\n')
  const content = `BT /F1 16 Tf 60 780 Td 24 TL\n${shown}\nET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    `<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/${encoding}/DescendantFonts[6 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(${collection})/Supplement 2>>/FontDescriptor 7 0 R/DW 1000>>`,
    '<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859/Descent -141/CapHeight 700/StemV 80>>',
  ]
  const numbered = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)
  const head = '%PDF-1.4\n'
  const whole = head + numbered.join('')
  const starts = numbered.map((_, index) => head.length + numbered.slice(0, index).join('').length)
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${whole}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
      `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${whole.length}\n%%EOF\n`,
    'latin1',
  )
}
