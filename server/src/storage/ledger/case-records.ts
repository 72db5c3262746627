import { sql } from 'kysely'
import {
  proveInclusion,
  toBase64,
  treeHasher,
  type JsonValue,
  type LeafSubject,
  type ReadTiles,
  type RecordProof,
} from '@zhaofa/ledger'
import type { Tx } from '../database.ts'
import { nativeSha256 } from './native-sha256.ts'
import { caseStream } from '../streams/case-stream.ts'
import { eventContent, paperContent } from './fact-sources.ts'
import { tileReader } from './read-log.ts'

const hasher = treeHasher(nativeSha256)

type Row = {
  kind: LeafSubject['kind']
  publicId: string
  sequence: number
  content: JsonValue
  salt: Buffer
  idx: number | null
  leaf: string | null
}

/** A record of a case with its content and the proof that the log has it; not proved while it waits for the log. */
export type CaseRecord = {
  readonly subject: LeafSubject
  readonly content: JsonValue
  readonly proof: RecordProof | null
}

/**
 * The records of a case and of its papers, in the order of the log, proved against the newest checkpoint. Their content
 * is said again from the rows that this person may see; the office may not read what the ledger itself keeps of it.
 */
export async function caseRecords(tx: Tx, caseId: string): Promise<CaseRecord[]> {
  const { rows: heads } = await sql<{ size: number; note: string }>`
    select size, note from ledger.cosigned_checkpoint order by size desc limit 1`.execute(tx)
  const [head] = heads
  const { rows } = await sql<Row>`
    with said as (
      select 'case-event' as kind, case_id::text as public_id, version::bigint as sequence,
        ${sql.raw(eventContent(caseStream.table))} as content
      from casework.case_event where case_id = ${caseId}
      union all
      select 'document', id::text, 1, ${sql.raw(paperContent.sealed)}
      from casework.document where case_id = ${caseId}
      union all
      select 'document', document_id::text, 2, ${sql.raw(paperContent.voided)}
      from casework.void_number where case_id = ${caseId})
    select kind, public_id as "publicId", sequence, said.content, o.salt, l.idx, l.leaf
    from said join ledger.opening o using (kind, public_id, sequence)
    left join ledger.leaf l on left(l.leaf, -70) = '1 ' || kind || ' ' || public_id || ' ' || sequence
      and l.idx < ${head?.size ?? 0}
    order by l.idx, kind, public_id, sequence`.execute(tx)
  const tiles = remembering(tileReader(tx))
  const records: CaseRecord[] = []
  for (const { kind, publicId, sequence, content, salt, idx, leaf } of rows) {
    const proof =
      idx === null || leaf === null || !head
        ? null
        : {
            ...{ leaf, index: idx, size: head.size, checkpoint: head.note, salt: toBase64(salt) },
            path: (await proveInclusion(idx, head.size, tiles, hasher)).path.map(toBase64),
          }
    records.push({
      subject: { kind, publicId, sequence },
      content,
      proof,
    })
  }
  return records
}

/** The records of a case lie beside each other, so their proofs ask for the same few tiles. */
function remembering(read: ReadTiles): ReadTiles {
  const known = new Map<string, Promise<Uint8Array>>()
  return (tiles) => {
    const unknown = tiles.filter((tile) => !known.has(JSON.stringify(tile)))
    if (unknown.length > 0) {
      const reading = read(unknown)
      unknown.forEach((tile, i) => {
        known.set(
          JSON.stringify(tile),
          reading.then((all) => all[i] ?? new Uint8Array(0)),
        )
      })
    }
    return Promise.all(
      tiles.map((tile) => known.get(JSON.stringify(tile)) ?? Promise.resolve(new Uint8Array(0))),
    )
  }
}
