import { chineseNumber } from '@zhaofa/domain/shared/chinese-number.ts'
import { child, childrenOf, descendant, valueOf, type XmlNode } from '../packages/xml-tree.ts'

type Level = { readonly format: string; readonly text: string; readonly start: number }

/**
 * The numbers Word shows but does not store: 一、, （二）, 第三条. They are part of what the author sees,
 * so they become part of the text.
 */
export class WordNumbering {
  readonly #levels = new Map<string, readonly Level[]>()
  readonly #counts = new Map<string, number[]>()

  constructor(part: XmlNode | undefined) {
    const root = descendant(part, 'numbering')
    const shapes = new Map(
      childrenOf(root, 'abstractNum').map((each) => [
        each.attributes['abstractNumId'],
        childrenOf(each, 'lvl').map(levelOf),
      ]),
    )
    for (const number of childrenOf(root, 'num')) {
      const shape = shapes.get(valueOf(child(number, 'abstractNumId')))
      const id = number.attributes['numId']
      if (shape && id !== undefined) this.#levels.set(id, shape)
    }
  }

  /** The text before the next paragraph of this number and level; `- ` for a bullet. */
  next(id: string, level: number): string {
    const levels = this.#levels.get(id)
    const own = levels?.[level]
    if (!levels || !own) return ''
    if (own.format === 'bullet') return '- '
    const counts = this.#counts.get(id) ?? []
    counts.length = level + 1
    counts[level] = (counts[level] ?? own.start - 1) + 1
    this.#counts.set(id, counts)
    const mark = own.text.replace(/%(\d)/g, (_all, place: string) => {
      const at = Number(place) - 1
      return shown(counts[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal')
    })
    return /条$/.test(mark) ? `${mark}　` : mark
  }
}

function levelOf(level: XmlNode): Level {
  return {
    format: valueOf(child(level, 'numFmt')) ?? 'decimal',
    text: valueOf(child(level, 'lvlText')) ?? '',
    start: Number(valueOf(child(level, 'start')) ?? '1') || 1,
  }
}

function shown(count: number, format: string): string {
  if (/chinese|japanese|ideograph|korean|taiwanese/i.test(format) && count < 10_000) {
    return format === 'ideographEnclosedCircle' ? String(count) : chineseNumber(count)
  }
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((count - 1) % 26))
    return format === 'lowerLetter' ? letter : letter.toUpperCase()
  }
  return String(count)
}
