import { isTranscription } from './foreign-names.ts'
import { foreignShapes } from './foreign-shapes.ts'
import { givenNameFit } from './given-names.ts'
import type { NameShape } from './name-shape.ts'
import { isNeighbour } from './neighbours.ts'
import { personWordBefore } from './person-words.ts'
import { isHan } from './plain-text.ts'
import type { Reading } from './reading.ts'
import { compoundSurnames, surnameFit, surnames } from './surnames.ts'
import { isFunctionWord, wordFit } from './word-fit.ts'

/** Everything in a text that has the shape of a name. Every length is bounded. */
export function nameShapes(reading: Reading): NameShape[] {
  return [...hanShapes(reading), ...foreignShapes(reading)]
}

function hanShapes(reading: Reading): NameShape[] {
  const { text } = reading
  const shapes: NameShape[] = []
  for (let from = 0; from + 1 < text.length; from++) {
    if (!isHan(text.charCodeAt(from))) continue
    const compound = compoundSurnames.has(text.slice(from, from + 2))
    if (compound)
      shapes.push(...withSurname(reading, from, 2, text.startsWith('佐佐木', from) ? 3 : 2))
    if (surnames.has(text.charAt(from))) shapes.push(...withSurname(reading, from, 1, 2))
  }
  return shapes
}

function withSurname(reading: Reading, from: number, surname: number, most: number): NameShape[] {
  const { text } = reading
  const shapes: NameShape[] = []
  for (let given = 1; given <= most + (surname === 2 ? 1 : 0); given++) {
    const to = from + surname + given
    if (to > text.length || !isHan(text.charCodeAt(to - 1))) break
    const fits = [...text.slice(from + surname, to)].map(givenNameFit)
    const fit = fits.reduce((sum, each) => sum + each, 0) / given
    if (Math.min(...fits) < -2) break
    // 申请人, 来信人: who somebody is, not what they are called.
    const characters = text.slice(from, to)
    if (notCalled.test(characters) || personWordBefore(text, to)) continue
    // 张姐, 王总: who is meant cannot be told from it.
    if (surname + given === 2 && /[姐哥叔姨嫂爷奶总工]$/.test(characters)) continue
    const own = surname === 2 ? 1.5 : surnameFit(text.charAt(from))
    const isPart =
      inLongerForeign(reading, from, to) || hasSurnameBefore(reading, from, surname + given)
    // Only Japanese given names after a surname of two characters are longer.
    const length = given > 2 ? -1.5 : given === 2 ? 0.25 : 0
    const words = wordFit(reading, { from, to, surname })
    shapes.push({ from, to, score: own + fit + length + words - (isPart ? 1 : 0), form: 'han' })
  }
  return shapes
}

/** Streets and places, and what follows a surname in speech: 李女士, 周律师. */
const notCalled =
  /(?:[人街路镇乡县市区省]|先生|女士|小姐|阿姨|律师|老师|医生|大夫|师傅|经理|主任|局长|副局|科长|老板|教练|同志)$/

/** 巴特 of 巴特尔: part of a longer run of transcription. */
function inLongerForeign({ text, blankBefore }: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isTranscription(text.charAt(at))) return false
  const goesOn = (at: number) => isTranscription(text.charAt(at)) && !isNeighbour(text.charAt(at))
  return (goesOn(from - 1) && blankBefore[from] !== 1) || (goesOn(to) && blankBefore[to] !== 1)
}

/** 向东 of 周向东: a frequent surname stands right before two characters. */
function hasSurnameBefore({ text, wordAt }: Reading, from: number, length: number): boolean {
  if (length !== 2 || surnameFit(text.charAt(from - 1)) < 1) return false
  const { from: begin, to, tag } = wordAt(from - 1)
  return to === from && begin >= from - 2 && !isFunctionWord(tag)
}
