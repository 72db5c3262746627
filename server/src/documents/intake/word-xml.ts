import { XMLParser } from 'fast-xml-parser'

/** An element of a Word part: its name without prefix, its attributes, its children in order. */
export type XmlNode = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  /** Of a text node, whose name is `#text`. */
  readonly text: string
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
})

type Raw = Readonly<Record<string, unknown>>

/** @throws Error when it is no XML, or declares entities of its own. */
export function readXml(source: string): XmlNode {
  // Word writes no document type; whoever adds one wants its entities expanded.
  if (/<!DOCTYPE/i.test(source)) throw new Error('a document type is not allowed')
  const children = (parser.parse(source) as Raw[]).map(nodeOf)
  return { name: '', attributes: {}, children, text: '' }
}

function nodeOf(raw: Raw): XmlNode {
  if (typeof raw['#text'] === 'string') {
    return { name: '#text', attributes: {}, children: [], text: raw['#text'] }
  }
  const name = Object.keys(raw).find((key) => key !== ':@') ?? ''
  const children = Array.isArray(raw[name]) ? (raw[name] as Raw[]).map(nodeOf) : []
  return { name, attributes: (raw[':@'] ?? {}) as Record<string, string>, children, text: '' }
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
