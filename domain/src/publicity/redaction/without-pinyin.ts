import { foldCharacter, gaps } from './character-fold.ts'
import type { FoldedText } from './folded-text.ts'
import { bopomofoSyllables, isBopomofo, pinyinSyllables } from './pinyin.ts'

/** A text whose readings in pinyin or 注音 have become gaps: 张(zhāng)三 and 张zhang三 are 张三. */
export type UnspokenText = FoldedText & {
  /** Where the reading behind each unit ends in the source; 0 where there is none. */
  readonly readingEnds: Uint32Array
  /** Whether that reading stands in brackets. */
  readonly bracketed: Uint8Array
  /** How many syllables it has. */
  readonly syllables: Uint8Array
}

type Run = { readonly next: number; readonly syllables: number; readonly letters: number }

/** The text without the readings between and behind its Chinese characters; null when it has none. */
export function withoutPinyin(text: string, folded: FoldedText): UnspokenText | null {
  const { units, starts, ends, gapBefore } = folded
  if (!units.some((unit, at) => isSpoken(unit) && isHan(units[at - 1]))) return null
  const [kept, keptStarts] = [new Uint16Array(units.length), new Uint32Array(units.length)]
  const [keptEnds, keptGaps] = [new Uint32Array(units.length), new Uint8Array(units.length)]
  const readingEnds = new Uint32Array(units.length)
  const [bracketed, syllables] = [new Uint8Array(units.length), new Uint8Array(units.length)]
  let count = 0
  let pending: number = gaps.none
  for (let at = 0; at < units.length;) {
    const run = count > 0 && isHan(units[at - 1]) ? runAt(folded, at) : null
    const closing = run && closingAfter(text, folded, at, run.next)
    // A single letter is a reading in brackets only: 阿(ā), but A4纸 and 三A级.
    if (run && run.syllables > 0 && (run.letters > 1 || closing !== null)) {
      const end = closing ?? ends[run.next - 1] ?? 0
      readingEnds[count - 1] = end
      bracketed[count - 1] = closing === null ? 0 : 1
      syllables[count - 1] = Math.min(run.syllables, 255)
      const lines = Math.max(gapBefore[at] ?? 0, gapBefore[run.next] ?? 0) === gaps.line
      const behind = widestGap(text, end, starts[run.next] ?? text.length)
      // What annotates several characters need not stand inside a name.
      const kind = run.syllables > 1 ? gaps.punctuation : lines ? gaps.line : gaps.mark
      pending = Math.max(kind, behind)
      at = run.next
      continue
    }
    kept[count] = units[at] ?? 0
    keptStarts[count] = starts[at] ?? 0
    keptEnds[count] = ends[at] ?? 0
    keptGaps[count] = pending === gaps.none ? (gapBefore[at] ?? 0) : pending
    pending = gaps.none
    count++
    at++
  }
  if (count === units.length) return null
  return {
    units: kept.subarray(0, count),
    starts: keptStarts.subarray(0, count),
    ends: keptEnds.subarray(0, count),
    gapBefore: keptGaps.subarray(0, count),
    ...{ readingEnds, bracketed, syllables },
  }
}

/**
 * Where a name ends that is written with its reading: behind the last reading, if the name has others inside, or this
 * one has as many syllables as the name has characters, or stands in brackets and is no longer than the name. Null
 * when no reading belongs to it.
 */
export function endOfReading(
  { readingEnds, bracketed, syllables }: UnspokenText,
  first: number,
  last: number,
): number | null {
  const end = readingEnds[last] ?? 0
  if (end === 0) return null
  const inside = readingEnds.subarray(first, last).some((each) => each > 0)
  const [spoken, characters] = [syllables[last] ?? 0, last - first + 1]
  const ofTheName = spoken === characters || (bracketed[last] === 1 && spoken < characters)
  return inside || ofTheName ? end : null
}

/** Letters, 注音 and the digits of tones from here on, as words between gaps. */
function runAt({ units, gapBefore }: FoldedText, from: number): Run {
  let [at, syllables, letters] = [from, 0, 0]
  let word = ''
  let signs = 0
  let isPinyin = true
  const close = () => {
    const cut = pinyinSyllables(word)
    if (word !== '' && cut === 0) isPinyin = false
    syllables += cut + bopomofoSyllables(signs)
    word = ''
    signs = 0
  }
  for (; at < units.length; at++) {
    const unit = units[at] ?? 0
    const spoken = isSpoken(unit)
    const tone = isTone(unit) && isSpoken(units[at - 1]) && gapBefore[at] === gaps.none
    if (!spoken && !tone) break
    if (at > from && (gapBefore[at] ?? 0) >= gaps.mark) close()
    if (isLatin(unit)) word += String.fromCharCode(unit)
    else if (isBopomofo(unit)) signs++
    else close()
    if (spoken) letters++
  }
  close()
  return { next: at, syllables: isPinyin ? syllables : 0, letters }
}

const isSpoken = (unit = 0) => isLatin(unit) || isBopomofo(unit)
const isLatin = (unit: number) => unit >= 0x41 && unit <= 0x5a
/** 1 to 5 behind a syllable, or the marks of 注音, which are letters to Unicode. */
const isTone = (unit: number) =>
  (unit >= 0x31 && unit <= 0x35) || unit === 0x02ca || unit === 0x02c7 || unit === 0x02cb
const isHan = (unit = 0) =>
  (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3007 || (unit >= 0xd800 && unit <= 0xdfff)

const opening = /[([{（［｛【〔〈《「『"'“‘/／|｜]\s*$/u
const closing = /^\s*[)\]}）］｝】〕〉》」』"'”’/／|｜]/u

/** Where the bracket ends that closes a run; null when the run is in none. */
function closingAfter(
  text: string,
  { starts, ends }: FoldedText,
  from: number,
  next: number,
): number | null {
  const begin = starts[from] ?? 0
  if (!opening.test(text.slice(Math.max(ends[from - 1] ?? 0, begin - 16), begin))) return null
  const end = ends[next - 1] ?? 0
  const behind = closing.exec(text.slice(end, Math.min(starts[next] ?? text.length, end + 16)))
  return behind ? end + behind[0].length : null
}

/** The widest gap among the signs between two places; letters there belong to an escape. */
function widestGap(text: string, from: number, to: number): number {
  let widest: number = gaps.none
  for (const sign of text.slice(from, to)) {
    const { characters, gap } = foldCharacter(sign.codePointAt(0) ?? 0)
    if (characters === '') widest = Math.max(widest, gap)
  }
  return widest
}
