import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import {
  decodeEntries,
  edgeTiles,
  entriesPath,
  equalBytes,
  fromBase64,
  hashInTile,
  keysThatSigned,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  proveConsistency,
  rootFromTiles,
  sha256,
  tilePath,
  treeHasher,
  utf8,
  verifyConsistency,
  verifyEd25519,
  verifyInclusion,
  verifyRecord,
  type ReadTiles,
  type RecordProof,
} from '@zhaofa/ledger'
import { fact, record, sequence } from '../../test/ledger.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { createApp } from './app.ts'
import { ledgerModules } from './ledger-modules.ts'

const hasher = treeHasher(sha256)

const withLog = (
  sizes: readonly number[],
  work: (app: FastifyInstance, world: TestWorld) => Promise<void>,
) =>
  withWorld(async (world) => {
    let next = 1
    await sequence(world.db)
    for (const size of sizes) {
      const facts = Array.from({ length: size }, () => fact('c1', next++))
      await record(world.db, facts)
      await sequence(world.db)
    }
    const app = await createApp(world)
    await work(app, world)
    await app.close()
  })

const bytesOf = async (app: FastifyInstance, path: string) => {
  const answer = await app.inject(`/log/${path}`)
  expect([path, answer.statusCode]).toEqual([path, 200])
  return new Uint8Array(answer.rawPayload)
}

const readTiles =
  (app: FastifyInstance): ReadTiles =>
  (tiles) =>
    Promise.all(tiles.map((tile) => bytesOf(app, tilePath(tile))))

async function openCheckpoint(app: FastifyInstance) {
  const note = parseNote((await app.inject('/log/checkpoint')).body)
  const key = parseVerifierKey((await app.inject('/log/key')).body.trim(), sha256)
  if (!note || !key) throw new Error('no signed checkpoint or no key')
  expect(keysThatSigned(note, [key], verifyEd25519)).toEqual([key])
  const head = parseCheckpoint(note.text)
  if (!head) throw new Error('no checkpoint')
  expect(head.origin).toBe(key.name)
  return head
}

describe('/log as a tlog client reads it (C2SP tlog-tiles)', () => {
  test('checkpoint, tiles and entries of 700 records agree with each other', () =>
    withLog([700], async (app) => {
      const head = await openCheckpoint(app)
      expect(head.size).toBe(700)
      expect(equalBytes(await rootFromTiles(700, readTiles(app), hasher), head.root)).toBe(true)

      for (const [index, width] of [
        [0, 256],
        [1, 256],
        [2, 188],
      ] as const) {
        const [tile] = await readTiles(app)([{ level: 0, index, width }])
        const entries = decodeEntries(await bytesOf(app, entriesPath(index, width))) ?? []
        expect(entries.length).toBe(width)
        for (const [i, entry] of entries.entries()) {
          expect(equalBytes(hasher.leaf(entry), hashInTile(tile ?? new Uint8Array(0), i))).toBe(
            true,
          )
        }
      }
    }))

  test('partial tiles of every earlier checkpoint stay, and lead to the later one', () =>
    withLog([], async (app, world) => {
      const earlier = [await openCheckpoint(app)]
      for (const [from, count] of [
        [1, 3],
        [4, 250],
        [254, 20],
      ] as const) {
        await record(
          world.db,
          Array.from({ length: count }, (_, i) => fact('c1', from + i)),
        )
        await sequence(world.db)
        const head = await openCheckpoint(app)
        for (const old of earlier) {
          const proof = await proveConsistency(old.size, head.size, readTiles(app), hasher)
          expect(verifyConsistency(old, head, proof, hasher)).toBe(true)
          for (const tile of edgeTiles(old.size)) await bytesOf(app, tilePath(tile))
        }
        earlier.push(head)
      }
      expect(earlier.map(({ size }) => size)).toEqual([0, 3, 253, 273])
    }))

  test('headers: a tile is kept for ever, the checkpoint never', () =>
    withLog([3], async (app) => {
      const checkpoint = await app.inject('/log/checkpoint')
      expect(checkpoint.headers).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-cache',
      })
      const tile = await app.inject('/log/tile/0/000.p/3')
      expect(tile.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
      })
      expect(tile.rawPayload.length).toBe(96)
      const entries = await app.inject({
        url: '/log/tile/entries/000.p/2',
        headers: { 'accept-encoding': 'gzip' },
      })
      expect(entries.headers['content-encoding']).toBe('gzip')
      expect(decodeEntries(gunzipSync(entries.rawPayload))).toHaveLength(2)
    }))

  const absent = [
    'tile/0/000',
    'tile/0/000.p/4',
    'tile/0/001.p/1',
    'tile/1/000.p/1',
    'tile/0/0',
    'tile/0/000.p/0',
    'tile/entries/000',
    'tile/entries/000.p/4',
    'tile/64/000',
    'tile/',
  ]
  test('what a log of 3 entries does not have is 404', () =>
    withLog([3], async (app) => {
      for (const path of absent) {
        expect([path, (await app.inject(`/log/${path}`)).statusCode]).toEqual([path, 404])
      }
    }))
})

describe('/log/proof', () => {
  test('answers all that a reader needs to check a published record', () =>
    withLog([5], async (app, world) => {
      const published = fact('n-1', 1, {
        kind: 'publication',
        disclosed: true,
        content: { number: '四商罚决字〔2026〕1号' },
      })
      await record(world.db, [published])
      await sequence(world.db)

      const answer = await app.inject('/log/proof?kind=publication&id=n-1&sequence=1')

      const asked = answer.json<Parameters<typeof verifyRecord>[0]>()
      expect(asked.content).toEqual(published.content)
      expect(verifyRecord(asked)).toMatchObject({ ok: true, steps: { length: 5 } })
    }))

  test('gives neither content nor salt of a record that is not published', () =>
    withLog([1], async (app) => {
      const answer = await app.inject('/log/proof?kind=case-event&id=c1&sequence=1')

      const asked = answer.json<Parameters<typeof verifyRecord>[0]>()
      expect(asked).not.toHaveProperty('content')
      expect(asked.proof).not.toHaveProperty('salt')
      expect(answer.body).not.toContain('甲商贸')
      expect(verifyRecord(asked)).toMatchObject({ ok: true, steps: { length: 4 } })
    }))

  test('the same proof is there in the form of other logs, and the format of entries beside it', () =>
    withLog([5], async (app) => {
      const query = '?kind=case-event&id=c1&sequence=3'
      const { proof } = (await app.inject(`/log/proof${query}`)).json<{ proof: RecordProof }>()

      const answer = await app.inject(`/log/tlog-proof${query}`)

      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
      const [head = '', ...note] = answer.body.split('\n\n')
      const [version, index, ...path] = head.split('\n')
      expect([version, index]).toEqual(['c2sp.org/tlog-proof@v1', `index ${proof.index}`])
      const checkpoint = parseCheckpoint(parseNote(note.join('\n\n'))?.text ?? '')
      if (!checkpoint) throw new Error('no checkpoint in the proof')
      const inclusion = {
        index: proof.index,
        size: checkpoint.size,
        path: path.map((hash) => fromBase64(hash) ?? utf8('')),
      }
      expect(verifyInclusion(utf8(proof.leaf), inclusion, checkpoint.root, hasher)).toBe(true)
      const absent = await app.inject('/log/tlog-proof?kind=case-event&id=c1&sequence=99')
      expect(absent.statusCode).toBe(404)

      const format = await app.inject('/log/LEAF.md')
      expect(format.headers).toMatchObject({
        'content-type': 'text/markdown; charset=utf-8',
        'access-control-allow-origin': '*',
      })
      expect(format.body).toContain('# The leaf: what one entry of the log says')
    }))

  const refused = [
    ['?kind=case-event&id=c1&sequence=2', 404],
    ['?kind=case-event&id=%E7%94%B2&sequence=1', 404],
    ['?kind=case-event&id=c1&sequence=-1', 422],
    ['?kind=case-event&id=c1&sequence=x', 422],
    ['?kind=case-event&id=c1', 422],
    ['', 422],
  ] as const
  test('says in Chinese what is not in the log and what is not a question', () =>
    withLog([1], async (app) => {
      for (const [query, status] of refused) {
        const answer = await app.inject(`/log/proof${query}`)

        expect([query, answer.statusCode]).toEqual([query, status])
        expect(answer.json<{ title: string }>().title).toMatch(/[\u4e00-\u9fff]/)
      }
    }))
})

describe('the modules a browser checks with', () => {
  test('run as plain JavaScript and accept the true record only', () =>
    withLog([], async (app, world) => {
      const published = fact('n-1', 1, { kind: 'publication', disclosed: true })
      await record(world.db, [published])
      await sequence(world.db)
      const asked = (await app.inject('/log/proof?kind=publication&id=n-1&sequence=1')).json<
        Parameters<typeof verifyRecord>[0]
      >()
      const folder = mkdtempSync(join(tmpdir(), 'zhaofa-modules-'))
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
      for (const name of ledgerModules().keys()) {
        writeFileSync(join(folder, name), (await app.inject(`/log/js/${name}`)).body)
      }

      const served = (await import(join(folder, 'ledger.js'))) as {
        verifyRecord: typeof verifyRecord
      }

      expect(served.verifyRecord(asked).ok).toBe(true)
      expect(served.verifyRecord({ ...asked, content: { fine: 0 } }).ok).toBe(false)
      rmSync(folder, { recursive: true })
    }))

  test('are JavaScript with an etag, and nothing else is served beside them', () =>
    withLog([], async (app) => {
      const script = await app.inject('/log/js/ledger.js')
      expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
      const etag = String(script.headers.etag)
      const again = await app.inject({
        url: '/log/js/ledger.js',
        headers: { 'if-none-match': etag },
      })
      expect(again.statusCode).toBe(304)
      expect((await app.inject('/log/verify.js')).body).toContain("from '/log/js/ledger.js'")
      for (const name of ['ledger.ts', 'tree.test.js', '..%2Fpackage.json', 'x']) {
        expect((await app.inject(`/log/js/${name}`)).statusCode).toBe(404)
      }
    }))
})
