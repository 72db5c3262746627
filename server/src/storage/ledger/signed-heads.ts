import type { Kysely } from 'kysely'
import {
  equalBytes,
  keysThatSigned,
  noteBefore,
  parseCheckpoint,
  parseNote,
  type Checkpoint,
  type TreeHead,
  type VerifierKey,
} from '@zhaofa/ledger'
import type { Database } from '../database.ts'
import { hashBase64 } from './native-sha256.ts'
import { nativeVerify } from './signing-key.ts'

/** The head a note states, if one of these keys signed it and is named as the log. */
export function signedHead(note: string, keys: readonly VerifierKey[]): Checkpoint | null {
  const parsed = parseNote(note)
  const head = parsed && parseCheckpoint(parsed.text)
  if (!head) return null
  const own = keysThatSigned(parsed, keys, nativeVerify).filter(({ name }) => name === head.origin)
  return own.length > 0 ? head : null
}

/** Checkpoints that are read at once. */
const chunkHeads = 2_000

type Row = { readonly size: number; readonly root: Uint8Array; readonly note: string }

type Stated = {
  readonly row: Row
  /** By which the note after it names it. */
  readonly hash: string
  /** What its note states; null where nothing shows that the note was signed. */
  readonly head: Checkpoint | null
}

export type HeadFinding =
  /** A row of ledger.checkpoint is not what was signed. */
  | { readonly fault: 'checkpoint-row-changed'; readonly size: number }
  /** The checkpoint of this size names one before it that is not there. */
  | { readonly fault: 'checkpoint-missing'; readonly before: number }

/**
 * Every checkpoint that a database holds, and there is one for every act. Each names the one before it, so a true one
 * shows that the one before it is true: a signature, which takes as long as a hundred hashes, is looked at only at the
 * end of a chunk and where a note names none (those of before the notes did) or another.
 */
export class StoredHeads {
  /** What is wrong with the rows, among those read so far. */
  readonly findings: HeadFinding[] = []
  readonly #db: Kysely<Database>
  readonly #keys: readonly VerifierKey[]

  constructor(db: Kysely<Database>, keys: readonly VerifierKey[]) {
    this.#db = db
    this.#keys = keys
  }

  /** Where the newest row is false, the newest true one still proves all that came before it. */
  async newest(): Promise<Checkpoint | null> {
    for (let below = Number.MAX_SAFE_INTEGER; ;) {
      const rows = await this.#select()
        .where('size', '<', below)
        .orderBy('size', 'desc')
        // Cut: the next round reads on.
        .limit(chunkHeads)
        .execute()
      for (const { size, note } of rows) {
        const head = signedHead(note, this.#keys)
        if (head) return head
        below = size
      }
      if (rows.length < chunkHeads) return null
    }
  }

  /** All that are true, in the order of their size. */
  async *inOrder(): AsyncGenerator<TreeHead> {
    let reached = 0
    let before: Stated | null = null
    for (let rows = await this.#rowsAfter(-1); rows.length > 0;) {
      const last = rows.at(-1)
      // On its way while these are compared; a failure is told at its turn.
      const next = this.#rowsAfter(last?.size ?? 0)
      next.catch(() => undefined)
      for (const stated of this.#judged(rows)) {
        const { head } = stated
        this.#compare(before, stated)
        before = stated
        // A row under another size than its note states is a finding, and its place in the log is past.
        if (!head || head.size < reached) continue
        reached = head.size
        yield head
      }
      rows = await next
    }
  }

  /** From the end back, because a note shows whether the one before it is true. */
  #judged(rows: readonly Row[]): Stated[] {
    const judged: Stated[] = []
    let named: string | null = null
    for (const row of rows.toReversed()) {
      const hash = hashBase64(row.note)
      const head: Checkpoint | null =
        named === hash ? headOf(row) : signedHead(row.note, this.#keys)
      judged.push({ row, hash, head })
      named = head && noteBefore(row.note)
    }
    return judged.reverse()
  }

  #compare(before: Stated | null, now: Stated): void {
    const { size, note } = now.row
    if (!isAsStated(now)) this.findings.push({ fault: 'checkpoint-row-changed', size })
    const sound = isAsStated(now) && (before === null || isAsStated(before))
    const named = sound ? noteBefore(note) : null
    if (named !== null && named !== before?.hash) {
      this.findings.push({ fault: 'checkpoint-missing', before: size })
    }
  }

  #rowsAfter(size: number): Promise<Row[]> {
    return (
      this.#select()
        .where('size', '>', size)
        .orderBy('size')
        // Cut: the next round reads on.
        .limit(chunkHeads)
        .execute()
    )
  }

  #select() {
    return this.#db.selectFrom('ledger.checkpoint').select(['size', 'root', 'note'])
  }
}

const isAsStated = ({ row, head }: Stated) =>
  head?.size === row.size && equalBytes(head.root, row.root)

/** What a note says that is known to be true: its text, without looking at its signatures. */
const headOf = ({ note }: Row) => parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
