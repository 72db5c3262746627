import { concatBytes, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.ts'
import type { VerifySignature } from './ed25519.ts'
import type { Sha256 } from './sha256.ts'

/** Ed25519 over the note's text (C2SP signed-note, signature type 0x01). */
const ed25519Type = 0x01
const signatureMark = '\u2014 '
const maxSignatures = 64

/** Who may sign a note: a name, and the 32 bytes of an Ed25519 public key. */
export type VerifierKey = {
  readonly name: string
  readonly id: Uint8Array
  readonly publicKey: Uint8Array
}

export type NoteSigner = {
  readonly key: VerifierKey
  /** Ed25519 signature, 64 bytes. */
  readonly sign: (text: Uint8Array) => Uint8Array
}

type NoteSignature = {
  readonly name: string
  readonly id: Uint8Array
  readonly signature: Uint8Array
}

export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] }

const isKeyName = (name: string) => name !== '' && !/[\s+\p{White_Space}\p{Cc}]/u.test(name)

/** @throws RangeError for a name with spaces or `+`, or a key that is not 32 bytes. */
export const verifierKey = (name: string, publicKey: Uint8Array, sha256: Sha256): VerifierKey =>
  keyOfType(ed25519Type, { name, publicKey }, sha256)

/** The same for another type of signature. @throws RangeError as above */
export function keyOfType(
  type: number,
  { name, publicKey }: Pick<VerifierKey, 'name' | 'publicKey'>,
  sha256: Sha256,
): VerifierKey {
  if (!isKeyName(name)) throw new RangeError(`not a key name: ${name}`)
  if (publicKey.length !== 32) throw new RangeError('an Ed25519 public key is 32 bytes')
  const typed = concatBytes(Uint8Array.of(type), publicKey)
  const id = sha256(concatBytes(utf8(`${name}\n`), typed)).slice(0, 4)
  return { name, id, publicKey }
}

/** `name+hex key id+base64 key`: what is published so that others can check (a vkey). */
export const verifierKeyText = (key: VerifierKey): string => keyTextOfType(ed25519Type, key)

export const keyTextOfType = (type: number, { name, id, publicKey }: VerifierKey): string =>
  `${name}+${toHex(id)}+${toBase64(concatBytes(Uint8Array.of(type), publicKey))}`

/** Null unless the text is an Ed25519 vkey whose id fits its name and key. */
export const parseVerifierKey = (text: string, sha256: Sha256): VerifierKey | null =>
  parseKeyOfType(ed25519Type, text, sha256)

/** The same for another type of signature. */
export function parseKeyOfType(type: number, text: string, sha256: Sha256): VerifierKey | null {
  const [, name = '', hex = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? []
  const [id, typed] = [fromHex(hex), fromBase64(base64)]
  if (!id || !isKeyName(name) || typed?.length !== 33 || typed[0] !== type) return null
  const key = keyOfType(type, { name, publicKey: typed.slice(1) }, sha256)
  return equalBytes(key.id, id) ? key : null
}

/** @throws RangeError when the text does not end with a newline. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!text.endsWith('\n')) throw new RangeError('a note ends with a newline')
  const lines = signers.map(({ key, sign }) => {
    const signature = concatBytes(key.id, sign(utf8(text)))
    return `${signatureMark}${key.name} ${toBase64(signature)}\n`
  })
  return `${text}\n${lines.join('')}`
}

/** Null when this is not the form of a signed note. Says nothing about whether it is true. */
export function parseNote(note: string): SignedNote | null {
  // No control character but newline, no half of a surrogate pair.
  if (/[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u.test(note)) return null
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) return null
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > maxSignatures) return null
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const [, name = '', base64 = ''] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? []
    const bytes = fromBase64(base64)
    if (!isKeyName(name) || !bytes || bytes.length < 5) return null
    signatures.push({ name, id: bytes.slice(0, 4), signature: bytes.slice(4) })
  }
  return { text: note.slice(0, split + 1), signatures }
}

/**
 * The keys whose signature on the note holds. Signatures of unknown keys are ignored; one false
 * signature of a known key spoils the note, so then the answer is empty.
 */
export function keysThatSigned(
  note: SignedNote,
  known: readonly VerifierKey[],
  verify: VerifySignature,
): VerifierKey[] {
  const signed: VerifierKey[] = []
  for (const { name, id, signature } of note.signatures) {
    const key = known.find((each) => each.name === name && equalBytes(each.id, id))
    if (!key) continue
    if (!verify(key.publicKey, utf8(note.text), signature)) return []
    signed.push(key)
  }
  return signed
}
