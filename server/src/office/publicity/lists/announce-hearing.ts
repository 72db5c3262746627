import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { hearingAnnouncement } from '@zhaofa/domain/publicity/hearing-announcement.ts'
import { knownSecrets, publicWords } from '@zhaofa/domain/publicity/leak-test/known-secrets.ts'
import { findLeaks } from '@zhaofa/domain/publicity/leak-test/leak-test.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { MalformedRequestError } from '../../../faults.ts'
import type { Tx } from '../../../storage/database.ts'
import { publishListVersion, wholeLists } from '../../../storage/publication/lists/list-versions.ts'
import { disclosureRulesOf } from '../notices/compose-notice.ts'

const item = 'in_hearing'

type Change = {
  readonly before: CaseFile | null
  readonly after: CaseFile
  readonly events: readonly RecordedEvent[]
  readonly at: Circumstances
}

/**
 * 听证公告 goes up with the notice, moves with an adjournment and comes down when the hearing was held or
 * withdrawn: each a version of the list with its leaf, in the transaction of the act.
 *
 * @throws MalformedRequestError when the announcement would tell a secret of the case.
 */
export async function announceHearing(tx: Tx, change: Change): Promise<void> {
  const { before, after, at } = change
  const old = before && hearingAnnouncement(before, at.rules)
  const row = hearingAnnouncement(after, at.rules)
  if (sameRow(old, row)) return
  if (row) refuseLeaks(row, change)
  const [list] = await wholeLists(tx, { agencyId: after.agencyId, item })
  const kept = [...(list?.rows ?? [])]
  const place = old ? kept.findIndex((each) => sameRow(each, old)) : -1
  const rows =
    place === -1
      ? [...kept, ...(row ? [row] : [])]
      : kept.toSpliced(place, 1, ...(row ? [row] : []))
  const reason = reasonOf(after, old, row)
  const publishing = { agencyId: after.agencyId, at: at.now }
  await publishListVersion(tx, { item, rows, reason, publishedOn: at.today }, publishing)
}

function reasonOf({ hearing }: CaseFile, old: Row | null, row: Row | null): string {
  if (row === null) return hearing?.held ? '听证已经举行，公告撤下' : '听证终止，公告撤下'
  return old === null ? '公告听证' : '听证的时间、地点改变'
}

function sameRow(one: Row | null, other: Row | null): boolean {
  if (one === null || other === null) return one === other
  return (['case', 'time', 'place'] as const).every((name) => one[name] === other[name])
}

function refuseLeaks(row: Row, { after, events, at }: Change): void {
  if (!after.filing) return
  const rules = disclosureRulesOf(at)
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
