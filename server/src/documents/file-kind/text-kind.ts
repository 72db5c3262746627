/** Whether bytes are words, and in which of the encodings that Chinese computers write. */
export type TextType =
  | 'text/plain'
  | 'text/plain; charset=gb18030'
  | 'text/plain; charset=utf-16le'
  | 'text/plain; charset=utf-16be'

const control = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/
/** Characters that stand in Chinese texts beside ASCII; bytes of a program decode as anything. */
const usual = /[\u2010-\u2027\u2030-\u206f\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g
const usualShare = 0.9

/** Null for what is no text. A piece that is not the end may be cut inside a character. */
export function textKind(bytes: Uint8Array, whole: boolean): TextType | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return typed(bytes, 'utf-16le', whole)
  if (first === 0xfe && second === 0xff) return typed(bytes, 'utf-16be', whole)
  // Text of eight bits has no zero; looked for first, because most files that are not text have one.
  if (bytes.includes(0)) return null
  return typed(bytes, 'utf-8', whole) ?? typed(bytes, 'gb18030', whole)
}

function typed(bytes: Uint8Array, encoding: string, whole: boolean): TextType | null {
  const words = decoded(bytes, encoding, whole)
  if (words === null || control.test(words)) return null
  if (encoding === 'utf-8') return 'text/plain'
  const own = words.replace(/[\u0000-\u007f]/g, '')
  const share = (own.match(usual)?.length ?? 0) / own.length
  if (own.length > 0 && share < usualShare) return null
  return `text/plain; charset=${encoding}` as TextType
}

function decoded(bytes: Uint8Array, encoding: string, whole: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole })
  } catch {
    return null
  }
}
