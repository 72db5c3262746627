import { FileRefused } from '../intake/file-refused.ts'
import { openZip, UnreadableZipError, type ZipFault, type ZipParts } from '../packages/read-zip.ts'
import {
  child,
  childrenOf,
  descendant,
  OversizedXmlError,
  readXml,
  type XmlNode,
} from '../packages/xml-tree.ts'
import { BodyReading, maxPictures } from './body-reading.ts'
import { WordNumbering } from './numbering.ts'
import { WordStyles } from './styles.ts'

/** What was read from a file, in the simple Markdown of articles. */
export type FileText = {
  readonly title: string | null
  readonly text: string
  /** In Chinese: what was left out, and what has to be looked at. */
  readonly notes: readonly string[]
  /** Pictures the text names by `![…](图1)`, as the file holds them: still to be drawn anew. */
  readonly pictures: readonly WordPicture[]
}

export type WordPicture = { readonly mark: string; readonly bytes: Uint8Array }

const parts = {
  styles: 'word/styles.xml',
  numbering: 'word/numbering.xml',
} as const
/** Word on the web numbers its main part: document2.xml. */
const relationsOf = (main: string) => main.replace('word/', 'word/_rels/').concat('.rels')

const maxPartBytes = 12 * 1024 ** 2
/** Headers and footers of the first, the even and the other pages of ten sections. */
const maxMargins = 60
const limits = { entries: 2_000, part: maxPartBytes, total: (maxPictures + 4) * maxPartBytes }

/**
 * Reads a .docx as Word shows it: headings, numbered clauses, paragraphs, lists and tables. No word is lost
 * without a note: fonts, macros, hidden and deleted text, comments, headers and text boxes stay behind, and
 * what was there is said.
 *
 * @throws FileRefused with a sentence for the person who uploaded it.
 */
export async function readWord(bytes: Uint8Array): Promise<FileText> {
  const zip = await openedWord(bytes)
  if (zip.names.some((name) => /vbaProject\.bin$|\/activeX\//i.test(name))) {
    throw new FileRefused('文件含有宏，请另存为不带宏的 .docx 再上传')
  }
  const main = zip.names.find((name) => /^word\/document\d*\.xml$/.test(name)) ?? ''
  const body = descendant(await xmlOf(zip, main), 'body')
  if (!body) throw new FileRefused('这个 Word 文件里没有正文')
  const styles = new WordStyles(await xmlOf(zip, parts.styles))
  const numbering = new WordNumbering(await xmlOf(zip, parts.numbering))
  const reading = new BodyReading(styles, numbering)
  reading.walk(body)
  const pictures = await picturesOf(zip, reading.marks, await xmlOf(zip, relationsOf(main)))
  const { title, text, notes } = reading.result()
  return { title, text, notes: [...notes, ...(await marginNotes(zip))], pictures }
}

/** What stands above and below the pages, beside their numbers: the name of the office, a number, “内部资料”. */
async function marginNotes(zip: ZipParts): Promise<string[]> {
  const words = new Set<string>()
  const names = zip.names.filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
  for (const name of names.slice(0, maxMargins)) {
    const text = plainWords(await xmlOf(zip, name))
    if (!/^[-—－–·\s\d第共页/]*$/.test(text)) words.add(text)
  }
  if (words.size === 0) return []
  const shown = [...words].map((each) => `“${each.slice(0, 40)}”`).slice(0, 4)
  const more = words.size > shown.length ? '等' : ''
  return [`页眉、页脚里有文字（${shown.join('、')}${more}），没有带入：需要的请补进正文`]
}

/** Every word of a part in its order. Of two ways to write the same, as for a text box, one counts. */
function plainWords(node: XmlNode | undefined): string {
  if (node === undefined || node.name === 'Fallback') return ''
  if (node.name === 't') return node.children.map(({ text }) => text).join('')
  const inside = node.children.map(plainWords).join('')
  return node.name === 'p' ? `${inside} ` : inside.trim()
}

/** The parts that the marks refer to. Parts outside the file are not fetched. */
async function picturesOf(
  zip: ZipParts,
  marks: ReadonlyMap<string, string>,
  relations: XmlNode | undefined,
): Promise<WordPicture[]> {
  const targets = new Map(
    childrenOf(child(relations, 'Relationships'), 'Relationship').map(({ attributes }) => [
      attributes['Id'] ?? '',
      attributes['TargetMode'] === 'External' ? '' : `word/${attributes['Target'] ?? ''}`,
    ]),
  )
  const pictures: WordPicture[] = []
  for (const [mark, relation] of marks) {
    const picture = await partOf(zip, targets.get(relation) ?? '')
    if (picture) pictures.push({ mark, bytes: picture })
  }
  return pictures
}

const zipFaults: Readonly<Record<ZipFault, string>> = {
  'no-package': '文件打不开，可能没有传完或者已经损坏',
  'too-many-parts': '文件里的部件太多，不能读取',
  locked: '文件加了密码，请去掉密码再上传',
  'too-large': '文件展开以后太大，不能读取',
  broken: '文件打不开，可能已经损坏',
}

async function openedWord(bytes: Uint8Array): Promise<ZipParts> {
  return openZip(bytes, limits).catch(inWords)
}

const partOf = (zip: ZipParts, name: string) => zip.read(name).catch(inWords)

function inWords(cause: unknown): never {
  if (cause instanceof UnreadableZipError) throw new FileRefused(zipFaults[cause.fault], { cause })
  throw cause
}

async function xmlOf(zip: ZipParts, name: string): Promise<XmlNode | undefined> {
  const source = await partOf(zip, name)
  if (source === null) return undefined
  try {
    return readXml(source.toString('utf8'))
  } catch (cause) {
    if (cause instanceof OversizedXmlError) {
      throw new FileRefused('这个 Word 文件太复杂，没有读取。请另存一份再传，或者分成几份', {
        cause,
      })
    }
    throw new FileRefused('这个 Word 文件的内容不合规范，不能读取', { cause })
  }
}
