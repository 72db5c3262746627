/** What JSON can carry. An object member that is undefined counts as absent, as in JSON.stringify. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined }

/**
 * The one text of a JSON value (RFC 8785, JCS): members sorted by UTF-16 code units, no spaces,
 * strings and numbers as ECMAScript writes them. Two programs that agree on the value agree on
 * every byte, so they agree on the hash.
 *
 * @throws TypeError for what JSON cannot carry: NaN, lone surrogates, dates, class instances.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value === 'string') return canonicalString(value)
  if (Array.isArray(value)) {
    return `[${value.map((item: JsonValue) => canonicalJson(item)).join(',')}]`
  }
  if (isPlainObject(value)) return canonicalObject(value)
  throw new TypeError(`not JSON: ${typeof value}`)
}

/** In a pattern with `u`, halves of a pair do not match: only a surrogate on its own does. */
const loneSurrogate = /\p{Surrogate}/u

function canonicalObject(value: { readonly [name: string]: JsonValue | undefined }): string {
  const members: string[] = []
  // The default sort compares UTF-16 code units, which is the order RFC 8785 §3.2.3 asks for.
  for (const name of Object.keys(value).sort()) {
    const member = value[name]
    if (member !== undefined) members.push(`${canonicalString(name)}:${canonicalJson(member)}`)
  }
  return `{${members.join(',')}}`
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not JSON: ${value}`)
  return JSON.stringify(value)
}

function canonicalString(value: string): string {
  if (loneSurrogate.test(value)) throw new TypeError('not JSON: a string with a lone surrogate')
  return JSON.stringify(value)
}

function isPlainObject(value: unknown): value is { [name: string]: JsonValue | undefined } {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
