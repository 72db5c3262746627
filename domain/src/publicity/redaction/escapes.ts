/** A character written as a code: its code point (0 for a gap without a character) and the length of the code. */
type Escaped = { readonly code: number; readonly length: number }

const namedEntities: Readonly<Record<string, number>> = {
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  quot: 0x22,
  apos: 0x27,
  nbsp: 0xa0,
  ensp: 0x2002,
  emsp: 0x2003,
  thinsp: 0x2009,
  shy: 0xad,
  zwj: 0x200d,
  zwnj: 0x200c,
  lrm: 0x200e,
  rlm: 0x200f,
  middot: 0xb7,
  times: 0xd7,
}

/**
 * The character that an HTML entity, a JSON escape or percent-encoded UTF-8 at this place stands for;
 * null when there is none. Looks a bounded distance ahead.
 */
export function escapedAt(text: string, at: number): Escaped | null {
  switch (text.charAt(at)) {
    case '&':
      return entity(text.slice(at, at + 12))
    case '\\':
      return backslash(text.slice(at, at + 11))
    case '%':
      return percent(text, at)
    default:
      return null
  }
}

function entity(text: string): Escaped | null {
  const [whole = '', hex, digits, name] =
    /^&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z]{2,6}));/.exec(text) ?? []
  if (whole === '') return null
  if (name !== undefined) {
    const code = namedEntities[name.toLowerCase()]
    return code === undefined ? null : { code, length: whole.length }
  }
  return valid(hex === undefined ? Number(digits) : parseInt(hex, 16), whole.length)
}

function backslash(text: string): Escaped | null {
  if (/^\\[nr]/.test(text)) return { code: 0x0a, length: 2 }
  if (/^\\[tbf]/.test(text)) return { code: 0x09, length: 2 }
  const [whole = '', braced, four] =
    /^\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4}))/.exec(text) ?? []
  return whole === '' ? null : valid(parseInt(braced ?? four ?? '', 16), whole.length)
}

function percent(text: string, at: number): Escaped | null {
  const first = byteAt(text, at)
  if (first === null) return null
  if (first < 0x80) return { code: first, length: 3 }
  const count = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0
  if (count === 0) return null
  let code = first & (0xff >> (count + 1))
  for (let i = 1; i < count; i++) {
    const byte = byteAt(text, at + 3 * i)
    if (byte === null || (byte & 0xc0) !== 0x80) return null
    code = (code << 6) | (byte & 0x3f)
  }
  return valid(code, 3 * count)
}

function byteAt(text: string, at: number): number | null {
  const hex = text.slice(at, at + 3)
  return /^%[0-9a-fA-F]{2}$/.test(hex) ? parseInt(hex.slice(1), 16) : null
}

function valid(code: number, length: number): Escaped | null {
  return code > 0 && code <= 0x10ffff ? { code, length } : null
}
