import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { decompress } from 'wawoff2'
import { characterMap, familyNames, fontTables } from './font-file.ts'
import { mergeFont } from './merge-font.ts'

/** The fonts of all papers: what to load, which family serves which purpose, what they can draw. */
export type FontSet = {
  readonly files: readonly string[]
  /** Families in order of preference; the typesetter takes the first that has the character. */
  readonly body: readonly string[]
  readonly title: readonly string[]
  readonly heading: readonly string[]
  /** The file whose outlines draw seals: 宋体, bold. */
  readonly seal: string
  /** Whether every one of `body`, `title` and `heading` finds this character in one of its families. */
  draws(codePoint: number): boolean
}

const song = 'Zhaofa Song'
const hei = 'Noto Sans S Chinese'

/** Fonts a site may have licensed, in the order GB/T 9704 wants them. */
const siteFamilies = {
  body: ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong'],
  title: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05'],
  heading: ['黑体', 'SimHei'],
}

/**
 * Collects the fonts: the site's own first, then 宋体 and 黑体 from the packages. 宋体 comes in some
 * hundred pieces for the web and is joined once, into `cacheDir`. A directory that does not exist
 * holds no fonts.
 *
 * @throws Error when a font of `fontDirs` cannot be read: a site that installs one relies on it.
 */
export async function loadFontSet(fontDirs: readonly string[], cacheDir: string): Promise<FontSet> {
  const site = (await Promise.all(fontDirs.map(fontsIn))).flat()
  const [regular, bold] = await songFiles(cacheDir)
  const files = [...site, regular, bold, ...heiFiles()]
  const known = new Map<string, Set<number>>()
  for (const file of files) {
    const tables = fontTables(await readFile(file))
    const characters = new Set(characterMap(tables).keys())
    // A family draws what its regular and its bold file both draw.
    for (const family of familyNames(tables)) {
      known.set(family, common(characters, known.get(family)))
    }
  }
  const present = (families: readonly string[]) => families.filter((family) => known.has(family))
  const body = [...present(siteFamilies.body), song, hei]
  const title = [...present(siteFamilies.title), song, hei]
  const heading = [...present(siteFamilies.heading), hei, song]
  const draws = (families: readonly string[], code: number) =>
    families.some((family) => known.get(family)?.has(code))
  return {
    files,
    body,
    title,
    heading,
    seal: bold,
    draws: (code) => [body, title, heading].every((families) => draws(families, code)),
  }
}

async function fontsIn(directory: string): Promise<string[]> {
  if (!existsSync(directory)) return []
  const names = await readdir(directory)
  return names
    .filter((name) => /\.(ttf|otf)$/i.test(name))
    .sort()
    .map((name) => join(directory, name))
}

const packages = createRequire(import.meta.url)

function heiFiles(): string[] {
  const directory = join(dirname(packages.resolve('@embedpdf/fonts-sc')), '..', 'fonts')
  return ['Regular', 'Bold'].map((style) => join(directory, `NotoSansHans-${style}.otf`))
}

async function songFiles(cacheDir: string): Promise<[regular: string, bold: string]> {
  const manifest = packages.resolve('@fontsource/noto-serif-sc/package.json')
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  const joined = async (weight: 400 | 700) => {
    const file = join(cacheDir, `zhaofa-song-${version}-${weight}.ttf`)
    if (!existsSync(file)) await joinSong(join(dirname(manifest), 'files'), weight, file)
    return file
  }
  return Promise.all([joined(400), joined(700)])
}

async function joinSong(pieceDir: string, weight: 400 | 700, file: string): Promise<void> {
  const names = (await readdir(pieceDir)).filter((name) => name.endsWith(`-${weight}-normal.woff2`))
  // The large pieces first, the numbered ones fill what they lack.
  const ordered = names.sort((a, b) => Number(/-sc-\d/.test(a)) - Number(/-sc-\d/.test(b)))
  const pieces: Buffer[] = []
  for (const name of ordered) {
    pieces.push(Buffer.from(await decompress(await readFile(join(pieceDir, name)))))
  }
  const font = mergeFont(pieces, song, weight)
  await mkdir(dirname(file), { recursive: true })
  // Written beside and renamed: two processes may start at once.
  const draft = `${file}.${createHash('sha256').update(font).digest('hex').slice(0, 8)}.${process.pid}`
  await writeFile(draft, font)
  await rename(draft, file)
}

function common(characters: Set<number>, others: Set<number> | undefined): Set<number> {
  return others ? new Set([...characters].filter((code) => others.has(code))) : characters
}
