import { usccCheckCharacter } from '@zhaofa/domain/identity-codes/uscc.ts'
import type { SecretKind } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import type { Dice } from '../../bench/dice.ts'
import type { TrialWords } from './words.ts'

/** What a slot is filled with. `stays`: public. `neither`: not counted, because one may judge it either way. */
export type Filled = {
  readonly text: string
  readonly kind: SecretKind | 'stays' | 'neither'
  /** How many characters at the beginning may be shown: province, city and county of an address. */
  readonly shown: number
}
type Fill = (roll: Dice, words: TrialWords) => string

const digits = (roll: Dice, count: number) =>
  Array.from({ length: count }, () => roll.between(0, 9)).join('')
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const letter = (roll: Dice) => letters.charAt(roll.between(0, letters.length - 1))
const two = (number: number) => String(number).padStart(2, '0')

function person(roll: Dice, words: TrialWords): string {
  const share = roll.share()
  if (share < 0.12) return roll.pick(words.minorityNames)
  if (share < 0.18) return roll.pick(words.foreignNames)
  return han(roll, words)
}

function han(roll: Dice, words: TrialWords): string {
  const share = roll.share()
  const surname =
    share < 0.08
      ? roll.pick(words.doubleSurnames)
      : share < 0.14
        ? roll.pick(words.rareSurnames)
        : // Frequent surnames are frequent: the list begins with them.
          (words.surnames[Math.floor(roll.share() ** 2 * words.surnames.length)] ?? '王')
  return surname + roll.pick(words.givenNames)
}

function idNumber(roll: Dice): string {
  const first = `2203${two(roll.between(1, 29))}${roll.between(1940, 2012)}${two(roll.between(1, 12))}${two(roll.between(1, 28))}${digits(roll, 3)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, i) => all + weight * Number(first.charAt(i)), 0)
  return first + '10X98765432'.charAt(sum % 11)
}

function card(roll: Dice): string {
  const first = `62${digits(roll, roll.pick([13, 16]))}`
  const check = (10 - luhn(`${first}0`)) % 10
  const number = `${first}${check}`
  return roll.chance(0.3) ? number.replace(/(\d{4})(?=\d)/g, '$1 ') : number
}

function luhn(number: string): number {
  return (
    [...number].reverse().reduce((sum, each, i) => {
      const doubled = Number(each) * (i % 2 === 0 ? 1 : 2)
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }, 0) % 10
  )
}

function credit(roll: Dice): string {
  const first = `${roll.pick(['91', '92'])}2203${two(roll.between(0, 29))}MA${digits(roll, 4)}${letter(roll)}${digits(roll, 2)}`
  return first + (usccCheckCharacter(first) ?? '0')
}

/** With the check digit of ISO 3779 in the ninth place. */
function frameNumber(roll: Dice): string {
  const signs = `L${letter(roll)}${letter(roll)}${digits(roll, 1)}${letter(roll)}${digits(roll, 3)}0${letter(roll)}${letter(roll)}${digits(roll, 6)}`
  const values: Record<string, number> = {}
  ;['AJ', 'BKS', 'CLT', 'DMU', 'ENV', 'FW', 'GPX', 'HY', 'RZ'].forEach((group, i) => {
    for (const each of group) values[each] = i === 8 ? 9 : i + 1
  })
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
  const sum = [...signs].reduce(
    (all, each, i) => all + (weights[i] ?? 0) * (values[each] ?? Number(each)),
    0,
  )
  const check = sum % 11 === 10 ? 'X' : String(sum % 11)
  return signs.slice(0, 8) + check + signs.slice(9)
}

const province = (roll: Dice) =>
  roll.chance(0.4) ? roll.pick(['四平市', '吉林省四平市', '长春市']) : ''
const street = (roll: Dice, words: TrialWords) =>
  `${province(roll)}${roll.pick(words.counties)}${roll.pick(words.roads)}${roll.between(1, 2300)}号`

function home(roll: Dice, words: TrialWords): string {
  const flat = roll.pick([
    `${roll.between(1, 30)}号楼${roll.between(1, 5)}单元${roll.between(101, 1802)}室`,
    `${roll.between(1, 30)}栋${roll.between(1, 5)}单元${roll.between(101, 1802)}`,
    `${roll.between(1, 30)}-${roll.between(1, 5)}-${roll.between(101, 1802)}`,
  ])
  return roll.pick([
    () => `${province(roll)}${roll.pick(words.counties)}${roll.pick(words.estates)}${flat}`,
    () => `${roll.pick(words.estates)}${flat}`,
    () => `${street(roll, words)}${roll.pick(words.estates)}${flat}`,
    () => village(roll, words),
  ])()
}

function village(roll: Dice, words: TrialWords): string {
  const tail = roll.pick([
    '',
    `${roll.pick(['一', '二', '三', '五'])}组`,
    `${roll.between(1, 9)}社`,
    `${roll.between(1, 200)}号`,
  ])
  return `${roll.pick(['', '梨树县', '四平市铁东区'])}${roll.pick(words.townships)}${roll.pick(words.villages)}${tail}`
}

const countyLength = (address: string) =>
  /^(?:吉林省)?(?:四平市|长春市)?(?:伊通满族自治县|梨树县|双辽市|公主岭市|(?:铁西|铁东|朝阳|宽城|南关|高新)区)?/.exec(
    address,
  )?.[0].length ?? 0

/** The name of a paper before its number is no secret. */
const paperLength = (text: string) => /^(?:护照|港澳通行证|军官证)/.exec(text)?.[0].length ?? 0

const shopStreet = (roll: Dice, words: TrialWords) =>
  `${street(roll, words)}${roll.pick(['', '一层', '万达广场二楼B区', '底商3号门市', '1-2层'])}`

const firm = (roll: Dice, words: TrialWords) =>
  `${roll.pick(['四平市', '吉林省', '长春', ''])}${roll.pick(words.firmWords)}${roll.pick(words.trades)}`
const shop = (roll: Dice, words: TrialWords) =>
  `${roll.pick([...words.counties, ''])}${roll.pick(words.firmWords)}${roll.pick(words.shopTails)}`

const yuan = (roll: Dice, most: number) => roll.between(1, most)
const withCents = (roll: Dice) =>
  roll.pick([
    `${yuan(roll, 99_999)}.${digits(roll, 2)}`,
    `${yuan(roll, 9_999_999).toLocaleString('en-US')}.${digits(roll, 2)}`,
    `${yuan(roll, 999)}.${digits(roll, 1)}`,
    `1${roll.between(3, 9)}${digits(roll, 9)}.${digits(roll, 2)}`,
    `${yuan(roll, 999)}.${digits(roll, 4)}万`,
  ])
const day = (roll: Dice) =>
  `202${roll.between(3, 6)}年${roll.between(1, 12)}月${roll.between(1, 28)}日`
const mobile = (roll: Dice) => {
  const number = `1${roll.pick(['39', '58', '77', '86', '98', '30', '52'])}${digits(roll, 8)}`
  return roll.chance(0.15)
    ? `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`
    : number
}
const yearsAgo = (roll: Dice) =>
  `${roll.between(1950, 2003)}年${roll.between(1, 12)}月${roll.between(1, 28)}日`

const personal = {
  人: ['name', person],
  童: ['minor', han],
  举: ['informant', han],
  人码: ['name', (roll, words) => encodeURIComponent(han(roll, words))],
  手机: ['phone', mobile],
  座机: ['phone', (roll) => `0434-${roll.pick(['3', '5', '6'])}${digits(roll, 6)}`],
  身份证: ['id-number', idNumber],
  证件: [
    'id-number',
    (roll) =>
      roll.pick([
        `护照E${digits(roll, 8)}`,
        `港澳通行证C${digits(roll, 8)}`,
        `军官证南字第${digits(roll, 8)}号`,
      ]),
  ],
  护照: ['id-number', (roll) => `E${letter(roll)}${digits(roll, 7)}`],
  驾证: ['id-number', (roll) => roll.pick([idNumber(roll), `2203${digits(roll, 8)}`])],
  房证: [
    'property',
    (roll) =>
      roll.pick([
        `吉（20${roll.between(16, 26)}）四平市不动产权第${digits(roll, 7)}号`,
        `房权证四字第${digits(roll, 6)}号`,
        `四房权证铁西区字第${digits(roll, 8)}号`,
      ]),
  ],
  车牌: [
    'plate',
    (roll) =>
      `吉C${roll.pick([`${letter(roll)}${digits(roll, 4)}`, digits(roll, 5), `D${digits(roll, 5)}`])}`,
  ],
  车架: ['vehicle', frameNumber],
  发动机: [
    'vehicle',
    (roll) => `${roll.pick(['', '4G', 'EA'])}${digits(roll, 3)}${letter(roll)}${digits(roll, 4)}`,
  ],
  卡号: ['account', card],
  尾号: ['account', (roll) => digits(roll, 4)],
  邮箱: [
    'email',
    (roll) =>
      `${roll.pick(['lihua', 'wangfang', 'xiaoyu', 'zhq'])}${roll.between(1, 999)}@${roll.pick(['qq.com', '163.com', 'example.cn'])}`,
  ],
  微信: [
    'chat-account',
    (roll) =>
      roll.pick([
        `wxid_${digits(roll, 6)}abc`,
        `sun_yumei${roll.between(10, 99)}`,
        `xiaolong${digits(roll, 4)}`,
      ]),
  ],
  QQ: ['chat-account', (roll) => String(roll.between(10_000_000, 2_100_000_000))],
  住址: ['address', home],
  村址: ['address', village],
  生日: ['birth-date', yearsAgo],
  校班: [
    'minor',
    (roll, words) =>
      `${roll.pick(words.schools)}${roll.pick(['三年级二班', '七年级（4）班', '高一3班', '初二（1）班', '五年二班', '大班'])}`,
  ],
  病: ['health', (roll, words) => roll.pick(words.illnesses)],
} satisfies Record<string, readonly [SecretKind, Fill]>

const publicWords = {
  公司: firm,
  店: shop,
  代码: credit,
  店址: shopStreet,
  款: (roll) => `${roll.between(1, 60) * 500}元`,
  元: (roll) =>
    roll.pick([
      `${yuan(roll, 9999)}.${digits(roll, 2)}`,
      String(yuan(roll, 99_999)),
      yuan(roll, 999_999).toLocaleString('en-US'),
    ]),
  小数款: (roll) => `${withCents(roll)}元`,
  客服: (roll) =>
    roll.pick([
      `400-${digits(roll, 3)}-${digits(roll, 4)}`,
      `400${digits(roll, 7)}`,
      `400-${digits(roll, 4)}-${digits(roll, 3)}`,
      `95${digits(roll, 3)}`,
    ]),
  公话: (roll) => `0434-${digits(roll, 7)}`,
  文号: (roll) =>
    `四商罚${roll.pick(['决', '告', '听告'])}字〔202${roll.between(3, 6)}〕${roll.between(1, 120)}号`,
  条: (roll) => roll.pick(['三', '七', '十二', '二十四', '三十六', '五十七']),
  日: day,
  月: (roll) => `${roll.between(1, 12)}月份`,
  时: (roll) => `${roll.between(8, 20)}时${two(roll.between(0, 59))}分`,
  数: (roll) => String(roll.between(2, 3000)),
  证照: (roll) => `JY1220302${digits(roll, 7)}`,
  编号: (roll) =>
    roll.pick([
      `HT2026${digits(roll, 6)}`,
      `2026${digits(roll, 10)}`,
      `DD${digits(roll, 14)}`,
      `${digits(roll, 13)}`,
    ]),
  法人: han,
  官: han,
  局: (roll, words) => roll.pick(words.bureaus),
  银行: (roll, words) => roll.pick(words.banks),
  货: (roll, words) => roll.pick(words.goods),
  法: (roll, words) => roll.pick(words.laws),
} satisfies Record<string, Fill>

/** A word for what a slot of a form asks for. */
export function fill(slot: string, roll: Dice, words: TrialWords): Filled {
  const secret = (personal as Readonly<Record<string, readonly [SecretKind, Fill]>>)[slot]
  if (secret) {
    const text = secret[1](roll, words)
    return {
      kind: secret[0],
      text,
      shown: secret[0] === 'address' ? countyLength(text) : paperLength(text),
    }
  }
  if (slot === '姓') return { kind: 'neither', text: roll.pick(words.surnames), shown: 0 }
  const shown = (publicWords as Readonly<Record<string, Fill>>)[slot]
  if (!shown) throw new Error(`no slot ${slot}`)
  return { kind: 'stays', text: shown(roll, words), shown: 0 }
}

/** What the caller of the detector passes as the agency's own words. */
export const ownSlots: ReadonlySet<string> = new Set(['公话'])
