import { createPrivateKey, sign } from 'node:crypto'
import { sql } from 'kysely'
import { fromHex, verifierKey, verifierKeyText, type NoteSigner } from '@zhaofa/ledger'
import type { Sequencer } from '../src/jobs/sequencer.ts'
import { startSequencer } from '../src/jobs/sequencer.ts'
import { asPerson } from '../src/storage/as-person.ts'
import { nativeSha256 } from '../src/storage/ledger/native-sha256.ts'
import { recordLeaves, type LeafDraft } from '../src/storage/ledger/record.ts'
import type { TestDatabase } from './database.ts'

export const agency = '0198c0de-0000-7000-8000-000000220300'
export const officer = { agencyId: agency, personId: '0198c0de-0000-7000-8000-000000000001' }

/** Signs as a log of this name, always with the same key: RFC 8032 §7.1 test 1. */
export function testSigner(name = 'zhaofa.test/log'): NoteSigner {
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex')
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
  return {
    key: verifierKey(name, publicKey ?? new Uint8Array(0), nativeSha256),
    sign: (text) => new Uint8Array(sign(null, text, key)),
  }
}

export const testVkey = verifierKeyText(testSigner().key)

/** A fact about case `publicId`. */
export function fact(publicId: string, sequence: number, more: Partial<LeafDraft> = {}): LeafDraft {
  return {
    kind: 'case-event',
    publicId,
    sequence,
    at: '2026-11-23T03:10:00.000Z',
    agencyId: agency,
    content: { type: 'EvidenceTaken', party: '甲商贸有限公司', sequence },
    ...more,
  }
}

/** Records facts as the office does, in a transaction of an officer. */
export function record(db: TestDatabase, facts: readonly LeafDraft[]): Promise<void> {
  return asPerson(db.office, officer, (tx) => recordLeaves(tx, facts))
}

/** Runs a sequencer until everything recorded is in the log. */
export async function sequence(db: TestDatabase, signer = testSigner()): Promise<void> {
  const sequencer = await startSequencer({ database: db.connection('sequencer'), signer })
  await settleAndStop(sequencer)
}

export async function settleAndStop(sequencer: Sequencer): Promise<void> {
  try {
    await sequencer.settled()
  } finally {
    await sequencer.stop()
  }
}

/** An attacker with the superuser's password: triggers off, then whatever `attack` says. */
export async function tamper(db: TestDatabase, attack: string): Promise<void> {
  await db.superuser.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    await sql.raw(attack).execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
  })
}
