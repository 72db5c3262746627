import type { DrawnSignature, ReadBefore, SignedList } from '@zhaofa/domain/case/drawn-signature.ts'
import type { Ink } from '@zhaofa/domain/shared/ink.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import type { StoredObject } from '../objects/object-store.ts'
import type { Tx } from './database.ts'

/** Nobody chose a name for it, so it tells nothing about who signed. */
const strokesFile = ({ sha256, bytes }: StoredObject): StoredFile => ({
  sha256,
  bytes,
  mediaType: 'application/json',
  originalName: '签名笔迹.json',
})

/** The signatures drawn for papers of a case, by their ids. */
export async function drawnSignaturesOf(
  tx: Tx,
  caseId: string,
): Promise<Map<string, DrawnSignature>> {
  const rows = await tx
    .selectFrom('casework.drawn_signature')
    .select(['id', 'document_id', 'digest', 'sha256', 'bytes', 'ink', 'at', 'before', 'list'])
    .where('case_id', '=', caseId)
    .execute()
  return new Map(
    rows.map(({ id, document_id, digest, sha256, bytes, ink, at, before, list }) => [
      id,
      {
        file: strokesFile({ sha256, bytes: Number(bytes) }),
        paper: document_id,
        digest,
        ink,
        at: at.toISOString(),
        ...(before && { before }),
        ...(list && { list }),
      },
    ]),
  )
}

/** A signature that was received, and what it is bound to. */
export type NewDrawnSignature = {
  readonly id: string
  readonly caseId: string
  readonly agencyId: string
  readonly paper: string
  readonly digest: string
  readonly stored: StoredObject
  readonly movement: string
  readonly ink: Ink
  readonly by: string
  readonly at: string
  readonly before: ReadBefore | null
  /** The papers below whose list it was drawn; null for one that stood by itself. */
  readonly list: SignedList | null
}

/**
 * The row of a signature: a new one, or the one that was kept when the same strokes came for the same paper, or the same
 * list, before.
 * @returns null where a hand moved exactly so for another paper or list: nobody signs twice alike, and nothing is kept.
 */
export async function insertDrawnSignature(
  tx: Tx,
  drawn: NewDrawnSignature,
): Promise<{ readonly id: string; readonly at: string } | null> {
  const { id, caseId, agencyId, paper, digest, stored, movement, ink, by, at, before, list } = drawn
  await tx
    .insertInto('casework.drawn_signature')
    .values({
      id,
      case_id: caseId,
      agency_id: agencyId,
      document_id: paper,
      digest,
      sha256: stored.sha256,
      bytes: stored.bytes,
      movement,
      ink: JSON.stringify(ink),
      received_by: by,
      at,
      before: before && JSON.stringify(before),
      list: list && JSON.stringify(list),
    })
    .onConflict((conflict) => conflict.column('movement').doNothing())
    .execute()
  const row = await tx
    .selectFrom('casework.drawn_signature')
    .select(['id', 'at', 'list'])
    .where('movement', '=', movement)
    .where('document_id', '=', paper)
    .executeTakeFirst()
  return row && (row.list?.digest ?? null) === (list?.digest ?? null)
    ? { id: row.id, at: row.at.toISOString() }
    : null
}
