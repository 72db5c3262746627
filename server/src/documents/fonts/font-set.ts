import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { decompress } from 'wawoff2'
import { characterMap, fontTables } from './font-file.ts'
import { mergeFont } from './merge-font.ts'
import { siteFonts } from './site-fonts.ts'

/** The fonts of all papers: what to load, which family serves which purpose, what they can draw. */
export type FontSet = {
  readonly files: readonly string[]
  /** Families in order of preference; the typesetter takes the first that has the character. */
  readonly body: readonly string[]
  readonly title: readonly string[]
  readonly heading: readonly string[]
  /** The file whose outlines draw seals: 宋体, bold. */
  readonly seal: string
  /** Whether some font has this character; every list above ends with all of them. */
  draws(codePoint: number): boolean
}

const song = 'Zhaofa Song'
const hei = 'Noto Sans S Chinese'

/** How the fonts GB/T 9704 wants for each purpose are called by their makers. */
const wanted = {
  body: /仿宋|fang ?song/i,
  title: /小标宋|xiao ?biao ?song|fzxbs/i,
  heading: /黑体|sim ?hei|hei ?ti/i,
}

/**
 * Collects the fonts: the site's own first, each for its purpose, then 宋体 and 黑体 from the packages,
 * then the other fonts of the site, for characters that the first ones lack. 宋体 comes in some hundred pieces
 * for the web and is joined once, into `cacheDir`.
 *
 * @throws ConfigError when a font of `fontDirs` cannot be read.
 */
export async function loadFontSet(fontDirs: readonly string[], cacheDir: string): Promise<FontSet> {
  const site = await siteFonts(fontDirs, cacheDir)
  const [regular, bold] = await songFiles(cacheDir)
  const shipped = [
    { family: song, file: regular },
    { family: song, file: bold },
    ...heiFiles().map((file) => ({ family: hei, file })),
  ]
  const known = new Map<string, Set<number>>()
  for (const { family, characters } of site) known.set(family, new Set(characters))
  for (const { family, file } of shipped) {
    // Fonts of our packages, not of the site.
    const characters = new Set(characterMap(fontTables(await readFile(file))).keys())
    // A family draws what its regular and its bold file both draw.
    known.set(family, common(characters, known.get(family)))
  }
  const order = (purpose: RegExp, ...ours: string[]) => {
    const meant = site.filter(({ names }) => names.some((name) => purpose.test(name)))
    return [
      ...new Set(
        [...meant, ...ours.map((family) => ({ family })), ...site].map(({ family }) => family),
      ),
    ]
  }
  return {
    files: [...site, ...shipped].map(({ file }) => file),
    body: order(wanted.body, song, hei),
    title: order(wanted.title, song, hei),
    heading: order(wanted.heading, hei, song),
    seal: bold,
    draws: (code) => [...known.values()].some((characters) => characters.has(code)),
  }
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
