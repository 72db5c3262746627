import { UnreadableZipError, type ZipParts } from '../packages/read-zip.ts'
import { attribute, xmlTokens } from '../packages/xml-tokens.ts'
import { builtInFormat, shownBy, type Shown } from './number-format.ts'

/** What all sheets of a workbook share (ECMA-376 part 1, 18.2 and 18.8). */
export type Workbook = {
  /** The part of the sheet that somebody sees who opens the file. */
  readonly sheet: string
  /** The names of the others, in the order of the file: nothing of them is read. */
  readonly apart: readonly string[]
  /** The texts that cells refer to by number. */
  readonly shared: readonly string[]
  /** How a number of this style is shown. */
  readonly shown: (style: number) => Shown
  /** The instant from which days are counted. */
  readonly epoch: number
}

/** @throws UnreadableZipError, MalformedXmlError */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const workbook = await textOf(zip, 'xl/workbook.xml')
  if (workbook === null) throw new UnreadableZipError('no-package')
  const { path, apart } = shownSheet(
    workbook,
    (await textOf(zip, 'xl/_rels/workbook.xml.rels')) ?? '',
  )
  const sheet = path === null ? null : await textOf(zip, path)
  if (sheet === null) throw new UnreadableZipError('no-package')
  const formats = formatsOf((await textOf(zip, 'xl/styles.xml')) ?? '')
  return {
    ...{ sheet, apart },
    shared: sharedTexts((await textOf(zip, 'xl/sharedStrings.xml')) ?? ''),
    shown: (style) => formats[style] ?? shownBy('General'),
    epoch: /date1904\s*=\s*["'](1|true)/.test(workbook)
      ? Date.UTC(1904, 0, 1)
      : Date.UTC(1899, 11, 30),
  }
}

async function textOf(zip: ZipParts, path: string): Promise<string | null> {
  const bytes = await zip.read(path)
  return bytes && new TextDecoder('utf-8').decode(bytes)
}

/** The sheet the file opens with; where that one is hidden or a chart, the first that is shown. */
function shownSheet(
  workbook: string,
  relations: string,
): { readonly path: string | null; readonly apart: readonly string[] } {
  const parts = new Map<string, string>()
  for (const token of xmlTokens(relations)) {
    if (token.kind !== 'open' || token.name !== 'Relationship') continue
    if (!attribute(token.attributes, 'Type')?.endsWith('/worksheet')) continue
    const target = attribute(token.attributes, 'Target') ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    parts.set(attribute(token.attributes, 'Id') ?? '', path)
  }
  let active = 0
  const sheets: { readonly name: string; readonly path: string | undefined }[] = []
  for (const token of xmlTokens(workbook)) {
    if (token.kind !== 'open') continue
    if (token.name === 'workbookView') {
      active = Number(attribute(token.attributes, 'activeTab') ?? 0)
    }
    if (token.name !== 'sheet') continue
    const isShown = (attribute(token.attributes, 'state') ?? 'visible') === 'visible'
    sheets.push({
      name: attribute(token.attributes, 'name') ?? '',
      path: isShown ? parts.get(attribute(token.attributes, 'id') ?? '') : undefined,
    })
  }
  const asOpened = sheets[active]
  const read =
    asOpened?.path === undefined ? sheets.find(({ path }) => path !== undefined) : asOpened
  return {
    path: read?.path ?? null,
    apart: sheets.filter((each) => each !== read).map(({ name }) => name),
  }
}

/** Phonetic guides (rPh) are no part of a text. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = []
  let now = ''
  let inText = false
  let inGuide = false
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (inText && !inGuide) now += token.text
    } else if (token.name === 't') inText = token.kind === 'open' && !token.closed
    else if (token.name === 'rPh') inGuide = token.kind === 'open' && !token.closed
    else if (token.name === 'si') {
      if (token.kind === 'close' || token.closed) texts.push(unhidden(now))
      now = ''
    }
  }
  return texts
}

/** By style, how its numbers are shown. */
function formatsOf(xml: string): Shown[] {
  const own = new Map<number, string>()
  const styles: Shown[] = []
  let inCells = false
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') continue
    if (token.name === 'cellXfs') inCells = token.kind === 'open'
    if (token.kind !== 'open') continue
    const id = Number(attribute(token.attributes, 'numFmtId') ?? 0)
    if (token.name === 'numFmt') own.set(id, attribute(token.attributes, 'formatCode') ?? '')
    else if (token.name === 'xf' && inCells) styles.push(shownBy(own.get(id) ?? builtInFormat(id)))
  }
  return styles
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
export function unhidden(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
