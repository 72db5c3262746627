import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import {
  aheadStates,
  announcementStateOf,
  hearingAnnouncement,
  type AnnouncementState,
} from '@zhaofa/domain/publicity/hearing-announcement.ts'
import { addMonths, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { knownSecrets, publicWords } from '@zhaofa/domain/publicity/leak-test/known-secrets.ts'
import { findLeaks } from '@zhaofa/domain/publicity/leak-test/leak-test.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { MalformedRequestError } from '../../../faults.ts'
import type { Tx } from '../../../storage/database.ts'
import {
  lockList,
  publishListVersion,
  wholeLists,
} from '../../../storage/publication/lists/list-versions.ts'
import { disclosureRulesOf } from '@zhaofa/domain/publicity/disclosure-rules.ts'

const item = 'in_hearing'

type Change = {
  readonly before: CaseFile | null
  readonly after: CaseFile
  readonly events: readonly RecordedEvent[]
  readonly at: Circumstances
}

/**
 * 听证公告 goes up with the notice, moves with an adjournment, and says so when the hearing was held, ended or
 * is not public: each a version of the list with its leaf, in the transaction of the act.
 *
 * @throws MalformedRequestError when the announcement would tell a secret of the case.
 */
export async function announceHearing(tx: Tx, change: Change): Promise<void> {
  const { before, after, at } = change
  const old = before && hearingAnnouncement(before, at)
  const row = hearingAnnouncement(after, at)
  if (sameRow(old, row)) return
  if (row) refuseLeaks(row, change)
  const name = { agencyId: after.agencyId, item }
  await lockList(tx, name)
  const [list] = await wholeLists(tx, name)
  const kept = [...(list?.rows ?? [])]
  const place = old ? kept.findIndex((each) => sameRow(each, old)) : -1
  const next = row ? [{ ...row, changedOn: at.today }] : []
  const rows = (place === -1 ? [...kept, ...next] : kept.toSpliced(place, 1, ...next)).filter(
    (each) => stillShown(each, at.today),
  )
  const reason = reasonOf(old, row)
  const publishing = { agencyId: after.agencyId, at: at.now }
  await publishListVersion(tx, { item, rows, reason, publishedOn: at.today }, publishing)
}

/** A hearing that is over or closed stays for a year. */
function stillShown({ state = '', changedOn = '' }: Row, today: PlainDate): boolean {
  return changedOn === '' || aheadStates.includes(state) || changedOn > addMonths(today, -12)
}

/** Why there is a new version of the list, by what has become of the hearing. */
const reasons: Readonly<Record<AnnouncementState, (old: Row | null) => string>> = {
  announced: (old) => (old === null ? '公告听证' : '更换听证主持人'),
  moved: () => '听证的时间、地点改变',
  held: () => '听证已经举行',
  ended: () => '听证终止',
  closed: () => '不公开举行的听证，只公布场次和事由',
}

function reasonOf(old: Row | null, row: Row | null): string {
  return row === null ? '听证通知作废，公告撤下' : reasons[announcementStateOf(row)](old)
}

/** Whether two lines are the same, apart from when they were published. */
function sameRow(one: Row | null, other: Row | null): boolean {
  if (one === null || other === null) return one === other
  const names = Object.keys({ ...one, ...other }).filter((name) => name !== 'changedOn')
  return names.every((name) => (one[name] ?? '') === (other[name] ?? ''))
}

function refuseLeaks(row: Row, { after, events, at }: Change): void {
  if (!after.filing) return
  const rules = disclosureRulesOf(at.rules)
  const secrets = knownSecrets(
    events.map(({ event }) => event),
    rules,
  )
  const words = publicWords(after.filing.party, rules, [at.rules.agencyName, at.rules.address])
  const text = Object.values(row).join('\n')
  const [leak] = findLeaks(secrets, [{ name: '听证公告', text }], words)
  if (!leak) return
  const message = '听证公告会公开本案不得公开的信息，请改写听证地点'
  throw new MalformedRequestError(message, [{ field: 'place', message }])
}
