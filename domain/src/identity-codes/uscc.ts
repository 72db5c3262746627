import { divisionProblem } from './divisions.ts'
import { organisationCodeProblem } from './organisation-code.ts'
import { shownCharacter } from './shown-character.ts'

/** The 31 characters of GB 32100: no I, O, S, V, Z, which look like other characters. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** What a letter that is never used was probably meant to be. */
const lookalikes: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2', V: 'U' }

/** 登记管理部门, the first character, with the 机构类别 that each registers, the second (GB 32100 with its amendments). */
const registrations: Readonly<Record<string, { readonly by: string; readonly kinds: string }>> = {
  1: { by: '机构编制', kinds: '1239' },
  2: { by: '外交', kinds: '19' },
  3: { by: '司法行政', kinds: '123459' },
  4: { by: '文化', kinds: '19' },
  // 4 has been given to 村民委员会 and 居民委员会 since they are legal persons (民法典101).
  5: { by: '民政', kinds: '12349' },
  6: { by: '旅游', kinds: '129' },
  7: { by: '宗教', kinds: '129' },
  8: { by: '工会', kinds: '19' },
  9: { by: '市场监管', kinds: '1239' },
  A: { by: '军队', kinds: '19' },
  N: { by: '农业农村', kinds: '1239' },
  Y: { by: '其他', kinds: '1' },
}

/** The eighteenth character of a 统一社会信用代码 (GB 32100); null when the first 17 are not one. */
export function usccCheckCharacter(first17: string): string | null {
  let sum = 0
  for (const [i, weight] of weights.entries()) {
    const value = characters.indexOf(first17.charAt(i) || ' ')
    if (value < 0) return null
    sum += value * weight
  }
  return characters[(31 - (sum % 31)) % 31] ?? null
}

/** Whether the code is that of a 个体工商户: registered with 市场监管 (9), of the kind 2 (GB 32100). */
export const isSoleTraderCode = (code: string): boolean => code.startsWith('92')

/** What is wrong with a 统一社会信用代码 (GB 32100), in words; null when it is right and may exist. */
export function usccProblem(code: string): string | null {
  const typed = [...code]
  if (typed.length !== 18) return `统一社会信用代码应为 18 位，现在 ${typed.length} 位`
  const strange = typed.findIndex((each) => !characters.includes(each))
  const check = usccCheckCharacter(code)
  if (strange >= 0) return strangeCharacter(typed[strange] ?? '', strange, check)
  if (!/^\d{6}$/.test(code.slice(2, 8))) return '第 3 至 8 位是登记机关行政区划，应为 6 位数字'
  if (check !== code[17]) return `末位应为“${check}”，现在是“${code[17]}”，请核对整串代码`
  const inner = organisationCodeProblem(code.slice(8, 17))
  if (inner !== null) return `第 9 至 17 位：${inner}`
  const division = divisionProblem(code.slice(2, 8))
  return (
    registrationProblem(code.slice(0, 2)) ??
    (division && `第 3 至 8 位是登记机关行政区划，${division}`)
  )
}

/** What arithmetic cannot find: nobody registers such a body. */
function registrationProblem(pair: string): string | null {
  const body = pair.charAt(0)
  const kind = pair.charAt(1)
  const registration = registrations[body]
  if (!registration) {
    return `第 1 位“${body}”没有对应的登记管理部门；企业、个体工商户的代码以 9 开头`
  }
  const { by, kinds } = registration
  return kinds.includes(kind)
    ? null
    : `第 2 位“${kind}”不是${by}部门登记的机构类别，只有${[...kinds].join('、')}`
}

function strangeCharacter(strange: string, place: number, check: string | null): string {
  const never = strange in lookalikes ? `代码里不用字母 ${strange}。` : '只能用数字和大写字母。'
  if (place === 17 && check !== null) {
    return `末位应为“${check}”，现在是${shownCharacter(strange)}。${never}`
  }
  const meant = lookalikes[strange]
  return (
    `第 ${place + 1} 位是${shownCharacter(strange)}。${never}` +
    (meant === undefined ? '' : `是不是“${meant}”？`)
  )
}

/** The credit code in what a camera read: the code itself, or an address of a licence that bears it. Null where none is. */
export function creditCodeIn(scanned: string): string | null {
  const runs = scanned.toUpperCase().match(/(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g) ?? []
  return runs.find((each) => usccProblem(each) === null) ?? null
}
