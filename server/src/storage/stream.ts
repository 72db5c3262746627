import { sql } from 'kysely'
import { record, type Author, type Recorded } from '@zhaofa/domain/kernel/recorded.ts'
import { StaleError, type Stale } from '../faults.ts'
import type { Tx } from './database.ts'
import { recordLeaves, type JsonValue, type LeafKind } from './ledger/record.ts'
import { isUniqueViolation } from './unique-violation.ts'

/** An author, and the agency whose record the event becomes. */
export type AgencyAuthor = Author & { readonly agencyId: string }

/** What the rows of a stream say beside its events, always the same for one stream. */
type Own = Readonly<Record<string, string>>
/** Most streams: nothing. */
export type NoOwn = Readonly<Record<never, string>>

/** A table of events: the columns that `platform.event_table` makes, and what the stream adds. */
export type EventTable = {
  /** `casework.case_event`. Its primary key is called `case_event_pkey`. */
  readonly name: string
  /** The column that names the stream. */
  readonly key: string
  readonly own: readonly string[]
  /** Whether acts of this stream are approved and signed: stamps and proofs are part of the record. */
  readonly approvals: boolean
}

/**
 * Something that moves on by events: a case, a notice, a list, an article, a letter. The kind of leaf is
 * part of it, so that no event can be stored without one.
 */
export type Stream<
  File extends { readonly version: number },
  E extends { readonly type: string },
  O extends Own = Own,
  Row = null,
> = {
  /** How a person calls it who is told that somebody else was faster. */
  readonly called: Stale
  readonly leaf: LeafKind
  readonly table: EventTable
  /** Its own columns, read from any of its rows. */
  ownOf(row: Readonly<Record<string, unknown>>): O
  /** The file after its first events. @throws Error when it cannot begin with them. */
  fold(head: StreamHead<O>, events: readonly Recorded<E>[]): File
  evolve(file: File, recorded: Recorded<E>): File
  /** Writes the row that lists read, in the transaction of the events. */
  project?(
    tx: Tx,
    file: File,
    at: { readonly author: AgencyAuthor; readonly row: Row },
  ): Promise<void>
}

type StreamHead<O extends Own = Own> = {
  readonly id: string
  readonly agencyId: string
  readonly own: O
}

/** A stream as stored: its events, and the file folded from them. */
export type Stored<File, E, O extends Own = Own> = StreamHead<O> & {
  readonly file: File
  readonly events: readonly Recorded<E>[]
}

type EventRow<E> = {
  id: string
  version: number
  agency_id: string
  body: E
  at: Date
  by_id: string
  by_name: string
  approvals?: Author['approvals']
  confirmed_by?: Author['confirmedBy'] | null
  device?: Author['device'] | null
} & Own

/** All of these streams that this person may see, in one query. */
export async function load<
  File extends { readonly version: number },
  E extends { readonly type: string },
  O extends Own,
  Row,
>(
  tx: Tx,
  stream: Stream<File, E, O, Row>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Stored<File, E, O>>> {
  const found = new Map<string, Stored<File, E, O>>()
  if (ids.length === 0) return found
  const { name, key, own, approvals } = stream.table
  const columns = ['version', 'agency_id', 'body', 'at', 'by_id', 'by_name', ...own]
  if (approvals) columns.push('approvals', 'confirmed_by', 'device')
  const { rows } = await sql<EventRow<E>>`
    select e.${sql.ref(key)} as id, ${sql.join(columns.map((column) => sql.ref(`e.${column}`)))} from ${sql.table(name)} e
    where e.${sql.ref(key)} = any (${[...new Set(ids)]}::uuid[])
    order by e.${sql.ref(key)}, e.version`.execute(tx)
  const byStream = Map.groupBy(rows, ({ id }) => id)
  // In the order in which they were asked for.
  for (const id of ids) {
    const of = byStream.get(id)
    const [first] = of ?? []
    if (!of || !first || found.has(id)) continue
    const head = { id, agencyId: first.agency_id, own: stream.ownOf(first) }
    const events = of.map(recordedOf)
    found.set(id, { ...head, events, file: stream.fold(head, events) })
  }
  return found
}

/** The stream, or undefined when there is none that this person may see. */
export async function find<
  File extends { readonly version: number },
  E extends { readonly type: string },
  O extends Own,
  Row,
>(tx: Tx, stream: Stream<File, E, O, Row>, id: string): Promise<Stored<File, E, O> | undefined> {
  return (await load(tx, stream, [id])).get(id)
}

function recordedOf<E>(row: EventRow<E>): Recorded<E> {
  const { version, at, by_id, by_name, body, approvals = [], confirmed_by, device } = row
  const by = { id: by_id, name: by_name }
  return {
    ...{ version, at: at.toISOString(), by, approvals, event: body },
    ...(confirmed_by && { confirmedBy: confirmed_by }),
    ...(device && { device }),
  }
}

/** Where events are added: which stream, as it was read, and what its list row needs beside the file. */
type Appending<File, O extends Own, Row> = {
  readonly id: string
  /** Null for a stream that begins. */
  readonly before: File | null
  readonly own: O
  readonly row: Row
}

/**
 * Adds events, each with its leaf, and writes the list row. The primary key, not a lock, decides who was
 * first.
 * @throws StaleError when the stream has moved on since `before` was read.
 */
export async function append<
  File extends { readonly version: number },
  E extends { readonly type: string },
  O extends Own,
  Row,
>(
  tx: Tx,
  stream: Stream<File, E, O, Row>,
  { id, before, own, row }: Appending<File, O, Row>,
  events: readonly E[],
  author: AgencyAuthor,
): Promise<{ readonly file: File; readonly recorded: readonly Recorded<E>[] }> {
  const by = { id: author.by.id, name: author.by.name }
  const recorded = record(before?.version ?? 0, events, { ...author, by })
  const head = { id, agencyId: author.agencyId, own }
  const file = before ? recorded.reduce(stream.evolve, before) : stream.fold(head, recorded)
  await insert(tx, stream, head, recorded)
  await recordLeaves(
    tx,
    recorded.map((each) => ({
      kind: stream.leaf,
      publicId: id,
      sequence: each.version,
      at: each.at,
      agencyId: author.agencyId,
      content: contentOf(stream.table, own, each),
    })),
  )
  await stream.project?.(tx, file, { author, row })
  return { file, recorded }
}

async function insert<E extends { readonly type: string }, O extends Own>(
  tx: Tx,
  { called, table }: { readonly called: Stale; readonly table: EventTable },
  { id, agencyId, own }: StreamHead<O>,
  recorded: readonly Recorded<E>[],
): Promise<void> {
  const rows = recorded.map(({ version, at, by, approvals, confirmedBy, device, event }) => ({
    [table.key]: id,
    version,
    agency_id: agencyId,
    type: event.type,
    body: event,
    at,
    by_id: by.id,
    by_name: by.name,
    ...own,
    ...(table.approvals && {
      approvals,
      confirmed_by: confirmedBy ?? null,
      device: device ?? null,
    }),
  }))
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
  if (rows.length === 0) return
  try {
    await sql`
      insert into ${sql.table(table.name)} (${columns})
      select ${columns}
      from json_populate_recordset(null::${sql.table(table.name)}, ${JSON.stringify(rows)}::json)
      `.execute(tx)
  } catch (error) {
    if (!isUniqueViolation(error, `${table.name.split('.').at(-1)}_pkey`)) throw error
    throw new StaleError(called, { cause: error })
  }
}

/** What the leaf commits to; storage/ledger/fact-sources.ts says the same again from the row. */
function contentOf<E>(table: EventTable, own: Own, recorded: Recorded<E>): JsonValue {
  const { version, by, event } = recorded
  return (table.approvals
    ? { ...recorded }
    : { ...own, version, by, event }) as unknown as JsonValue
}
