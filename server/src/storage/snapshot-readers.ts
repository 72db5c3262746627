import { sql, type Kysely } from 'kysely'
import type { Database, Tx } from './database.ts'

/** Transactions that read; the first is always there. */
export type Readers = readonly [Tx, ...Tx[]]

/**
 * Several transactions that read one state of the database, each on a connection of its own: what one of them reads may
 * be compared with what another reads, and PostgreSQL works for all of them at once. For a pool of at least `count`.
 */
export function withReaders<T>(
  db: Kysely<Database>,
  count: number,
  work: (readers: Readers) => Promise<T>,
): Promise<T> {
  const begin = () =>
    db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return begin().execute(async (first) => {
    const { rows } = await sql<{ name: string }>`select pg_export_snapshot() as name`.execute(first)
    const snapshot = sql`set transaction snapshot ${sql.lit(rows[0]?.name)}`
    const joined = (readers: Readers): Promise<T> =>
      readers.length >= count
        ? work(readers)
        : begin().execute(async (tx) => {
            await snapshot.execute(tx)
            return joined([...readers, tx])
          })
    return joined([first])
  })
}

/** What is to be done, by the name of its result. */
type Jobs<T> = { readonly [Name in keyof T]: (tx: Tx) => Promise<T[Name]> }

/**
 * Does every job, in their order; each reader takes the next one that waits. With one reader they are done one after
 * the other.
 */
export async function sharedAmong<T extends object>(readers: Readers, jobs: Jobs<T>): Promise<T> {
  const waiting = Object.entries(jobs) as [keyof T, (tx: Tx) => Promise<T[keyof T]>][]
  const done: Partial<T> = {}
  const readOn = async (tx: Tx) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, job] = next
      done[name] = await job(tx)
    }
  }
  const stopOthers = (fault: unknown) => {
    waiting.length = 0
    throw fault
  }
  await Promise.all(readers.map((tx) => readOn(tx).catch(stopOthers)))
  return done as T
}
