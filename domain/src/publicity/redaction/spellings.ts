import { countyOf } from './mask.ts'
import { gaps, inNumber } from './character-fold.ts'
import { charactersOf, type FoldedText } from './folded-text.ts'
import type { Secret } from './grounds.ts'

/** One way to write a secret: the characters to look for, and which finds of them count. */
export type Spelling = {
  /** Which of the secrets. */
  readonly secret: number
  readonly characters: string
  /** Whether 三, 叁 and 3 are one character here. */
  readonly numeric: boolean
  readonly counts: (text: FoldedText, first: number, last: number) => boolean
}

/** Every spelling of one secret. A secret of fewer than two characters is not looked for. */
export function spellingsOf(secret: Secret, index: number): Spelling[] {
  const characters = charactersOf(secret.value)
  if ([...characters].length < 2) return []
  if (isShortName(characters))
    return [{ secret: index, characters, numeric: false, counts: asName }]
  const digits = inNumbers(characters)
  const numeric = /[0-9]/.test(characters) || secret.kind === 'address'
  const spelt = (word: string, counts: Spelling['counts'] = anyhow): Spelling => ({
    secret: index,
    characters: word,
    numeric,
    counts,
  })
  const whole = numeric ? digits : characters
  const main = spelt(whole, /^[A-Z0-9]{2,8}$/.test(whole) ? asWord : anyhow)
  switch (secret.kind) {
    case 'id-number':
      return [
        main,
        ...oldNumber(digits).map((word) => spelt(word)),
        ...withoutIssue(whole).map((word) => spelt(word, asWord)),
      ]
    case 'phone':
      return [main, ...otherPhone(digits).map((word) => spelt(word))]
    case 'address':
      return [withoutCounty(secret.value, whole)].map((word) => spelt(word))
    case 'birth-date':
      return birthDates(characters, index)
    case 'name':
      return [main, ...partsOf(secret.value).map((word) => spelt(word))]
    case 'account':
    case 'email':
    case 'chat-account':
    case 'plate':
    case 'vehicle':
    case 'property':
    case 'minor':
    case 'informant':
    case 'health':
    case 'trade-secret':
    case 'internal':
    case 'other':
      return [main]
  }
}

function isShortName(characters: string): boolean {
  return /^\p{Script=Han}{2,4}$/u.test(characters)
}

const anyhow = () => true

/** Short characters and digits count as a word of their own only, not inside a longer one or a sum of money. */
function asWord(text: FoldedText, first: number, last: number): boolean {
  const { units, gapBefore } = text
  for (let i = first + 1; i <= last; i++) if ((gapBefore[i] ?? 0) > gaps.mark) return false
  const joinedBefore = gapBefore[first] === gaps.none && isAlphanumeric(units[first - 1])
  const joinedAfter = gapBefore[last + 1] === gaps.none && isAlphanumeric(units[last + 1])
  return !joinedBefore && !joinedAfter
}

function isAlphanumeric(unit: number | undefined): boolean {
  return unit !== undefined && unit < 0x80
}

/** Words that come before somebody's name. */
const beforeNames =
  /(?:人|员|者|长|理|工|生|是|为|叫|名|与|和|及|某|系|向|对|由|经|称|让|找|给|被|把|同|跟|即)$/

/**
 * 张，三 is a name when it stands free or follows 当事人; in 主张，三项 it is not. Three and more characters
 * do not meet across punctuation by chance.
 */
function asName(text: FoldedText, first: number, last: number): boolean {
  const { units, gapBefore } = text
  let widest: number = gaps.none
  for (let i = first + 1; i <= last; i++) widest = Math.max(widest, gapBefore[i] ?? 0)
  if (widest < gaps.line || last - first > 1) return true
  const free = gapBefore[first] !== gaps.none || first === 0
  const freeAfter = last + 1 === units.length || gapBefore[last + 1] !== gaps.none
  if (widest === gaps.line) return !(freeAfter && !free && isNumeral(units[last]))
  const before = String.fromCharCode(units[first - 1] ?? 0)
  return (free && freeAfter) || beforeNames.test(before)
}

function isNumeral(unit: number | undefined): boolean {
  return unit !== undefined && (inNumber(unit) !== unit || unit === 0x5341)
}

/** The number of fifteen digits that the same person had before 2013: no century, no check character. */
function oldNumber(id: string): string[] {
  return /^\d{17}[\dX]$/.test(id) ? [id.slice(0, 6) + id.slice(8, 17)] : []
}

/** The number a holder keeps for life, without the count of permits: H12345678 of H1234567802, 01234567 of 0123456701B. */
function withoutIssue(permit: string): string[] {
  if (/^[HM]\d{10}$/.test(permit)) return [permit.slice(0, 9)]
  return /^\d{10}[A-Z]?$/.test(permit) ? [permit.slice(0, 8)] : []
}

/** Without the country code, and a landline as it is called from abroad. */
function otherPhone(phone: string): string[] {
  const own = /^(?:00)?86(1[3-9]\d{9})$/.exec(phone)?.[1]
  if (own !== undefined) return [own]
  return /^0\d{9,11}$/.test(phone) ? [`86${phone.slice(1)}`] : []
}

/** The street and number say where somebody lives; the county in front of them may be shown. */
function withoutCounty(address: string, whole: string): string {
  const plain = address.replace(/\s/g, '')
  const county = countyOf(plain)
  if (county === null || county.length >= plain.length) return whole
  const rest = inNumbers(charactersOf(plain.slice(county.length)))
  return rest.length >= 5 ? rest : whole
}

/** Characters as they count inside a number. */
function inNumbers(characters: string): string {
  let counted = ''
  for (let i = 0; i < characters.length; i++)
    counted += String.fromCharCode(inNumber(characters.charCodeAt(i)))
  return counted
}

/** 阿依古丽 of 阿依古丽·买买提. */
function partsOf(name: string): string[] {
  return name
    .split(/[·•‧・．.]/)
    .map(charactersOf)
    .filter((part, _, all) => all.length > 1 && /^\p{Script=Han}{3,}$/u.test(part))
}

/** 1980-03-07 as 1980年3月7日, 1980.3.7, 19800307, 八〇年三月七日. */
function birthDates(characters: string, secret: number): Spelling[] {
  const [, year = '', month = '', day = ''] =
    /^((?:19|20)\d{2})年?(\d{1,2}?)月?(\d{1,2})日?$/.exec(characters) ?? []
  if (day === '') return [{ secret, characters, numeric: true, counts: asWord }]
  const spelt = (word: string, counts: Spelling['counts']) => ({
    secret,
    characters: word,
    numeric: true,
    counts,
  })
  const long = (part: string) => part.padStart(2, '0')
  const chinese = (part: string) => {
    const tens = Math.floor(Number(part) / 10)
    return tens === 0 ? part : `${tens > 1 ? tens : ''}十${Number(part) % 10 || ''}`
  }
  const short = (part: string) => String(Number(part))
  const written = [
    [short(month), short(day)],
    [long(month), long(day)],
    [short(month), long(day)],
    [long(month), short(day)],
    [chinese(short(month)), chinese(short(day))],
  ].map(([m = '', d = '']) => [m, d] as const)
  const words = new Map<string, Spelling>()
  for (const [m, d] of written) {
    words.set(`${year}年${m}月${d}`, spelt(`${year}年${m}月${d}`, beforeNoDigit))
    const numbers = `${year}${m}${d}`
    if (/\D/.test(numbers)) continue
    words.set(numbers, spelt(numbers, asDate([4, 4 + m.length], m.length + d.length === 4)))
  }
  return [...words.values()]
}

/** 3月1日 is not 3月15日. */
function beforeNoDigit({ units, gapBefore }: FoldedText, _: number, last: number): boolean {
  const next = inNumber(units[last + 1] ?? 0)
  return !(gapBefore[last + 1] === gaps.none && next >= 0x30 && next <= 0x39)
}

/** Eight digits of a date have their gaps between year, month and day, or none. */
function asDate(places: readonly number[], whole: boolean): Spelling['counts'] {
  return ({ gapBefore }, first, last) => {
    let gapsSeen = 0
    for (let i = first + 1; i <= last; i++) {
      if ((gapBefore[i] ?? 0) <= gaps.invisible) continue
      if (!places.includes(i - first)) return false
      gapsSeen++
    }
    return gapsSeen === places.length || (whole && gapsSeen === 0)
  }
}
