import { gaps, inNumber } from './character-fold.ts'
import { asWritten, foldText, type FoldedText, type ReadingMode } from './folded-text.ts'
import type { Secret } from './grounds.ts'
import { spellingsOf, type Spelling } from './spellings.ts'
import { endOfReading, withoutPinyin, type UnspokenText } from './without-pinyin.ts'
import { WordAutomaton } from './word-automaton.ts'

/** A place of the text, in UTF-16 units: from start up to end. */
export type TextSpan = { readonly start: number; readonly end: number }

/** The place of a known secret, in any spelling. */
type KnownHit = TextSpan & { readonly secret: number }

/** Finds every spelling of every one of many secrets in one text, in time linear in the text. */
export class KnownWords {
  private readonly spellings: readonly Spelling[]
  private readonly words: WordAutomaton
  private readonly numbers: WordAutomaton
  readonly secrets: readonly Secret[]

  constructor(secrets: readonly Secret[]) {
    this.secrets = secrets
    this.spellings = secrets.flatMap(spellingsOf)
    const characters = (numeric: boolean) =>
      this.spellings.map((each) => (each.numeric === numeric ? each.characters : ''))
    this.words = new WordAutomaton(characters(false))
    this.numbers = new WordAutomaton(characters(true))
  }

  /** In order of their beginning, longer ones first; they may overlap. */
  find(text: string): KnownHit[] {
    if (this.spellings.length === 0) return []
    const hits = readingsOf(text).flatMap((reading) => {
      const folded = foldText(text, reading)
      const unspoken = withoutPinyin(text, folded)
      return [
        ...this.findIn(text, folded),
        ...(unspoken ? this.findIn(text, unspoken, unspoken) : []),
      ]
    })
    return hits.sort((a, b) => a.start - b.start || b.end - a.end)
  }

  private findIn(text: string, folded: FoldedText, unspoken?: UnspokenText): KnownHit[] {
    const hits: KnownHit[] = []
    const onWord = (index: number, last: number) => {
      const spelling = this.spellings[index]
      if (!spelling) return
      const first = last - spelling.characters.length + 1
      if (!spelling.counts(folded, first, last)) return
      const kind = this.secrets[spelling.secret]?.kind
      const from = kind === 'phone' ? withCountryCode(folded, first) : first
      const place = widened(text, folded, from, last)
      const end = (unspoken && endOfReading(unspoken, from, last)) ?? place.end
      hits.push({ secret: spelling.secret, ...place, end })
    }
    this.words.find(folded.units, (unit) => unit, onWord)
    this.numbers.find(folded.units, inNumber, onWord)
    return hits
  }
}

/**
 * Whether one of some places covers a place. Both lists must be walked in order of their beginning:
 * each is passed once.
 */
export function coverOf(places: readonly TextSpan[]): (inner: TextSpan) => boolean {
  let next = 0
  let furthest = 0
  return ({ start, end }) => {
    for (; next < places.length && (places[next]?.start ?? 0) <= start; next++) {
      furthest = Math.max(furthest, places[next]?.end ?? 0)
    }
    return end <= furthest
  }
}

/** Whether one of some places, in order of their beginning, shares a character with a place. */
export function overlapOf(places: readonly TextSpan[]): (other: TextSpan) => boolean {
  let last = 0
  /** Where the places so far end at the furthest. */
  const furthest = places.map(({ end }) => (last = Math.max(last, end)))
  return ({ start, end }) => {
    let [low, high] = [0, places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[middle]?.start ?? 0) < end) low = middle + 1
      else high = middle
    }
    return (furthest[low - 1] ?? 0) > start
  }
}

function readingsOf(text: string): ReadingMode[] {
  const readings = [asWritten]
  if (/[&%\\]/.test(text)) readings.push({ escapes: true, markup: false })
  if (/<[a-zA-Z/!]/.test(text)) readings.push({ escapes: true, markup: true })
  return readings
}

/** +86, 0086 or 86 before a phone number belongs to it. */
function withCountryCode({ units, gapBefore }: FoldedText, first: number): number {
  const is = (at: number, digit: number) => inNumber(units[at] ?? 0) === 0x30 + digit
  const near = (at: number) => (gapBefore[at] ?? 0) <= gaps.punctuation
  if (!(is(first - 2, 8) && is(first - 1, 6) && near(first))) return first
  return is(first - 4, 0) && is(first - 3, 0) ? first - 4 : first - 2
}

const opening: Readonly<Record<string, string>> = { ')': '(', '）': '（' }

/** Takes in an opening bracket whose closing one is inside. */
export function withBracket(text: string, { start, end }: TextSpan): TextSpan {
  if (end - start > 64) return { start, end }
  const inside = text.slice(start, end)
  const open = text.charAt(start - 1)
  const stray = Object.entries(opening).some(
    ([closing, each]) => open === each && inside.includes(closing) && !inside.includes(each),
  )
  return { start: stray ? start - 1 : start, end }
}

/** From the first character to the last, with a plus sign or an opening bracket that belongs to them. */
function widened(text: string, folded: FoldedText, first: number, last: number): TextSpan {
  let start = folded.starts[first] ?? 0
  const end = folded.ends[last] ?? 0
  if (/[+＋]/.test(text.charAt(start - 1))) start--
  return withBracket(text, { start, end })
}
