import { sql } from 'kysely'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import {
  recordTitle,
  type FieldRecordKind,
} from '@zhaofa/domain/case/parts/field-record/record-papers.ts'
import type { RecordElsewhere } from '@zhaofa/domain/inspection/facts.ts'
import type { PersonId } from '@zhaofa/domain/kernel/recorded.ts'
import type { Tx } from './database.ts'

/** Writes when and by whom the records of a case were made, as its file has them now. */
export async function projectFieldRecords(tx: Tx, file: CaseFile): Promise<void> {
  const rows = file.records.map(({ kind, startedAt, endedAt, officers }, index) => ({
    case_id: file.id,
    no: index + 1,
    agency_id: file.agencyId,
    kind,
    started_at: startedAt,
    ended_at: endedAt,
    officers: [...officers],
  }))
  if (rows.length === 0) return
  await tx
    .insertInto('casework.field_record')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'no']).doUpdateSet(({ ref }) => ({
        started_at: ref('excluded.started_at'),
        ended_at: ref('excluded.ended_at'),
        officers: ref('excluded.officers'),
      })),
    )
    .execute()
}

/** Records that these officers made in other cases and that ended since; an officer without any has an empty list. */
export async function recordsElsewhere(
  tx: Tx,
  {
    agencyId,
    officers,
    since,
    apart,
  }: { agencyId: string; officers: readonly PersonId[]; since: string; apart: string | null },
): Promise<ReadonlyMap<PersonId, readonly RecordElsewhere[]>> {
  const found = new Map<PersonId, RecordElsewhere[]>(officers.map((each) => [each, []]))
  if (officers.length === 0) return found
  const { rows } = await sql<RecordRow>`
    select officers, kind, started_at, ended_at
    from casework.records_of(${agencyId}, ${[...officers]}::uuid[], ${since}::timestamptz, ${apart}::uuid)`.execute(
    tx,
  )
  for (const { officers: those, kind, started_at, ended_at } of rows) {
    const record = {
      startedAt: started_at.toISOString(),
      endedAt: ended_at.toISOString(),
      about: `另一案卷的${recordTitle(kind)}`,
    }
    for (const officer of those) found.get(officer)?.push(record)
  }
  return found
}

type RecordRow = {
  officers: PersonId[]
  kind: FieldRecordKind
  started_at: Date
  ended_at: Date
}
