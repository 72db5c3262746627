import { shownCharacter } from './shown-character.ts'

const weights = [3, 7, 9, 10, 5, 8, 4, 2]

/** The ninth character of a 组织机构代码 (GB 11714), from the first eight: A is 10 … Z is 35. */
function organisationCheckCharacter(first8: string): string {
  const sum = weights.reduce(
    (total, weight, i) => total + parseInt(first8.charAt(i), 36) * weight,
    0,
  )
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/**
 * What is wrong with a 组织机构代码 (GB 11714), in words; null when it is right. Eight digits or
 * capitals and a check character, with or without the dash before it.
 */
export function organisationCodeProblem(code: string): string | null {
  const plain = code.length === 10 && code[8] === '-' ? code.slice(0, 8) + code.slice(9) : code
  const characters = [...plain]
  if (characters.length !== 9) return `组织机构代码应为 9 位，现在 ${characters.length} 位`
  const strange = characters.findIndex((each) => !/^[0-9A-Z]$/.test(each))
  if (strange >= 0) {
    return `第 ${strange + 1} 位是${shownCharacter(characters[strange] ?? '')}，只能用数字和大写字母`
  }
  if (/^0{8}/.test(plain)) return '组织机构代码不会全是 0'
  const check = organisationCheckCharacter(plain)
  return plain[8] === check
    ? null
    : `组织机构代码校验码应为“${check}”，现在是“${plain[8]}”，请核对整串代码`
}
