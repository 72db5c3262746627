import { sql, type Kysely } from 'kysely'
import { encodeEntries, tileWidth, type LogReader } from '@zhaofa/ledger'
import type { Database } from '../database.ts'
import { findEntries, findTile } from './read-log.ts'

/** Bundles and tiles that are read at once: a log is audited from its beginning to its end. */
const chunkBundles = 16

/** The database's own copy of the log, to be audited like any other. */
export function databaseLog(db: Kysely<Database>): LogReader {
  const bundles = new Chunk((first) => readBundles(db, first))
  const tiles = new Chunk((first) => readTiles(db, first))
  return {
    tile: async (tile) => {
      const read = tile.level === 0 && tile.width === tileWidth ? await tiles.at(tile.index) : null
      return read ?? (await findTile(db, tile)) ?? null
    },
    entries: async (index, width) => {
      const read = width === tileWidth ? await bundles.at(index) : null
      return read ?? (await findEntries(db, { index, width })) ?? null
    },
  }
}

/** The things of neighbouring places, as they were asked for last. */
class Chunk {
  readonly #read: (first: number) => Promise<ReadonlyMap<number, Uint8Array>>
  #first = -1
  #things: ReadonlyMap<number, Uint8Array> = new Map()

  constructor(read: (first: number) => Promise<ReadonlyMap<number, Uint8Array>>) {
    this.#read = read
  }

  async at(index: number): Promise<Uint8Array | null> {
    const first = index - (index % chunkBundles)
    if (first !== this.#first) {
      this.#things = await this.#read(first)
      this.#first = first
    }
    return this.#things.get(index) ?? null
  }
}

/** Whole bundles only; what is missing or torn is read again by itself, and judged there. */
async function readBundles(db: Kysely<Database>, first: number): Promise<Map<number, Uint8Array>> {
  const { rows } = await sql<{ index: number; text: string }>`
    select (idx / ${tileWidth}::int)::int as index, string_agg(leaf, E'\n' order by idx) as text
    from ledger.leaf
    where idx >= ${first * tileWidth} and idx < ${(first + chunkBundles) * tileWidth}
    group by 1 having count(*) = ${tileWidth}`.execute(db)
  const found = new Map<number, Uint8Array>()
  for (const { index, text } of rows) {
    const lines = linesOf(Buffer.from(text))
    if (lines.length === tileWidth) found.set(index, encodeEntries(lines))
  }
  return found
}

/** One conversion for all of them: each line by itself takes as long as hashing it. */
function linesOf(text: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf(0x0a, from)
    lines.push(text.subarray(from, end < 0 ? text.length : end))
    if (end < 0) break
    from = end + 1
  }
  return lines
}

async function readTiles(db: Kysely<Database>, first: number): Promise<Map<number, Uint8Array>> {
  const { rows } = await sql<{ index: number; hashes: Buffer }>`
    select idx::int as index, hashes from ledger.tile
    where level = 0 and width = ${tileWidth} and idx >= ${first} and idx < ${first + chunkBundles}`.execute(
    db,
  )
  return new Map(rows.map(({ index, hashes }) => [index, hashes]))
}
