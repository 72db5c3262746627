import { child, valueOf, type XmlNode } from '../packages/xml-tree.ts'
import { notesOf, nothingLeftOut } from './left-out.ts'
import type { WordNumbering } from './numbering.ts'
import { paragraphText, type Encountered } from './paragraph-text.ts'
import type { WordStyles } from './styles.ts'

const maxTitleLength = 60
export const maxPictures = 12

/** Elements around paragraphs, rows and cells: content controls, tags of other programs, accepted insertions. */
const around = /^(?:sdt|sdtContent|customXml|smartTag|ins|moveTo|AlternateContent|Choice)$/
/** Elements between paragraphs, rows and cells that show nothing. */
const silent =
  /^(?:#text|sectPr|tblPr|tblGrid|tblPrEx|trPr|tcPr|sdtPr|sdtEndPr|customXmlPr|smartTagPr|proofErr|Fallback)$|^(?:bookmark|perm|commentRange|moveFromRange|moveToRange|customXml\w+Range)(?:Start|End)$/

/** The walk through one body, line by line. */
export class BodyReading {
  readonly #styles: WordStyles
  readonly #numbering: WordNumbering
  readonly #lines: string[] = []
  readonly #title: string[] = []
  readonly #met: Encountered = { ...nothingLeftOut(), shown: [] }
  /** 图1 and so on, each with the relation of its picture. */
  readonly marks = new Map<string, string>()

  constructor(styles: WordStyles, numbering: WordNumbering) {
    this.#styles = styles
    this.#numbering = numbering
  }

  walk(container: XmlNode): void {
    for (const node of this.#shown(container)) {
      if (node.name === 'p') this.#paragraph(node)
      else if (node.name === 'tbl') this.#table(node)
      else this.#unread(node)
    }
  }

  /** What stands in a container, out of whatever is put around it. */
  #shown(container: XmlNode): XmlNode[] {
    return container.children.flatMap((node) => {
      if (silent.test(node.name)) return []
      return around.test(node.name) ? this.#shown(node) : [node]
    })
  }

  #unread({ name }: XmlNode): void {
    if (name === 'del' || name === 'moveFrom') this.#met.deleted++
    else if (name === 'altChunk' || name === 'subDoc') this.#met.embedded++
    else if (name === 'oMath' || name === 'oMathPara') this.#met.formulas++
    else this.#met.unknown++
  }

  #paragraph(node: XmlNode): void {
    this.#words(node, paragraphText(node, this.#met).trim())
    for (const { relation, alt } of this.#met.shown.splice(0)) {
      if (this.marks.size === maxPictures) {
        this.#met.pictures++
        continue
      }
      const mark = `图${this.marks.size + 1}`
      this.marks.set(mark, relation)
      this.#lines.push(`![${alt}](${mark})`)
    }
  }

  /** The number that Word shows before the words, also where there are none. */
  #markOf(node: XmlNode): string {
    const { number } = this.#styles.lookOf(child(node, 'pPr'))
    return number ? this.#numbering.next(number.id, number.level, this.#met) : ''
  }

  #words(node: XmlNode, text: string): void {
    const mark = this.#markOf(node)
    if (text === '' && (mark === '' || mark === '- ')) return
    const look = this.#styles.lookOf(child(node, 'pPr'))
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
    this.#lines.push(`${sign}${mark}${first}`.trimEnd(), ...rest.filter((line) => line !== ''))
  }

  /** The lines in the middle above everything else, up to the number of the paper. */
  #isTitle(text: string, { title, centred }: { title: boolean; centred: boolean }): boolean {
    const whole = this.#title.join('').length + text.length
    return (title || centred) && whole <= maxTitleLength && !/[。；]|〔\d{4}〕/.test(text)
  }

  #table(node: XmlNode): void {
    for (const row of this.#rows(node)) {
      const cells = this.#cells(row).flatMap((cell) => {
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

  /** The rows that are there once changes are accepted. */
  #rows(table: XmlNode): XmlNode[] {
    return this.#shown(table).filter((row) => {
      const removed = child(child(row, 'trPr'), 'del') !== undefined
      if (row.name !== 'tr') this.#unread(row)
      else if (removed) this.#met.deleted++
      return row.name === 'tr' && !removed
    })
  }

  #cells(row: XmlNode): XmlNode[] {
    return this.#shown(row).filter((cell) => {
      if (cell.name !== 'tc') this.#unread(cell)
      return cell.name === 'tc'
    })
  }

  #cell(cell: XmlNode): string {
    const texts = this.#shown(cell).flatMap((node) => {
      if (node.name === 'p') return [`${this.#markOf(node)}${paragraphText(node, this.#met)}`]
      // A table inside a table has no place in a line of text: its cells are read in order.
      if (node.name === 'tbl') return [this.#nested(node)]
      this.#unread(node)
      return []
    })
    // A cell has no room for a picture.
    this.#met.pictures += this.#met.shown.splice(0).length
    return texts.join(' ').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()
  }

  #nested(table: XmlNode): string {
    return this.#rows(table)
      .flatMap((row) => this.#cells(row).map((cell) => this.#cell(cell)))
      .join(' ')
  }

  result(): { title: string | null; text: string; notes: string[] } {
    return {
      title: this.#title.join('') || null,
      text: this.#lines.join('\n').trim(),
      notes: notesOf(this.#met),
    }
  }
}
