import { sql, type Kysely } from 'kysely'
import type { Client } from 'pg'
import { cosignedAt, parseCosignerKey, parseNote } from '@zhaofa/ledger'
import type { Database } from '../database.ts'
import { nativeSha256 } from './native-sha256.ts'
import { nativeVerify } from './signing-key.ts'

/** That somebody else saw the log at this size, by the line it signed. */
export type Cosigned = {
  readonly size: number
  readonly vkey: string
  readonly line: string
  /** When it saw the checkpoint, by its own clock. */
  readonly signedAt: Date
}

/** The newest checkpoint as this log alone signed it. */
export const newestCheckpoint = (
  db: Kysely<Database>,
): Promise<{ size: number; note: string } | undefined> =>
  db
    .selectFrom('ledger.checkpoint')
    .select(['size', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The size of the newest checkpoint that this cosigner has signed; 0 when it has signed none. */
export async function findCosignedSize(db: Kysely<Database>, vkey: string): Promise<number> {
  const newest = await db
    .selectFrom('ledger.cosignature')
    .select('size')
    .where('vkey', '=', vkey)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.size ?? 0
}

/** @param client as the role zhaofa_sequencer. Two processes that asked at once keep one line. */
export async function keepCosignature(
  client: Client,
  { size, vkey, line, signedAt }: Cosigned,
): Promise<void> {
  await client.query(
    'insert into ledger.cosignature (size, vkey, line, signed_at) values ($1, $2, $3, $4) on conflict (vkey, size) do nothing',
    [size, vkey, line, signedAt],
  )
}

/** A line that its cosigner did not sign, or not at that time: it would spoil the checkpoint it stands under. */
export type CosignatureFinding = {
  readonly fault: 'cosignature-false'
  readonly size: number
  readonly name: string
}

/** Lines that are read at once. */
const chunkLines = 2_000

/** Every line that is kept is read again under its checkpoint; a year of one cosigner has some millions. */
export async function findFalseCosignatures(db: Kysely<Database>): Promise<CosignatureFinding[]> {
  const findings: CosignatureFinding[] = []
  for (let rows = await linesAfter(db, null); rows.length > 0;) {
    for (const row of rows) {
      const { size, vkey } = row
      if (holds(row)) continue
      findings.push({ fault: 'cosignature-false', size, name: vkey.split('+')[0] ?? '' })
    }
    rows = await linesAfter(db, rows.at(-1) ?? null)
  }
  return findings
}

type Line = Cosigned & { readonly note: string }

async function linesAfter(db: Kysely<Database>, last: Line | null): Promise<Line[]> {
  // Cut: the next round reads on.
  const { rows } = await sql<Line>`
    select s.size, s.vkey, s.line, s.signed_at as "signedAt", c.note
    from ledger.cosignature s join ledger.checkpoint c using (size)
    where (s.vkey, s.size) > (${last?.vkey ?? ''}, ${last?.size ?? -1})
    order by s.vkey, s.size limit ${chunkLines}`.execute(db)
  return rows
}

function holds({ vkey, line, signedAt, note }: Line): boolean {
  const [key, read] = [parseCosignerKey(vkey, nativeSha256), parseNote(note)]
  const seconds = key && read && cosignedAt(line, read.text, key, nativeVerify)
  return seconds !== null && signedAt.getTime() === seconds * 1_000
}
