const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** @throws TypeError when the bytes are not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Lower or upper case hex. Null when the text is not hex. */
export function fromHex(text: string): Uint8Array | null {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(text)) return null
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** What each character stands for, by its code; 0 for those that stand for nothing. */
const sextets = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, base64.indexOf(String.fromCharCode(code))),
)

/** Standard alphabet with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [high = 0, middle = 0, low = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    const group = (high << 16) | (middle << 8) | low
    for (let shift = 18; shift >= 0; shift -= 6) text += base64.charAt((group >> shift) & 63)
  }
  const missing = (3 - (bytes.length % 3)) % 3
  return missing === 0 ? text : text.slice(0, -missing) + '='.repeat(missing)
}

/**
 * Null when the text is not the one base64 spelling of some bytes: two spellings of the same
 * signature or root would be two different records.
 */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null
  const missing = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - missing)
  let group = 0
  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    group = 0
    for (let at = from; at < from + 4; at++)
      group = (group << 6) | (sextets[text.charCodeAt(at)] ?? 0)
    // What lies beyond the end is not stored.
    bytes[to] = group >> 16
    bytes[to + 1] = group >> 8
    bytes[to + 2] = group
  }
  // The bits that the last characters hold too much are zero in the one spelling.
  const spare = missing === 2 ? 0xffff : missing === 1 ? 0xff : 0
  return (group & spare) === 0 ? bytes : null
}
