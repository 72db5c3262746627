/** Money is whole fen (分). Yuan exist only on screens and in documents. */
export type Fen = number

/** 1800000 → `18,000.00` */
export function yuanText(fen: Fen): string {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(fen) / 100)
  return `${sign}${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}

/** Yuan as typed to fen, done on the text: 19.99 * 100 is not 1999 in floating point. Null when not an amount. */
export function fenFromYuan(text: string): Fen | null {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s]/g, ''))
  if (!match) return null
  const [, yuan = '0', cents = ''] = match
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
}

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

/** Capitals as documents and receipts need them: 1800000 → 壹万捌仟元整. */
export function capitalYuan(fen: Fen): string {
  const jiao = Math.trunc(fen / 10) % 10
  const cent = fen % 10
  let rest = Math.trunc(fen / 100)
  let text = ''
  let zeroDue = false
  const parts: string[] = []
  for (let g = 0; rest > 0; g++, rest = Math.trunc(rest / 10_000)) {
    let group = rest % 10_000
    let part = ''
    let gap = false
    for (let p = 0; group > 0; p++, group = Math.trunc(group / 10)) {
      const digit = group % 10
      if (digit === 0) gap = part !== ''
      else {
        part = `${digits[digit]}${places[p]}${gap ? '零' : ''}${part}`
        gap = false
      }
    }
    if (part !== '') {
      if (zeroDue) parts[0] = `零${parts[0]}`
      parts.unshift(part + groups[g])
    }
    // A group without thousands needs 零 before it when a larger group follows.
    zeroDue = part !== '' ? rest % 10_000 < 1_000 : parts.length > 0 ? true : false
  }
  text = parts.join('') || '零'
  text += '元'
  if (jiao === 0 && cent === 0) return `${text}整`
  if (jiao === 0) return `${text}零${digits[cent]}分`
  return `${text}${digits[jiao]}角${cent === 0 ? '整' : `${digits[cent]}分`}`
}
