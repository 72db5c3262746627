import { connectionTo } from '../src/storage/embedded/application-database.ts'
import { startEmbeddedPostgres } from '../src/storage/embedded/embedded-postgres.ts'
import { startSequencer } from '../src/jobs/sequencer.ts'
import { asPerson } from '../src/storage/as-person.ts'
import { isUniqueViolation } from '../src/storage/unique-violation.ts'
import { connect } from '../src/storage/connect.ts'
import { takeSerial } from '../src/storage/document-store.ts'
import { recordLeaves } from '../src/storage/ledger/record.ts'
import { agency, fact, officer, testSigner } from './ledger.ts'
import { testPasswords } from './test-server.ts'

/**
 * A process that owns an embedded server, a sequencer and four writers that each record one fact after
 * another with a number (文号) taken in the same transaction. It reports each fact after its commit
 * was acknowledged. Killed by sequencer-crash.test.ts.
 */
const [dataDir = '', round = ''] = process.argv.slice(2)
const server = await startEmbeddedPostgres({ dataDir, password: testPasswords.superuser })
const office = connect(connectionTo(server, 'zhaofa_office', testPasswords.zhaofa_office), {
  max: 4,
  name: 'writers',
})
await startSequencer({
  database: connectionTo(server, 'zhaofa_sequencer', testPasswords.zhaofa_sequencer),
  signer: testSigner(),
  pauseMs: 5,
})
process.stdout.write(`ready ${server.pid()}\n`)

async function write(name: string): Promise<void> {
  for (let n = 1; ;) {
    try {
      await asPerson(office, officer, async (tx) => {
        const serial = await takeSerial(tx, agency, '罚决', 2026)
        await recordLeaves(tx, [fact(name, n, { kind: 'draw', content: { serial } })])
      })
    } catch (error) {
      // The connection broke: the commit may have arrived. Then the same fact is refused.
      if (!isUniqueViolation(error, 'opening_pkey')) continue
    }
    process.stdout.write(`${name} ${n}\n`)
    n++
  }
}

await Promise.all(['a', 'b', 'c', 'd'].map((writer) => write(`${round}${writer}`)))
