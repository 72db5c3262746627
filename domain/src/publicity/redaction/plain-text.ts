import { foldCharacter, gaps } from './character-fold.ts'
import { escapedAt } from './escapes.ts'

/**
 * A text as the detectors read it: one spelling of each character, upper case, no invisible characters,
 * simple punctuation, no blanks beside Chinese characters, codes (%E7%8E%8B, &#50;) as what they stand for; and where
 * each unit came from. Tabs stay, because they part the cells of a table.
 */
export type PlainText = {
  readonly text: string
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** 1 where blanks that were left out stood before the unit. */
  readonly blankBefore: Uint8Array
}

const simple = new Map(
  [...'，,：:；;（(）)［[］]【[】]“"”"‘\'’\'！!？?＠@．.－-‐-‑-‒-–-—-―-·-•-・-／/＊*＿_'].flatMap(
    (character, index, all) => (index % 2 === 0 ? [[character, all[index + 1] ?? '']] : []),
  ),
)

/** @returns the text as detectors read it; one pass */
export function plainText(source: string): PlainText {
  const room = source.length * 2 + 16
  const units = new Uint16Array(room)
  const starts = new Uint32Array(room)
  const ends = new Uint32Array(room)
  const blankBefore = new Uint8Array(room)
  let count = 0
  let blank = false
  let afterHan = true
  const put = (unit: number, start: number, end: number) => {
    if (count === room) return
    units[count] = unit
    starts[count] = start
    ends[count++] = end
  }
  for (let at = 0; at < source.length;) {
    const escaped = escapedAt(source, at)
    const code = escaped?.code ?? source.codePointAt(at) ?? 0
    const end = at + (escaped?.length ?? (code > 0xffff ? 2 : 1))
    const shown = plainCharacter(code)
    if (shown === ' ') blank = true
    else if (shown !== '') {
      const han = isHan(shown.charCodeAt(0))
      if (blank && !afterHan && !han) put(0x20, at - 1, at)
      else if (blank) blankBefore[count] = 1
      blank = false
      afterHan = han
      for (let i = 0; i < shown.length; i++) put(shown.charCodeAt(i), at, end)
    }
    at = end
  }
  return { text: stringOf(units.subarray(0, count)), starts, ends, blankBefore }
}

const plain: (string | undefined)[] = Array.from({ length: 0x10000 })

function plainCharacter(code: number): string {
  const known = plain[code]
  if (known !== undefined) return known
  const { characters, gap } = foldCharacter(code)
  const shown = characters.slice(0, 2) || punctuationOf(code, gap)
  if (code < 0x10000) plain[code] = shown
  return shown
}

/** In pieces: a call takes only so many arguments. */
function stringOf(units: Uint16Array): string {
  const pieces: string[] = []
  for (let at = 0; at < units.length; at += 8192) {
    pieces.push(String.fromCharCode(...units.subarray(at, at + 8192)))
  }
  return pieces.join('')
}

export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007
}

function punctuationOf(code: number, gap: number): string {
  if (gap === gaps.line) return '\n'
  if (code === 0x09) return '\t'
  if (gap === gaps.invisible) return ''
  const character = String.fromCodePoint(code)
  if (/[\p{Z}\t\u2800]/u.test(character)) return ' '
  return simple.get(character) ?? character
}
