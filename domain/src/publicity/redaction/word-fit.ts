import { beforeName, followers, isNeighbour } from './neighbours.ts'
import type { Reading, Word } from './reading.ts'
import { surnameFit } from './surnames.ts'
import { taggedAmiss } from './tagged-amiss.ts'

/** Where a name would stand, and how many characters its surname has. */
type Place = { readonly from: number; readonly to: number; readonly surname: number }

/** What no dictionary knows, and what it takes for a person. */
export const isUnknown = (tag: string): boolean => /^(?:nr|x)/.test(tag)

/** Words in which nobody's name begins. */
export const isFunctionWord = (tag: string): boolean => /^[pcudryeokhf]/.test(tag)

/** What the words of the dictionary say of some characters as a name: some for, most against it. */
export function wordFit(reading: Reading, place: Place): number {
  const { from, to } = place
  const first = reading.wordAt(from)
  const last = reading.wordAt(to - 1)
  const blank = blankFit(reading, place)
  // Without a dictionary anything may be a word: what stands beside it has to say more.
  if (first.tag === '') return blank - 1.25
  if (taggedAmiss.has(reading.text.slice(from, to))) return -4
  if (first.from === from && last.to === to) return blank + wholeWords(reading, place)
  return blank + cutWords(reading, place)
}

/** 张 三 is written so in lists; anything else across a blank is two things. */
function blankFit({ blankBefore }: Reading, { from, to }: Place): number {
  for (let at = from + 1; at < to; at++) if (blankBefore[at] === 1) return to - from === 2 ? -1 : -4
  return 0
}

/** The name is one word, or some words one after the other. */
function wholeWords({ wordAt, text }: Reading, { from, to, surname }: Place): number {
  const first = wordAt(from)
  const last = wordAt(to - 1)
  if (first === last) return oneWord(first.tag, text.slice(from, to))
  if (first.to !== from + surname) {
    // 孙知|远: the dictionary knows or guesses two characters, and the third fits. 公司|自 is no such thing.
    const goesOn = isUnknown(first.tag) && last.from === to - 1
    return goesOn && !followers.has(text.charAt(to - 1)) ? 1.25 : -3
  }
  const given = wordAt(from + surname)
  const isWord = given.to === to && to - given.from > 1
  if (isFunctionWord(first.tag)) {
    const alone = isFrequent(text, from, surname) ? -0.5 : -1.25
    const verb = /^[dpc]/.test(first.tag) ? -3 : -1.25
    return isWord && !isUnknown(given.tag) ? alone + verb : alone
  }
  if (given.to !== to) return 0.75
  return isUnknown(given.tag) ? 1.25 : given.tag.startsWith('v') ? 0.25 : 0.75
}

const isFrequent = (text: string, from: number, surname: number) =>
  surname === 2 || surnameFit(text.charAt(from)) > 0.5

function oneWord(tag: string, word: string): number {
  if (tag.startsWith('nr')) return 2
  // 刘艳用: what nobody knows may have swallowed the next word.
  if (tag === 'x') return word.length > 2 && followers.has(word.slice(-1)) ? 0.5 : 1.75
  if (/^n[stz]/.test(tag)) return /[省市县区镇乡村州]$/.test(word) ? -4 : -1.5
  return -4
}

/** The name begins or ends inside a word. */
function cutWords(reading: Reading, place: Place): number {
  const { text, wordAt } = reading
  const { from, to, surname } = place
  const first = wordAt(from)
  const last = wordAt(to - 1)
  const split = followers.has(text.charAt(to))
  if (first.from < from) {
    const begin = cutBefore(text, from, { first, within: first.to >= to })
    return first === last || last.to <= to ? begin : begin + cutBehind(last, split)
  }
  if (first === last) return isUnknown(last.tag) ? (split ? 1.25 : -0.5) : -3.5
  if (first.to > from + surname) {
    // 应当|忠于职守 begins with a word of the language; 邹学|军管 is 邹学军 and the next word.
    if (!isUnknown(first.tag)) return -3
    if (split && last.from === to - 1 && first.to === last.from) return 1.25
    return cutBehind(last, split)
  }
  const alone = first.to === from + surname
  const begin = alone ? (split ? 0.5 : 0) - (isFunctionWord(first.tag) ? 1.25 : 0) : 0
  return begin + cutBehind(last, split)
}

/** 由吉狄拉铁: a character before the name stands in one word with it. */
function cutBefore(
  text: string,
  from: number,
  { first, within }: { first: Word; within: boolean },
): number {
  const brought = from - first.from === 1 && isNeighbour(text.charAt(from - 1))
  if (isUnknown(first.tag)) return brought ? 0.75 : -0.5
  if (within) return -4
  return brought && beforeName.has(text.charAt(from - 1)) ? -1 : -2.5
}

function cutBehind({ tag }: Word, split: boolean): number {
  if (isUnknown(tag)) return split ? 0.25 : -0.5
  return split ? -0.5 : -1.75
}
