import type { Legible } from '../legible.ts'
import { child, childrenOf, descendant, valueOf, type XmlNode } from '../packages/xml-tree.ts'
import type { LeftOut } from './left-out.ts'
import { legibleIn } from './symbol-fonts.ts'

/** A picture of the paragraph just read: which part it is, and what Word says it shows. */
type Shown = { readonly relation: string; readonly alt: string }

/** What was met on the way and left behind, and pictures still to be placed. */
export type Encountered = LeftOut & { readonly shown: Shown[] }

/** Elements that only hold others: their content is part of what is shown. */
const transparent = new Set([
  ...['hyperlink', 'smartTag', 'fldSimple', 'customXml', 'sdtContent', 'dir', 'bdo', 'sdt'],
])
/** Elements of a paragraph that show nothing of their own. */
const silent = new Set([
  ...['#text', 'pPr', 'rPr', 'sdtPr', 'sdtEndPr', 'customXmlPr', 'smartTagPr', 'proofErr'],
  ...['bookmarkStart', 'bookmarkEnd', 'permStart', 'permEnd', 'commentRangeStart'],
  ...['commentRangeEnd', 'moveFromRangeStart', 'moveFromRangeEnd', 'moveToRangeStart'],
  ...['moveToRangeEnd', 'customXmlInsRangeStart', 'customXmlInsRangeEnd'],
  ...['customXmlDelRangeStart', 'customXmlDelRangeEnd', 'customXmlMoveFromRangeStart'],
  ...['customXmlMoveFromRangeEnd', 'customXmlMoveToRangeStart', 'customXmlMoveToRangeEnd'],
])

/** The words of one paragraph as accepted and shown; a break in it is a line break. */
export function paragraphText(node: XmlNode, met: Encountered): string {
  return node.children.map((each) => piece(each, met)).join('')
}

function piece(node: XmlNode, met: Encountered): string {
  if (transparent.has(node.name)) return paragraphText(node, met)
  if (silent.has(node.name)) return ''
  switch (node.name) {
    case 'r':
      return runText(node, met)
    case 'ins':
    case 'moveTo':
      met.deleted++
      return paragraphText(node, met)
    case 'del':
    case 'moveFrom':
      met.deleted++
      return ''
    case 'oMath':
    case 'oMathPara':
      met.formulas++
      return ''
    case 'subDoc':
      met.embedded++
      return ''
    case 'AlternateContent':
      return paragraphText(chosen(node), met)
    default:
      met.unknown++
      return ''
  }
}

/** Of several ways to write the same, the one for programs that know little: it is plain. */
const chosen = (node: XmlNode): XmlNode => child(node, 'Fallback') ?? child(node, 'Choice') ?? node

const isOn = (node: XmlNode | undefined): boolean =>
  node !== undefined && !/^(?:0|false|off)$/.test(valueOf(node) ?? '1')

function runText(run: XmlNode, met: Encountered): string {
  const look = child(run, 'rPr')
  if (isOn(child(look, 'vanish'))) {
    met.hidden++
    return ''
  }
  const text = run.children.map((node) => runPiece(node, { met, look })).join('')
  const struck = isOn(child(look, 'strike')) || isOn(child(look, 'dstrike'))
  if (struck && text.trim() !== '') met.struck++
  // Small letters that are shown as capitals are read as capitals.
  return isOn(child(look, 'caps')) ? text.toUpperCase() : text
}

/** Elements of a run that show nothing in the text of the page. */
const silentInRun = new Set([
  ...['#text', 'rPr', 'instrText', 'delInstrText', 'delText', 'lastRenderedPageBreak'],
  ...['annotationRef', 'footnoteRef', 'endnoteRef', 'separator', 'continuationSeparator'],
  ...['softHyphen', 'pgNum'],
])

type InRun = { readonly met: Encountered; readonly look: XmlNode | undefined }

function runPiece(node: XmlNode, { met, look }: InRun): string {
  if (silentInRun.has(node.name)) return ''
  switch (node.name) {
    case 't': {
      const words = node.children.map(({ text }) => text).join('')
      return told(legibleIn(child(look, 'rFonts')?.attributes['ascii'], words), met)
    }
    case 'sym': {
      const { font, char = '' } = node.attributes
      const code = Number.parseInt(char, 16)
      return told(legibleIn(font, code > 0 ? String.fromCodePoint(code & 0xffff) : '\ue000'), met)
    }
    case 'ruby':
      met.readings++
      return paragraphText(child(node, 'rubyBase') ?? node, met)
    case 'tab':
    case 'ptab':
      return '　'
    case 'br':
      return node.attributes['type'] === 'page' ? '' : '\n'
    case 'cr':
      return '\n'
    case 'noBreakHyphen':
      return '-'
    case 'fldChar':
      return formField(child(node, 'ffData'))
    case 'commentReference':
      met.comments++
      return ''
    case 'footnoteReference':
    case 'endnoteReference':
      met.notes++
      return ''
    case 'drawing':
    case 'pict':
    case 'object':
      return drawn(node, met)
    case 'AlternateContent':
      if (descendant(node, 'drawing') ?? descendant(node, 'pict')) return drawn(node, met)
      return chosen(node)
        .children.map((each) => runPiece(each, { met, look }))
        .join('')
    default:
      met.unknown++
      return ''
  }
}

function told({ text, unknown }: Legible, met: Encountered): string {
  met.symbols += unknown
  return text
}

/** A box to tick and a list to choose from, as forms had them before content controls; others show their own text. */
function formField(data: XmlNode | undefined): string {
  const box = child(data, 'checkBox')
  if (box) return isOn(child(box, 'checked') ?? child(box, 'default')) ? '☑' : '□'
  const list = child(data, 'ddList')
  const at = Number(valueOf(child(list, 'result') ?? child(list, 'default')) ?? '0')
  return valueOf(childrenOf(list, 'listEntry')[at]) ?? ''
}

function drawn(node: XmlNode, met: Encountered): string {
  const box = holdsText(node)
  const picture = box ? undefined : descendant(node, 'blip')
  const relation = picture?.attributes['embed'] ?? picturePart(box ? undefined : node)
  if (relation === undefined) {
    met[box ? 'boxes' : 'pictures']++
    return ''
  }
  const alt = descendant(node, 'docPr')?.attributes['descr'] ?? ''
  met.shown.push({
    relation,
    alt: alt
      .replace(/[\[\]\s]+/g, ' ')
      .trim()
      .slice(0, 200),
  })
  return ''
}

/** Pictures of older programs are in VML. */
const picturePart = (node: XmlNode | undefined): string | undefined =>
  node?.name === 'pict' ? descendant(node, 'imagedata')?.attributes['id'] : undefined

const holdsText = (node: XmlNode): boolean =>
  node.children.some(({ name }) => name === 'txbxContent' || name === 'textpath') ||
  node.children.some(holdsText)
