import { Kysely, PostgresDialect } from 'kysely'
import { Client, Pool, types, type ClientConfig } from 'pg'
import type { Database } from './database.ts'

export type ConnectOptions = {
  /** Most connections this pool opens. PostgreSQL does not get faster beyond twice its cores. */
  readonly max: number
  /** Shown in pg_stat_activity. */
  readonly name: string
}

/** A pool of connections as one role. Lost connections are replaced; `destroy()` closes it. */
export function connect(to: ClientConfig, { max, name }: ConnectOptions): Kysely<Database> {
  const pool = new Pool({ ...to, max, application_name: name, types: { getTypeParser } })
  // An idle connection that breaks (PostgreSQL restarted) is replaced at the next query. Without a
  // listener the event would end the process.
  pool.on('error', (error) => console.error(`database (${name}):`, error.message))
  // One that breaks between two statements of a transaction has no query to fail: the next one does.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

/**
 * One connection of one's own, closed after `work`. When it is lost the query under way fails; a
 * connection lost between two queries is noticed by the next one.
 */
export async function withClient<T>(
  to: ClientConfig,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(to)
  // Without a listener the event would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const { DATE, INT8 } = types.builtins

/**
 * `date` stays the text 2026-11-23 (PlainDate): the driver would make a local midnight of it.
 * `bigint` becomes a number; one too large to be exact is an error, not a rounded figure.
 * `timestamptz` is the driver's Date, `numeric` its text.
 */
const getTypeParser: typeof types.getTypeParser = ((oid: number, format?: 'text') => {
  if (oid === DATE) return (text: string) => text
  if (oid === INT8) return exactInteger
  return types.getTypeParser(oid, format)
}) as typeof types.getTypeParser

function exactInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint is not exact as a number: ${text}`)
  return value
}
