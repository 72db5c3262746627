import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TileShelf } from '../test/naive-tree.ts'
import {
  auditLog,
  encodeEntries,
  GrowingTree,
  treeHasher,
  utf8,
  type AuditFinding,
  type Hash,
  type LogReader,
} from './ledger.ts'

const hasher = treeHasher((input) => new Uint8Array(hash('sha256', input, 'buffer')))

/** A stored log that a test may damage, with the heads that were signed on the way. */
function logOf(size: number) {
  const [tree, shelf] = [new GrowingTree(hasher), new TileShelf()]
  const entries = Array.from({ length: size }, (_, i) => utf8(`entry ${i}`))
  const heads: { size: number; root: Hash }[] = [{ size: 0, root: hasher.empty }]
  for (const entry of entries) {
    tree.append(hasher.leaf(entry))
    heads.push({ size: tree.size, root: tree.root() })
  }
  shelf.take(tree)
  const reader: LogReader = {
    tile: ({ level, index, width }) =>
      Promise.resolve(shelf.tiles.get(`${level}/${index}`)?.slice(0, width * 32) ?? null),
    entries: (index, width) =>
      Promise.resolve(encodeEntries(entries.slice(index * 256, index * 256 + width))),
  }
  const flip = (name: string, at: number) => {
    const tile = shelf.tiles.get(name)
    if (tile) tile[at] = (tile[at] ?? 0) ^ 1
  }
  return { entries, shelf, heads, head: { size, root: tree.root() }, reader, flip }
}

const findings = async (
  { reader, head }: Pick<ReturnType<typeof logOf>, 'reader' | 'head'>,
  earlier: readonly { size: number; root: Hash }[] = [],
): Promise<readonly AuditFinding[]> => (await auditLog(reader, head, { hasher, earlier })).findings

describe('the audit of a stored log', () => {
  test.each([0, 1, 2, 255, 256, 257, 512, 700])(
    'finds nothing in a true log of %i',
    async (size) => {
      const log = logOf(size)

      expect(await findings(log, log.heads)).toEqual([])
    },
  )

  test('shows every entry in order', async () => {
    const { reader, head, entries } = logOf(300)
    const seen: [number, string][] = []

    await auditLog(reader, head, {
      hasher,
      visit: (i, e) => seen.push([i, Buffer.from(e).toString()]),
    })

    expect(seen).toEqual(entries.map((_, i) => [i, `entry ${i}`]))
  })

  test('names any one entry that was changed, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.nat(), async (size, seed) => {
        const log = logOf(size)
        const index = seed % size
        log.entries[index] = utf8('another entry')

        expect(await findings(log, log.heads.slice(-3))).toEqual([
          { fault: 'entry-changed', index },
        ])
      }),
      { numRuns: 40 },
    )
  })

  test('names any one hash of any tile that was changed, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.nat(), async (size, seed) => {
        const log = logOf(size)
        const names = [...log.shelf.tiles.keys()]
        const name = names[seed % names.length] ?? ''
        const width = (log.shelf.tiles.get(name)?.length ?? 0) / 32
        const place = (seed * 7) % width
        log.flip(name, place * 32 + (seed % 32))

        const [level, index] = name.split('/').map(Number)
        expect(await findings(log)).toEqual([{ fault: 'tile-changed', level, index, width, place }])
      }),
      { numRuns: 40 },
    )
  })

  test('names both an entry and a tile above it when both were changed', async () => {
    const log = logOf(700)
    log.entries[600] = utf8('another entry')
    log.flip('1/0', 0)

    expect(await findings(log)).toEqual([
      { fault: 'entry-or-tile-changed', index: 600 },
      { fault: 'tile-changed', level: 1, index: 0, width: 2, place: 0 },
    ])
  })

  test('names the 256 entries when an entry was changed together with its leaf hash', async () => {
    const log = logOf(700)
    log.entries[300] = utf8('another entry')
    log.shelf.tiles.get('0/1')?.set(hasher.leaf(utf8('another entry')), 44 * 32)

    expect(await findings(log)).toEqual([{ fault: 'entries-changed', first: 256, last: 511 }])
  })

  test('tells a changed entry from a changed hash of another one', async () => {
    const log = logOf(700)
    log.entries[300] = utf8('another entry')
    log.flip('0/0', 5 * 32)

    expect(await findings(log)).toEqual([
      { fault: 'tile-changed', level: 0, index: 0, width: 256, place: 5 },
      { fault: 'entry-changed', index: 300 },
    ])
  })

  test('a log rewritten throughout does not lead to the signed root, nor to any earlier one', async () => {
    const [signed, forged] = [logOf(300), logOf(300)]
    forged.entries[10] = utf8('another entry')
    const tree = new GrowingTree(hasher)
    for (const entry of forged.entries) tree.append(hasher.leaf(entry))
    forged.shelf.take(tree)

    expect(
      await findings({ reader: forged.reader, head: signed.head }, signed.heads.slice(5, 20)),
    ).toEqual([
      ...[11, 12, 13, 14, 15, 16, 17, 18, 19].map((size) =>
        expect.objectContaining({ fault: 'history-changed', size }),
      ),
      expect.objectContaining({ fault: 'root-differs', size: 300 }),
    ])
  })

  test('a log with fewer entries than an earlier checkpoint says so', async () => {
    const log = logOf(10)

    expect(await findings(log, [...log.heads, { size: 12, root: hasher.empty }])).toEqual([
      { fault: 'entries-removed', size: 12, left: 10 },
    ])
  })

  test('names bundles and tiles that are missing', async () => {
    const log = logOf(700)
    log.shelf.tiles.delete('0/1')
    const entries = log.reader.entries.bind(log.reader)
    const reader = {
      ...log.reader,
      entries: (index: number, width: number) =>
        index === 2 ? Promise.resolve(null) : entries(index, width),
    }

    expect(await findings({ ...log, reader })).toEqual([
      { fault: 'tile-missing', level: 0, index: 1, width: 256 },
      { fault: 'entries-missing', index: 2, width: 188 },
    ])
  })
})
