import { createHash } from 'node:crypto'
import { characterMap, fontFile, fontsOf, tableOf, type FontTables } from './font-file.ts'
import { nameTable, namesIn } from './name-table.ts'

/** One font of a file, in a copy that goes by a name of our own. */
export type NamedFont = {
  readonly family: string
  readonly file: Uint8Array
  /** What it is really called, in all languages. */
  readonly names: readonly string[]
  /** First and last code point of every run it draws, ascending. */
  readonly characters: readonly (readonly [number, number])[]
}

/**
 * Typst knows a font by one of its names, shortened (SimSun-ExtB is SimSun to it), and refuses a paper that
 * asks for another. So each font gets a name of our own; its PostScript name, which appears in the PDF,
 * stays.
 * @throws Error when the bytes are no TrueType or OpenType font.
 */
export function fontsUnderNames(bytes: Uint8Array): NamedFont[] {
  return fontsOf(Buffer.from(bytes)).map((tables, index) => {
    const key = createHash('sha256').update(bytes).update(String(index)).digest('hex')
    return underName(tables, `Zhaofa Site ${key.slice(0, 16)}`)
  })
}

function underName(tables: FontTables, family: string): NamedFont {
  for (const tag of ['name', 'cmap', 'head']) tableOf(tables, tag)
  const names = tableOf(tables, 'name')
  const [postScript = family.replaceAll(' ', '')] = namesIn(names, 6)
  const table = nameTable({ 1: family, 2: 'Regular', 4: family, 6: postScript })
  return {
    family,
    file: fontFile(new Map(tables).set('name', table)),
    names: [...namesIn(names, 1), ...namesIn(names, 16)],
    characters: runsOf([...characterMap(tables).keys()]),
  }
}

function runsOf(codes: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const code of codes.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && code === run[1] + 1) run[1] = code
    else runs.push([code, code])
  }
  return runs
}
