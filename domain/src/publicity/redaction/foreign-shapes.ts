import { isTranscription } from './foreign-names.ts'
import type { NameShape } from './name-shape.ts'
import { followers, isNeighbour } from './neighbours.ts'
import { isHan } from './plain-text.ts'
import type { Reading } from './reading.ts'
import { isUnknown } from './word-fit.ts'

/** Names of other languages, in Chinese characters or in Latin ones. */
export const foreignShapes = (reading: Reading): NameShape[] => [
  ...dotted(reading),
  ...transcribed(reading),
  ...latin(reading),
]

const maxPart = 9

/** 古丽米热·艾比布力, 迈克尔·约翰逊: the plain text has a hyphen for the dot, so the source is asked. */
function dotted(reading: Reading): NameShape[] {
  const { text, source, starts } = reading
  const isDot = (at: number) =>
    text.charAt(at) === '-' && /[·•‧∙・･．.]/.test(source.charAt(starts[at] ?? 0))
  const shapes: NameShape[] = []
  for (let dot = text.indexOf('-'); dot >= 0; dot = text.indexOf('-', dot + 1)) {
    if (!isDot(dot) || !isHan(text.charCodeAt(dot - 1)) || !isHan(text.charCodeAt(dot + 1)))
      continue
    const from = dottedStart(reading, dot)
    let to = dottedEnd(reading, dot + 1)
    for (let parts = 0; parts < 3 && isDot(to) && isHan(text.charCodeAt(to + 1)); parts++) {
      to = dottedEnd(reading, to + 1)
    }
    const characters = [...text.slice(from, to).replaceAll('-', '')]
    const foreign = characters.filter(isTranscription).length / characters.length
    if (foreign >= 0.5) shapes.push({ from, to, score: 5, form: 'dotted' })
    dot = to - 1
  }
  return shapes
}

/** Whether a word of the dictionary stands here that belongs to no foreign name. */
function isOwnWord({ text, wordAt }: Reading, at: number): boolean {
  const { from, to, tag } = wordAt(at)
  if (isUnknown(tag) || /^ns/.test(tag)) return false
  if (to - from > 1) return ![...text.slice(from, to)].every(isTranscription)
  return /^(?:p|c|u|d|r|v)/.test(tag) && !isTranscription(text.charAt(at))
}

function dottedStart(reading: Reading, dot: number): number {
  const { text, blankBefore, wordAt } = reading
  // 汤姆·汉克斯: the word right before the dot belongs to the name, if nobody knows it.
  const word = wordAt(dot - 1)
  let from = isUnknown(word.tag) && word.to === dot ? Math.max(word.from, dot - maxPart) : dot
  while (from > 0 && dot - from < maxPart && isHan(text.charCodeAt(from - 1))) {
    if (blankBefore[from] === 1) break
    const known = isTranscription(text.charAt(from - 1))
    // The word right before the dot is part of the name, whatever it is.
    if (dot - from > 1 && (!known || isOwnWord(reading, from - 1))) break
    if (!known && dot - from > 0) break
    from--
  }
  return from
}

function dottedEnd(reading: Reading, start: number): number {
  const { text, blankBefore } = reading
  let to = start
  while (to < text.length && to - start < maxPart && isHan(text.charCodeAt(to))) {
    if (to > start && blankBefore[to] === 1) break
    if (to > start + 1 && endsBefore(reading, to)) break
    to++
  }
  return to
}

/** 阿不都|拉管: the last character may stand in one word with the verb behind it. */
function endsBefore(reading: Reading, at: number): boolean {
  const [character, next] = [reading.text.charAt(at), reading.text.charAt(at + 1)]
  if (isTranscription(character)) return !followers.has(next) && isOwnWord(reading, at)
  return isOwnWord(reading, at) || followers.has(character)
}

/** 卓玛央金, 巴特尔, 阿苏木呷: a run of characters in which other languages are written, and no words of this one. */
function transcribed(reading: Reading): NameShape[] {
  const { text, wordAt, blankBefore } = reading
  const shapes: NameShape[] = []
  for (let from = 0; from < text.length; from++) {
    if (!isTranscription(text.charAt(from))) continue
    const word = wordAt(from)
    const begins =
      word.from === from ||
      (isNeighbour(text.charAt(from - 1)) && (isUnknown(word.tag) || word.from === from - 1))
    if (!begins) continue
    let to = from + 1
    while (
      to < text.length &&
      to - from < maxPart &&
      blankBefore[to] !== 1 &&
      inForeign(reading, to)
    )
      to++
    // The run ends with a word, unless the word is one nobody knows.
    const last = wordAt(to - 1)
    if (last.to > to && !isUnknown(last.tag)) to = Math.max(last.from, from)
    if (to - from < 3) continue
    const share = ownWords(reading, from, to)
    const beyondThree = Math.min(2, to - from - 3)
    const beyondFive = Math.max(0, to - from - 5)
    const score = 1.5 + 0.75 * beyondThree + 0.25 * beyondFive - 4 * share
    if (share <= 0.5) shapes.push({ from, to, score, form: 'transcribed' })
  }
  return shapes
}

/** A character of transcription, or one inside an unknown word that is mostly such characters. */
function inForeign({ text, wordAt }: Reading, at: number): boolean {
  const character = text.charAt(at)
  if (isTranscription(character)) return true
  const { from, to, tag } = wordAt(at)
  if (!isUnknown(tag) || to - from < 3 || followers.has(character)) return false
  return [...text.slice(from, to)].filter(isTranscription).length * 2 > to - from
}

/** The share of the characters that are words of the language. */
function ownWords({ wordAt }: Reading, from: number, to: number): number {
  let known = 0
  for (let at = from; at < to; at = Math.max(at + 1, wordAt(at).to)) {
    const { tag, to: end } = wordAt(at)
    const size = Math.min(end, to) - at
    if (size > 1 && !/^(?:nr|x|ns|nz)/.test(tag)) known += size
    else if (/^[pcudvm]/.test(tag)) known += 0.25
    else if (size > 2 && /^(?:ns|nz)/.test(tag)) known += size
  }
  return known / (to - from)
}

/** No person: forms of firms and words that are written with capitals. */
const notPeople =
  /^(?:LTD|CO|INC|CORP|COMPANY|GROUP|BANK|CHINA|HTTP|WWW|NEW|THE|SHOP|STORE|APP|PDF|WORD|EXCEL|WECHAT|ALIPAY)$/i

/** Smith, O'Neill, McDonald, K */
const capitalised = /^[A-Z][a-z'’-]{0,15}(?:[A-Z][a-z]{1,14})?$/

/** John Smith, Peter O'Neill: two to four words with a capital each, as the source writes them. */
function latin({ text, source, starts, ends }: Reading): NameShape[] {
  const shapes: NameShape[] = []
  for (const match of text.matchAll(
    /(?<![A-Z0-9@])[A-Z][A-Z']{1,15}(?: [A-Z][A-Z'-]{0,15}){1,3}(?![A-Z0-9@])/g,
  )) {
    const from = match.index
    const to = from + match[0].length
    const written = source.slice(starts[from] ?? 0, ends[to - 1] ?? 0)
    const parts = written.split(/\s+/)
    if (!parts.every((part) => capitalised.test(part))) continue
    if (parts.some((part) => notPeople.test(part))) continue
    shapes.push({ from, to, score: 4, form: 'latin' })
  }
  return shapes
}
