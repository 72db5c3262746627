import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import type { Tx } from './database.ts'

/** Finished uploads of a case, by id. An upload becomes evidence when an officer registers it. */
export async function uploadsOf(tx: Tx, caseId: string): Promise<Map<string, StoredFile>> {
  const rows = await tx
    .selectFrom('casework.upload')
    .select(['id', 'sha256', 'bytes', 'media_type', 'original_name', 'pages'])
    .where('case_id', '=', caseId)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        sha256: row.sha256,
        bytes: Number(row.bytes),
        mediaType: row.media_type,
        originalName: row.original_name,
        ...(row.pages !== null && { pages: row.pages }),
      },
    ]),
  )
}

type NewUpload = StoredFile & {
  id: string
  caseId: string
  agencyId: string
  by: string
  at: string
}

export async function insertUpload(tx: Tx, upload: NewUpload): Promise<void> {
  await tx
    .insertInto('casework.upload')
    .values({
      id: upload.id,
      case_id: upload.caseId,
      agency_id: upload.agencyId,
      sha256: upload.sha256,
      bytes: upload.bytes,
      media_type: upload.mediaType,
      original_name: upload.originalName,
      pages: upload.pages ?? null,
      uploaded_by: upload.by,
      at: upload.at,
    })
    .execute()
}
