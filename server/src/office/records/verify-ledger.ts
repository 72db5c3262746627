import { sql } from 'kysely'
import { parseVerifierKey, verifierKeyText, type Checkpoint } from '@zhaofa/ledger'
import { scrubObjects } from '../../objects/scrub-objects.ts'
import type { Tx } from '../../storage/database.ts'
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
import { databaseLog, storedHeads } from '../../storage/ledger/log-copy.ts'
import { nativeSha256 } from '../../storage/ledger/native-sha256.ts'
import { logKeys } from '../../storage/ledger/read-log.ts'
import { clockNotes, type ClockNote } from '../../storage/ledger/watch-clock.ts'
import {
  changedEntries,
  verifyLogCopy,
  type CopyFinding,
} from '../../storage/ledger/verify-log-copy.ts'
import {
  erasedRecords,
  verifyRecords,
  type Erased,
  type RecordFinding,
} from '../../storage/ledger/verify-records.ts'

export type LedgerFinding =
  | CopyFinding
  | RecordFinding
  | FactFinding
  | RowFinding
  | DerivedFinding
  | GuardFinding
  | UnreadableFinding
  | CosignatureFinding
  /** A row of ledger.checkpoint is not what was signed. */
  | { readonly fault: 'checkpoint-row-changed'; readonly size: number }
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

/** Told what is checked next. */
export type Telling = (what: string) => void

/**
 * Everything that can be checked where the data are: the log itself and every checkpoint ever signed,
 * every record against its entry, every row against its record or what it is worked out from, every stored
 * file against its name, and the 文号 series. `tx` reads as the owner, in one snapshot.
 */
export async function verifyLedger(
  tx: Tx,
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
  // Every comparison joins or sorts whole tables; with the usual 4 MB it would do so on the disk.
  await sql`set local work_mem = '64MB'`.execute(tx)
  const known = vkeys.length > 0 ? vkeys : await logKeys(tx)
  const keys = known.map((vkey) => parseVerifierKey(vkey, nativeSha256)).filter((key) => !!key)
  const { heads, changed } = await storedHeads(tx, keys)
  // Where the newest row is false, the newest true one still proves all that came before it.
  const head = heads.at(-1) ?? null
  tell('账本条目')
  const copy = head
    ? await verifyLogCopy(databaseLog(tx), head, {
        ...{ keys, earlierNotes, earlierHeads: heads },
        tell: (read) => tell(`账本条目 ${read}`),
      })
    : ({ findings: [{ fault: 'checkpoint-false' }], unlisted: 0 } as const)
  tell('存证记录')
  const records = await verifyRecords(tx, changedEntries(copy.findings))
  const { erased, findings: erasedSilently } = await erasedRecords(tx)
  tell('业务数据')
  const facts = await findChangedFacts(tx)
  tell('数据行')
  const rows = [
    ...(await attempt(tx, 'ledger.covered_table', () => findChangedRows(tx))),
    ...(await attempt(tx, 'ledger.opening', () => findRowsByOwner(tx))),
  ]
  tell('由它们算得的数据')
  const derivations = await findChangedDerivations(tx)
  tell('文件')
  const objects = await verifyObjects(tx, objectsFolder)
  return {
    head,
    vkeys: keys.map(verifierKeyText),
    checked: { records: records.checked, objects: objects.checked },
    findings: [
      ...copy.findings,
      ...changed.map((size) => ({ fault: 'checkpoint-row-changed', size }) as const),
      ...(await entriesBeyond(tx)),
      ...records.findings,
      ...erasedSilently,
      ...facts,
      ...rows,
      ...derivations,
      ...(await findFalseCosignatures(tx)),
      ...(await findOpenGuards(tx)),
      ...objects.findings,
      ...(await numberGaps(tx)),
    ],
    unlisted: copy.unlisted,
    erased,
    upgraded: await upgradedRows(tx),
    saidLess: await saidLess(tx),
    clock: await clockNotes(tx),
  }
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
