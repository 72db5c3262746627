import { Client } from 'pg'
import { connectionTo } from '../src/storage/embedded/application-database.ts'
import { startEmbeddedPostgres } from '../src/storage/embedded/embedded-postgres.ts'

/**
 * A process that owns an embedded server and inserts rows one by one, reporting each number after
 * its commit was acknowledged. Killed by embedded-postgres.test.ts.
 */
const [dataDir = '', password = ''] = process.argv.slice(2)
try {
  const server = await startEmbeddedPostgres({ dataDir, password })
  const client = new Client(connectionTo(server, 'postgres', password, 'postgres'))
  await client.connect()
  await client.query('create table if not exists act (n int primary key)')
  for (let n = 1; ; n++) {
    await client.query('insert into act values ($1)', [n])
    process.stdout.write(`${n}\n`)
  }
} catch (error) {
  process.stderr.write(`${(error as Error).name}: ${(error as Error).message}\n`)
  process.exitCode = 1
}
