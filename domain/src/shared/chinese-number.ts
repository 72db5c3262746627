const digits = '零一二三四五六七八九'
const places: readonly [size: number, name: string][] = [
  [1_000, '千'],
  [100, '百'],
  [10, '十'],
]

/** 58 → 五十八, 12 → 十二, 101 → 一百零一. Up to 9 999, as articles and years of a rule need it. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9_999) {
    throw new RangeError(`not a number of an article: ${value}`)
  }
  return value >= 10 && value < 20 ? inWords(value).slice(1) : inWords(value)
}

function inWords(value: number): string {
  const place = places.find(([size]) => value >= size)
  if (!place) return digits.charAt(value)
  const [size, name] = place
  const rest = value % size
  const head = `${digits.charAt(Math.trunc(value / size))}${name}`
  if (rest === 0) return head
  return `${head}${rest < size / 10 ? '零' : ''}${inWords(rest)}`
}

/** 五十八 → 58; 58 → 58; null for anything else. */
export function readChineseNumber(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  if (!/^[零一二三四五六七八九十百千]{1,7}$/.test(text)) return null
  let total = 0
  let digit = 0
  for (const character of text) {
    const size = places.find(([, name]) => name === character)?.[0]
    if (size === undefined) {
      digit = digits.indexOf(character)
      continue
    }
    total += (digit === 0 ? 1 : digit) * size
    digit = 0
  }
  const value = total + digit
  return value > 0 && chineseNumber(value) === text ? value : null
}
