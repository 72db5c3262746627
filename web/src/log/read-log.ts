import {
  parseCheckpoint,
  parseNote,
  tilePath,
  type Checkpoint,
  type LeafSubject,
  type RecordProof,
  type SignedNote,
  type TileId,
} from '@zhaofa/ledger'

/** The log as anybody reads it: C2SP tlog-tiles under /log, without signing in. */
export type LogHead = { note: SignedNote; text: string; checkpoint: Checkpoint }

/** @throws Error in words for the screen when the log gives no readable checkpoint. */
export async function readHead(): Promise<LogHead> {
  const text = await readText('checkpoint')
  const note = parseNote(text)
  const checkpoint = note && parseCheckpoint(note.text)
  if (!note || !checkpoint) throw new Error('检查点读不懂，不能核验')
  return { note, text, checkpoint }
}

/** Verifier keys the server names. Told apart from the key this browser remembered. */
export async function readKeys(): Promise<string[]> {
  const text = await readText('key')
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** Reads tiles once each, however many proofs need them. */
export function tileReader() {
  const read = new Map<string, Promise<Uint8Array>>()
  return (tiles: readonly TileId[]): Promise<Uint8Array[]> =>
    Promise.all(
      tiles.map((tile) => {
        const path = tilePath(tile)
        const bytes = read.get(path) ?? readBytes(path)
        read.set(path, bytes)
        return bytes
      }),
    )
}

/** The proof of one record, or null while it is not in the log. It is checked here, not believed. */
export async function findProof({
  kind,
  publicId,
  sequence,
}: LeafSubject): Promise<RecordProof | null> {
  const query = new URLSearchParams({ kind, id: publicId, sequence: String(sequence) })
  const response = await fetch(`/log/proof?${query}`)
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`存证库没有给出证明（${response.status}）`)
  return ((await response.json()) as { proof: RecordProof }).proof
}

async function readText(path: string): Promise<string> {
  return (await fetched(path)).text()
}

async function readBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetched(path)).arrayBuffer())
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(`/log/${path}`)
  if (!response.ok) throw new Error(`存证库没有给出 ${path}（${response.status}）`)
  return response
}
