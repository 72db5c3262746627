import { child, childrenOf, descendant, valueOf, type XmlNode } from '../packages/xml-tree.ts'

/** What a paragraph is by its own properties and those of its style. */
type ParagraphLook = {
  readonly title: boolean
  readonly centred: boolean
  /** 0 for the first level of headings; null for text. */
  readonly outline: number | null
  readonly number: { readonly id: string; readonly level: number } | null
}

/** A style may be based on another one, and so on. This limit ends a circle. */
const maxStyleDepth = 12

/** The styles of a document, as far as they say what a paragraph is. */
export class WordStyles {
  readonly #styles: ReadonlyMap<string, XmlNode>

  constructor(part: XmlNode | undefined) {
    this.#styles = new Map(
      childrenOf(descendant(part, 'styles'), 'style').map((style) => [
        style.attributes['styleId'] ?? '',
        style,
      ]),
    )
  }

  lookOf(properties: XmlNode | undefined): ParagraphLook {
    const chain = this.#chain(valueOf(child(properties, 'pStyle')))
    const all = [properties, ...chain.map((style) => child(style, 'pPr'))]
    const first = (name: string) => all.flatMap((each) => child(each, name) ?? []).at(0)
    const names = chain.map((style) => valueOf(child(style, 'name')) ?? '')
    const level = Number(valueOf(first('outlineLvl')) ?? headingLevel(names) ?? '9')
    return {
      title: names.some((name) => /^(title|标题)$/i.test(name)),
      centred: valueOf(first('jc')) === 'center',
      outline: level < 9 ? level : null,
      number: numberOf(all.flatMap((each) => child(each, 'numPr') ?? [])),
    }
  }

  #chain(id: string | undefined): XmlNode[] {
    const chain: XmlNode[] = []
    let next = id
    while (next !== undefined && chain.length < maxStyleDepth) {
      const style = this.#styles.get(next)
      if (!style) break
      chain.push(style)
      next = valueOf(child(style, 'basedOn'))
    }
    return chain
  }
}

/** Some writers name their headings and give no outline. */
function headingLevel(names: readonly string[]): string | undefined {
  const [, level] =
    names.map((name) => /^(?:heading|标题)\s*([1-9])$/i.exec(name)).find(Boolean) ?? []
  return level === undefined ? undefined : String(Number(level) - 1)
}

/** A style may give the level alone and take the list from the style it is based on. */
function numberOf(properties: readonly XmlNode[]): ParagraphLook['number'] {
  const first = (name: string) => properties.flatMap((each) => child(each, name) ?? []).at(0)
  const id = valueOf(first('numId'))
  if (id === undefined || id === '0') return null
  return { id, level: Number(valueOf(first('ilvl')) ?? '0') || 0 }
}
