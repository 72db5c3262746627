import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { isDecision } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import type { NoticeEvent, NoticeFile } from '@zhaofa/domain/publicity/notice/notice-chain.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../../storage/database.ts'
import { append } from '../../../storage/stream.ts'
import {
  findStoredNotice,
  noticeStream,
  storedFacts,
} from '../../../storage/streams/notice-stream.ts'
import { amendWithdrawal } from '../../../storage/publication/publish-notice.ts'
import { composeNotice } from './compose-notice.ts'
import { decisionNumber } from './notice-at-hand.ts'
import { revisedBefore } from './revised-before.ts'

type Amended = {
  readonly before: CaseFile | null
  readonly after: CaseFile
  readonly recorded: readonly RecordedEvent[]
  readonly events: readonly RecordedEvent[]
  readonly at: Circumstances
}

/**
 * 更正 of a case whose decision is public, or on its way there: where the public would read something else
 * now, the chain begins again, in the transaction of the amendment. What is public stays until the new
 * version replaces it.
 */
export async function outdateNotice(tx: Tx, amended: Amended): Promise<void> {
  const { before, after, recorded } = amended
  await amendWithdrawals(tx, amended)
  const amendment = recorded.find(
    ({ event }) =>
      event.type === 'RecordAmended' ||
      event.type === 'PaperAmended' ||
      event.type === 'DecisionRevised',
  )
  if (!amendment || !before?.decision) return
  const row = await tx
    .selectFrom('casework.notice')
    .select('id')
    .where('case_id', '=', after.id)
    .where('state', 'not in', ['withdrawn', 'withheld'])
    .executeTakeFirst()
  const stored = row && (await findStoredNotice(tx, row.id))
  // What is public of a decision that was revised is not replaced but withdrawn (处罚法第48条第2款).
  if (stored && amendment.event.type === 'DecisionRevised' && stored.file.publicVersion > 0) return
  // Nobody reads it any more, so there is nothing to put right before the public (届满自动停止公示).
  if (stored?.file.expiresOn && stored.file.expiresOn < amended.at.today) return
  if (!stored || !(await readsOtherwise(tx, row.id, stored.file, amended))) return
  const facts = await storedFacts(tx, row.id)
  const { at, by } = amendment
  const onto = { id: row.id, before: stored.file, own: {}, row: facts }
  const author = { agencyId: after.agencyId, at, by, approvals: [] }
  await append(tx, noticeStream, onto, [eventOf(stored.file, amendment)], author)
}

/** Pages of decisions that were taken down name the paper behind it: that name is put right with the record of it. */
async function amendWithdrawals(tx: Tx, { after, recorded }: Amended): Promise<void> {
  for (const { event, at } of recorded) {
    if (event.type !== 'RecordAmended' || event.reads.type !== 'DecisionRevised') continue
    const notice = after.revisions.find(({ version }) => version === event.of)?.notice
    const { document } = event.reads
    if (!notice || !document) continue
    const said = { basisNumber: document.number, on: chinaDay(at) }
    await amendWithdrawal(tx, notice.id, said, { agencyId: after.agencyId, at })
  }
}

/** In public words: which places were put right, and not what stood there. */
function eventOf({ publicVersion }: NoticeFile, { event }: RecordedEvent): NoticeEvent {
  if (publicVersion === 0) {
    const opinion =
      event.type === 'DecisionRevised'
        ? '决定已经撤销或者变更，原内容不再发布'
        : '案卷已经更正，请按更正后的内容重新采集'
    return { type: 'NoticeReturned', opinion }
  }
  const changes =
    event.type === 'RecordAmended' || event.type === 'PaperAmended' ? event.changes : []
  const places = [...new Set(changes.map(({ label }) => label))].join('、')
  return { type: 'NoticeOutdated', opinion: `更正${places}` }
}

async function readsOtherwise(
  tx: Tx,
  publicId: string,
  { choices, publicVersion }: NoticeFile,
  { before, after, recorded, events, at }: Amended,
): Promise<boolean> {
  if (recorded.some(({ event }) => event.type === 'DecisionRevised')) return true
  // The words of the decision itself: the public is told that they were put right.
  if (recorded.some(({ event }) => event.type === 'PaperAmended' && isDecision(event.paper))) {
    return true
  }
  if (!before) return false
  const number = await decisionNumber(tx, after.id)
  const next = {
    version: publicVersion + 1,
    correction: null,
    withhold: null,
    apart: [],
  }
  const shown = async (file: CaseFile, of: readonly RecordedEvent[]) => {
    const revised = await revisedBefore(tx, { file })
    const parts = { publicId, number, at, choices, revised, ...next }
    return JSON.stringify((await composeNotice({ file, events: of }, parts)).notice)
  }
  const earlier = events.filter(({ version }) => version <= before.version)
  return (await shown(before, earlier)) !== (await shown(after, events))
}
