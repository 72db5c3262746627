import { createHmac, hkdfSync } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { CaseProgress } from '@zhaofa/domain/publicity/progress/case-progress.ts'
import type { Database, Tx } from '../database.ts'

/** What opens one case: a code to be typed with a number, and a token that only the QR code holds. */
type CaseCodes = { readonly code: string; readonly token: string }

/** Without the characters people mix up. Thirty-two, so that five bits make one. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Always the same for one case, and not to be had without the installation's key: 60 and 128 bits. */
export function caseCodes(caseId: string, key: Uint8Array): CaseCodes {
  const bytes = mac(`case ${caseId}`, key)
  const token = bytes.subarray(0, 16).toString('base64url')
  return { code: codeText(bytes.subarray(16, 28)), token }
}

/** The one code of a visit, which is its address as well: 140 bits, from the installation's key. */
export const visitCode = (caseId: string, key: Uint8Array): string =>
  codeText(mac(`visit ${caseId}`, key), 28)

/** Characters in fours: K7QM-2RTY-9WDA. */
export function codeText(bytes: Uint8Array, length = 12): string {
  const characters = [...bytes.subarray(0, length)].map((byte) => alphabet[byte & 31] ?? '')
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** The code as typed, whatever the case, spaces and dashes. */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 40)
}

/** What the database keeps instead of a code: useless without the key. */
export function codeHash(code: string, key: Uint8Array): Buffer {
  return mac(`hash ${code}`, key)
}

function mac(said: string, key: Uint8Array): Buffer {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'zhaofa case codes', 32))
  return createHmac('sha256', own).update(said).digest()
}

type ProgressRow = {
  readonly caseId: string
  readonly agencyId: string
  readonly numbers: readonly string[]
  readonly progress: CaseProgress
  readonly at: string
}

/** Writes the snapshot of one case, in the transaction that changed the case. */
export async function saveProgress(tx: Tx, row: ProgressRow, key: Uint8Array): Promise<void> {
  const { code, token } = caseCodes(row.caseId, key)
  const days = row.progress.remedies.map(({ lastDay }) => lastDay)
  const facts = {
    numbers: [...row.numbers],
    body: JSON.stringify(row.progress),
    closed_on: row.progress.closedOn,
    // A day that cannot be known yet has not passed.
    remedy_until: days.includes(null) ? '9999-12-31' : (days.sort().at(-1) ?? null),
    updated_at: row.at,
  }
  await tx
    .insertInto('publication.case_progress')
    .values({
      case_id: row.caseId,
      agency_id: row.agencyId,
      code_hash: codeHash(plainCode(code), key),
      token_hash: codeHash(token, key),
      ...facts,
    })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(facts))
    .execute()
}

/** The case with this number and code; undefined for a wrong number, a wrong code, or one long closed. */
export async function findProgress(
  db: Kysely<Database>,
  { number, code, today }: { number: string; code: Buffer; today: string },
): Promise<CaseProgress | undefined> {
  const { rows } = await sql<{ body: string | null }>`
    select publication.progress_with(${code}, ${number}, ${today}::date) as body`.execute(db)
  const body = rows[0]?.body
  return body ? (JSON.parse(body) as CaseProgress) : undefined
}

/** Who read the file: roles, what kind of thing, which day. */
export type CaseRead = {
  readonly roles: readonly Role[]
  readonly subject: 'evidence' | 'party' | 'document' | 'package'
  readonly on: string
}

export async function findPartyPage(
  db: Kysely<Database>,
  { token, today }: { token: Buffer; today: string },
): Promise<{ progress: CaseProgress; reads: CaseRead[] } | undefined> {
  const { rows } = await sql<{ body: string; reads: CaseRead[] }>`
    select body, reads from publication.party_page(${token}, ${today}::date)`.execute(db)
  const [row] = rows
  return row && { progress: JSON.parse(row.body) as CaseProgress, reads: row.reads }
}
