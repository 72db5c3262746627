import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { expect, test, vi } from 'vitest'
import { checkpointText, GrowingTree, signNote, utf8 } from '@zhaofa/ledger'
import { attacks } from '../../test/kept/attacks.ts'
import { attacked, withDrillWorld, type DrillWorld } from '../../test/kept/drill-world.ts'
import { fact, record, sequence, tamper, testSigner } from '../../test/ledger.ts'
import { findingText } from './ledger-words.ts'
import type { Database } from '../storage/database.ts'
import { nativeHasher } from '../storage/ledger/append.ts'

// The drill of the security review: whoever owns the database does what they like. Each deed is found and named;
// three need a checkpoint that was kept elsewhere.
vi.setConfig({ testTimeout: 120_000 })

test(`each of ${attacks.length} attacks in the database, on files and by cutting off is found and named`, () =>
  withDrillWorld(async (world) => {
    expect(await world.verifyNow([world.note])).toEqual([])
    await inTheDatabase(world)
    await inFiles(world)
    await cutOff(world)
    await rolledBack(world)
    // Each was undone.
    expect(await world.verifyNow([world.note])).toEqual([])
  }))

test('what is done to the queue of the log and to the clock is found', () =>
  withDrillWorld(async (world) => {
    await inTheQueue(world)
    await byTheClock(world)
  }))

test('rewritten whole, log and key and all, it is found with --since only', () =>
  withDrillWorld(async (world) => {
    const { db, note } = world
    // The newest draw never was; everything else is signed anew.
    await tamper(
      db,
      `delete from ledger.pending; delete from ledger.opening where kind = 'draw' and sequence = 3;
       insert into ledger.pending (leaf) select leaf from ledger.leaf where left(leaf, -70) <> '1 draw drawn 3' order by idx;
       insert into ledger.opening (kind, public_id, sequence, agency_id, at, salt, content)
         select 'draw', 'forged', 1, agency_id, at, salt, content from ledger.opening where kind = 'draw' and sequence = 1;
       insert into ledger.pending (leaf) select replace(leaf, ' drawn 1 ', ' forged 1 ') from ledger.leaf where left(leaf, -70) = '1 draw drawn 1';
       delete from ledger.leaf; delete from ledger.tile; delete from ledger.checkpoint; delete from ledger.log_key`,
    )
    await sequence(db)
    expect(await world.verifyNow()).toEqual([])
    expect(await world.verifyNow([note])).toEqual([
      expect.objectContaining({ fault: 'history-changed' }),
    ])
  }))

/** Each deed of test/kept/attacks.ts. */
async function inTheDatabase(world: DrillWorld): Promise<void> {
  const unseen: object[] = []
  for (const { what, names, says, ...deed } of attacks) {
    const findings = await attacked(world, deed, (tx) => world.verify(tx))
    const named = findings.some((finding) => {
      const wanted = expect.objectContaining(names) as { asymmetricMatch(of: unknown): boolean }
      return wanted.asymmetricMatch(finding) && findingText(finding).includes(says)
    })
    if (!named) unseen.push({ what, said: findings.slice(0, 5).map(findingText) })
  }
  expect(unseen).toEqual([])
}

/** A byte of a file, a file that is gone with its row, and a row that points elsewhere. */
async function inFiles(world: DrillWorld): Promise<void> {
  const [paper, upload, stamped] = await Promise.all(
    ['casework.document', 'casework.upload', 'casework.paper_stamp'].map((table) =>
      hashIn(world.db.owner, table),
    ),
  )
  const path = (sha256 = '') =>
    join(world.objectsFolder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

  for (const of of [paper, stamped]) {
    const whole = readFileSync(path(of))
    writeFileSync(path(of), Buffer.concat([whole.subarray(0, -1), Buffer.from('x')]))
    expect(await world.verifyNow()).toEqual([
      expect.objectContaining({ fault: 'object-changed', path: path(of) }),
    ])
    writeFileSync(path(of), whole)
  }

  const aside = join(world.objectsFolder, '..', 'aside')
  renameSync(path(upload), aside)
  const missing = expect.objectContaining({ fault: 'object-missing', sha256: upload }) as object
  for (const attack of [
    `delete from casework.upload where sha256 = '${upload}'`,
    `update casework.upload set sha256 = '${paper}' where sha256 = '${upload}'`,
  ]) {
    const deed = { by: 'superuser', attack } as const
    expect(await attacked(world, deed, (tx) => world.verify(tx))).toEqual(
      expect.arrayContaining([missing]),
    )
  }
  renameSync(aside, path(upload))
}

/** A leaf taken out before it is in the log, and one put there by hand. */
async function inTheQueue(world: DrillWorld): Promise<void> {
  await record(world.db, [fact('drawn', 4, { kind: 'draw', at: new Date().toISOString() })])
  const taken = { by: 'superuser', attack: 'delete from ledger.pending' } as const
  expect(await attacked(world, taken, (tx) => world.verify(tx))).toEqual([
    { fault: 'entry-missing', kind: 'draw', publicId: 'drawn', sequence: 4 },
  ])
  const leaf = `1 draw forged 1 2026-11-30T01:00:00.000Z ${'A'.repeat(43)}=`
  const put = {
    by: 'superuser',
    attack: `insert into ledger.pending (leaf) values ('${leaf}')`,
  } as const
  expect(await attacked(world, put, (tx) => world.verify(tx))).toEqual([
    { fault: 'pending-unknown', leaf },
  ])
}

/** Acts and entries of a clock that was set back. */
async function byTheClock(world: DrillWorld): Promise<void> {
  const { db } = world
  await sql`alter table ledger.opening disable trigger refuse_backwards`.execute(db.superuser)
  await record(db, [fact('drawn', 5, { kind: 'draw', at: '2026-10-20T01:00:00.000Z' })])
  expect(await world.verifyNow()).toEqual([
    { fault: 'trigger-off', table: 'ledger.opening', trigger: 'refuse_backwards' },
  ])
  await sql`alter table ledger.opening enable trigger refuse_backwards`.execute(db.superuser)
  await sequence(db)
  const findings = await world.verifyNow()
  expect(findings.map(({ fault }) => fault)).toEqual(['series-backwards', 'time-backwards'])
  expect(findings.map(findingText).join()).toContain('2026-10-20 09:00:00')
}

/** The newest entries cut off everywhere: found with --since only. */
async function cutOff(world: DrillWorld): Promise<void> {
  const { rows } = await sql<{ size: number }>`
    select size from ledger.checkpoint order by size desc offset 1 limit 1`.execute(world.db.owner)
  const size = rows[0]?.size ?? 0
  const attack = `
    delete from ledger.opening where kind = 'draw'; delete from ledger.leaf where idx >= ${size};
    delete from ledger.checkpoint where size > ${size};
    delete from ledger.tile where level = 0 and idx * 256 >= ${size};
    update ledger.tile set width = ${size} - idx * 256, hashes = substr(hashes, 1, ((${size} - idx * 256) * 32)::int)
      where level = 0 and (idx + 1) * 256 > ${size}`
  const deed = { by: 'superuser', attack } as const
  expect(await attacked(world, deed, (tx) => world.verify(tx))).toEqual([])
  expect(await attacked(world, deed, (tx) => world.verify(tx, [world.note]))).toEqual([
    { fault: 'entries-removed', size: size + 3, left: size },
  ])
}

/** Everything rolled back to an older copy: found with --since only. */
async function rolledBack(world: DrillWorld): Promise<void> {
  expect(await world.verifyNow([await laterNote(world)])).toEqual([
    expect.objectContaining({ fault: 'entries-removed' }),
  ])
}

/** A file that only this table names. */
async function hashIn(db: Kysely<Database>, table: string): Promise<string> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from ${sql.table(table)} t group by sha256 having count(*) = 1 order by 1 limit 1`.execute(
    db,
  )
  return rows[0]?.sha256 ?? ''
}

/** The checkpoint that the log would have had three entries later. */
async function laterNote({ db }: DrillWorld): Promise<string> {
  const stored = await db.owner.selectFrom('ledger.leaf').select('leaf').orderBy('idx').execute()
  const tree = new GrowingTree(nativeHasher)
  const leaves = [...stored.map(({ leaf }) => leaf), 'later 1', 'later 2', 'later 3']
  for (const leaf of leaves) tree.append(nativeHasher.leaf(utf8(leaf)))
  const signer = testSigner()
  const head = { origin: signer.key.name, size: tree.size, root: tree.root() }
  return signNote(checkpointText(head), [signer])
}
