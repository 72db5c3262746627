import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../../faults.ts'
import { fontFile, fontsOf, tableOf, type FontTables } from './font-file.ts'
import { nameTable, namesIn } from './name-table.ts'

/** A font a site has installed, ready for the typesetter. */
export type SiteFont = {
  readonly file: string
  /** The name to ask the typesetter for. */
  readonly family: string
  /** What it is really called, in all languages. */
  readonly names: readonly string[]
}

/**
 * The fonts of these directories, in the order of their names; a directory that does not exist holds
 * none. Typst knows a font by one of its names, shortened (SimSun-ExtB is SimSun to it), and refuses
 * a paper that asks for another. So each gets a name of our own, in a copy under `cacheDir`; its
 * PostScript name, which appears in the PDF, stays.
 *
 * @throws ConfigError naming the file that is no font: a site that installs one relies on it.
 */
export async function siteFonts(
  fontDirs: readonly string[],
  cacheDir: string,
): Promise<SiteFont[]> {
  const found: SiteFont[] = []
  for (const file of (await Promise.all(fontDirs.map(fontFilesIn))).flat()) {
    const bytes = await readFile(file)
    for (const [index, tables] of openedFonts(file, bytes).entries()) {
      const key = createHash('sha256').update(bytes).update(String(index)).digest('hex')
      found.push(await renamed(tables, `Zhaofa Site ${key.slice(0, 16)}`, cacheDir))
    }
  }
  return found
}

async function fontFilesIn(directory: string): Promise<string[]> {
  if (!existsSync(directory)) return []
  const names = await readdir(directory)
  return names
    .filter((name) => /\.(ttf|otf|ttc)$/i.test(name))
    .sort()
    .map((name) => join(directory, name))
}

function openedFonts(file: string, bytes: Buffer): FontTables[] {
  try {
    const fonts = fontsOf(bytes)
    for (const tables of fonts) for (const tag of ['name', 'cmap', 'head']) tableOf(tables, tag)
    return fonts
  } catch (cause) {
    throw new ConfigError(
      `字体文件 ${file} 不能使用，请换成 TrueType 或 OpenType 字体，或者移走。`,
      {
        cause,
      },
    )
  }
}

async function renamed(tables: FontTables, family: string, cacheDir: string): Promise<SiteFont> {
  const names = tableOf(tables, 'name')
  const [postScript = family.replaceAll(' ', '')] = namesIn(names, 6)
  const file = join(cacheDir, `${family.replaceAll(' ', '-').toLowerCase()}.ttf`)
  if (!existsSync(file)) {
    const table = nameTable({ 1: family, 2: 'Regular', 4: family, 6: postScript })
    await mkdir(cacheDir, { recursive: true })
    await writeFile(`${file}.${process.pid}`, fontFile(new Map(tables).set('name', table)))
    await rename(`${file}.${process.pid}`, file)
  }
  return { file, family, names: [...namesIn(names, 1), ...namesIn(names, 16)] }
}
