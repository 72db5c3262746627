import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { noteBefore, parseLeaf, rootOf, toHex, utf8, verifyRecord } from '@zhaofa/ledger'
import { withDatabase, type TestDatabase } from '../../test/database.ts'
import {
  fact,
  record,
  sequence,
  settleAndStop,
  tamper,
  testSigner,
  testVkey,
} from '../../test/ledger.ts'
import { LedgerDamagedError } from '../faults.ts'
import { nativeHasher } from '../storage/ledger/append.ts'
import { hashBase64 } from '../storage/ledger/native-sha256.ts'
import { findProof } from '../storage/ledger/find-proof.ts'
import { ledgerHead, logKeys } from '../storage/ledger/read-log.ts'
import { startSequencer } from './sequencer.ts'

const subjects = async (db: TestDatabase) => {
  const rows = await db.portal
    .selectFrom('ledger.leaf')
    .select(['idx', 'leaf'])
    .orderBy('idx')
    .execute()
  expect(rows.map(({ idx }) => idx)).toEqual(rows.map((_, i) => i))
  return rows.map(({ leaf }) => {
    const { publicId = '', sequence: place = -1 } = parseLeaf(leaf) ?? {}
    return `${publicId} ${place}`
  })
}

/** The newest checkpoint's root, worked out again from the entries. */
const headIsTrue = async (db: TestDatabase) => {
  const head = await ledgerHead(db.portal)
  const rows = await db.portal.selectFrom('ledger.leaf').select('leaf').orderBy('idx').execute()
  const root = rootOf(
    rows.map(({ leaf }) => nativeHasher.leaf(utf8(leaf))),
    nativeHasher,
  )
  expect(head?.size).toBe(rows.length)
  expect(toHex(head?.root ?? utf8(''))).toBe(toHex(root))
}

const start = (db: TestDatabase, report?: (fault: Error) => void) =>
  startSequencer({
    database: db.connection('sequencer'),
    signer: testSigner(),
    pauseMs: 20,
    ...(report && { report }),
  })

describe('the sequencer', () => {
  test('puts what was recorded in the log, where a reader can prove it', () =>
    withDatabase(async (db) => {
      await record(db, [fact('c1', 1), fact('c1', 2), fact('c2', 1, { disclosed: true })])
      await sequence(db)

      expect(await subjects(db)).toEqual(['c1 1', 'c1 2', 'c2 1'])
      expect(await logKeys(db.portal)).toEqual([testVkey])
      const { kind, publicId, sequence: place, content } = fact('c2', 1)
      const subject = { kind, publicId, sequence: place }
      const proof = await findProof(db.portal, subject)
      if (!proof) throw new Error('no proof')
      expect(verifyRecord({ subject, content, proof, vkeys: [testVkey] })).toMatchObject({
        ok: true,
      })
    }))

  test('each checkpoint names the one before it, over a new start as well', () =>
    withDatabase(async (db) => {
      for (const place of [1, 2, 3]) {
        await record(db, [fact('c1', place)])
        await sequence(db)
      }
      const rows = await db.portal
        .selectFrom('ledger.checkpoint')
        .select('note')
        .orderBy('size')
        .execute()
      const notes = rows.map(({ note }) => note)
      expect(notes).toHaveLength(4)
      expect(notes.map(noteBefore)).toEqual([null, ...notes.slice(0, -1).map(hashBase64)])
    }))

  test('signs the empty log first, so that there is always a checkpoint', () =>
    withDatabase(async (db) => {
      await sequence(db)

      expect(await ledgerHead(db.portal)).toMatchObject({ size: 0 })
      await headIsTrue(db)
    }))

  test('goes on where it stopped, over the border of a tile', () =>
    withDatabase(async (db) => {
      const facts = Array.from({ length: 600 }, (_, i) => fact('c1', i + 1))
      for (const [from, to] of [
        [0, 1],
        [1, 255],
        [255, 257],
        [257, 512],
        [512, 600],
      ]) {
        await record(db, facts.slice(from, to))
        await sequence(db)
        await headIsTrue(db)
      }

      expect(await subjects(db)).toEqual(facts.map(({ sequence: place }) => `c1 ${place}`))
    }))

  test('keeps every leaf once while sixteen transactions write at the same time', () =>
    withDatabase(async (db) => {
      const sequencer = await start(db)
      const writer = async (name: string) => {
        for (let i = 1; i <= 25; i++) await record(db, [fact(name, i)])
      }
      const names = Array.from({ length: 16 }, (_, i) => `w${i}`)
      await Promise.all(names.map(writer))
      await settleAndStop(sequencer)

      const found = await subjects(db)
      expect(found.length).toBe(400)
      for (const name of names) {
        const own = found.filter((each) => each.startsWith(`${name} `))
        expect(own).toEqual(Array.from({ length: 25 }, (_, i) => `${name} ${i + 1}`))
      }
      await headIsTrue(db)
      expect(await db.owner.selectFrom('ledger.pending').selectAll().execute()).toEqual([])
    }))

  test('survives the loss of its connections at any moment without losing or doubling a leaf', () =>
    withDatabase(async (db) => {
      const sequencer = await start(db)
      for (let round = 1; round <= 12; round++) {
        const recorded = record(db, [fact('c1', round * 2 - 1), fact('c1', round * 2)])
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename = 'zhaofa_sequencer'
          order by random() limit ${(round % 3) + 1}`.execute(db.superuser)
        await recorded
      }
      await settleAndStop(sequencer)

      const expected = Array.from({ length: 24 }, (_, i) => `c1 ${i + 1}`)
      expect(await subjects(db)).toEqual(expected)
      await headIsTrue(db)
    }))

  test('runs once: a second one stands by and takes over when the first ends', () =>
    withDatabase(async (db) => {
      const [first, second] = [await start(db), await start(db)]
      const writers = async () => {
        const { rows } = await sql<{ n: number }>`
          select count(*) as n from pg_locks where locktype = 'advisory' and granted
          and database = (select oid from pg_database where datname = current_database())`.execute(
          db.superuser,
        )
        return rows[0]?.n
      }
      await record(db, [fact('c1', 1)])
      await Promise.all([first.settled(), second.settled()])
      expect(await writers()).toBe(1)
      expect(await subjects(db)).toEqual(['c1 1'])

      await first.stop()
      await record(db, [fact('c1', 2)])
      await settleAndStop(second)

      expect(await subjects(db)).toEqual(['c1 1', 'c1 2'])
      await headIsTrue(db)
    }))

  test('is refused by the database when another one wrote in spite of the lock', () =>
    withDatabase(async (db) => {
      const faults: Error[] = []
      const sequencer = await start(db, (fault) => faults.push(fault))
      await record(db, [fact('c1', 1)])
      await sequencer.settled()
      // As if a second writer had appended entry 1 with a checkpoint of its own.
      await tamper(db, `insert into ledger.leaf values (1, '1 draw x 1')`)
      await record(db, [fact('c1', 2)])

      await expect(sequencer.settled()).rejects.toThrow(LedgerDamagedError)
      await sequencer.stop()
      expect(faults[0]?.message).toContain('leaf_pkey')
      expect(await db.owner.selectFrom('ledger.pending').selectAll().execute()).toHaveLength(1)
    }))
})

describe('starting on a log that is not what was signed is refused', () => {
  test.each([
    {
      what: 'a flipped byte in the last tile',
      attack: `update ledger.tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1)
        where level = 0 and idx = 1`,
      says: '哈希块与检查点不一致',
    },
    {
      what: 'a rewritten entry',
      attack: `update ledger.leaf set leaf = replace(leaf, 'c1 300', 'c1 301') where idx = 299`,
      says: '条目 299 与哈希块 0/1 不一致',
    },
    {
      what: 'a removed entry',
      attack: `delete from ledger.leaf where idx = 299`,
      says: '应有 44 条，实有 43 条',
    },
    {
      what: 'an entry beyond the checkpoint',
      attack: `insert into ledger.leaf values (300, '1 draw x 1')`,
      says: '应有 44 条，实有 45 条',
    },
    {
      what: 'a checkpoint with another root',
      attack: `update ledger.checkpoint set root = sha256('x') where size = 300`,
      says: '条目数为 300 的检查点被改动',
    },
    {
      what: 'a checkpoint signed by nobody',
      attack: `update ledger.checkpoint set note = replace(note, ' zhaofa.test/log ', ' other.test/log ')`,
      says: '签名不成立',
    },
    {
      what: 'the newest checkpoint removed',
      attack: `delete from ledger.checkpoint where size = 300`,
      says: '条目',
    },
    {
      what: 'every checkpoint removed',
      attack: `delete from ledger.checkpoint`,
      says: '检查点全部缺失',
    },
  ])('$what', ({ attack, says }) =>
    withDatabase(async (db) => {
      await sequence(db)
      await record(
        db,
        Array.from({ length: 300 }, (_, i) => fact('c1', i + 1)),
      )
      await sequence(db)
      await tamper(db, attack)

      const started = sequence(db)

      await expect(started).rejects.toThrow(LedgerDamagedError)
      await expect(started).rejects.toThrow(says)
    }),
  )

  test('another signing key', () =>
    withDatabase(async (db) => {
      await sequence(db)

      await expect(sequence(db, testSigner('zhaofa.other/log'))).rejects.toThrow(
        '不是本账本登记的密钥',
      )
    }))
})
