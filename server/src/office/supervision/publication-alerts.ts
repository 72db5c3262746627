import type { MyWork } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { toPublishSince } from '@zhaofa/domain/case/parts/publication/limits.ts'
import { inHandSince } from '@zhaofa/domain/case/parts/revision/slice.ts'
import { publicationClock } from '@zhaofa/domain/publicity/notice/publication-clock.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import { loadCases } from '../../storage/streams/case-stream.ts'
import type { Tx } from '../../storage/database.ts'

/** Whose hand a decision waits for on its way to the portal, by how far it has come; '' before anybody took it. */
const awaited: Readonly<Record<string, Role>> = {
  '': 'disclosure-collector',
  returned: 'disclosure-collector',
  collected: 'disclosure-checker',
  checked: 'disclosure-publisher',
}
const staff = [...new Set(Object.values(awaited))]

/** Fewer natural days than the fourth working day can ever be away: younger decisions are not read. */
const minAlertAgeDays = 4

/**
 * Decisions whose seven working days of publication (国办发〔2018〕118号) have come to the fourth without
 * publication: for the staff of publicity those that wait for their hand, for officers those of their own cases.
 * The oldest decision first.
 */
export async function publicationAlerts(
  tx: Tx,
  actor: Actor,
  at: Circumstances,
): Promise<MyWork['alerts']> {
  const publicity = holdsOneOf(actor, staff)
  if (!publicity && !actor.roles.includes('officer')) return []
  const alerts: MyWork['alerts'] = []
  const waiting = await unpublished(tx, actor, at)
  const cases = await loadCases(
    tx,
    waiting.map(({ case_id }) => case_id),
  )
  for (const { case_id: caseId, notice_id: noticeId, state } of waiting) {
    const stored = cases.get(caseId)
    const since = stored && toPublishSince(stored.file, at)
    if (!since) continue
    const { file } = stored
    const hand = awaited[state ?? '']
    const atHand = hand !== undefined && actor.roles.includes(hand)
    if (!atHand && !file.investigators.includes(actor.personId)) continue
    const { alert, due } = publicationClock(
      {
        since,
        servedOn: inHandSince(file),
        publishedOn: null,
      },
      at.calendar,
      at.today,
    )
    if (alert === null) continue
    alerts.push({
      text: `${caseTitle(file)}：${alert}`,
      effect: due.known
        ? `公示期限到 ${due.on} 止。`
        : `公示期限不早于 ${due.notBefore}，待 ${due.missingYear} 年放假安排公布后确定。`,
      href: atHand ? `/office/publicity/${noticeId ?? caseId}` : `/office/cases/${caseId}`,
      tone: 'amber',
    })
  }
  return alerts
}

/** Penalty decisions that nobody has collected, or that are on their way to the public. */
function unpublished(tx: Tx, actor: Actor, at: Circumstances) {
  return tx
    .selectFrom('casework.standing_decision as d')
    .leftJoin('casework.notice as n', (join) =>
      join
        .onRef('n.case_id', '=', 'd.case_id')
        .on('n.state', 'in', ['collected', 'checked', 'returned', 'withholding']),
    )
    .leftJoin('casework.decision_to_collect as w', 'w.case_id', 'd.case_id')
    .select(['d.case_id', 'n.id as notice_id', 'n.state'])
    .where('d.agency_id', '=', actor.agencyId)
    .where('d.outcome', '=', 'penalty')
    .where('d.one_by_one', '=', true)
    .where('d.decided_on', '<=', addDays(at.today, -minAlertAgeDays))
    .where((or) => or.or([or('n.id', 'is not', null), or('w.case_id', 'is not', null)]))
    .orderBy('d.decided_on')
    .execute()
}
