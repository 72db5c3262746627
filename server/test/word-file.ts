import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A .docx as Word writes one, of the XML between its body tags. */
export async function wordFile(
  body: string,
  { styles = '', numbering = '', more = {} as Record<string, string | Uint8Array> } = {},
): Promise<Buffer> {
  const root = (name: string, inner: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inner}</w:${name}>`
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': root('document', `<w:body>${body}</w:body>`),
    'word/styles.xml': root('styles', styles),
    'word/numbering.xml': root('numbering', numbering),
    ...more,
  }
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content as string), name)
  }
  zip.end()
  return buffer(zip.outputStream as NodeJS.ReadableStream)
}

/** One paragraph of plain words, with the properties given as XML. */
export const wordParagraph = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`

/** A paragraph with one picture, and what Word says it shows. */
export const wordPicture = (relation: string, alt = '') =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="1" name="x" descr="${alt}"/><a:blip xmlns:a="a" xmlns:r="r" r:embed="${relation}"/></wp:inline></w:drawing></w:r></w:p>`

/** The pictures of a file: parts and the relations that name them. */
export function wordPictures(pictures: Readonly<Record<string, Uint8Array>>) {
  const names = Object.keys(pictures)
  const relations = names.map(
    (id) => `<Relationship Id="${id}" Type="image" Target="media/${id}.png"/>`,
  )
  return {
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships>${relations.join('')}<Relationship Id="out" Type="image" Target="https://example.com/x.png" TargetMode="External"/></Relationships>`,
    ...Object.fromEntries(names.map((id) => [`word/media/${id}.png`, pictures[id] ?? ''])),
  }
}
