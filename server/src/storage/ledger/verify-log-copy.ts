import {
  auditLog,
  type AuditFinding,
  type Checkpoint,
  type TreeHead,
  type Heads,
  type LogReader,
  type VerifierKey,
} from '@zhaofa/ledger'
import { nativeHasher } from './append.ts'
import { signedHead } from './signed-heads.ts'
import { EntryCheck, type OrderFinding, type UnreadableEntry } from './order-of-entries.ts'

export type CopyFinding =
  | AuditFinding
  | OrderFinding
  | UnreadableEntry
  /** The checkpoint cannot be read or is not signed by the log's key. */
  | { readonly fault: 'checkpoint-false' }
  /** The earlier checkpoint to compare with is not one of this log, or not signed by its key. */
  | { readonly fault: 'earlier-false'; readonly name: string }

type CopyReport = {
  readonly findings: readonly CopyFinding[]
  readonly unlisted: number
}

/** Entries between two words of progress. */
export const toldAfter = 100_000

/**
 * Checks a copy of the log, wherever it is, up to a head whose signature was checked: every entry and
 * tile, that the log continues what earlier checkpoints said, that no series of records has a hole, and that
 * the hours of the entries do not run backwards.
 */
export async function verifyLogCopy(
  reader: LogReader,
  head: Checkpoint,
  {
    keys,
    earlierNotes = [],
    earlierHeads = [],
    tell = () => undefined,
  }: {
    keys: readonly VerifierKey[]
    /** Checkpoints kept elsewhere, by the name of where they are. */
    earlierNotes?: readonly { name: string; note: string }[]
    /** Heads whose signature is checked already. */
    earlierHeads?: Heads
    /** Told now and then how many entries were read. */
    tell?: (read: number) => void
  },
): Promise<CopyReport> {
  const findings: CopyFinding[] = []
  const kept: Checkpoint[] = []
  for (const { name, note: earlierNote } of earlierNotes) {
    const old = signedHead(earlierNote, keys)
    if (old && old.origin === head.origin) kept.push(old)
    else findings.push({ fault: 'earlier-false', name })
  }
  const entries = new EntryCheck()
  const visit = (index: number, entry: Uint8Array) => {
    if (index > 0 && index % toldAfter === 0) tell(index)
    entries.see(index, entry)
  }
  const earlier = merged(earlierHeads, kept)
  const audit = await auditLog(reader, head, { hasher: nativeHasher, earlier, visit })
  // An unreadable entry that was changed is one finding, not two.
  const changed = changedEntries(audit.findings)
  const unreadable = entries.unreadable.filter(({ index }) => !changed.has(index))
  const orders = changed.size === 0 ? entries.orders() : []
  return {
    findings: [...findings, ...unreadable, ...audit.findings, ...orders],
    unlisted: audit.unlisted,
  }
}

/** The heads of the log, with the few that were kept elsewhere where their size is. */
async function* merged(heads: Heads, kept: readonly Checkpoint[]): AsyncGenerator<TreeHead> {
  const waiting = kept.toSorted((a, b) => a.size - b.size)
  for await (const head of heads) {
    for (let first = waiting[0]; first && first.size <= head.size; first = waiting[0]) {
      yield first
      waiting.shift()
    }
    yield head
  }
  yield* waiting
}

/** Entries that are known to be changed, or may be. */
export function changedEntries(findings: readonly { readonly fault: string }[]): Set<number> {
  const changed = new Set<number>()
  for (const finding of findings as readonly AuditFinding[]) {
    if (finding.fault === 'entry-changed' || finding.fault === 'entry-or-tile-changed') {
      changed.add(finding.index)
    }
  }
  return changed
}
