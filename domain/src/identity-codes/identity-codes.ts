import { isPlainDate } from '../shared/plain-date.ts'

const usccCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const orgWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** What is wrong with a 统一社会信用代码 (GB 32100), in words; null when it is right. */
export function organisationCodeProblem(code: string): string | null {
  if (code.length !== 18) return `统一社会信用代码应为 18 位，现在 ${[...code].length} 位`
  const strange = [...code].find((character) => !usccCharacters.includes(character))
  if (strange !== undefined) {
    const check = strange === code[17] ? checkCharacter(code) : null
    return check === null
      ? `代码里不用“${strange}”`
      : `末位应为“${check}”，现在是“${strange}”。代码里不用字母 ${strange}。`
  }
  const check = checkCharacter(code)
  if (check !== code[17]) return `末位应为“${check}”，现在是“${code[17]}”，请核对整串代码`
  const inner = orgCodeProblem(code.slice(8, 17))
  return inner === null ? null : `第 9 至 17 位：${inner}`
}

function checkCharacter(code: string): string | null {
  let sum = 0
  for (const [i, weight] of usccWeights.entries()) {
    const value = usccCharacters.indexOf(code[i] ?? '')
    if (value < 0) return null
    sum += value * weight
  }
  return usccCharacters[(31 - (sum % 31)) % 31] ?? null
}

/** What is wrong with a 组织机构代码 (GB 11714), nine characters without the dash; null when it is right. */
export function orgCodeProblem(code: string): string | null {
  const plain = code.replace('-', '')
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(plain)) return '组织机构代码应为 8 位数字或字母加 1 位校验码'
  const sum = orgWeights.reduce(
    (total, weight, i) => total + parseInt(plain[i] ?? '', 36) * weight,
    0,
  )
  const r = 11 - (sum % 11)
  const check = r === 10 ? 'X' : r === 11 ? '0' : String(r)
  return plain[8] === check ? null : `组织机构代码校验码应为“${check}”，现在是“${plain[8]}”`
}

/** What is wrong with a 公民身份号码 (GB 11643), in words; null when it is right. */
export function idCardProblem(code: string): string | null {
  if (code.length !== 18) return `身份证号应为 18 位，现在 ${[...code].length} 位`
  if (!/^[1-9]\d{16}[\dX]$/.test(code)) return '身份证号应为 17 位数字加 1 位校验码'
  const birth = `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`
  if (!isPlainDate(birth)) return `出生日期 ${birth} 不存在`
  const sum = idWeights.reduce((total, weight, i) => total + Number(code[i]) * weight, 0)
  const check = '10X98765432'[sum % 11]
  return code[17] === check ? null : `末位应为“${check}”，现在是“${code[17]}”，请核对整串号码`
}
