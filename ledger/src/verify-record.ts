import { equalBytes, fromBase64, textOf, toBase64, toHex, utf8 } from './bytes.ts'
import { canonicalJson, type JsonValue } from './canonical-json.ts'
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts'
import { verifyEd25519, type VerifySignature } from './ed25519.ts'
import {
  commitToText,
  parseLeaf,
  parseLine,
  saltLength,
  subjectText,
  type Leaf,
  type LeafLine,
  type LeafSubject,
} from './leaf.ts'
import { treeHasher } from './merkle.ts'
import { rootOfInclusion } from './proof.ts'
import { sha256 as portableSha256, type Sha256 } from './sha256.ts'
import { keysThatSigned, parseNote, parseVerifierKey } from './signed-note.ts'

/** A record and its proof as they cross the wire: text and base64 only. */
export type RecordProof = {
  /** The entry of the log, as LEAF.md writes it. */
  readonly leaf: string
  readonly index: number
  readonly size: number
  /** Base64 hashes from the entry up to the root. */
  readonly path: readonly string[]
  /** Signed checkpoint of the tree of `size` entries. */
  readonly checkpoint: string
  /** Base64 salt; absent when the content is not public or was erased. */
  readonly salt?: string
}

/** One step of the check, in the order a reader follows it. */
export type VerifyStep = {
  readonly step: 'content' | 'leaf' | 'inclusion' | 'checkpoint' | 'signature'
  readonly ok: boolean
  /** What was worked out here: a hash in hex, the entry, the signer. */
  readonly found: string
  /** What it has to equal. */
  readonly expected: string
}

export type RecordCheck = { readonly ok: boolean; readonly steps: readonly VerifyStep[] }

/**
 * Checks one record without asking anybody: content and salt give the commitment, the commitment is
 * in the entry, the entry leads to the root, the root is in the checkpoint, and the checkpoint is
 * signed by a key the reader knows. Every step is answered, also after one failed.
 *
 * `subject` is the record the reader asked about: another record's entry does not answer for it.
 * `content` is the record as published; leave it out to check only that the entry is in the log.
 * `vkeys` must come from somewhere else than the proof, or the last step says nothing.
 */
export function verifyRecord(
  {
    subject,
    content,
    proof,
    vkeys,
  }: {
    readonly subject: LeafSubject
    readonly content?: JsonValue
    readonly proof: RecordProof
    readonly vkeys: readonly string[]
  },
  sha256: Sha256 = portableSha256,
  verify: VerifySignature = verifyEd25519,
): RecordCheck {
  const leaf = parseLeaf(proof.leaf)
  const note = parseNote(proof.checkpoint)
  const head = note && parseCheckpoint(note.text)
  const steps = [
    ...(content === undefined ? [] : [contentStep(content, proof, leaf, sha256)]),
    leafStep(proof, leaf, subject),
    inclusionStep(proof, head, sha256),
    checkpointStep(proof, head),
    signatureStep(note, vkeys, sha256, verify, head),
  ]
  return { ok: steps.every((step) => step.ok), steps }
}

function contentStep(
  content: JsonValue,
  proof: RecordProof,
  leaf: Leaf | null,
  sha256: Sha256,
): VerifyStep {
  const salt = fromBase64(proof.salt ?? '')
  const expected = leaf ? toHex(leaf.commitment) : ''
  if (salt?.length !== saltLength) return { step: 'content', ok: false, found: '', expected }
  const found = toHex(commitToText(canonicalJson(content), salt, sha256))
  return { step: 'content', ok: found === expected, found, expected }
}

function leafStep(proof: RecordProof, leaf: Leaf | null, subject: LeafSubject): VerifyStep {
  const expected = subjectText(subject)
  const ok = leaf !== null && subjectText(leaf) === expected
  return { step: 'leaf', ok, found: proof.leaf, expected }
}

function inclusionStep(proof: RecordProof, head: Checkpoint | null, sha256: Sha256): VerifyStep {
  const hasher = treeHasher(sha256)
  const path = proof.path.map((hash) => fromBase64(hash) ?? new Uint8Array(0))
  const whole = path.every((hash) => hash.length === 32)
  const { index, size } = proof
  const reached = whole
    ? rootOfInclusion(hasher.leaf(utf8(proof.leaf)), { index, size, path }, hasher)
    : null
  const ok = reached !== null && head !== null && equalBytes(reached, head.root)
  return {
    step: 'inclusion',
    ok,
    found: reached ? toHex(reached) : '',
    expected: head ? toHex(head.root) : '',
  }
}

function checkpointStep(proof: RecordProof, head: Checkpoint | null): VerifyStep {
  return {
    step: 'checkpoint',
    ok: head !== null && head.size === proof.size,
    found: head ? `${head.origin} ${head.size} ${toBase64(head.root)}` : '',
    expected: String(proof.size),
  }
}

function signatureStep(
  note: ReturnType<typeof parseNote>,
  vkeys: readonly string[],
  sha256: Sha256,
  verify: VerifySignature,
  head: Checkpoint | null,
): VerifyStep {
  const known = vkeys.map((text) => parseVerifierKey(text, sha256)).filter((key) => key !== null)
  const signed = note ? keysThatSigned(note, known, verify) : []
  // The list may contain keys of other logs; the signer has to be this log.
  const own = signed.filter((key) => key.name === head?.origin)
  return {
    step: 'signature',
    ok: own.length > 0,
    found: own.map((key) => key.name).join(' '),
    expected: known.map((key) => key.name).join(' '),
  }
}

/** Decodes an entry of a bundle; null when it is not a leaf of LEAF.md. */
export function leafOfEntry(entry: Uint8Array): Leaf | null {
  return decoded(entry, parseLeaf)
}

/** The same without the commitment, for reading a whole log. */
export function lineOfEntry(entry: Uint8Array): LeafLine | null {
  return decoded(entry, parseLine)
}

function decoded<T>(entry: Uint8Array, parse: (text: string) => T | null): T | null {
  try {
    return parse(textOf(entry))
  } catch {
    return null
  }
}
