/**
 * Writes behind a PDF of ours what a signature needs (ISO 32000-1, 7.5.6), without changing a byte of what is there. It
 * reads the plain objects and tables that Typst writes (documents/pdf-ua.ts) and those it wrote itself; a file that looks
 * otherwise is refused, so that a new Typst cannot break this unseen. Files from outside are never given to it.
 */

/** A PDF of ours, taken apart as far as an update needs it. */
export type OwnPdf = {
  readonly bytes: Uint8Array
  readonly text: string
  /** Where each object begins. */
  readonly places: ReadonlyMap<number, number>
  /** The first number that no object has. */
  readonly size: number
  readonly lastTable: number
  readonly trailer: string
  readonly root: number
}

/** @throws Error when the file is not as expected. */
export function openOwnPdf(bytes: Uint8Array): OwnPdf {
  // One character a byte, so that places in the text are places in the file.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const lastTable = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? NaN)
  const places = new Map<number, number>()
  let newest: string | undefined
  for (let at: number | undefined = lastTable; at !== undefined;) {
    const { lines, trailer } = tableAt(text, at)
    newest ??= trailer
    for (const [number, place] of lines) if (!places.has(number)) places.set(number, place)
    const before = /\/Prev (\d+)/.exec(trailer)?.[1]
    // Tables lie before those that name them: no file leads in a circle.
    if (before !== undefined && Number(before) >= at) return notAsExpected('the tables')
    at = before === undefined ? undefined : Number(before)
  }
  const trailer = newest ?? notAsExpected('the trailer')
  return {
    ...{ bytes, text, places, lastTable, trailer },
    size: numberIn(trailer, /\/Size (\d+)/),
    root: numberIn(trailer, /\/Root (\d+) 0 R/),
  }
}

function tableAt(text: string, at: number) {
  if (!text.startsWith('xref\n', at)) return notAsExpected('the table of objects')
  const end = text.indexOf('trailer', at)
  const lines: [number, number][] = []
  let next = 0
  for (const line of text.slice(at + 5, end).split('\n')) {
    const entry = /^(\d{10}) \d{5} ([nf])/.exec(line)
    const section = /^(\d+) \d+\s*$/.exec(line)
    if (section) next = Number(section[1])
    else if (entry) {
      if (entry[2] === 'n') lines.push([next, Number(entry[1])])
      next++
    }
  }
  const trailer = /^trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text.slice(end, end + 2_000))?.[1]
  return { lines, trailer: trailer ?? notAsExpected('the trailer') }
}

/** The dictionary of an object, from << to >>, which stand at its ends. */
export function dictionaryOf({ text, places }: OwnPdf, number: number): string {
  const at = places.get(number)
  const begin = `${number} 0 obj`
  if (at === undefined || !text.startsWith(begin, at)) return notAsExpected(`object ${number}`)
  const body = text.slice(at + begin.length, text.indexOf('endobj', at)).trim()
  return body.startsWith('<<') && body.endsWith('>>') ? body : notAsExpected(`object ${number}`)
}

/** The first page. */
export function firstPage(pdf: OwnPdf): number {
  let number = numberIn(dictionaryOf(pdf, pdf.root), /\/Pages (\d+) 0 R/)
  for (let depth = 0; depth < 32; depth++) {
    const dictionary = dictionaryOf(pdf, number)
    if (/\/Type\s*\/Page\b(?!s)/.test(dictionary)) return number
    number = numberIn(dictionary, /\/Kids\s*\[\s*(\d+) 0 R/)
  }
  return notAsExpected('the pages')
}

export type UpdatedObject = { readonly number: number; readonly body: string | Buffer }

/** The file with these objects behind it, new ones and ones that take the place of others. */
export function withObjects(pdf: OwnPdf, objects: readonly UpdatedObject[]): Buffer {
  const parts: Buffer[] = [Buffer.from(pdf.bytes), Buffer.from('\n')]
  let at = pdf.bytes.length + 1
  const places = new Map<number, number>()
  for (const { number, body } of objects) {
    const written = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
      Buffer.from('\nendobj\n'),
    ])
    places.set(number, at)
    at += written.length
    parts.push(written)
  }
  const numbers = [...places.keys()].toSorted((a, b) => a - b)
  const size = Math.max(pdf.size, ...numbers.map((number) => number + 1))
  const kept = pdf.trailer
    .replace(/ ?\/Prev \d+/, '')
    .replace(/\/Size \d+/, `/Size ${size}`)
    .trim()
  const table = runsOf(numbers).map(
    (run) =>
      `${run[0]} ${run.length}\n` +
      run.map((each) => `${String(places.get(each)).padStart(10, '0')} 00000 n \n`).join(''),
  )
  const end = `xref\n${table.join('')}trailer\n<< ${kept} /Prev ${pdf.lastTable} >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')])
}

/** 3 4 5 9 → [3 4 5] [9] */
function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last?.at(-1) === number - 1) last.push(number)
    else runs.push([number])
  }
  return runs
}

/** An object that is a stream. */
export const streamOf = (bytes: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])

/** Words as a PDF holds them outside its pages (UTF-16 with its mark). */
export const pdfText = (words: string): string =>
  `<feff${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`

/** Puts an entry into a dictionary, in the place of one of this name that leads to an object. */
export function withEntry(dictionary: string, name: string, value: string): string {
  const known = new RegExp(`/${name} \\d+ 0 R`)
  if (known.test(dictionary)) return dictionary.replace(known, `/${name} ${value}`)
  return `${dictionary.slice(0, -2)} /${name} ${value} >>`
}

export function numberIn(text: string, pattern: RegExp): number {
  const [, found] = pattern.exec(text) ?? []
  return found === undefined ? notAsExpected(pattern.source) : Number(found)
}

export function notAsExpected(what: string): never {
  throw new Error(`the PDF is not as this program writes it: ${what}`)
}
