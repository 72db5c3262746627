/** A 文号 as somebody typed it, or its beginning. */
export type NumberSpelling = {
  /** 四商罚决字, as typed; empty where only year and serial were typed. */
  readonly word: string
  /** One to four digits. */
  readonly year: string
  /** Empty where nothing follows the year. */
  readonly serial: string
  /** 号 was typed: no digit is missing. */
  readonly whole: boolean
}

const bracketed = /^([一-龥]{0,12})〔(\d{0,4})(?:〕第?(?:(\d{1,9})(号)?)?)?$/
const byYear = /^([一-龥]{0,12})(\d{4})年(第?)(\d{1,9})(号?)$/

/**
 * A 文号 in any of its usual spellings: any brackets or 年, with or without 第 and 字, full-width digits, blanks.
 * Null when it is none: a word of two characters at least has to begin it, or a whole year and serial.
 */
export function readNumberSpelling(typed: string): NumberSpelling | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{C}]/gu, '')
    .replace(/[[(【{〈《]/, '〔')
    .replace(/[\])】}〉》]/, '〕')
  const [, word = '', year = '', serial = '', end] = bracketed.exec(plain) ?? []
  if (word.length >= 2) return { word, year, serial, whole: end !== undefined }
  if (word === '' && year.length === 4 && serial !== '') {
    return { word, year, serial, whole: true }
  }
  const [, before = '', inYear = '', ordinal = '', number = '', closed = ''] =
    byYear.exec(plain) ?? []
  // 2026年1 may be the beginning of a day.
  if (number === '' || (ordinal === '' && closed === '' && before.length < 2)) return null
  return { word: before, year: inYear, serial: number, whole: true }
}

/** The word with 字 and without: 四商罚决字 is often written 四商罚决. */
const words = (word: string): readonly string[] => {
  const bare = word.replace(/字$/, '')
  return [`${bare}字`, bare]
}

/** How a number may begin of which this was typed: 四商罚决字〔2026〕1. */
export function numberBeginnings({ word, year, serial, whole }: NumberSpelling): string[] {
  const rest = serial === '' ? year : `${year}〕${serial}${whole ? '号' : ''}`
  return words(word).map((each) => `${each}〔${rest}`)
}

/** Year and serial as they stand in the 文号, 〔2026〕101号; null while they may go on. */
export const numberTail = ({ year, serial, whole }: NumberSpelling): string | null =>
  whole ? `〔${year}〕${serial}号` : null

/** What stands before the brackets has to contain this: the word without 字. */
export const numberWordPart = ({ word }: NumberSpelling): string => word.replace(/字$/, '')

/** A 文号 as people copy it, whatever the brackets and spaces: 四商罚告字〔2026〕3号. */
export function plainNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[(【［（〔{<《〈]/g, '〔')
    .replace(/[\])】］）〕}>》〉]/g, '〕')
    .replace(/号?$/, '号')
    .slice(0, 60)
}
