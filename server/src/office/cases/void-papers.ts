import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { isDecision, isPartyPaper } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import type { Tx } from '../../storage/database.ts'
import { recordLeaves } from '../../storage/ledger/record.ts'
import { append } from '../../storage/stream.ts'
import { findStoredNotice, noticeStream } from '../../storage/streams/notice-stream.ts'

/**
 * 作废 in the transaction of its event: the paper that waited, or the newest standing one of the kind, and what was sealed with
 * it for the party, keep their numbers and bear the mark from now on; each with its leaf.
 */
export async function voidPapers(tx: Tx, file: CaseFile, recorded: RecordedEvent): Promise<void> {
  const { event, at, by, version } = recorded
  if (event.type !== 'PaperVoided') return
  for (const { id, word, year, serial } of await papersOf(tx, file.id, event)) {
    const void_number = {
      agency_id: file.agencyId,
      word,
      year,
      serial,
      reason: event.reason,
      voided_by: by.id,
      voided_at: at,
      document_id: id,
      case_id: file.id,
      version,
    }
    await tx.insertInto('casework.void_number').values(void_number).execute()
    const content = { id, caseId: file.id, version, voided: event.reason }
    await recordLeaves(tx, [
      { kind: 'document', publicId: id, sequence: 2, at, agencyId: file.agencyId, content },
    ])
  }
  if (isDecision(event.paper)) await returnNotice(tx, file, recorded)
}

async function papersOf(
  tx: Tx,
  caseId: string,
  { paper, paperMadeIn }: Extract<RecordedEvent['event'], { type: 'PaperVoided' }>,
) {
  const rows = await tx
    .selectFrom('casework.document as d')
    .leftJoin('casework.void_number as v', 'v.document_id', 'd.id')
    .select(['d.id', 'd.type', 'd.version', 'd.word', 'd.year', 'd.serial'])
    .where('d.case_id', '=', caseId)
    .where('v.document_id', 'is', null)
    .orderBy('d.version', 'desc')
    .execute()
  const ofKind = rows.filter((row) => row.type === paper)
  const gone = ofKind.find((row) => row.version === paperMadeIn) ?? ofKind[0]
  if (!gone) throw new Error(`case ${caseId} has no standing ${paper}`)
  return rows.flatMap(({ id, type, version, word, year, serial }) =>
    version === gone.version && isPartyPaper(type) && word && year && serial
      ? [{ id, word, year, serial }]
      : [],
  )
}

/** What was collected or checked for publication was about the voided decision: it begins anew. */
async function returnNotice(tx: Tx, file: CaseFile, { at, by }: RecordedEvent): Promise<void> {
  const row = await tx
    .selectFrom('casework.notice')
    .select(['id', 'number', 'party_name', 'cause', 'decided_on'])
    .where('case_id', '=', file.id)
    .where('state', 'in', ['collected', 'checked', 'withholding'])
    .executeTakeFirst()
  const stored = row && (await findStoredNotice(tx, row.id))
  if (!stored) return
  const facts = {
    number: row.number,
    partyName: row.party_name,
    cause: row.cause,
    decidedOn: row.decided_on,
  }
  await append(
    tx,
    noticeStream,
    { id: row.id, before: stored.file, own: {}, row: facts },
    [{ type: 'NoticeReturned', opinion: '决定书已作废，重新作出决定后再采集' }],
    { agencyId: file.agencyId, at, by, approvals: [] },
  )
}
