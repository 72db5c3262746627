import { legible } from '../legible.ts'
import { child, childrenOf, descendant, valueOf, type XmlNode } from '../packages/xml-tree.ts'
import type { LeftOut } from './left-out.ts'
import { inFormat, knowsFormat } from './number-formats.ts'

type Level = {
  readonly format: string
  readonly text: string
  readonly start: number
  /** All numbers of the mark in Arabic digits (w:isLgl). */
  readonly legal: boolean
  /** The level (from 1) after which it begins again; 0 for never. Null for after every higher one. */
  readonly restart: number | null
}

type Levels = ReadonlyMap<number, Level>

/** One list of the document. Several w:num that are made of one w:abstractNum count on together. */
type List = {
  readonly shape: string
  readonly levels: Levels
  /** Levels that this list begins anew at its first use, and where. */
  readonly restarts: ReadonlyMap<number, number>
}

/**
 * The numbers Word shows but does not store: 一、, （二）, 第三条. They are part of what the author sees,
 * so they become part of the text (ECMA-376-1, 17.9).
 */
export class WordNumbering {
  readonly #lists = new Map<string, List>()
  readonly #counts = new Map<string, Map<number, number>>()
  readonly #begun = new Set<string>()

  constructor(part: XmlNode | undefined) {
    const root = descendant(part, 'numbering')
    const shapes = shapesOf(root)
    for (const number of childrenOf(root, 'num')) {
      const shape = valueOf(child(number, 'abstractNumId'))
      const levels = shapes.get(shape ?? '')
      const id = number.attributes['numId']
      if (levels && shape !== undefined && id !== undefined) {
        this.#lists.set(id, listOf(number, { shape, levels }))
      }
    }
  }

  /** The text before the next paragraph of this number and level; `- ` for a bullet. */
  next(id: string, level: number, left: LeftOut): string {
    const list = this.#lists.get(id)
    const own = list?.levels.get(level)
    if (!list || !own) return ''
    if (own.format === 'bullet') return '- '
    const counts = this.#countsOf(list, { id, level })
    counts.set(level, (counts.get(level) ?? own.start - 1) + 1)
    for (const [other, { restart }] of list.levels) {
      if (other > level && (restart === null || restart > level)) counts.delete(other)
    }
    if (!knowsFormat(own.format)) left.formats++
    const mark = own.text.replace(/%([1-9])/g, (_all, place: string) => {
      const at = Number(place) - 1
      const shown = list.levels.get(at)
      const format = own.legal ? 'decimal' : (shown?.format ?? 'decimal')
      return inFormat(counts.get(at) ?? shown?.start ?? 1, format)
    })
    const { text, unknown } = legible(mark)
    left.symbols += unknown
    // Word keeps the mark and the words apart; 1 and 2 人 would be 12 人.
    return /[条章节编款项\w]$/.test(text) ? `${text}　` : text
  }

  #countsOf({ shape, restarts }: List, { id, level }: { id: string; level: number }) {
    const counts = this.#counts.get(shape) ?? new Map<number, number>()
    this.#counts.set(shape, counts)
    const restart = restarts.get(level)
    const use = `${id} ${level}`
    if (restart !== undefined && !this.#begun.has(use)) counts.set(level, restart - 1)
    this.#begun.add(use)
    return counts
  }
}

/** The shapes by their id. One may be only a link to another, by the name of a style of lists. */
function shapesOf(root: XmlNode | undefined): Map<string, Levels> {
  const shapes = childrenOf(root, 'abstractNum').map((shape) => ({
    id: shape.attributes['abstractNumId'] ?? '',
    levels: levelsOf(childrenOf(shape, 'lvl')),
    style: valueOf(child(shape, 'styleLink')),
    link: valueOf(child(shape, 'numStyleLink')),
  }))
  return new Map(
    shapes.map(({ id, levels, link }) => {
      const linked = link === undefined ? undefined : shapes.find(({ style }) => style === link)
      return [id, linked?.levels ?? levels]
    }),
  )
}

function listOf(number: XmlNode, { shape, levels }: Pick<List, 'shape' | 'levels'>): List {
  const restarts = new Map<number, number>()
  const own = new Map(levels)
  for (const override of childrenOf(number, 'lvlOverride')) {
    const level = Number(override.attributes['ilvl'] ?? '0')
    for (const [at, changed] of levelsOf(childrenOf(override, 'lvl'))) own.set(at, changed)
    const start = valueOf(child(override, 'startOverride'))
    if (start !== undefined) restarts.set(level, Number(start) || 0)
  }
  return { shape, levels: own, restarts }
}

function levelsOf(levels: readonly XmlNode[]): Levels {
  return new Map(
    levels.map((level) => [
      Number(level.attributes['ilvl'] ?? '0'),
      {
        format: valueOf(child(level, 'numFmt')) ?? formatInChoice(level),
        text: valueOf(child(level, 'lvlText')) ?? '',
        start: Number(valueOf(child(level, 'start')) ?? '0'),
        legal: isOn(child(level, 'isLgl')),
        restart: restartOf(level),
      },
    ]),
  )
}

/** Newer formats stand in a choice, beside one that older programs know (mc:AlternateContent). */
const formatInChoice = (level: XmlNode): string =>
  valueOf(descendant(child(child(level, 'AlternateContent'), 'Fallback'), 'numFmt')) ?? 'decimal'

function restartOf(level: XmlNode): number | null {
  const after = valueOf(child(level, 'lvlRestart'))
  return after === undefined ? null : Number(after)
}

const isOn = (node: XmlNode | undefined): boolean =>
  node !== undefined && !/^(?:0|false|off)$/.test(valueOf(node) ?? '1')
