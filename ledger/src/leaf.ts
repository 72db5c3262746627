import { equalBytes, fromBase64, toBase64, utf8 } from './bytes.ts'
import { canonicalJson, type JsonValue } from './canonical-json.ts'
import type { Sha256 } from './sha256.ts'

/** Which record a leaf is about. Public: never personal data, never a name or a document number. */
export type LeafSubject = {
  /** What happened, from the list in LEAF.md: `case-event`, `publication`. The list may grow. */
  readonly kind: string
  /** Random public id of the thing it happened to. */
  readonly publicId: string
  /** Place in that thing's own gap-free series, so that an omission shows. */
  readonly sequence: number
}

/** One entry of the log (存证条目), decoded. Its exact text is in ledger/LEAF.md. */
export type Leaf = LeafSubject & {
  /** Instant in UTC with milliseconds: 2026-11-23T03:10:00.000Z. */
  readonly at: string
  /** SHA-256 of salt ‖ canonical content. */
  readonly commitment: Uint8Array
}

/** Long enough that nobody can guess the content by trying, once the salt is gone. */
export const saltLength = 32

/** The entry's text ends with a space, 24 characters of time, a space and 44 of base64. */
export const leafTailLength = 70

const kindShape = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
const publicIdShape = /^[A-Za-z0-9._~:-]{1,128}$/
const timeShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
/** The last character of 32 bytes in base64 holds four bits, so sixteen letters are possible. */
const lineShape =
  /^1 ([a-z][a-z0-9]*(?:-[a-z0-9]+)*) ([A-Za-z0-9._~:-]{1,128}) (0|[1-9]\d{0,15}) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)$/

/** @throws RangeError when `salt` is not 32 bytes; TypeError when the content is not JSON. */
export function commit(content: JsonValue, salt: Uint8Array, sha256: Sha256): Uint8Array {
  return commitToText(canonicalJson(content), salt, sha256)
}

/** As `commit`, for content already in canonical form. */
export function commitToText(canonical: string, salt: Uint8Array, sha256: Sha256): Uint8Array {
  if (salt.length !== saltLength) throw new RangeError(`a salt is ${saltLength} bytes`)
  const text = utf8(canonical)
  const bytes = new Uint8Array(saltLength + text.length)
  bytes.set(salt)
  bytes.set(text, saltLength)
  return sha256(bytes)
}

/**
 * The part of an entry that says which record it is about; the server finds entries by it.
 *
 * @throws RangeError when kind, id or sequence could not be told apart in the text of an entry.
 */
export function subjectText({ kind, publicId, sequence }: LeafSubject): string {
  if (!kindShape.test(kind) || kind.length > 32) throw new RangeError(`not a leaf kind: ${kind}`)
  if (!publicIdShape.test(publicId)) throw new RangeError(`not a public id: ${publicId}`)
  if (!Number.isSafeInteger(sequence) || sequence < 0) {
    throw new RangeError(`not a sequence: ${sequence}`)
  }
  return `1 ${kind} ${publicId} ${sequence}`
}

/** @throws RangeError when a field is not of the form LEAF.md gives. */
export function encodeLeaf(leaf: Leaf): string {
  const instant = new Date(Date.parse(leaf.at))
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not an instant: ${leaf.at}`)
  const at = instant.toISOString()
  if (!timeShape.test(at)) throw new RangeError(`not a year of four digits: ${leaf.at}`)
  if (leaf.commitment.length !== 32) throw new RangeError('a commitment is 32 bytes')
  return `${subjectText(leaf)} ${at} ${toBase64(leaf.commitment)}`
}

/** What an entry says without its commitment, which takes longest to decode: for reading a whole log. */
export type LeafLine = Omit<Leaf, 'commitment'>

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether there is such a day and hour, of a text in the shape of a time. To make a date of it takes five times as long. */
export function isInstant(at: string): boolean {
  if (at.slice(11, 13) > '23' || at.slice(14, 16) > '59' || at.slice(17, 19) > '59') return false
  const year = Number(at.slice(0, 4))
  const month = Number(at.slice(5, 7))
  const day = Number(at.slice(8, 10))
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = daysOfMonth[month - 1] ?? 0
  return day >= 1 && day <= (leap && month === 2 ? 29 : days)
}

/** Null unless `text` is exactly what `encodeLeaf` writes for some leaf. */
export function parseLine(text: string): LeafLine | null {
  const [, kind = '', publicId = '', digits = '', at = ''] = lineShape.exec(text) ?? []
  const sequence = Number(digits)
  if (kind === '' || kind.length > 32 || !Number.isSafeInteger(sequence)) return null
  return isInstant(at) ? { kind, publicId, sequence, at } : null
}

/** The same with the commitment. */
export function parseLeaf(text: string): Leaf | null {
  const line = parseLine(text)
  const commitment = line && fromBase64(text.slice(-44))
  return commitment ? { ...line, commitment } : null
}

/** Whether this content, with this salt, is what the leaf commits to. */
export function opens(leaf: Leaf, content: JsonValue, salt: Uint8Array, sha256: Sha256): boolean {
  return equalBytes(commit(content, salt, sha256), leaf.commitment)
}
