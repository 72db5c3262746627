import {
  cosignatureLine,
  cosignedText,
  equalBytes,
  fromBase64,
  keysThatSigned,
  parseCheckpoint,
  parseNote,
  toHex,
  treeHasher,
  utf8,
  verifyConsistency,
  type Checkpoint,
  type NoteSigner,
  type VerifierKey,
} from '@zhaofa/ledger'
import { nativeSha256 } from '../storage/ledger/native-sha256.ts'
import { nativeVerify } from '../storage/ledger/signing-key.ts'
import type { KeptFiles } from './kept-files.ts'

const hasher = treeHasher(nativeSha256)

/** What a witness answers to add-checkpoint. */
export type WitnessAnswer = {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly body: string
  /** A conflict says how many entries the witness has seen, as a type of its own. */
  readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size'
}

/** More hashes than a tree of 2^62 entries has on the way between two sizes (C2SP tlog-witness). */
const maxProofHashes = 63

type Asked = {
  readonly earlier: number
  readonly proof: readonly Uint8Array[]
  readonly note: string
}

/**
 * Signs for the logs of others that each only grew since it was last asked (C2SP tlog-witness). What it has signed for
 * is on the disk before the signature leaves, so that it never signs for two histories, wherever it is killed.
 */
export class Witness {
  readonly #signer: NoteSigner
  readonly #logs: ReadonlyMap<string, readonly VerifierKey[]>
  readonly #kept: KeptFiles
  readonly #now: () => Date
  /** Of one log one request is answered after the other. */
  readonly #busy = new Map<string, Promise<unknown>>()

  constructor(
    signer: NoteSigner,
    logs: readonly VerifierKey[],
    { kept, now }: { readonly kept: KeptFiles; readonly now: () => Date },
  ) {
    this.#signer = signer
    this.#logs = Map.groupBy(logs, ({ name }) => name)
    this.#kept = kept
    this.#now = now
  }

  async add(body: string): Promise<WitnessAnswer> {
    const asked = readAsked(body)
    const note = asked && parseNote(asked.note)
    const head = note && parseCheckpoint(note.text)
    if (!asked || !head) return says(400, 'not a request to add a checkpoint')
    const keys = this.#logs.get(head.origin)
    if (!keys) return says(404, `unknown log ${head.origin}`)
    if (keysThatSigned(note, keys, nativeVerify).length === 0) {
      return says(403, 'no signature by a key of this log')
    }
    if (asked.earlier > head.size) return says(400, 'old is larger than the checkpoint')
    const answer = (this.#busy.get(head.origin) ?? Promise.resolve()).then(() =>
      this.#judge(asked, head, note.text),
    )
    this.#busy.set(
      head.origin,
      answer.catch(() => undefined),
    )
    return answer
  }

  /** What was signed for last of each log; null: nothing yet. */
  async seen(): Promise<{ origin: string; head: Checkpoint | null }[]> {
    return Promise.all(
      [...this.#logs.keys()].map(async (origin) => ({ origin, head: await this.#seen(origin) })),
    )
  }

  async #judge({ earlier, proof }: Asked, head: Checkpoint, text: string): Promise<WitnessAnswer> {
    const seen = await this.#seen(head.origin)
    const size = seen?.size ?? 0
    const conflict = { status: 409, body: `${size}\n`, type: 'text/x.tlog.size' } as const
    if (earlier !== size) return conflict
    if (seen && seen.size === head.size && !equalBytes(seen.root, head.root)) return conflict
    if (!isContinued(seen, head, proof)) return says(422, 'the proof does not hold')
    await this.#kept.keep(fileOf(head.origin), text)
    const seconds = Math.floor(this.#now().getTime() / 1_000)
    const signature = this.#signer.sign(cosignedText(text, seconds))
    return says(200, cosignatureLine(this.#signer.key, seconds, signature))
  }

  async #seen(origin: string): Promise<Checkpoint | null> {
    const text = await this.#kept.read(fileOf(origin))
    if (text === null) return null
    const head = parseCheckpoint(text)
    // Whoever takes what is unreadable for nothing would sign for another history.
    if (head?.origin !== origin)
      throw new Error(`${fileOf(origin)} does not hold a checkpoint of ${origin}`)
    return head
  }
}

/** The name of a log may hold slashes, so its file is named by a hash of it. */
const fileOf = (origin: string) => `${toHex(nativeSha256(utf8(origin))).slice(0, 32)}.checkpoint`

function isContinued(
  seen: Checkpoint | null,
  head: Checkpoint,
  proof: readonly Uint8Array[],
): boolean {
  if (!seen || seen.size === 0 || seen.size === head.size) return proof.length === 0
  return verifyConsistency(seen, head, proof, hasher)
}

const says = (status: 200 | 400 | 403 | 404 | 422, body: string): WitnessAnswer => ({
  ...{ status, type: 'text/plain; charset=utf-8' },
  body: body.endsWith('\n') ? body : `${body}\n`,
})

/** `old` and a size, the hashes of the proof, an empty line, the checkpoint; null when it is anything else. */
function readAsked(body: string): Asked | null {
  const end = body.indexOf('\n\n')
  const [first = '', ...hashes] = body.slice(0, Math.max(0, end)).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1]
  const earlier = Number(old)
  if (old === undefined || !Number.isSafeInteger(earlier) || hashes.length > maxProofHashes)
    return null
  const proof: Uint8Array[] = []
  for (const text of hashes) {
    const hash = fromBase64(text)
    if (hash?.length !== 32) return null
    proof.push(hash)
  }
  return { earlier, proof, note: body.slice(end + 2) }
}
