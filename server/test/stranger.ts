// A follower and a witness of a log as somebody writes them who has read RFC 6962 and C2SP (signed-note, tlog-checkpoint,
// tlog-tiles, tlog-cosignature, tlog-witness) and knows nothing of this repository. That is what makes their word worth
// something, so nothing of `ledger/` is imported here, and everything is done in the plainest way: whole trees, no tiles.
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

const sha256 = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** RFC 6962 §2.1. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (!only) return sha256('')
  if (leaves.length === 1) return only
  const k = half(leaves.length)
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

const leafHash = (entry: Uint8Array) => sha256(Uint8Array.of(0), entry)

/** The largest power of two below n. */
function half(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** RFC 9162 §2.1.4.2. */
function isConsistent(
  [first, firstRoot]: readonly [number, Buffer],
  [second, secondRoot]: readonly [number, Buffer],
  proof: readonly Buffer[],
): boolean {
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot)
  if (first === 0) return proof.length === 0
  const path = (first & (first - 1)) === 0 ? [firstRoot, ...proof] : [...proof]
  let [fn, sn] = [first - 1, second - 1]
  while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1]
  const start = path.shift()
  if (!start) return false
  let [fr, sr] = [start, start]
  for (const c of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = sha256(Uint8Array.of(1), c, fr)
      sr = sha256(Uint8Array.of(1), c, sr)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1]
    } else sr = sha256(Uint8Array.of(1), sr, c)
    ;[fn, sn] = [fn >> 1, sn >> 1]
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot)
}

type Key = {
  readonly name: string
  readonly type: number
  readonly id: Buffer
  readonly raw: Buffer
}

/** `<name>+<hash>+<base64 of type and key>` (signed-note). */
function readKey(vkey: string): Key {
  const [, name = '', id, base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(vkey.trim()) ?? []
  const typed = Buffer.from(base64, 'base64')
  const due = sha256(`${name}\n`, typed).subarray(0, 4)
  if (due.toString('hex') !== id) throw new Error(`the key of ${name} does not have its hash`)
  return { name, type: typed[0] ?? 0, id: due, raw: typed.subarray(1) }
}

function holds(raw: Buffer, text: string, signature: Buffer): boolean {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, signature)
}

/** The signatures under a note that name this key. */
function signaturesBy({ name, id }: Key, note: string): { text: string; signatures: Buffer[] } {
  const end = note.lastIndexOf('\n\n')
  const signatures = note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line.startsWith(`— ${name} `))
    .map((line) => Buffer.from(line.split(' ')[2] ?? '', 'base64'))
    .filter((each) => each.subarray(0, 4).equals(id))
  return { text: note.slice(0, end + 1), signatures }
}

/** @throws Error when the log's key did not sign it. */
function openCheckpoint(note: string, vkey: string): { size: number; root: Buffer } {
  const key = readKey(vkey)
  const { text, signatures } = signaturesBy(key, note)
  if (!signatures.some((each) => holds(key.raw, text, each.subarray(4)))) {
    throw new Error('not signed by the log')
  }
  const [origin, size, root] = text.split('\n')
  if (origin !== key.name) throw new Error('a checkpoint of another log')
  return { size: Number(size), root: Buffer.from(root ?? '', 'base64') }
}

/** When a witness says that it saw the checkpoint, in seconds; null when no line of it holds (tlog-cosignature). */
export function seenByWitness(note: string, vkey: string): number | null {
  const key = readKey(vkey)
  if (key.type !== 4) throw new Error('not the key of a witness')
  const { text, signatures } = signaturesBy(key, note)
  for (const each of signatures) {
    const seconds = each.readBigUInt64BE(4)
    const said = `cosignature/v1\ntime ${seconds}\n${text}`
    if (holds(key.raw, said, each.subarray(12))) return Number(seconds)
  }
  return null
}

/** Reads all entries of a log under an address (tlog-tiles) and follows how they grow. */
export class StrangerFollows {
  #leaves: Buffer[] = []
  readonly #vkey: string

  constructor(vkey: string) {
    this.#vkey = vkey
  }

  /** Null when the log at this address goes on from what was seen; or what is wrong. */
  async look(url: string): Promise<string | null> {
    const note = await (await fetch(`${url}/checkpoint`)).text()
    const { size, root } = openCheckpoint(note, this.#vkey)
    if (size < this.#leaves.length) return 'rolled back'
    const leaves: Buffer[] = []
    for (let index = 0; index * 256 < size; index++) {
      leaves.push(...(await leavesOf(url, index, Math.min(256, size - index * 256))))
    }
    if (!treeHash(leaves).equals(root)) return 'the entries do not give the root'
    const seen = treeHash(this.#leaves)
    if (!treeHash(leaves.slice(0, this.#leaves.length)).equals(seen)) return 'forked'
    this.#leaves = leaves
    return null
  }
}

async function leavesOf(url: string, index: number, width: number): Promise<Buffer[]> {
  const partial = width < 256 ? `.p/${width}` : ''
  const place = `tile/entries/${String(index).padStart(3, '0')}${partial}`
  const answer = await fetch(`${url}/${place}`)
  if (!answer.ok) throw new Error(`${place} is not there`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const leaves: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const end = at + 2 + bytes.readUInt16BE(at)
    leaves.push(leafHash(bytes.subarray(at + 2, end)))
    at = end
  }
  return leaves
}

/** A witness of one log, in memory (tlog-witness). */
export class StrangerWitnesses {
  readonly vkey: string
  #seen: readonly [number, Buffer] = [0, sha256('')]
  readonly #log: string
  readonly #id: Buffer
  readonly #name: string
  readonly #sign: (text: string) => Buffer

  constructor(name: string, log: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
    const typed = Buffer.concat([Uint8Array.of(4), raw])
    this.#id = sha256(`${name}\n`, typed).subarray(0, 4)
    this.vkey = `${name}+${this.#id.toString('hex')}+${typed.toString('base64')}`
    this.#name = name
    this.#log = log
    this.#sign = (text) => sign(null, Buffer.from(text), privateKey)
  }

  add(body: string): { status: number; body: string } {
    const end = body.indexOf('\n\n')
    const [old = '', ...hashes] = body.slice(0, end).split('\n')
    const note = body.slice(end + 2)
    let head: { size: number; root: Buffer }
    try {
      head = openCheckpoint(note, this.#log)
    } catch {
      return { status: 403, body: 'no\n' }
    }
    const earlier = Number(old.slice(4))
    if (earlier > head.size) return { status: 400, body: 'no\n' }
    if (earlier !== this.#seen[0]) return { status: 409, body: `${this.#seen[0]}\n` }
    const next = [head.size, head.root] as const
    if (earlier === head.size && !head.root.equals(this.#seen[1])) {
      return { status: 409, body: `${this.#seen[0]}\n` }
    }
    const proof = hashes.map((hash) => Buffer.from(hash, 'base64'))
    if (!isConsistent(this.#seen, next, proof)) return { status: 422, body: 'no\n' }
    this.#seen = next
    const seconds = Math.floor(Date.now() / 1000)
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(seconds))
    const signature = this.#sign(`cosignature/v1\ntime ${seconds}\n${text}`)
    const line = Buffer.concat([this.#id, time, signature]).toString('base64')
    return { status: 200, body: `— ${this.#name} ${line}\n` }
  }
}
