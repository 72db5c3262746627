import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, Pool, types, type ClientConfig, type PoolClient } from 'pg'
import type { Database } from './database.ts'

type ConnectOptions = {
  /** Most connections this pool opens. PostgreSQL does not get faster beyond twice its cores. */
  readonly max: number
  /** Shown in pg_stat_activity. */
  readonly name: string
  /** Lets the server keep the plan of each statement with parameters. Good for few statements that are asked often. */
  readonly prepared?: boolean
}

/** How long a request waits for a connection, a free one of the pool included. */
const connectWithinMs = 20_000

/** A pool of connections as one role. Lost connections are replaced; `destroy()` closes it. */
export function connect(
  to: ClientConfig,
  { max, name, prepared = false }: ConnectOptions,
): Kysely<Database> {
  const pool = new Pool({
    ...to,
    max,
    application_name: name,
    types: { getTypeParser },
    // A database that does not answer at all (a machine that is gone, not a port that is closed) is away.
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
  })
  // An idle connection that breaks (PostgreSQL restarted) is replaced at the next query. Without a
  // listener the event would end the process.
  pool.on('error', (error) => {
    // One that is being closed may still hear that the server stops.
    if (!pool.ending) console.error(`database (${name}):`, error.message)
  })
  // One that breaks between two statements of a transaction has no query to fail: the next one does.
  pool.on('connect', (client) => client.on('error', () => undefined))
  if (prepared) pool.on('connect', prepareStatements)
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

/**
 * Gives each statement a name, which makes the driver prepare it once on its connection. The name is
 * the statement's digest: PostgreSQL cuts names at 63 bytes.
 */
function prepareStatements(client: PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  const named = (text: unknown, values: unknown, ...rest: unknown[]) =>
    typeof text === 'string' && Array.isArray(values) && values.length > 0
      ? query({ name: statementName(text), text, values }, ...rest)
      : query(text, values, ...rest)
  client.query = named as typeof client.query
}

const statementNames = new Map<string, string>()

function statementName(text: string): string {
  let name = statementNames.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    statementNames.set(text, name)
  }
  return name
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
