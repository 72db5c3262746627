import { child, descendant, valueOf, type XmlNode } from '../packages/xml-tree.ts'

/** What was met on the way and left behind. */
export type Left = {
  deleted: number
  comments: number
  pictures: number
  hidden: number
  boxes: number
  notes: number
  /** Pictures of the paragraph just read: which part they are, and what Word says they show. */
  shown: { relation: string; alt: string }[]
}

/** The words of one paragraph as accepted and shown; a break in it is a line break. */
export function paragraphText(node: XmlNode, left: Left): string {
  return node.children.map((each) => piece(each, left)).join('')
}

function piece(node: XmlNode, left: Left): string {
  switch (node.name) {
    case 'r':
      return runText(node, left)
    case 'hyperlink':
    case 'smartTag':
    case 'fldSimple':
    case 'customXml':
    case 'sdtContent':
      return paragraphText(node, left)
    case 'sdt':
      return paragraphText(child(node, 'sdtContent') ?? node, left)
    case 'ins':
    case 'moveTo':
      left.deleted++
      return paragraphText(node, left)
    case 'del':
    case 'moveFrom':
      left.deleted++
      return ''
    case 'oMath':
    case 'oMathPara':
      left.pictures++
      return ''
    default:
      return ''
  }
}

function runText(run: XmlNode, left: Left): string {
  const vanish = child(child(run, 'rPr'), 'vanish')
  if (vanish && !/^(0|false|off)$/.test(valueOf(vanish) ?? '1')) {
    left.hidden++
    return ''
  }
  return run.children.map((node) => runPiece(node, left)).join('')
}

function runPiece(node: XmlNode, left: Left): string {
  switch (node.name) {
    case 't':
      return node.children.map(({ text }) => text).join('')
    case 'tab':
      return '　'
    case 'br':
      return node.attributes['type'] === 'page' ? '' : '\n'
    case 'cr':
      return '\n'
    case 'noBreakHyphen':
      return '-'
    case 'commentReference':
      left.comments++
      return ''
    case 'footnoteReference':
    case 'endnoteReference':
      left.notes++
      return ''
    case 'drawing':
    case 'pict':
    case 'object':
    case 'AlternateContent': {
      const relation = holdsText(node) ? undefined : descendant(node, 'blip')?.attributes['embed']
      if (relation) {
        const alt = descendant(node, 'docPr')?.attributes['descr'] ?? ''
        left.shown.push({
          relation,
          alt: alt
            .replace(/[\[\]\s]+/g, ' ')
            .trim()
            .slice(0, 200),
        })
      } else left[holdsText(node) ? 'boxes' : 'pictures']++
      return ''
    }
    default:
      return ''
  }
}

const holdsText = (node: XmlNode): boolean =>
  node.children.some(({ name }) => name === 'txbxContent') || node.children.some(holdsText)
