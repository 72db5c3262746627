/** Money is whole fen (分). Yuan exist only on screens and in documents. */
export type Fen = number

/** 1800000 → `18,000.00` */
export function yuanText(fen: Fen): string {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(fen) / 100)
  return `${sign}${String(whole).replace(/\B(?=(?:\d{3}){1,5}$)/g, ',')}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}

/** The same without fen where there are none: `18,000`; narrow columns and drawings have no room for them. */
export const shortYuan = (fen: Fen): string => yuanText(fen).replace(/\.00$/, '')

/** Yuan as typed to fen, done on the text: 19.99 * 100 is not 1999 in floating point. Null when not an amount. */
export function fenFromYuan(text: string): Fen | null {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s]/g, ''))
  if (!match) return null
  const [, yuan = '0', cents = ''] = match
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
}

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const places: readonly [size: number, name: string][] = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1_000, '仟'],
  [100, '佰'],
  [10, '拾'],
]

/**
 * Capitals as documents and receipts need them: 1800000 → 壹万捌仟元整 (支付结算办法附一).
 *
 * @throws RangeError for an amount that is negative or not whole fen.
 */
export function capitalYuan(fen: Fen): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount in fen: ${fen}`)
  const yuan = Math.trunc(fen / 100)
  const jiao = Math.trunc(fen / 10) % 10
  const cent = fen % 10
  const whole = yuan > 0 || fen === 0 ? `${capitalNumber(yuan)}元` : ''
  if (jiao === 0 && cent === 0) return `${whole}整`
  if (jiao === 0) return `${whole}${whole === '' ? '' : '零'}${digits[cent]}分`
  return `${whole}${digits[jiao]}角${cent === 0 ? '整' : `${digits[cent]}分`}`
}

/** The largest place first; a gap below it is filled with one 零: 1 005 → 壹仟零伍. */
function capitalNumber(value: number): string {
  const place = places.find(([size]) => value >= size)
  if (!place) return digits[value] ?? ''
  const [size, name] = place
  const rest = value % size
  const head = `${capitalNumber(Math.trunc(value / size))}${name}`
  if (rest === 0) return head
  return `${head}${rest < size / 10 ? '零' : ''}${capitalNumber(rest)}`
}
