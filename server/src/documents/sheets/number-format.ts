/** What a cell of a format shows: a number as it is written, a day, or nothing of its own. */
export type Shown = (value: number, epoch: number) => string

const dayMs = 86_400_000
/** The last day a spreadsheet knows, 9999-12-31, as it counts. */
const lastDay = 2_958_465

/** The formats that have a number instead of a code (ECMA-376 part 1, 18.8.30); the rest of them are fractions and powers. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  46: '[h]:mm:ss',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** The code of a format by its number, where the workbook itself does not say it. */
export const builtInFormat = (id: number): string => builtIn[id] ?? 'General'

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sign'; readonly sign: string }

/**
 * How numbers of this format are read by somebody who looks at the sheet: 0.05 as 5%, 7 as 007, 46346 as a day.
 * Digits that a format hides are kept, and so are whole thousands without their comma: what was typed is
 * not rounded. A month without its day stays one.
 */
export function shownBy(code: string): Shown {
  const sections = sectionsOf(code)
  const [first = []] = sections
  const letters = first.flatMap((part) => (part.kind === 'sign' ? [part.sign.toLowerCase()] : []))
  if (letters.some((sign) => /^(?:[ymdhs]|\[[hms]+\])$/.test(sign))) {
    return (value, epoch) => dayOrTime(letters, value, epoch)
  }
  return (value) => {
    const own = value < 0 ? sections[1] : value === 0 ? sections[2] : undefined
    // A section for what is below zero says the sign itself, or shows it by brackets or red.
    return own && value < 0 ? `-${numberBy(own, -value)}` : numberBy(own ?? first, value)
  }
}

/** The parts of each section of a code: texts that stand for themselves, and signs. Colours and conditions are left out. */
function sectionsOf(code: string): Part[][] {
  const sections: Part[][] = [[]]
  const put = (part: Part) => sections.at(-1)?.push(part)
  for (let at = 0; at < code.length; at++) {
    const sign = code[at] ?? ''
    if (sign === ';') sections.push([])
    else if (sign === '"') {
      const end = code.indexOf('"', at + 1)
      put({ kind: 'text', text: code.slice(at + 1, end < 0 ? undefined : end) })
      at = end < 0 ? code.length : end
    } else if (sign === '\\') put({ kind: 'text', text: code[++at] ?? '' })
    // A blank as wide as the next character, and a character that fills the cell.
    else if (sign === '_' || sign === '*') at++
    else if (sign === '[') {
      const end = code.indexOf(']', at)
      const inside = code.slice(at, end < 0 ? undefined : end + 1)
      if (/^\[[hms]+\]$/i.test(inside)) put({ kind: 'sign', sign: inside })
      at = end < 0 ? code.length : end
    } else if (/[\p{Script=Han}]/u.test(sign)) put({ kind: 'text', text: sign })
    else put({ kind: 'sign', sign })
  }
  return sections
}

/** Signs of money are no part of an amount. */
const isMoney = (text: string) => /^[\s¥￥$€£-]*$/.test(text)

function numberBy(parts: readonly Part[], value: number): string {
  const code = parts.map((part) => (part.kind === 'sign' ? part.sign : '"')).join('')
  // General, a power or a fraction: the number itself says it best.
  if (!/[0#?]/.test(code) || /e[+-]|\//i.test(code)) return plain(value)
  const percents = code.split('%').length - 1
  const [whole = '', decimals = ''] = code.replace(/[^0#?.]/g, '').split('.')
  const shifted = value * 100 ** percents
  const [digits = '', rest = ''] = plain(Math.abs(shifted)).split('.')
  const least = decimals.replace(/[^0]/g, '').length
  const fraction = rest.padEnd(percents > 0 && rest === '' ? 0 : least, '0')
  const number =
    (shifted < 0 ? '-' : '') +
    digits.padStart(whole.replace(/[^0]/g, '').length, '0') +
    (fraction === '' ? '' : `.${fraction}`)
  const first = parts.findIndex((part) => part.kind === 'sign' && /[0#?.]/.test(part.sign))
  const wordsOf = (some: readonly Part[]) =>
    some.map((part) => (part.kind === 'text' && !isMoney(part.text) ? part.text : '')).join('')
  return `${wordsOf(parts.slice(0, first))}${number}${'%'.repeat(percents)}${wordsOf(parts.slice(first))}`
}

/** 0.1+0.2 is kept as 0.30000000000000004; a spreadsheet shows fifteen digits. */
function plain(value: number): string {
  const short = Number(value.toPrecision(15))
  return String(short)
}

function dayOrTime(letters: readonly string[], value: number, epoch: number): string {
  if (value < 0 || value > lastDay + 1) return plain(value)
  const has = (letter: string) => letters.includes(letter)
  const elapsed = letters.some((letter) => letter.startsWith('[') && letter.includes('h'))
  // Rounded to the second: a time is kept as a fraction of a day.
  const seconds = Math.round(value * 86_400)
  const clock = [Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
  const hours = elapsed ? Math.floor(seconds / 3_600) : (clock[0] ?? 0)
  const two = (number: number | undefined) => String(number ?? 0).padStart(2, '0')
  const time = `${two(hours)}:${two(clock[1])}${has('s') ? `:${two(clock[2])}` : ''}`
  const tellsTime = has('h') || elapsed || has('s')
  if (!has('y') && !has('d')) return time
  const day = new Date(epoch + Math.floor(value) * dayMs).toISOString().slice(0, 10)
  if (!has('d')) return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`
  return tellsTime && seconds % 86_400 !== 0 ? `${day} ${time}` : day
}
