import { describe, expect, test } from 'vitest'
import {
  decodeEntries,
  edgeTiles,
  encodeEntries,
  entriesPath,
  parseTilePath,
  tilePath,
  utf8,
} from './ledger.ts'

describe('tile paths (C2SP tlog-tiles)', () => {
  test.each([
    { tile: { level: 0, index: 0, width: 256 }, path: 'tile/0/000' },
    { tile: { level: 0, index: 999, width: 256 }, path: 'tile/0/999' },
    { tile: { level: 1, index: 1000, width: 256 }, path: 'tile/1/x001/000' },
    { tile: { level: 0, index: 1234067, width: 256 }, path: 'tile/0/x001/x234/067' },
    { tile: { level: 63, index: 1234067, width: 8 }, path: 'tile/63/x001/x234/067.p/8' },
  ])('$path', ({ tile, path }) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual({ of: 'hashes', ...tile })
  })

  test('entry bundles stand beside the levels', () => {
    expect(entriesPath(1234, 7)).toBe('tile/entries/x001/234.p/7')
    expect(parseTilePath('tile/entries/x001/234.p/7')).toEqual({
      of: 'entries',
      index: 1234,
      width: 7,
    })
  })

  test.each([
    'tile/0/0',
    'tile/0/0000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x01/002',
    'tile/00/001',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/08',
    'tile/0/000.p/',
    'tile/0/000/',
    'tile/leaf/000',
    'tile/0/x999/x999/x999/x999/x999/x999/999',
    'tile/0/000.p/8/',
    '/tile/0/000',
    'tile/0/０００',
  ])('%s is no tile', (path) => {
    expect(parseTilePath(path)).toBeNull()
  })

  test('a tree of 70 000 entries ends in tiles of 112, 17 and 1 hashes', () => {
    expect(edgeTiles(70_000)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ])
  })

  test('a tree of 256 entries ends in a full tile and one of width 1', () => {
    expect(edgeTiles(256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ])
  })
})

describe('entry bundles', () => {
  test('each entry has its length before it, high byte first', () => {
    const bundle = encodeEntries([utf8('ab'), utf8(''), utf8('c'.repeat(300))])

    expect([...bundle.subarray(0, 8)]).toEqual([0, 2, 0x61, 0x62, 0, 0, 1, 44])
    expect(decodeEntries(bundle)).toEqual([utf8('ab'), utf8(''), utf8('c'.repeat(300))])
  })

  test('a bundle cut short is refused', () => {
    expect(decodeEntries(Uint8Array.of(0, 3, 1, 2))).toBeNull()
    expect(decodeEntries(Uint8Array.of(0))).toBeNull()
  })
})
