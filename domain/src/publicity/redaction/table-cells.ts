import type { PlainText } from './plain-text.ts'

/** A cell of a table and what stands over its column. */
export type TableCell = {
  readonly from: number
  readonly to: number
  /** Empty for a heading itself. */
  readonly heading: string
}

/** Longer words head no column, and a line with longer ones is prose with commas. */
const maxHeading = 12
const maxPlainHeading = 6
const maxCell = 60

/** Words that head columns of people and their numbers, or of firms and goods. */
const heading =
  /姓名|名单|会员|持卡人|车主|家长|联系|电话|手机|身份证|证号|号码|账号|户名|金额|数量|单价|编号|序号|地址|住址|班级|学生|日期|名称|品名|收款|付款|借款|人员|抵押|护照|驾驶|车架|识别代号|号牌|车牌|发动机|订单|余额|经营|许可|备注|举报|投诉|客户|顾客|员工|学员|门店|单位|对象|事项|比例|店|项目|内容|文号|权证/

/** Which cell, if any, is at a place. */
export function cellFinder(cells: readonly TableCell[]): (at: number) => TableCell | undefined {
  return (at) => {
    let low = 0
    let high = cells.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const cell = cells[middle] as TableCell
      if (at < cell.from) high = middle - 1
      else if (at >= cell.to) low = middle + 1
      else return cell
    }
    return undefined
  }
}

/** The cells of every table in a text, in order: lines with the same separators below a line of headings. */
export function tableCells({ text, blankBefore }: PlainText): readonly TableCell[] {
  const cells: TableCell[] = []
  let head: Head | null = null
  const lines = linesOf(text)
  for (const [number, line] of lines.entries()) {
    // Of two tables below each other the second begins with its own headings.
    const next = headOf(line, { text, blankBefore })
    const below = lines[number + 1]
    // Prose has commas too; a heading has a row below it.
    const rowBelow = next && below && partsOf(below, next.separator, { text, blankBefore }).length
    if (next && rowBelow === next.parts.length) {
      head = next
      cells.push(...next.parts.map((part) => ({ ...part, heading: '' })))
      continue
    }
    const parts = head ? partsOf(line, head.separator, { text, blankBefore }) : []
    if (head && parts.length === head.parts.length) {
      const { parts: heads } = head
      cells.push(
        ...parts.map((part, i) => ({ ...part, heading: text.slice(heads[i]?.from, heads[i]?.to) })),
      )
    } else head = null
  }
  return cells.filter(({ from, to }) => to > from && to - from <= maxCell)
}

type Span = { readonly from: number; readonly to: number }
type Separator = '\t' | '|' | ',' | 'blank'
type Head = { readonly separator: Separator; readonly parts: readonly Span[] }
type Lines = Pick<PlainText, 'text' | 'blankBefore'>

function linesOf(text: string): Span[] {
  const lines: Span[] = []
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    if (to > from) lines.push({ from, to })
    from = to + 1
  }
  return lines
}

function headOf(line: Span, lines: Lines): Head | null {
  // A long line is prose; it is not even cut.
  if (line.to - line.from > 200) return null
  for (const separator of ['\t', '|', ',', 'blank'] as const) {
    const parts = partsOf(line, separator, lines)
    const words = parts.map(({ from, to }) => lines.text.slice(from, to))
    const most = separator === ',' || separator === 'blank' ? maxPlainHeading : maxHeading
    const short = words.every((word) => word.length <= most && !/\d{5}|[。;:]/.test(word))
    if (
      words.length > 1 &&
      short &&
      words.filter((word) => heading.test(word)).length * 2 >= words.length
    )
      return { separator, parts }
  }
  return null
}

function partsOf({ from, to }: Span, separator: Separator, { text, blankBefore }: Lines): Span[] {
  const parts: Span[] = []
  let begin = from
  for (let at = from; at <= to; at++) {
    const cut =
      at === to || (separator === 'blank' ? blankBefore[at] === 1 : text.charAt(at) === separator)
    if (!cut) continue
    parts.push(trimmed(text, { from: begin, to: at }))
    begin = separator === 'blank' ? at : at + 1
  }
  // | a | b |: nothing stands before the first bar and behind the last.
  return separator === '|' ? parts.filter((part) => part.to > part.from) : parts
}

function trimmed(text: string, span: Span): Span {
  let { from, to } = span
  while (from < to && text.charAt(from) === ' ') from++
  while (to > from && text.charAt(to - 1) === ' ') to--
  return { from, to }
}
