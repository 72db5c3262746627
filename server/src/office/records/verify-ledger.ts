import { sql } from 'kysely'
import {
  parseVerifierKey,
  verifierKeyText,
  type Checkpoint,
  type VerifierKey,
} from '@zhaofa/ledger'
import { scrubObjects } from '../../objects/scrub-objects.ts'
import type { Tx } from '../../storage/database.ts'
import { sharedAmong, type Readers } from '../../storage/snapshot-readers.ts'
import { attempt, type UnreadableFinding } from '../../storage/ledger/attempt.ts'
import { findChangedFacts, type FactFinding } from '../../storage/ledger/compare-facts.ts'
import {
  findChangedRows,
  findRowsByOwner,
  saidLess,
  upgradedRows,
  type RowFinding,
  type SaidLess,
  type Upgraded,
} from '../../storage/ledger/compare-rows.ts'
import { findChangedDerivations, type DerivedFinding } from '../../storage/ledger/derived-rows.ts'
import {
  findFalseCosignatures,
  type CosignatureFinding,
} from '../../storage/ledger/cosignatures.ts'
import { findOpenGuards, type GuardFinding } from '../../storage/ledger/open-guards.ts'
import { databaseLog } from '../../storage/ledger/log-copy.ts'
import { nativeSha256 } from '../../storage/ledger/native-sha256.ts'
import { logKeys } from '../../storage/ledger/read-log.ts'
import { StoredHeads, type HeadFinding } from '../../storage/ledger/signed-heads.ts'
import { clockNotes, type ClockNote } from '../../storage/ledger/watch-clock.ts'
import {
  changedEntries,
  verifyLogCopy,
  type CopyFinding,
} from '../../storage/ledger/verify-log-copy.ts'
import {
  erasedRecords,
  unsuspected,
  verifyRecords,
  type Erased,
  type RecordFinding,
} from '../../storage/ledger/verify-records.ts'

export type LedgerFinding =
  | CopyFinding
  | HeadFinding
  | RecordFinding
  | FactFinding
  | RowFinding
  | DerivedFinding
  | GuardFinding
  | UnreadableFinding
  | CosignatureFinding
  /** An entry that no checkpoint covers: the sequencer writes both in one transaction. */
  | { readonly fault: 'entry-beyond'; readonly index: number }
  /** A file no longer has the hash it is named by. */
  | { readonly fault: 'object-changed'; readonly path: string; readonly belongsTo: string }
  | { readonly fault: 'object-missing'; readonly sha256: string; readonly belongsTo: string }
  /** Some 文号 of one word and year are neither used nor void. */
  | {
      readonly fault: 'number-gap'
      readonly word: string
      readonly year: number
      readonly count: number
      readonly last: number
    }

export type LedgerReport = {
  readonly head: Checkpoint | null
  /** The keys signatures were checked with. */
  readonly vkeys: readonly string[]
  readonly checked: { readonly records: number; readonly objects: number }
  readonly findings: readonly LedgerFinding[]
  readonly unlisted: number
  /** No findings, and yet to be read: what was destroyed by act, recorded late, or counted anew. */
  readonly erased: readonly Erased[]
  readonly upgraded: readonly Upgraded[]
  readonly saidLess: readonly SaidLess[]
  readonly clock: readonly ClockNote[]
}

/** Comparisons join and sort whole tables; with the usual 4 MB they would do so on the disk. */
const workMemory = '32MB'

/** Told what is checked next. */
export type Telling = (what: string) => void

/**
 * Everything that can be checked where the data are: the log itself and every checkpoint ever signed,
 * every record against its entry, every row against its record or what it is worked out from, every stored
 * file against its name, and the 文号 series. The readers read as the owner, in one snapshot; two or three of them use
 * both processors of a small machine, because the tree is hashed here while PostgreSQL compares rows.
 */
export async function verifyLedger(
  readers: Readers,
  {
    vkeys = [],
    earlierNotes = [],
    objectsFolder,
    tell = () => undefined,
  }: {
    /** Keys known from elsewhere; without them the database's own list is believed. */
    vkeys?: readonly string[]
    earlierNotes?: readonly { name: string; note: string }[]
    objectsFolder: string
    tell?: Telling
  },
): Promise<LedgerReport> {
  const [first] = readers
  for (const tx of readers) await sql`set local work_mem = ${sql.lit(workMemory)}`.execute(tx)
  const known = vkeys.length > 0 ? vkeys : await logKeys(first)
  const keys = known.map((vkey) => parseVerifierKey(vkey, nativeSha256)).filter((key) => !!key)
  const told =
    <T>(what: string, job: (tx: Tx) => Promise<T>) =>
    (tx: Tx) => {
      tell(what)
      return job(tx)
    }
  // The longest first, so that none of the readers is left alone with one of them at the end.
  const { copy, records, erased, objects, ...found } = await sharedAmong(readers, {
    copy: told('账本条目', (tx) => verifyCopy(tx, { keys, earlierNotes, tell })),
    facts: told('业务数据', findChangedFacts),
    rows: told('数据行', (tx) => attempt(tx, 'ledger.covered_table', () => findChangedRows(tx))),
    records: told('存证记录', verifyRecords),
    objects: told('文件', (tx) => verifyObjects(tx, objectsFolder)),
    derivations: told('由它们算得的数据', findChangedDerivations),
    byOwner: (tx) => attempt(tx, 'ledger.opening', () => findRowsByOwner(tx)),
    erased: erasedRecords,
    beyond: entriesBeyond,
    cosignatures: findFalseCosignatures,
    guards: findOpenGuards,
    gaps: numberGaps,
    upgraded: upgradedRows,
    less: saidLess,
    clock: clockNotes,
  })
  return {
    head: copy.head,
    vkeys: keys.map(verifierKeyText),
    checked: { records: records.checked, objects: objects.checked },
    findings: [
      ...copy.findings,
      ...copy.ofHeads,
      ...found.beyond,
      ...unsuspected(records.findings, changedEntries(copy.findings)),
      ...erased.findings,
      ...found.facts,
      ...found.rows,
      ...found.byOwner,
      ...found.derivations,
      ...found.cosignatures,
      ...found.guards,
      ...objects.findings,
      ...found.gaps,
    ],
    unlisted: copy.unlisted,
    erased: erased.erased,
    upgraded: found.upgraded,
    saidLess: found.less,
    clock: found.clock,
  }
}

type Copy = {
  readonly keys: readonly VerifierKey[]
  readonly earlierNotes: readonly { name: string; note: string }[]
  readonly tell: Telling
}

/** The log as the database holds it, with every checkpoint it holds. */
async function verifyCopy(tx: Tx, { keys, earlierNotes, tell }: Copy) {
  const heads = new StoredHeads(tx, keys)
  const head = await heads.newest()
  if (!head) {
    // All of them are false, and named one by one.
    for await (const _ of heads.inOrder());
    const findings = [{ fault: 'checkpoint-false' } as const]
    return { findings, unlisted: 0, head, ofHeads: heads.findings }
  }
  const report = await verifyLogCopy(databaseLog(tx), head, {
    ...{ keys, earlierNotes, earlierHeads: heads.inOrder() },
    tell: (read) => tell(`账本条目 ${read}`),
  })
  return { ...report, head, ofHeads: heads.findings }
}

async function entriesBeyond(tx: Tx): Promise<LedgerFinding[]> {
  // Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
  const { rows } = await sql<{ index: number }>`
    select idx as index from ledger.leaf
    where idx >= (select coalesce(max(size), 0) from ledger.checkpoint)
    order by idx limit 1000`.execute(tx)
  return rows.map(({ index }) => ({ fault: 'entry-beyond', index }))
}

async function verifyObjects(tx: Tx, folder: string) {
  const { rows } = await sql<{ sha256: string; belongsTo: string }>`
    select sha256, belongs_to as "belongsTo" from ledger.stored_objects('')`.execute(tx)
  const owners = new Map(rows.map(({ sha256, belongsTo }) => [sha256, belongsTo]))
  const missing = new Map(owners)
  const findings: LedgerFinding[] = []
  let checked = 0
  for await (const { path, sha256, intact } of scrubObjects(folder)) {
    checked++
    missing.delete(sha256)
    const belongsTo = owners.get(sha256) ?? ''
    if (!intact) findings.push({ fault: 'object-changed', path, belongsTo })
  }
  for (const [sha256, belongsTo] of missing) {
    findings.push({ fault: 'object-missing', sha256, belongsTo })
  }
  return { checked, findings }
}

/** A number is on a sealed paper or void with its reason; none is skipped (invariant 9). */
async function numberGaps(tx: Tx): Promise<LedgerFinding[]> {
  const { rows } = await sql<{ word: string; year: number; count: number; last: number }>`
    select word, year, count(distinct serial)::int as count, max(serial) as last
    from (select agency_id, word, year, serial from casework.document where word is not null
          union all select agency_id, word, year, serial from casework.void_number) n
    group by agency_id, word, year
    having count(distinct serial) <> max(serial)
    order by word, year`.execute(tx)
  return rows.map((row) => ({ fault: 'number-gap', ...row }))
}
