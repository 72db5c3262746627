import { isPlainDate, type PlainDate } from '../shared/plain-date.ts'
import { isProvince } from './divisions.ts'
import { shownCharacter } from './shown-character.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** Residence permits have 81 to 83; a foreigner's permanent residence card begins with 9. */
const isIssuer = (code: string): boolean =>
  isProvince(code.slice(0, 2)) || code.startsWith('83') || code.startsWith('9')

/** Nobody who was born before lives and faces a penalty: a slip of the hand. */
export const firstBirthDay = '1900-01-01'

type Sex = '男' | '女'

/** What else is known about the person, to compare with the number. */
type Known = { readonly sex?: Sex; readonly today?: PlainDate }

/** The eighteenth character of a 公民身份号码 (GB 11643), from the first 17 digits. */
function idCardCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + Number(first17.charAt(i)) * weight, 0)
  return checkCharacters.charAt(sum % 11)
}

/** What is wrong with a 公民身份号码 (GB 11643), in words; null when it is right and may exist. */
export function idCardProblem(code: string, known: Known = {}): string | null {
  return formProblem(code) ?? existenceProblem(code, known.today) ?? sexProblem(code, known.sex)
}

/**
 * Whether this is a 公民身份号码 by its form and its check character. What is searched for in a text and taken out of
 * it is asked by this: a number with a slip in it still names somebody.
 */
export const isIdCardByForm = (code: string): boolean => formProblem(code) === null

function formProblem(code: string): string | null {
  const typed = [...code]
  if (typed.length === 15) return '15 位旧号码已经停用，请填 18 位公民身份号码'
  if (typed.length !== 18) return `身份证号应为 18 位，现在 ${typed.length} 位`
  const strange = typed.findIndex((each, i) => !(i < 17 ? /^\d$/ : /^[\dX]$/).test(each))
  if (strange >= 0) {
    const shown = shownCharacter(typed[strange] ?? '')
    return strange < 17
      ? `第 ${strange + 1} 位是${shown}，前 17 位只能是数字`
      : `末位应为“${idCardCheckCharacter(code)}”，现在是${shown}`
  }
  if (!isIssuer(code)) return `前两位“${code.slice(0, 2)}”不是省级行政区划代码`
  const birth = birthOf(code)
  return isPlainDate(birth) ? checkProblem(code) : `第 7 至 14 位是出生日期，${birth} 不存在`
}

/** What arithmetic cannot find: nobody has such a number. */
function existenceProblem(code: string, today: PlainDate | undefined): string | null {
  const birth = birthOf(code)
  if (birth < firstBirthDay) return `出生日期 ${birth} 早于 1900 年，请核对第 7 至 14 位`
  if (today !== undefined && birth > today) return `出生日期 ${birth} 晚于今天`
  return code.slice(14, 17) === '000' ? '第 15 至 17 位是顺序码，没有“000”' : null
}

function checkProblem(code: string): string | null {
  const check = idCardCheckCharacter(code)
  return code[17] === check ? null : `末位应为“${check}”，现在是“${code[17]}”，请核对整串号码`
}

function sexProblem(code: string, sex: Sex | undefined): string | null {
  const said = sexOf(code)
  return sex === undefined || sex === said
    ? null
    : `第 17 位对应的性别是“${said}”，与所填“${sex}”不一致`
}

/** The seventh to the fourteenth digit as 1990-01-01, whether or not there was such a day. */
export const birthOf = (code: string): string =>
  `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`

/** The seventeenth digit: odd for men, even for women. */
export function sexOf(code: string): Sex {
  return Number(code[16]) % 2 === 1 ? '男' : '女'
}
