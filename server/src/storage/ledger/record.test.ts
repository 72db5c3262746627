import { sql, type RawBuilder } from 'kysely'
import { describe, expect, test } from 'vitest'
import { canonicalJson, fromBase64, verifyRecord } from '@zhaofa/ledger'
import { withDatabase, type TestDatabase, type TestRole } from '../../../test/database.ts'
import { agency, fact, officer, record, sequence, testVkey } from '../../../test/ledger.ts'
import { asPerson } from '../as-person.ts'
import { findProof } from './find-proof.ts'
import { discloseOpening, eraseOpening, findDisclosedContent } from './opening.ts'
import { recordLeaves } from './record.ts'

const pending = (db: TestDatabase) => db.owner.selectFrom('ledger.pending').selectAll().execute()
const openings = (db: TestDatabase) => db.owner.selectFrom('ledger.opening').selectAll().execute()

const subjectOf = (draft: ReturnType<typeof fact>) => ({
  kind: draft.kind,
  publicId: draft.publicId,
  sequence: draft.sequence,
})

describe('recording a fact', () => {
  test('commits with the act or not at all', () =>
    withDatabase(async (db) => {
      const act = asPerson(db.office, officer, async (tx) => {
        await recordLeaves(tx, [fact('c1', 1)])
        throw new Error('the act failed')
      })

      await expect(act).rejects.toThrow('the act failed')
      expect(await pending(db)).toEqual([])
      expect(await openings(db)).toEqual([])
    }))

  test('keeps the canonical content, a fresh salt and a leaf without either', () =>
    withDatabase(async (db) => {
      await record(db, [fact('c1', 1), fact('c1', 2)])

      const [first, second] = await openings(db)
      expect(first?.content).toBe('{"party":"甲商贸有限公司","sequence":1,"type":"EvidenceTaken"}')
      expect(first?.salt?.equals(second?.salt ?? Buffer.alloc(0))).toBe(false)
      const leaves = (await pending(db)).map(({ leaf }) => leaf)
      expect(leaves[0]).toMatch(/^1 case-event c1 1 2026-11-23T03:10:00\.000Z [\w+/]{43}=$/)
      expect(leaves.join()).not.toContain('甲')
    }))

  test('a second record of the same subject is refused', () =>
    withDatabase(async (db) => {
      await record(db, [fact('c1', 1)])

      await expect(record(db, [fact('c1', 1, { content: {} })])).rejects.toThrow('opening_pkey')
    }))

  test('for another agency is refused by the database', () =>
    withDatabase(async (db) => {
      const other = fact('c1', 1, { agencyId: '0198c0de-0000-7000-8000-000000999999' })

      await expect(record(db, [other])).rejects.toThrow('row-level security')
    }))
})

describe('showing and erasing content', () => {
  test('the salt reaches the public only after disclosure', () =>
    withDatabase(async (db) => {
      const notice = fact('n1', 1, { kind: 'publication' })
      await record(db, [notice])
      await sequence(db)
      expect(await findProof(db.portal, subjectOf(notice))).not.toHaveProperty('salt')
      expect(await findDisclosedContent(db.portal, subjectOf(notice))).toBeUndefined()

      await asPerson(db.office, officer, (tx) => discloseOpening(tx, subjectOf(notice)))

      const proof = await findProof(db.portal, subjectOf(notice))
      expect(fromBase64(proof?.salt ?? '')).toHaveLength(32)
      expect(await findDisclosedContent(db.portal, subjectOf(notice))).toEqual(notice.content)
    }))

  test('a record that is not in the log yet has no proof', () =>
    withDatabase(async (db) => {
      await sequence(db)
      await record(db, [fact('c1', 1)])

      expect(await findProof(db.office, subjectOf(fact('c1', 1)))).toBeUndefined()
    }))

  test('erasing leaves the log valid, the content gone and a tombstone', () =>
    withDatabase(async (db) => {
      const erased = fact('c1', 1)
      await record(db, [erased])
      await sequence(db)
      await db.owner.transaction().execute((tx) =>
        eraseOpening(tx, subjectOf(erased), {
          agencyId: agency,
          at: '2026-11-23T04:00:00.000Z',
          reason: '依法删除',
          by: { id: officer.personId, name: '王建国' },
        }),
      )
      await sequence(db)

      const { publicId, kind, sequence: place } = erased
      const subject = { kind, publicId, sequence: place }
      const proof = await findProof(db.owner, subject)
      if (!proof) throw new Error('no proof')
      expect(proof).not.toHaveProperty('salt')
      expect(verifyRecord({ subject, proof, vkeys: [testVkey] }).ok).toBe(true)
      expect((await openings(db)).map((row) => [row.kind, row.content])).toEqual([
        ['case-event', null],
        [
          'erasure',
          canonicalJson({
            erased: subject,
            reason: '依法删除',
            by: { id: officer.personId, name: '王建国' },
          }),
        ],
      ])
    }))
})

describe('the database itself', () => {
  const allowed: [TestRole, RawBuilder<unknown>][] = [
    ['portal', sql`select * from ledger.leaf`],
    ['portal', sql`select * from ledger.tile`],
    ['portal', sql`select * from ledger.checkpoint`],
    ['portal', sql`select * from ledger.log_key`],
  ]
  const refused: [TestRole, string, RawBuilder<unknown>][] = [
    ['portal', 'permission denied', sql`select * from ledger.pending`],
    ['portal', 'permission denied', sql`select agency_id from ledger.opening`],
    ['portal', 'permission denied', sql`insert into ledger.pending (leaf) values ('1 draw x 1')`],
    ['portal', 'permission denied', sql`delete from ledger.leaf`],
    ['portal', 'permission denied', sql`update ledger.opening set disclosed = true`],
    ['office', 'permission denied', sql`select * from ledger.pending`],
    ['office', 'permission denied', sql`select content from ledger.opening`],
    ['office', 'permission denied', sql`update ledger.opening set salt = null, content = null`],
    ['office', 'permission denied', sql`delete from ledger.opening`],
    ['office', 'permission denied', sql`delete from ledger.pending`],
    ['office', 'permission denied', sql`insert into ledger.leaf values (0, '1 draw x 1')`],
    ['office', 'permission denied', sql`insert into ledger.checkpoint values (9, sha256(''), '')`],
    ['sequencer', 'permission denied', sql`select * from ledger.opening`],
    ['sequencer', 'permission denied', sql`update ledger.leaf set leaf = ''`],
    ['sequencer', 'permission denied', sql`delete from ledger.checkpoint`],
    ['sequencer', 'may only grow', sql`update ledger.tile set hashes = sha256('x'), width = 1`],
    ['owner', 'append-only', sql`update ledger.leaf set leaf = ''`],
    ['owner', 'append-only', sql`delete from ledger.leaf`],
    ['owner', 'append-only', sql`truncate ledger.leaf`],
    ['owner', 'append-only', sql`update ledger.checkpoint set note = ''`],
    ['owner', 'append-only', sql`delete from ledger.tile`],
    ['owner', 'append-only', sql`delete from ledger.opening`],
    ['owner', 'never rewritten', sql`update ledger.opening set content = '{}'`],
    ['owner', 'never rewritten', sql`update ledger.opening set sequence = 7`],
  ]

  test('gives each role what it needs and refuses the rest', () =>
    withDatabase(async (db) => {
      await record(db, [fact('c1', 1)])
      await sequence(db)

      for (const [role, statement] of allowed) await statement.execute(db[role])
      for (const [role, says, statement] of refused) {
        await expect(statement.execute(db[role]), `${role}: ${says}`).rejects.toThrow(says)
      }
    }))

  test('shows the portal no salt of a record that is not disclosed', () =>
    withDatabase(async (db) => {
      await record(db, [fact('c1', 1), fact('c1', 2, { disclosed: true })])

      const seen = await db.portal
        .selectFrom('ledger.opening')
        .select(['sequence', 'salt'])
        .execute()

      expect(seen.map((row) => row.sequence)).toEqual([2])
    }))

  test('shows the office nothing of another agency, and nothing without an agency', () =>
    withDatabase(async (db) => {
      await record(db, [fact('c1', 1)])
      const seen = (agencyId: string) =>
        asPerson(db.office, { ...officer, agencyId }, (tx) =>
          tx.selectFrom('ledger.opening').select(['sequence', 'salt']).execute(),
        )

      expect(await seen(agency)).toHaveLength(1)
      expect(await seen('0198c0de-0000-7000-8000-000000999999')).toEqual([])
      expect(await db.office.selectFrom('ledger.opening').select('sequence').execute()).toEqual([])
    }))
})
