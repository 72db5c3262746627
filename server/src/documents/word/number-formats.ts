import { chineseNumber } from '@zhaofa/domain/shared/chinese-number.ts'

/** How Word writes the number of a list: ST_NumberFormat (ECMA-376-1, 17.18.59). Null where the format ends. */
type NumberFormat = (count: number) => string | null

const from = (characters: string): NumberFormat => {
  const all = [...characters]
  return (count) => all[count - 1] ?? null
}

const digitsIn =
  (digits: string): NumberFormat =>
  (count) =>
    [...String(count)].map((digit) => [...digits][Number(digit)]).join('')

const counted: NumberFormat = (count) => (count > 0 && count < 10_000 ? chineseNumber(count) : null)

/** Up to ninety-nine as it is said, then digit by digit. */
const countedToHundred: NumberFormat = (count) =>
  count < 100 ? counted(count) : digitsIn('○一二三四五六七八九')(count)

/** As on a cheque: every place is named, also the one before ten. */
const legal =
  (digits: string, places: string): NumberFormat =>
  (count) => {
    const plain = counted(count)
    if (plain === null) return null
    const whole = count >= 10 && count < 20 ? `一${plain}` : plain
    return [...whole]
      .map((sign) => {
        const digit = '零一二三四五六七八九'.indexOf(sign)
        return digit >= 0 ? digits.charAt(digit) : places.charAt('十百千'.indexOf(sign))
      })
      .join('')
  }

/** a to z, then aa, bb and so on. */
const lowerLetter: NumberFormat = (count) =>
  String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))

const romans: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

const lowerRoman: NumberFormat = (count) => {
  if (count > 3_999) return null
  let rest = count
  return romans
    .map(([value, letters]) => {
      const times = Math.floor(rest / value)
      rest -= times * value
      return letters.repeat(times)
    })
    .join('')
}

const upper =
  (format: NumberFormat): NumberFormat =>
  (count) =>
    format(count)?.toUpperCase() ?? null

const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const fullWidth = digitsIn('０１２３４５６７８９')
const decimal: NumberFormat = String
const ideographs = digitsIn('〇一二三四五六七八九')

const formats: Readonly<Record<string, NumberFormat>> = {
  none: () => '',
  decimal,
  decimalHalfWidth: decimal,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalZero: (count) => String(count).padStart(2, '0'),
  numberInDash: (count) => `- ${count} -`,
  decimalEnclosedCircle: from(circled),
  decimalEnclosedCircleChinese: from(circled),
  decimalEnclosedFullstop: from('⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'),
  decimalEnclosedParen: from('⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'),
  lowerLetter,
  upperLetter: upper(lowerLetter),
  lowerRoman,
  upperRoman: upper(lowerRoman),
  chineseCounting: countedToHundred,
  taiwaneseCounting: countedToHundred,
  chineseCountingThousand: counted,
  taiwaneseCountingThousand: counted,
  japaneseCounting: counted,
  ideographDigital: ideographs,
  japaneseDigitalTenThousand: ideographs,
  taiwaneseDigital: digitsIn('○一二三四五六七八九'),
  chineseLegalSimplified: legal('零壹贰叁肆伍陆柒捌玖', '拾佰仟'),
  ideographLegalTraditional: legal('零壹貳參肆伍陸柒捌玖', '拾佰仟'),
  ideographTraditional: from(stems),
  ideographZodiac: from(branches),
  ideographZodiacTraditional: from60(),
}

/** 甲子 to 癸亥: the sixty pairs of stems and branches. */
function from60(): NumberFormat {
  return (count) =>
    count <= 60 ? `${stems.charAt((count - 1) % 10)}${branches.charAt((count - 1) % 12)}` : null
}

/** Formats of other languages are not here; Word's own reader would be needed for them. */
export const knowsFormat = (format: string): boolean => Object.hasOwn(formats, format)

/** The number as Word shows it; a plain one beyond the end of a series, and for a format that is not known. */
export function inFormat(count: number, format: string): string {
  return (count > 0 ? formats[format]?.(count) : null) ?? String(count)
}
