import {
  decodeEntries,
  entriesPath,
  leafOfEntry,
  parseCheckpoint,
  parseNote,
  tilePath,
  tileWidth,
  type Checkpoint,
  type Leaf,
  type SignedNote,
  type TileId,
} from '@zhaofa/ledger'

/** The log as anybody reads it: C2SP tlog-tiles under /log, without signing in. */
export type Head = { note: SignedNote; text: string; checkpoint: Checkpoint }

/** @throws Error in words for the screen when the log gives no readable checkpoint. */
export async function readHead(): Promise<Head> {
  const text = await readText('checkpoint')
  const note = parseNote(text)
  const checkpoint = note && parseCheckpoint(note.text)
  if (!note || !checkpoint) throw new Error('检查点读不懂，不能核验')
  return { note, text, checkpoint }
}

/** Verifier keys the server names. Told apart from the key this browser remembered. */
export async function readKeys(): Promise<string[]> {
  const text = await readText('vkey')
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

export type Entry = { index: number; bytes: Uint8Array; leaf: Leaf | null }

/** The entries of one bundle, as many as a tree of `size` has there. */
export async function readBundle(bundle: number, size: number): Promise<Entry[]> {
  const width = Math.min(tileWidth, size - bundle * tileWidth)
  const entries = decodeEntries(await readBytes(entriesPath(bundle, width)))
  if (!entries) throw new Error(`第 ${bundle} 包存证读不懂`)
  return entries.map((bytes, place) => ({
    index: bundle * tileWidth + place,
    bytes,
    leaf: leafOfEntry(bytes),
  }))
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
