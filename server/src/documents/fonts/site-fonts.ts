import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../../faults.ts'
import { lossText } from '../../untrusted/loss-text.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'
import type { NamedFont } from './fonts-under-names.ts'

/** A font a site has installed, ready for the typesetter. */
type SiteFont = {
  readonly file: string
  /** The name to ask the typesetter for. */
  readonly family: string
  /** What it is really called, in all languages. */
  readonly names: readonly string[]
  /** The code points it draws. */
  readonly characters: ReadonlySet<number>
}

/**
 * The fonts of these directories, in the order of their names; a directory that does not exist holds
 * none. The typesetter reads a copy under `cacheDir`, see fonts-under-names.ts.
 *
 * @throws ConfigError naming the file that is no font: a site that installs one relies on it.
 */
export async function siteFonts(
  fontDirs: readonly string[],
  cacheDir: string,
): Promise<SiteFont[]> {
  const found: SiteFont[] = []
  for (const file of (await Promise.all(fontDirs.map(fontFilesIn))).flat()) {
    for (const font of await namedFonts(file)) found.push(await kept(font, cacheDir))
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

const whatToDo = '请换成 TrueType 或 OpenType 字体，或者移走。'

async function namedFonts(file: string): Promise<readonly NamedFont[]> {
  const answer = await readUntrusted({ kind: 'fonts', bytes: await readFile(file) })
  if (!answer.ok) throw new ConfigError(lossText(file, answer.refusal, whatToDo))
  if (answer.value === null) throw new ConfigError(`字体文件 ${file} 不能使用，${whatToDo}`)
  return answer.value
}

async function kept(font: NamedFont, cacheDir: string): Promise<SiteFont> {
  const { family, names } = font
  const file = join(cacheDir, `${family.replaceAll(' ', '-').toLowerCase()}.ttf`)
  if (!existsSync(file)) {
    await mkdir(cacheDir, { recursive: true })
    await writeFile(`${file}.${process.pid}`, font.file)
    await rename(`${file}.${process.pid}`, file)
  }
  const characters = new Set<number>()
  for (const [first, last] of font.characters) {
    for (let code = first; code <= last; code++) characters.add(code)
  }
  return { file, family, names, characters }
}
