import { sql } from 'kysely'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { verifyLedger, type LedgerFinding } from '../../src/office/records/verify-ledger.ts'
import { asPerson } from '../../src/storage/as-person.ts'
import type { Tx } from '../../src/storage/database.ts'
import { ledgerHead } from '../../src/storage/ledger/read-log.ts'
import { watchClock } from '../../src/storage/ledger/watch-clock.ts'
import { storeLawText } from '../../src/storage/publication/law-texts.ts'
import { publishNotice } from '../../src/storage/publication/publish-notice.ts'
import { renewListEntries } from '../../src/storage/publication/search/stray-entries.ts'
import { plantSignatures } from './plant-signatures.ts'
import { fact, record, sequence, testVkey } from '../ledger.ts'
import { sampleNotice } from '../notices.ts'
import { withKeptInstallation, type KeptInstallation } from './kept-installation.ts'

/** An installation to attack, and a checkpoint of it that was kept elsewhere. */
export type DrillWorld = KeptInstallation & {
  readonly note: string
  /** What verify-log finds in a transaction. */
  verify(tx: Tx, notes?: readonly string[]): Promise<readonly LedgerFinding[]>
  /** The same as things stand. */
  verifyNow(notes?: readonly string[]): Promise<readonly LedgerFinding[]>
}

/**
 * The kept installation brought up to date, with what it lacks: a decision that was corrected, a text of a law,
 * signatures with their register, and entries that are newer than the checkpoint before the last.
 */
export function withDrillWorld<T>(work: (world: DrillWorld) => Promise<T>): Promise<T> {
  return withKeptInstallation(async (kept) => {
    const { db, objectsFolder } = kept
    await renewListEntries(db.owner)
    await sql`select setval('publication.listing_id', max(listing_id)) from publication.entry`.execute(
      db.owner,
    )
    await watchClock(db.owner, new Date())
    const at = new Date().toISOString()
    const { agency_id: agencyId } = await db.owner
      .selectFrom('publication.agency')
      .select('agency_id')
      .executeTakeFirstOrThrow()
    const who = { agencyId, personId: '00000000-0000-4000-8000-0000000000aa' }
    await asPerson(db.office, who, async (tx) => {
      const first = sampleNotice({ publicId: 'drilled-notice', serial: 901 })
      await publishNotice(tx, first, { agencyId, at })
      const correction = { reason: '更正当事人住所', correctedOn: plainDate('2026-11-24') }
      const second = { ...first, version: 2, correction, facts: `${first.facts}（更正）` }
      await publishNotice(tx, second as never, { agencyId, at })
    })
    await db.owner.transaction().execute((tx) => storeLawText(tx, law, { agencyId, at }))
    await plantSignatures(kept, agencyId, new Date(at))
    await sequence(db)
    await record(
      db,
      [1, 2, 3].map((n) => fact('drawn', n, { kind: 'draw', at })),
    )
    await sequence(db)
    const note = (await ledgerHead(db.portal))?.note ?? ''
    const verify = async (tx: Tx, notes: readonly string[] = []) => {
      const earlierNotes = notes.map((each, i) => ({ name: `检查点${i + 1}`, note: each }))
      const told = { vkeys: [testVkey], objectsFolder, earlierNotes }
      return (await verifyLedger([tx], told)).findings
    }
    const verifyNow = (notes: readonly string[] = []) =>
      db.owner.transaction().execute((tx) => verify(tx, notes))
    return work({ ...kept, note, verify, verifyNow })
  })
}

const law = {
  title: '样例办法',
  fullTitle: '样例办法（演练用）',
  number: '2026年制定',
  validFrom: plainDate('2026-01-01'),
  validTo: null,
  sha256: 'a'.repeat(64),
  text: {
    history: '',
    parts: [
      { kind: 'article', number: 1, inserted: null, paragraphs: [{ text: '备案。', items: [] }] },
    ],
  } as never,
}

/** Whoever attacks: with the superuser's password the triggers are off, the owner may not switch them off for all. */
export type Attacker = 'superuser' | 'owner'

/** Attacks in a transaction that is undone, and tells what `seen` saw of it. */
export async function attacked<T>(
  { db }: DrillWorld,
  { by, attack }: { by: Attacker; attack: string },
  seen: (tx: Tx) => Promise<T>,
): Promise<T> {
  let told: { value: T } | undefined
  const undo = new Error('undone')
  await db.superuser
    .transaction()
    .execute(async (tx) => {
      if (by === 'superuser') await sql`set local session_replication_role = replica`.execute(tx)
      else await sql`set local session authorization zhaofa_owner`.execute(tx)
      await sql.raw(attack).execute(tx)
      await sql`set local session authorization default`.execute(tx)
      await sql`set local session_replication_role = origin`.execute(tx)
      told = { value: await seen(tx) }
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  if (!told) throw new Error('the attack was not looked at')
  return told.value
}
