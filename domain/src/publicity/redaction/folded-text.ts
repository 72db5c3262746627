import { foldCharacter, gaps } from './character-fold.ts'
import { escapedAt } from './escapes.ts'

/**
 * The characters of a text in one spelling, and where each of them stood. Whatever can be put between two
 * characters to hide a word (spaces, zero-width characters, punctuation) becomes the gap before a character.
 */
export type FoldedText = {
  /** UTF-16 units of the folded characters. */
  readonly units: Uint16Array
  /** Where the character of each unit begins and ends in the source. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** The widest gap (`gaps`) between this unit and the one before it. */
  readonly gapBefore: Uint8Array
}

/** How a text is read: as written, as a program decodes it, and as a browser shows it. */
export type ReadingMode = { readonly escapes: boolean; readonly markup: boolean }

export const asWritten: ReadingMode = { escapes: false, markup: false }

/** Longest tag that is skipped in a reading without markup. */
const maxTagLength = 400

/** Folds a text in one pass. */
export function foldText(text: string, reading: ReadingMode = asWritten): FoldedText {
  const building = new Folding(text.length)
  let at = 0
  let close = -1
  while (at < text.length) {
    if (reading.markup && text.charCodeAt(at) === 0x3c && /[a-zA-Z/!]/.test(text.charAt(at + 1))) {
      if (close < at) close = text.indexOf('>', at)
      if (close < 0) close = text.length
      if (close < Math.min(at + maxTagLength, text.length)) {
        building.gap(gaps.invisible)
        at = close + 1
        continue
      }
    }
    const escaped = reading.escapes ? escapedAt(text, at) : null
    const code = escaped?.code ?? text.codePointAt(at) ?? 0
    const end = at + (escaped?.length ?? (code > 0xffff ? 2 : 1))
    building.add(code, at, end)
    at = end
  }
  return building.done()
}

/** The folded characters of a short text, as a string. */
export function charactersOf(text: string): string {
  const { units } = foldText(text)
  let characters = ''
  for (const unit of units) characters += String.fromCharCode(unit)
  return characters
}

class Folding {
  private units: Uint16Array
  private starts: Uint32Array
  private ends: Uint32Array
  private gapBefore: Uint8Array
  private count = 0
  private pending: number = gaps.none

  constructor(size: number) {
    const room = size + 16
    this.units = new Uint16Array(room)
    this.starts = new Uint32Array(room)
    this.ends = new Uint32Array(room)
    this.gapBefore = new Uint8Array(room)
  }

  gap(kind: number): void {
    if (kind > this.pending) this.pending = kind
  }

  add(code: number, start: number, end: number): void {
    const { characters, gap } = foldCharacter(code)
    if (characters === '') return this.gap(gap)
    for (let i = 0; i < characters.length; i++) {
      if (this.count === this.units.length) this.grow()
      this.units[this.count] = characters.charCodeAt(i)
      this.starts[this.count] = start
      this.ends[this.count] = end
      this.gapBefore[this.count] = this.pending
      this.pending = gaps.none
      this.count++
    }
  }

  /** A ligature or a unit sign folds to several characters, so a text can become longer. */
  private grow(): void {
    const room = this.units.length * 2
    const larger = <T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.units = larger(this.units, new Uint16Array(room))
    this.starts = larger(this.starts, new Uint32Array(room))
    this.ends = larger(this.ends, new Uint32Array(room))
    this.gapBefore = larger(this.gapBefore, new Uint8Array(room))
  }

  done(): FoldedText {
    const { count } = this
    return {
      units: this.units.subarray(0, count),
      starts: this.starts.subarray(0, count),
      ends: this.ends.subarray(0, count),
      gapBefore: this.gapBefore.subarray(0, count),
    }
  }
}
