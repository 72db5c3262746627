import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { encodeLeaf, verifierKey, type NoteSigner } from '@zhaofa/ledger'
import { startSequencer } from '../src/jobs/sequencer.ts'
import {
  connectionTo,
  ensureApplicationDatabase,
} from '../src/storage/embedded/application-database.ts'
import { startEmbeddedPostgres } from '../src/storage/embedded/embedded-postgres.ts'
import { prepareBatch, writeBatch, type OpenLog } from '../src/storage/ledger/append.ts'
import { loadLog } from '../src/storage/ledger/load-log.ts'
import { nativeSha256 } from '../src/storage/ledger/native-sha256.ts'
import { migrate } from '../src/storage/migrate.ts'
import type { Bench } from './bench-type.ts'

/** Leaves per second, durable: fsync and synchronous_commit are on, one writer, one commit a batch. */
export const ledgerBench: Bench = {
  name: 'ledger',
  summary: 'durable appends/s with the tree, against the same rows inserted without one',
  async run({ quick }) {
    await withDurableDatabase(async (connection) => {
      const client = new Client(connection)
      await client.connect()
      await plainTable(client)
      const log = await loadLog(client, signer)
      console.log('batch   with tree/s   plain rows/s   ratio')
      for (const [batch, total] of quick ? quickRuns : fullRuns) {
        const [treeRates, plainRates]: [number[], number[]] = [[], []]
        // Alternating, so that a busy moment of the machine does not favour one of the two.
        for (let round = 0; round < 3; round++) {
          plainRates.push(await rateOf(batches(total, batch), (made) => plainRun(client, made)))
          treeRates.push(await rateOf(batches(total, batch), (made) => treeRun(client, log, made)))
        }
        const [withTree, plain] = [median(treeRates), median(plainRates)]
        console.log(
          `${row(batch, 5)} ${row(withTree, 13)} ${row(plain, 14)}   ${(withTree / plain).toFixed(2)}`,
        )
      }
      const { tree } = await loadLog(client, signer)
      console.log(`read back: ${tree.size} entries, root as signed`)
      await client.end()
      await queueRun(connection, quick ? 10_000 : 100_000)
    })
  },
}

const quickRuns = [
  [1, 300],
  [100, 10_000],
  [1000, 20_000],
] as const
const fullRuns = [
  [1, 3000],
  [100, 100_000],
  [1000, 200_000],
] as const

/** From committed act to signed checkpoint, through the queue. */
async function queueRun(connection: ClientConfig, total: number): Promise<void> {
  const client = new Client(connection)
  await client.connect()
  const waiting = leaves(total)
  await client.query('insert into ledger.pending (leaf) select unnest($1::text[])', [waiting])
  const perSecond = await rateOf([waiting], async () => {
    const sequencer = await startSequencer({ database: connection, signer })
    await sequencer.settled()
    await sequencer.stop()
  })
  console.log(`queue → signed log: ${row(perSecond, 1)}/s over ${total} waiting leaves`)
  await client.end()
}

async function treeRun(client: Client, log: OpenLog, groups: readonly string[][]) {
  let writing = Promise.resolve()
  for (const group of groups) {
    const prepared = prepareBatch(log, group, signer)
    await writing
    writing = writeBatch(client, prepared)
    writing.catch(() => {})
  }
  await writing
}

async function plainRun(client: Client, groups: readonly string[][]) {
  let writing = Promise.resolve()
  for (const group of groups) {
    const values = [plainCount, group.join('\n')]
    plainCount += group.length
    await writing
    writing = client.query({ name: 'plain', text: plainStatement, values }).then(() => {})
    writing.catch(() => {})
  }
  await writing
}

let plainCount = 0
const plainStatement = `insert into ledger.plain_leaf (idx, leaf)
  select $1::bigint + place - 1, leaf
  from string_to_table($2::text, chr(10)) with ordinality as l (leaf, place)`

/** The log's own table and indexes, without tiles and checkpoints. */
async function plainTable(client: Client): Promise<void> {
  await client.query('create table ledger.plain_leaf (like ledger.leaf including all)')
}

let made = 0

/** Entries as they come: random ids, so that the index is written in random places. */
function leaves(count: number): string[] {
  const commitment = randomBytes(32)
  return Array.from({ length: count }, () => {
    const publicId = randomBytes(16).toString('base64url')
    const at = '2026-11-23T03:10:00.000Z'
    return encodeLeaf({ kind: 'case-event', publicId, sequence: made++, at, commitment })
  })
}

const batches = (total: number, batch: number) =>
  Array.from({ length: total / batch }, () => leaves(batch))

/** Entries are made before the clock starts: both sides get theirs from the business transaction. */
async function rateOf(
  groups: readonly string[][],
  work: (groups: readonly string[][]) => Promise<void>,
): Promise<number> {
  const count = groups.reduce((sum, group) => sum + group.length, 0)
  const start = performance.now()
  await work(groups)
  return (count * 1000) / (performance.now() - start)
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[1] ?? 0
const row = (value: number, width: number) => Math.round(value).toLocaleString('en').padStart(width)

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const signer: NoteSigner = {
  key: verifierKey(
    'zhaofa.bench/log',
    new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)),
    nativeSha256,
  ),
  sign: (text) => new Uint8Array(sign(null, text, privateKey)),
}

async function withDurableDatabase(work: (owner: ClientConfig) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-bench-'))
  // Started as root, PostgreSQL's account must be able to enter, or the cluster is put elsewhere and left.
  chmodSync(dataDir, 0o755)
  const [superuser, owner] = [randomBytes(9).toString('hex'), randomBytes(9).toString('hex')]
  const server = await startEmbeddedPostgres({ dataDir, password: superuser })
  try {
    await ensureApplicationDatabase(server, { superuser, owner })
    const connection = connectionTo(server, 'zhaofa_owner', owner)
    const passwords = { zhaofa_office: 'o', zhaofa_portal: 'p', zhaofa_sequencer: 's' }
    await migrate(connection, { passwords })
    await work(connection)
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
