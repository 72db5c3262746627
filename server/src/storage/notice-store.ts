import {
  evolveNotice,
  foldNotice,
  type NoticeEvent,
  type NoticeFile,
  type RecordedNoticeEvent,
} from '@zhaofa/domain/publicity/notice/notice-chain.ts'
import type { Author } from './case-store.ts'
import type { Tx } from './database.ts'
import { eventColumns, firstWins, recordedEvent } from './recorded-event.ts'

export type StoredNotice = {
  readonly file: NoticeFile
  readonly events: readonly RecordedNoticeEvent[]
}

export async function findNotice(tx: Tx, id: string): Promise<StoredNotice | undefined> {
  const rows = await tx
    .selectFrom('casework.notice_event')
    .selectAll()
    .where('notice_id', '=', id)
    .orderBy('version')
    .execute()
  if (rows.length === 0) return undefined
  const events = rows.map((row): RecordedNoticeEvent => recordedEvent(row))
  return { file: foldNotice(id, events), events }
}

/** The desk's row of a notice: what never changes with its steps. */
export type NoticeFacts = {
  readonly number: string
  readonly partyName: string
  readonly cause: string
  readonly decidedOn: string
}

/**
 * Appends one step.
 * @throws StaleCaseError when somebody else took a step first.
 */
export async function appendNoticeEvent(
  tx: Tx,
  { id, before, facts }: { id: string; before: NoticeFile | null; facts: NoticeFacts },
  event: NoticeEvent,
  author: Author,
): Promise<NoticeFile> {
  const recorded: RecordedNoticeEvent = {
    version: (before?.version ?? 0) + 1,
    at: author.at,
    by: author.by,
    event,
  }
  const file = before ? evolveNotice(before, recorded) : foldNotice(id, [recorded])
  const row = { notice_id: id, ...eventColumns(recorded.version, event, author) }
  await firstWins(
    tx.insertInto('casework.notice_event').values(row).execute(),
    'notice_event_pkey',
    `notice ${id} moved on`,
  )
  await projectNotice(tx, file, facts, author)
  return file
}

async function projectNotice(
  tx: Tx,
  file: NoticeFile,
  facts: NoticeFacts,
  author: Author,
): Promise<void> {
  const row = {
    version: file.version,
    state: file.state,
    published_on: file.publishedOn,
    expires_on: file.expiresOn,
    updated_at: author.at,
  }
  await tx
    .insertInto('casework.notice')
    .values({
      id: file.id,
      agency_id: author.agencyId,
      case_id: file.caseId,
      number: facts.number,
      party_name: facts.partyName,
      cause: facts.cause,
      decided_on: facts.decidedOn,
      ...row,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...row, number: facts.number, decided_on: facts.decidedOn }),
    )
    .execute()
}
