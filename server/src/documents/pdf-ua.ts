/**
 * What Typst cannot be told from here. It claims one standard at a time, and lets nobody say that the first cell of a
 * row is the row's head: both are written into the finished PDF/A-2a. Its objects are plain text with a table of where
 * each begins; a file that looks otherwise is refused, so that a new Typst cannot break this unseen.
 */

type Splice = { readonly at: number; readonly remove: number; readonly insert: string }

/** The PDF/A-2a of Typst as PDF/UA-1 as well, with the labels of rows as their heads. */
export function accessiblePdf(pdfA: Uint8Array): Uint8Array {
  // One character a byte, so that places in the text are places in the file.
  const text = Buffer.from(pdfA.buffer, pdfA.byteOffset, pdfA.byteLength).toString('latin1')
  const tableAt = text.lastIndexOf('\nxref\n0 ') + 1
  if (tableAt === 0) return notAsExpected('the table of objects')
  const elements = structureOf(text, tableAt)
  const splices = [...rowHeads(elements), ...claims(text)].toSorted((a, b) => a.at - b.at)
  return Buffer.from(spliced(text, tableAt, splices), 'latin1')
}

type Element = { readonly at: number; readonly body: string }

/** The elements of the structure by their object numbers: where each begins in the file, and its text. */
function structureOf(text: string, tableAt: number): ReadonlyMap<string, Element> {
  const elements = new Map<string, Element>()
  for (const [, place] of text.slice(tableAt).matchAll(/^(\d{10}) \d{5} n/gm)) {
    const at = Number(place)
    const begin = /^(\d+) 0 obj\n<<\n {2}\/Type \/StructElem\n/.exec(text.slice(at, at + 60))
    if (!begin) continue
    elements.set(begin[1] ?? '', { at, body: text.slice(at, text.indexOf('\nendobj\n', at)) })
  }
  return elements
}

/** In a table without a head every first of two cells is the label of the second (templates/blocks.typ). */
function rowHeads(elements: ReadonlyMap<string, Element>): Splice[] {
  return [...elements.values()].flatMap((table) => {
    if (kindOf(table) !== 'Table') return []
    const rows = contentOf(table, elements).filter((each) => kindOf(each) === 'TR')
    const labels = rows.flatMap((row) => {
      const cells = contentOf(row, elements)
      return cells.length < 2 ? [] : cells.filter((_, n) => n % 2 === 0)
    })
    return labels.some((label) => kindOf(label) === 'TH') ? [] : labels.flatMap(asRowHead)
  })
}

const kindOf = ({ body }: Element) => /\n {2}\/S \/(\w+)\n/.exec(body)?.[1]

/** The elements directly within another. */
function contentOf({ body }: Element, elements: ReadonlyMap<string, Element>): Element[] {
  const [, kids = ''] = /\n {2}\/K \[([^\]]*)\]\n/.exec(body) ?? []
  return [...kids.matchAll(/\b(\d{1,10}) 0 R/g)].flatMap(([, id = '']) => elements.get(id) ?? [])
}

function asRowHead({ at, body }: Element): Splice[] {
  const kind = body.indexOf('/S /TD\n')
  const headers = body.indexOf(noHeaders)
  if (kind < 0 || headers < 0) return notAsExpected('a cell')
  return [
    { at: at + kind, remove: '/S /TD'.length, insert: '/S /TH' },
    { at: at + headers, remove: noHeaders.length, insert: '/Scope /Row' },
  ]
}

const noHeaders = '/Headers []'

/** How PDF/A-2 wants a property described that it does not know itself (ISO 19005-2, 6.6.2.3.3). */
const uaSchema =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
  '<pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>'
const uaPart = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>'

/** ISO 14289-1, 5 and 7.1: the claim in the metadata, and the title of the paper in the title bar. */
function claims(text: string): Splice[] {
  const schemas = placeAfter(text, '<pdfaExtension:schemas><rdf:Bag>')
  const part = placeBefore(text, '<pdfaid:part>')
  const added = uaSchema.length + uaPart.length
  const length = /\n {2}\/Length (\d+)\n {2}\/Type \/Metadata\n/d.exec(text)
  const [from, to] = length?.indices?.[1] ?? notAsExpected('the length of the metadata')
  const preferences = placeAfter(text, '\n  /ViewerPreferences <<\n')
  return [
    { at: from, remove: to - from, insert: String(Number(length?.[1]) + added) },
    { at: schemas, remove: 0, insert: uaSchema },
    { at: part, remove: 0, insert: uaPart },
    { at: preferences, remove: 0, insert: '    /DisplayDocTitle true\n' },
  ]
}

/** The text with the splices in it, and the table of objects right again. */
function spliced(text: string, tableAt: number, inOrder: readonly Splice[]): string {
  const parts: string[] = []
  let done = 0
  for (const { at, remove, insert } of inOrder) {
    parts.push(text.slice(done, at), insert)
    done = at + remove
  }
  return `${parts.join('')}${text.slice(done, tableAt)}${moved(text.slice(tableAt), inOrder)}`
}

/** The table of objects and what follows it, with every place moved by what was put in before it. */
function moved(end: string, inOrder: readonly Splice[]): string {
  let sum = 0
  const sums = inOrder.map(({ remove, insert }) => (sum += insert.length - remove))
  const shifted = (place: number) => {
    let [low, high] = [0, inOrder.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((inOrder[middle]?.at ?? 0) < place) low = middle + 1
      else high = middle
    }
    return place + (sums[low - 1] ?? 0)
  }
  return end
    .replace(/^(\d{10})(?= \d{5} n)/gm, (place) => String(shifted(Number(place))).padStart(10, '0'))
    .replace(/(?<=\nstartxref\n)\d+/, (place) => String(shifted(Number(place))))
}

function placeBefore(text: string, words: string): number {
  const at = text.indexOf(words)
  return at >= 0 && text.indexOf(words, at + 1) < 0 ? at : notAsExpected(words.trim())
}

const placeAfter = (text: string, words: string) => placeBefore(text, words) + words.length

function notAsExpected(what: string): never {
  throw new Error(`the PDF is not as Typst wrote it before: ${what}`)
}
