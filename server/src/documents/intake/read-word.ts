import { FileRefused } from './file-refused.ts'
import { openZip, UnreadableZipError, type ZipFault, type ZipParts } from '../packages/read-zip.ts'
import { WordNumbering } from './word-numbering.ts'
import { WordStyles } from './word-styles.ts'
import { paragraphText, type Left } from './word-text.ts'
import {
  child,
  childrenOf,
  descendant,
  OversizedXmlError,
  readXml,
  valueOf,
  type XmlNode,
} from '../packages/xml-tree.ts'

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
  body: 'word/document.xml',
  styles: 'word/styles.xml',
  numbering: 'word/numbering.xml',
  relations: 'word/_rels/document.xml.rels',
} as const
const maxPartBytes = 12 * 1024 ** 2
const maxTitleLength = 60
const maxPictures = 12
const limits = { entries: 2_000, part: maxPartBytes, total: (maxPictures + 4) * maxPartBytes }

/**
 * Reads a .docx: headings, numbered clauses, paragraphs, lists and tables. Fonts, fields, macros, hidden
 * and deleted text, comments and pictures stay behind; what was there is said.
 *
 * @throws FileRefused with a sentence for the person who uploaded it.
 */
export async function readWord(bytes: Uint8Array): Promise<FileText> {
  const zip = await openedWord(bytes)
  if (zip.names.some((name) => /vbaProject\.bin$|\/activeX\//i.test(name))) {
    throw new FileRefused('文件含有宏，请另存为不带宏的 .docx 再上传')
  }
  const body = descendant(await xmlOf(zip, parts.body), 'body')
  if (!body) throw new FileRefused('这个 Word 文件里没有正文')
  const styles = new WordStyles(await xmlOf(zip, parts.styles))
  const numbering = new WordNumbering(await xmlOf(zip, parts.numbering))
  const reading = new Reading(styles, numbering)
  reading.walk(body)
  const pictures = await picturesOf(zip, reading.marks, await xmlOf(zip, parts.relations))
  return { ...reading.result(), pictures }
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

/** The walk through one body, line by line. */
class Reading {
  readonly #styles: WordStyles
  readonly #numbering: WordNumbering
  readonly #lines: string[] = []
  readonly #title: string[] = []
  readonly #left: Left = {
    ...{ deleted: 0, comments: 0, pictures: 0, hidden: 0, boxes: 0, notes: 0 },
    shown: [],
  }
  /** 图1 and so on, each with the relation of its picture. */
  readonly marks = new Map<string, string>()

  constructor(styles: WordStyles, numbering: WordNumbering) {
    this.#styles = styles
    this.#numbering = numbering
  }

  walk(container: XmlNode): void {
    for (const node of container.children) {
      if (node.name === 'p') this.#paragraph(node)
      else if (node.name === 'tbl') this.#table(node)
      else if (node.name === 'sdt') this.walk(child(node, 'sdtContent') ?? node)
      else if (/^(ins|customXml|smartTag|sdtContent)$/.test(node.name)) this.walk(node)
    }
  }

  #paragraph(node: XmlNode): void {
    const text = paragraphText(node, this.#left).trim()
    if (text !== '') this.#words(node, text)
    for (const { relation, alt } of this.#left.shown.splice(0)) {
      if (this.marks.size === maxPictures) {
        this.#left.pictures++
        continue
      }
      const mark = `图${this.marks.size + 1}`
      this.marks.set(mark, relation)
      this.#lines.push(`![${alt}](${mark})`)
    }
  }

  #words(node: XmlNode, text: string): void {
    const look = this.#styles.lookOf(child(node, 'pPr'))
    const { number } = look
    const mark = number ? this.#numbering.next(number.id, number.level) : ''
    const begun = this.#lines.length > 0
    if (!begun && mark === '' && this.#isTitle(text, look)) {
      this.#title.push(text)
      return
    }
    const heading =
      look.outline !== null && !/^[第（(一二三四五六七八九十\d]/.test(`${mark}${text}`)
    const sign = heading ? (look.outline === 0 ? '## ' : '### ') : ''
    // A reader sees a line break inside a paragraph as a new line.
    const [first = '', ...rest] = text.split('\n').map((line) => line.trim())
    this.#lines.push(`${sign}${mark}${first}`, ...rest.filter((line) => line !== ''))
  }

  /** The lines in the middle above everything else, up to the number of the paper. */
  #isTitle(text: string, { title, centred }: { title: boolean; centred: boolean }): boolean {
    const whole = this.#title.join('').length + text.length
    return (title || centred) && whole <= maxTitleLength && !/[。；]|〔\d{4}〕/.test(text)
  }

  #table(node: XmlNode): void {
    for (const row of childrenOf(node, 'tr')) {
      const cells = childrenOf(row, 'tc').flatMap((cell) => {
        const merged = child(child(cell, 'tcPr'), 'vMerge')
        const goesOn = merged !== undefined && valueOf(merged) !== 'restart'
        const span = Number(valueOf(child(child(cell, 'tcPr'), 'gridSpan')) ?? '1')
        const more = Array.from({ length: Math.min(Math.max(span, 1), 60) - 1 }, () => '')
        return [goesOn ? '' : this.#cell(cell), ...more]
      })
      this.#lines.push(`| ${cells.join(' | ')} |`)
    }
    this.#lines.push('')
  }

  #cell(cell: XmlNode): string {
    const texts = cell.children.flatMap((node) => {
      if (node.name === 'p') return [paragraphText(node, this.#left)]
      // A table inside a table has no place in a line of text: its cells are read in order.
      return node.name === 'tbl' ? [this.#nested(node)] : []
    })
    // A cell has no room for a picture.
    this.#left.pictures += this.#left.shown.splice(0).length
    return texts.join(' ').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()
  }

  #nested(table: XmlNode): string {
    return childrenOf(table, 'tr')
      .flatMap((row) => childrenOf(row, 'tc').map((cell) => this.#cell(cell)))
      .join(' ')
  }

  result(): Omit<FileText, 'pictures'> {
    const { deleted, comments, pictures, hidden, boxes, notes } = this.#left
    const told: (string | null)[] = [
      deleted > 0 ? `有 ${deleted} 处修订痕迹，按接受修订以后的文字读取` : null,
      comments > 0 ? `有 ${comments} 条批注，没有带入` : null,
      hidden > 0 ? `有 ${hidden} 处隐藏文字，没有带入` : null,
      pictures > 0 ? `有 ${pictures} 张图片，没有带入：请把图上的内容写成文字，或者作为附件` : null,
      boxes > 0 ? `有 ${boxes} 个文本框，没有带入：请把框里的文字补进正文` : null,
      notes > 0 ? `有 ${notes} 条脚注，没有带入：请补进正文` : null,
    ]
    return {
      title: this.#title.join('') || null,
      text: this.#lines.join('\n').trim(),
      notes: told.filter((note) => note !== null),
    }
  }
}
