import {
  evolveNotice,
  foldNotice,
  type NoticeEvent,
  type NoticeFile,
} from '@zhaofa/domain/publicity/notice/notice-chain.ts'
import type { Tx } from '../database.ts'
import { find, type AgencyAuthor, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** The desk's row of a notice: what is taken from the case whenever it is collected. */
export type NoticeFacts = {
  readonly number: string
  readonly partyName: string
  readonly cause: string
  readonly decidedOn: string
}

/** 公示件: a decision on its way to the public, or kept from it. */
export const noticeStream: Stream<NoticeFile, NoticeEvent, NoOwn, NoticeFacts> = {
  called: '公示件',
  leaf: 'notice-change',
  table: { name: 'casework.notice_event', key: 'notice_id', own: [], approvals: false },
  ownOf: () => ({}),
  fold: ({ id }, events) => foldNotice(id, events),
  evolve: evolveNotice,
  project: (tx, file, { author, row }) => projectNotice(tx, file, row, author),
}

export type StoredNotice = Stored<NoticeFile, NoticeEvent>

export const findStoredNotice = (tx: Tx, id: string): Promise<StoredNotice | undefined> =>
  find(tx, noticeStream, id)

/** The same as the last step left them. */
export async function storedFacts(tx: Tx, id: string): Promise<NoticeFacts> {
  const { party_name, decided_on, ...row } = await tx
    .selectFrom('casework.notice')
    .select(['number', 'party_name', 'cause', 'decided_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, partyName: party_name, decidedOn: decided_on }
}

async function projectNotice(
  tx: Tx,
  file: NoticeFile,
  facts: NoticeFacts,
  author: AgencyAuthor,
): Promise<void> {
  const row = {
    version: file.version,
    state: file.state,
    ...(file.of !== null && { of_version: file.of }),
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
      of_version: 0,
      ...row,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...row, number: facts.number, decided_on: facts.decidedOn }),
    )
    .execute()
}
