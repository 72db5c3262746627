/** A tag or a text of an XML part; names without their prefix. */
type XmlToken =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: string
      readonly closed: boolean
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/** An XML part that no office program writes, or that is not XML at all. */
export class MalformedXmlError extends Error {
  override readonly name = 'MalformedXmlError'
}

/** Enough for half a million cells with their values. A file with more tags would only cost time. */
const maxTags = 2_500_000

/**
 * The tags and texts of an XML part, in one pass over it. A document type is refused: entities of its
 * own could grow without end, and no office program writes one.
 */
export function* xmlTokens(xml: string): Generator<XmlToken, void, undefined> {
  let at = 0
  let tags = 0
  while (at < xml.length) {
    if (++tags > maxTags) throw new MalformedXmlError('too many tags')
    const start = xml.indexOf('<', at)
    if (start < 0) break
    if (start > at) yield { kind: 'text', text: unescaped(xml.slice(at, start)) }
    if (xml.startsWith('<![CDATA[', start)) {
      const end = endOf(xml, ']]>', start)
      yield { kind: 'text', text: xml.slice(start + 9, end - 3) }
      at = end
    } else if (xml.startsWith('<!--', start)) at = endOf(xml, '-->', start + 4)
    else if (xml.startsWith('<?', start)) at = endOf(xml, '?>', start)
    else if (xml.startsWith('<!', start)) throw new MalformedXmlError('a document type')
    else {
      at = tagEnd(xml, start)
      yield tagOf(xml.slice(start + 1, at - 1))
    }
  }
}

function endOf(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from)
  if (end < 0) throw new MalformedXmlError(`no ${mark}`)
  return end + mark.length
}

/** The place after the `>` that ends a tag. A `>` inside a quoted attribute does not end it. */
function tagEnd(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at++) {
    const sign = xml[at]
    if (sign === '>') return at + 1
    if (sign === '"' || sign === "'") at = endOf(xml, sign, at + 1) - 1
  }
  throw new MalformedXmlError('a tag without end')
}

function tagOf(inside: string): XmlToken {
  const closing = inside.startsWith('/')
  const closed = inside.endsWith('/')
  const text = inside.slice(closing ? 1 : 0, closed ? -1 : undefined)
  const space = text.search(/\s/)
  const full = space < 0 ? text : text.slice(0, space)
  const name = full.slice(full.indexOf(':') + 1)
  return closing
    ? { kind: 'close', name }
    : { kind: 'open', name, attributes: space < 0 ? '' : text.slice(space), closed }
}

/** One attribute of a tag, by its name with or without prefix; null when it has none. */
export function attribute(attributes: string, name: string): string | null {
  for (const [found, value] of attributesOf(attributes)) if (found === name) return value
  return null
}

/** The attributes of a tag in one pass: names without prefix, values as meant. */
export function* attributesOf(text: string): Generator<[string, string], void, undefined> {
  let at = 0
  for (;;) {
    const equals = text.indexOf('=', at)
    if (equals < 0) return
    const full = text.slice(at, equals).trim()
    let start = equals + 1
    while (start < text.length && isBlank(text.charCodeAt(start))) start++
    const quote = text[start]
    if (quote !== '"' && quote !== "'") {
      // No value where one has to be: what follows is read as if it had not been there.
      at = start
      continue
    }
    const end = text.indexOf(quote, start + 1)
    if (end < 0) return
    yield [full.slice(full.indexOf(':') + 1), unescaped(text.slice(start + 1, end))]
    at = end + 1
  }
}

const isBlank = (code: number) => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (whole, ...found) => {
    const [decimal, hex, name] = found as (string | undefined)[]
    if (name !== undefined) return namedEntities[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : ''
  })
}
