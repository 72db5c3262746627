import { concatBytes, equalBytes, toBase64, utf8 } from './bytes.ts'
import type { VerifySignature } from './ed25519.ts'
import type { Hash } from './merkle.ts'
import type { Sha256 } from './sha256.ts'
import {
  keyOfType,
  keyTextOfType,
  parseKeyOfType,
  parseNote,
  type VerifierKey,
} from './signed-note.ts'

// Somebody else, who is called a witness there, signs that the log only grew since it last looked: C2SP tlog-witness
// and tlog-cosignature. A log that shows different people different histories is then found out by anybody.

/** Ed25519 over a checkpoint and the time at which it was seen (signature type 0x04). */
const cosignatureType = 0x04
const timeLength = 8
const signatureLength = 64

/** Null unless the text is the vkey of a cosigner. */
export const parseCosignerKey = (text: string, sha256: Sha256): VerifierKey | null =>
  parseKeyOfType(cosignatureType, text, sha256)

export const cosignerKeyText = (key: VerifierKey): string => keyTextOfType(cosignatureType, key)

export const cosignerKey = (name: string, publicKey: Uint8Array, sha256: Sha256): VerifierKey =>
  keyOfType(cosignatureType, { name, publicKey }, sha256)

/** What a cosigner signs. @param seconds since 1970, when it saw the checkpoint */
export const cosignedText = (text: string, seconds: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${seconds}\n${text}`)

/** The line that a cosigner answers with, and that is put under the checkpoint. */
export function cosignatureLine(
  { name, id }: VerifierKey,
  seconds: number,
  signature: Uint8Array,
): string {
  const time = new Uint8Array(timeLength)
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds))
  return `\u2014 ${name} ${toBase64(concatBytes(id, time, signature))}\n`
}

/**
 * When the holder of a key says that it saw a checkpoint, in seconds since 1970; null when the line is no such
 * signature, is somebody else's, or does not hold.
 *
 * @param text of the checkpoint, without its signatures
 */
export function cosignedAt(
  line: string,
  text: string,
  key: VerifierKey,
  verify: VerifySignature,
): number | null {
  const [found, ...more] = parseNote(`${text}\n${line}`)?.signatures ?? []
  if (!found || more.length > 0) return null
  if (found.name !== key.name || !equalBytes(found.id, key.id)) return null
  const { signature: timed } = found
  if (timed.length !== timeLength + signatureLength) return null
  const seconds = Number(new DataView(timed.slice().buffer).getBigUint64(0))
  if (!Number.isSafeInteger(seconds)) return null
  const holds = verify(key.publicKey, cosignedText(text, seconds), timed.slice(timeLength))
  return holds ? seconds : null
}

/**
 * What is sent to a cosigner (add-checkpoint).
 *
 * @param earlier how many entries it has signed for last
 * @param proof that the log of then is the beginning of the log of now
 */
export const addCheckpointText = (
  earlier: number,
  proof: readonly Hash[],
  checkpoint: string,
): string => [`old ${earlier}`, ...proof.map(toBase64), '', checkpoint].join('\n')
