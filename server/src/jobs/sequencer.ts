import { Client, type ClientConfig } from 'pg'
import type { NoteSigner } from '@zhaofa/ledger'
import { LedgerDamagedError } from '../faults.ts'
import { prepareBatch, writeBatch, type LogBatch, type OpenLog } from '../storage/ledger/append.ts'
import { claimPending } from '../storage/ledger/claim.ts'
import { loadLog } from '../storage/ledger/load-log.ts'

type SequencerOptions = {
  /** Opens a connection as the role zhaofa_sequencer. */
  readonly database: ClientConfig
  readonly signer: NoteSigner
  /** Milliseconds between looks at an empty queue. */
  readonly pauseMs?: number
  /** Told of every fault; the sequencer itself tries again, except after LedgerDamagedError. */
  readonly report?: (fault: Error) => void
}

/** The one writer of the log (存证入账). */
export type Sequencer = {
  /** Ends after the group being written. What still waits is taken at the next start. */
  stop(): Promise<void>
  /** When everything committed before the call is in the log. Rejects after LedgerDamagedError. */
  settled(): Promise<void>
}

/** Held for as long as a sequencer writes. A second process waits for it, ready to take over. */
const sequencerLock = 0x7a686c67
const standByMs = 500
const retryMs = 250

/**
 * Starts moving committed leaves into the log, about a tenth of a second behind. Of several
 * processes one writes and the others stand by. Lost connections and a restarted PostgreSQL are
 * survived: the tree is loaded again from what was stored.
 *
 * @throws LedgerDamagedError when the stored log is not what was signed.
 */
export async function startSequencer(options: SequencerOptions): Promise<Sequencer> {
  const sequencer = new RunningSequencer(options)
  await sequencer.started
  return sequencer
}

type Waiter = { resolve: () => void; reject: (fault: Error) => void }

class RunningSequencer implements Sequencer {
  /** Resolves when this process writes or stands by for the first time. */
  readonly started: Promise<void>
  readonly #options: SequencerOptions
  readonly #waiters: Waiter[] = []
  readonly #ended: Promise<void>
  #begun: Waiter | undefined
  #damage: LedgerDamagedError | undefined
  #stopping = false
  #wake = () => {}

  constructor(options: SequencerOptions) {
    this.#options = options
    this.started = new Promise((resolve, reject) => {
      this.#begun = { resolve, reject }
    })
    this.#ended = this.#run()
  }

  async stop(): Promise<void> {
    this.#stopping = true
    this.#wake()
    await this.#ended
  }

  settled(): Promise<void> {
    if (this.#damage) return Promise.reject(this.#damage)
    const settled = new Promise<void>((resolve, reject) => this.#waiters.push({ resolve, reject }))
    this.#wake()
    return settled
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      try {
        await withLines(this.#options.database, (lines) => this.#lead(lines))
      } catch (error) {
        const fault = error instanceof Error ? error : new Error(String(error))
        this.#options.report?.(fault)
        if (fault instanceof LedgerDamagedError) {
          this.#damage = fault
          break
        }
        await this.#rest(retryMs)
      }
    }
    const end = this.#damage ?? new Error('the sequencer was stopped')
    for (const waiter of this.#waiters.splice(0)) waiter.reject(end)
    this.#begun?.reject(end)
  }

  async #lead(lines: Lines): Promise<void> {
    while (!(await tryLock(lines.lock))) {
      await this.#standBy(lines.lock)
      if (this.#stopping) return
    }
    const log = await loadLog(lines.lock, this.#options.signer)
    this.#begun?.resolve()
    await this.#write(log, lines)
  }

  async #standBy(line: Client): Promise<void> {
    this.#begun?.resolve()
    const asked = this.#waiters.length
    // Leaves the writing process has claimed but not committed are still seen here.
    const { rows } = await line.query<{ waits: boolean }>(
      'select exists (select from ledger.pending) as waits',
    )
    if (rows[0]?.waits === false) this.#answer(asked)
    await this.#rest(this.#waiters.length > 0 ? (this.#options.pauseMs ?? 100) : standByMs)
  }

  /** While one group is being committed on one line, the next is claimed and hashed on the other. */
  async #write(log: OpenLog, lines: Lines): Promise<void> {
    let [line, other] = [lines.first, lines.second]
    let writing = Promise.resolve()
    while (!this.#stopping) {
      lines.refuseLost()
      const asked = this.#waiters.length
      const leaves = await claimPending(line)
      if (leaves.length === 0) {
        await writing
        this.#answer(asked)
        await this.#rest(this.#options.pauseMs ?? 100)
        continue
      }
      const batch = prepareBatch(log, leaves, this.#options.signer)
      // A batch builds on the previous one. If that one failed, this one is rolled back as well.
      await writing
      writing = commit(line, batch)
      writing.catch(() => {})
      ;[line, other] = [other, line]
    }
    await writing
  }

  #answer(asked: number): void {
    for (const waiter of this.#waiters.splice(0, asked)) waiter.resolve()
  }

  #rest(milliseconds: number): Promise<void> {
    if (this.#stopping) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

async function commit(line: Client, batch: LogBatch): Promise<void> {
  await writeBatch(line, batch)
  await line.query('commit')
}

async function tryLock(line: Client): Promise<boolean> {
  const { rows } = await line.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    sequencerLock,
  ])
  return rows[0]?.held === true
}

type Lines = {
  readonly lock: Client
  readonly first: Client
  readonly second: Client
  /** @throws when a connection broke: without the lock's, another process may be writing. */
  refuseLost(): void
}

async function withLines(
  database: ClientConfig,
  work: (lines: Lines) => Promise<void>,
): Promise<void> {
  let lost: Error | undefined
  const open = (part: string) => {
    const client = new Client({ ...database, application_name: `zhaofa sequencer ${part}` })
    client.on('error', (error) => (lost = error))
    return client
  }
  const [lock, first, second] = [open('lock'), open('first'), open('second')]
  const clients = [lock, first, second]
  try {
    for (const client of clients) await client.connect()
    await work({
      lock,
      first,
      second,
      refuseLost() {
        if (lost) throw lost
      },
    })
  } finally {
    await Promise.allSettled(clients.map((client) => client.end()))
  }
}
