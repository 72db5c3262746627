import { usccProblem } from '../identity-codes/uscc.ts'
import { isPlainDate } from '../shared/plain-date.ts'
import { compoundSurnames } from './redaction/surnames.ts'

/** What stands in place of something that may not be public. */
export const notPublic = '［依法不予公开］'

/**
 * 姓+某: 张三 → 张某, 欧阳修 → 欧阳某. A name of another form (阿依古丽·买买提, John Smith) keeps its first
 * letter only: which part is the family name cannot be told from the text.
 */
export function maskName(name: string): string {
  const letters = [...name.normalize('NFKC').replace(/[\p{Cf}\p{Z}]/gu, '')]
  const pair = letters.slice(0, 2).join('')
  if (letters.length > 2 && compoundSurnames.has(pair)) return `${pair}某`
  return letters.length === 0 ? '某' : `${letters[0]}某`
}

/** The county-level part of an address: the finest that may be shown of where somebody lives. */
export function countyOf(address: string): string | null {
  const match =
    /^(?:[一-龥]{2,8}?(?:省|自治区))?(?:[一-龥]{1,8}?(?:市|自治州|盟|地区))?(?:[一-龥]{1,9}?(?:(?<![小社街园校厂库景])区|县|旗|市))?/.exec(
      address.replace(/\s/g, ''),
    )
  return match?.[0] ? match[0] : null
}

/**
 * Replaces every known name by its masked form, longest first, so that 张三丰 does not become
 * 张某丰 when 张三 is known too.
 */
export function maskNames(text: string, names: readonly string[]): string {
  return [...new Set(names)]
    .filter((name) => [...name].length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((masked, name) => masked.replaceAll(name, maskName(name)), text)
}

type Pattern = {
  readonly shape: RegExp
  readonly keep?: (found: string) => boolean
  readonly put?: (found: string) => string
}

/** What is never public, by its shape alone (requirements: redaction rules, the smallest set). */
const patterns: readonly Pattern[] = [
  { shape: /(?<![\w@.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  // A credit code may consist of digits only; it is public, so it must not be taken for an ID card.
  {
    shape: /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g,
    keep: isCreditCode,
  },
  { shape: /(?<!\d)1[3-9]\d{9}(?!\d)/g },
  { shape: /(?<![\d-])0\d{2,3}[-—－]\d{7,8}(?!\d)/g },
  // Bank accounts. Document numbers have 〔〕 around the year and never run this long.
  { shape: /(?<![0-9A-Za-z])\d{12,19}(?![0-9A-Za-z])/g, keep: isCreditCode },
  {
    shape:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]/g,
  },
  { shape: /(?<=(?:现住|家住|住址[：:]?|户籍地[：:]?))[^，。；,;\n]{4,40}/g, put: homeOf },
]

/** By its check character, unless it has a birth date where ID numbers have one. */
function isCreditCode(code: string): boolean {
  const birth = `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`
  return usccProblem(code) === null && !(/^(?:19|20)/.test(birth) && isPlainDate(birth))
}

function homeOf(address: string): string {
  return `${countyOf(address) ?? ''}${notPublic}`
}

/** Removes numbers, accounts, plates, mail and home addresses that stand in a free text. */
export function redactPatterns(text: string): string {
  return patterns.reduce(
    (redacted, { shape, keep, put }) =>
      redacted.replace(shape, (found) => (keep?.(found) ? found : (put?.(found) ?? notPublic))),
    text,
  )
}
