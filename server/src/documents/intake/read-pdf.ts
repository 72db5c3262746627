import { FileRefused } from './file-refused.ts'
import { legible, unknownSignsNote } from '../legible.ts'
import type { FileText } from '../word/read-word.ts'
import { openPdf } from '../pdf/open-pdf.ts'

const maxPages = 300
/** Fewer characters than this on a page are stamps and page numbers of a scan. */
const minCharactersPerPage = 8

type Line = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly height: number
  readonly y: number
}

/**
 * The text layer of a PDF as paragraphs: lines that reach the right margin go on in the next one. A
 * scan has none, and says so.
 *
 * @throws FileRefused with a sentence for the person who uploaded it.
 */
export async function readPdf(bytes: Uint8Array): Promise<FileText> {
  const pdf = await openPdf(bytes).catch((cause: unknown) => {
    throw new FileRefused('这个 PDF 打不开：可能加了密码或者已经损坏', { cause })
  })
  if (pdf.numPages > maxPages) throw new FileRefused(`PDF 超过 ${maxPages} 页，请分开上传`)
  const pages: Line[][] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(linesOf(items.filter((item) => 'str' in item)))
    page.cleanup()
  }
  const lines = pages.flat()
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0)
  if (characters < minCharactersPerPage * Math.max(1, pdf.numPages)) {
    throw new FileRefused('这份 PDF 没有文字层（是扫描件），已作为附件保留；正文请粘贴或者录入')
  }
  const paragraphs = pages.flatMap(paragraphsOf)
  const { text, unknown } = legible(joinedOverPages(paragraphs))
  return {
    title: null,
    text,
    notes: [
      '从 PDF 的文字层读取，请逐段核对；表格和版式没有带入',
      ...(unknown > 0 ? [unknownSignsNote(unknown)] : []),
    ],
    pictures: [],
  }
}

type Item = { readonly str: string; readonly transform: readonly number[]; readonly width: number }

/** Pieces at the same height, from left to right. */
function linesOf(items: readonly Item[]): Line[] {
  const lines: { y: number; height: number; items: Item[] }[] = []
  for (const item of items) {
    if (item.str.trim() === '') continue
    const y = item.transform[5] ?? 0
    const height = Math.abs(item.transform[3] ?? 0) || 10
    const line = lines.at(-1)
    if (line && Math.abs(line.y - y) < height / 2) line.items.push(item)
    else lines.push({ y, height, items: [item] })
  }
  return lines
    .map(({ y, height, items }) => {
      const left = Math.min(...items.map(({ transform }) => transform[4] ?? 0))
      const right = Math.max(...items.map(({ transform, width }) => (transform[4] ?? 0) + width))
      return { text: joined(items, height), left, right, height, y }
    })
    .filter(({ text }) => !isPageNumber(text))
}

/** Latin words keep their spaces; Chinese has none. */
function joined(items: readonly Item[], height: number): string {
  let text = ''
  let end = 0
  for (const { str, transform, width } of items) {
    const from = transform[4] ?? 0
    const apart = from - end > height / 3
    if (apart && /[\w,.;]$/.test(text) && /^\w/.test(str)) text += ' '
    text += str
    end = from + width
  }
  return text
    .replace(
      /(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]) +(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])/g,
      '',
    )
    .trim()
}

const isPageNumber = (text: string) =>
  /^[-—－–\s]*\d{1,4}[-—－–\s]*$/.test(text) || /^第\s*\d+\s*页(\s*共\s*\d+\s*页)?$/.test(text)

const begins =
  /^(第[一二三四五六七八九十百]+[条章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、])/

function paragraphsOf(lines: readonly Line[]): string[] {
  if (lines.length === 0) return []
  const right = Math.max(...lines.map((line) => line.right))
  const left = Math.min(...lines.map((line) => line.left))
  const paragraphs: string[] = []
  let open = false
  for (const line of lines) {
    const indented = line.left > left + line.height * 1.2
    if (open && !indented && !begins.test(line.text)) paragraphs[paragraphs.length - 1] += line.text
    else paragraphs.push(line.text)
    open = line.right > right - line.height * 2
  }
  return paragraphs
}

/** A paragraph that does not end on its page goes on above the next one. */
function joinedOverPages(paragraphs: readonly string[]): string {
  const whole: string[] = []
  for (const text of paragraphs) {
    const last = whole.at(-1)
    const cut = last !== undefined && last.length > 20 && /[^。；：！？”）、\d]$/.test(last)
    if (cut && !begins.test(text)) whole[whole.length - 1] = last + text
    else whole.push(text)
  }
  return whole.join('\n')
}
