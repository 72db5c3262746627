import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { Client, Submittable } from 'pg'

/** What the driver hands to a query that sends rows. */
type CopyConnection = {
  readonly stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** `COPY table (columns) FROM STDIN`, fed by `write` with lines made by `copyLine`. */
export class CopyRows {
  readonly #text: string
  readonly #done: Promise<void>
  readonly #ready: Promise<CopyConnection>
  #finish: (fault?: Error) => void = () => undefined
  #begin: (connection: CopyConnection) => void = () => undefined

  constructor(client: Client, table: string, columns: readonly string[]) {
    this.#text = `copy ${table} (${columns.join(', ')}) from stdin`
    this.#ready = new Promise((resolve) => {
      this.#begin = resolve
    })
    this.#done = new Promise((resolve, reject) => {
      this.#finish = (fault) => (fault ? reject(fault) : resolve())
    })
    client.query(this as unknown as Submittable)
  }

  async write(lines: string): Promise<void> {
    const connection = await Promise.race([this.#ready, this.#done.then(() => undefined)])
    if (!connection) return
    connection.sendCopyFromChunk(Buffer.from(lines))
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
  }

  async end(): Promise<void> {
    const connection = await Promise.race([this.#ready, this.#done.then(() => undefined)])
    connection?.endCopyFrom()
    await this.#done
  }

  // What follows is called by the driver.
  submit(connection: CopyConnection): void {
    connection.query(this.#text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#begin(connection)
  }

  handleCommandComplete(): void {
    // The server has the rows; it is ready for the next statement a moment later.
  }

  handleReadyForQuery(): void {
    this.#finish()
  }

  handleError(fault: Error): void {
    this.#finish(fault)
  }
}

/** One row of COPY's text format. */
/** A line of COPY; null is a value that is not there. */
export function copyLine(values: readonly (Field | null)[]): string {
  return `${values.map(copyField).join('\t')}\n`
}

type Field = string | number | readonly string[]

function copyField(value: Field | null): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? value : `{${value.join(',')}}`
  return text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign)
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
