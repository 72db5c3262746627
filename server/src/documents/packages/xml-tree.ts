import { attributesOf, MalformedXmlError, xmlTokens } from './xml-tokens.ts'

/** An element of an XML part: its name without prefix, its attributes, its children in order. */
export type XmlNode = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  /** The text of a text node, whose name is `#text`. */
  readonly text: string
}

/** A document of an office program is some twenty elements deep. The readers below recurse once per level. */
const maxElementDepth = 400

/** A volume of a thousand pages. Each element costs memory, however few letters it is written in. */
const maxElements = 600_000

/** XML in order, of more elements than a document has. */
export class OversizedXmlError extends Error {
  override readonly name = 'OversizedXmlError'
}

type Growing = {
  name: string
  attributes: Record<string, string>
  children: XmlNode[]
  text: string
}

/**
 * @throws MalformedXmlError when the text is no XML, or declares entities; OversizedXmlError when it
 * has too many elements.
 */
export function readXml(source: string): XmlNode {
  const root: Growing = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let elements = 0
  for (const token of xmlTokens(source)) {
    const parent = open.at(-1) ?? root
    if (token.kind === 'text') {
      parent.children.push({ name: '#text', attributes: {}, children: [], text: token.text })
    } else if (token.kind === 'open') {
      if (++elements > maxElements) throw new OversizedXmlError(`over ${maxElements} elements`)
      const attributes = Object.fromEntries(attributesOf(token.attributes))
      const node: Growing = { name: token.name, attributes, children: [], text: '' }
      parent.children.push(node)
      if (!token.closed) open.push(node)
      if (open.length > maxElementDepth) throw new MalformedXmlError('too deep')
    } else if (open.length === 1 || open.pop()?.name !== token.name) {
      throw new MalformedXmlError(`</${token.name}> closes nothing`)
    }
  }
  if (open.length > 1) throw new MalformedXmlError('an element without end')
  return root
}

export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((each) => each.name === name)

export const childrenOf = (node: XmlNode | undefined, name: string): readonly XmlNode[] =>
  node?.children.filter((each) => each.name === name) ?? []

/** The `val` most elements of Word say everything with. */
export const valueOf = (node: XmlNode | undefined): string | undefined => node?.attributes['val']

/** The first element of this name anywhere below. */
export function descendant(node: XmlNode | undefined, name: string): XmlNode | undefined {
  for (const each of node?.children ?? []) {
    const found = each.name === name ? each : descendant(each, name)
    if (found) return found
  }
  return undefined
}
