import { evidenceOf } from '../src/case/parts/evidence/evidence-list.ts'
import type { CaseEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { partyCode } from '../src/case/party.ts'
import { unpaidFen } from '../src/case/parts/payment/slice.ts'
import { addDays, daysBetween } from '../src/shared/plain-date.ts'
import { people } from './circumstances.ts'
import type { Inputs } from './ordinary-inputs.ts'

const why = { amendmentReason: '写错', proof: '原件' }
/** More amendments of one case than these bring no situation that fewer do not. */
const maxAmendments = 2
const places = 60

/** What an officer may try to put right: right and wrong, in the record at that place. */
function amending(place: number): Inputs[string] {
  return (file: CaseFile, at: Circumstances) => {
    const event = file.history.find(({ version }) => version === place)?.event
    if (!event || file.amendments.length >= maxAmendments) return []
    return changesOf(event, at).map((change) => ({ ...event, ...why, ...change }))
  }
}

function changesOf(event: CaseEvent, { today }: Circumstances): Record<string, unknown>[] {
  switch (event.type) {
    case 'NoticeServed':
      return (event.paper === 'correction_order' ? [] : [-1, 0, 4])
        .map((days) => addDays(event.servedOn, days))
        .filter((servedOn) => servedOn <= today)
        .map((servedOn) => ({ servedOn }))
    case 'CaseFiled':
      return [
        { party: { ...event.party, phone: '13900000009' } },
        { party: { ...event.party, name: '乙商贸有限公司', uscc: '91220300MA0000000L' } },
        { matterCode: event.matterCode === 'CF-001-01' ? 'CF-009-01' : 'CF-001-01' },
      ]
    case 'FinePaid':
      return [{ fen: 1 }, { receiptNo: '2' }]
    case 'CorrectionOrdered':
      return [{ deadline: addDays(event.deadline, -1) }]
    case 'EvidenceAdded':
      return event.evidenceId === 'e1'
        ? [[people.chen], [people.chen, people.reviewer]].map((officers) => ({ officers }))
        : []
    default:
      return []
  }
}

export const amendmentInputs: Inputs = {
  ...Object.fromEntries(
    Array.from({ length: places }, (_, i) => [`amend~${i + 1}`, amending(i + 1)]),
  ),
  'amend-paper': ({ amendments, served }) =>
    amendments.length === 0 && served.some(({ paper }) => paper === 'penalty_decision')
      ? [
          {
            paper: 'penalty_decision',
            number: null,
            changes: [{ label: '第一页', before: '示列', after: '示例' }],
            reason: '打印错误',
            onlySlips: true,
          },
        ]
      : [],
  'exclude-evidence': (file) =>
    evidenceOf(file)
      .slice(0, 1)
      .map(({ id }) => ({ evidence: [id], ground: 'untrue', reason: '不属实' })),
  'change-investigators': ({ investigators }) =>
    [
      { leaving: [people.wang], joining: null },
      { leaving: [people.wang], joining: [people.reviewer] },
      { leaving: null, joining: null },
    ]
      .filter(() => investigators.length === 2)
      .map((each) => ({ ...each, ground: 'transfer', reason: '调动' })),
}

/** What an amendment must never do, said without the checks that are meant to hold it. */
export function forbiddenByAmendment(
  before: CaseFile,
  event: CaseEvent,
  after: CaseFile,
): string | null {
  if (event.type === 'CaseClosed' && before.amendmentNotices.some(({ servedOn }) => !servedOn)) {
    return 'a case is closed over an amendment that the party was not told of'
  }
  if (event.type === 'InvestigatorsChanged' && after.investigators.length < 2) {
    return 'fewer than two officers go on'
  }
  if (event.type === 'EvidenceExcluded' && after.conclusion && evidenceOf(after).length === 0) {
    return 'findings rest on no evidence'
  }
  if (event.type !== 'RecordAmended') return null
  return (
    harmsParty(before, after) ??
    standsWrongly(before, event, after) ??
    isNotTold(before, event, after)
  )
}

const servedOn = ({ served }: CaseFile) =>
  served.find(({ paper }) => paper === 'penalty_decision')?.servedOn ?? ''

function harmsParty(before: CaseFile, after: CaseFile): string | null {
  if ((after.notice?.servedOn ?? '9') < (before.notice?.servedOn ?? '')) {
    return 'the time to speak is shortened'
  }
  if ((servedOn(after) || '9') < servedOn(before)) return 'the time to object is shortened'
  const { decision, notice, defence } = after
  const silent = defence.statements.length === 0 && defence.statementWaivedOn === null
  if (decision && notice?.servedOn && silent) {
    if (daysBetween(notice.servedOn, decision.decidedOn) < 7) {
      return 'a decision stands that came before the party could speak'
    }
  }
  return null
}

function standsWrongly(
  before: CaseFile,
  { changes, reads }: Extract<CaseEvent, { type: 'RecordAmended' }>,
  after: CaseFile,
): string | null {
  if (changes.length === 0) return 'an amendment changes nothing'
  if (!before.tookPart.every((person) => after.tookPart.includes(person))) {
    return 'somebody who took part is forgotten'
  }
  if (after.closedOn !== null && unpaidFen(after) > 0) return 'a closed case is unpaid'
  if (
    reads.type === 'EvidenceAdded' &&
    (reads.officers.length < 2 || reads.officers.includes(people.reviewer))
  ) {
    return 'a record names people who were not entitled to make it'
  }
  if (
    before.corrections.some(({ deadline }, i) => (after.corrections[i]?.deadline ?? '') < deadline)
  ) {
    return 'the time to correct is shortened'
  }
  if (reads.type !== 'CaseFiled' || !before.filing || !after.filing) return null
  const other =
    (partyCode(before.filing.party) !== partyCode(after.filing.party) &&
      before.filing.party.name !== after.filing.party.name) ||
    before.filing.matterCode !== after.filing.matterCode
  if (other && before.decision) return 'a decision is turned upon another party or matter'
  if (other && (after.notice ?? after.conclusion)) {
    return 'what was found of one party or matter stands against another'
  }
  return after.draft !== null && before.decision === null
    ? 'a draft stands that names what was put right'
    : null
}

function isNotTold(
  before: CaseFile,
  { reads }: Extract<CaseEvent, { type: 'RecordAmended' }>,
  after: CaseFile,
): string | null {
  const moved =
    (after.notice !== null && after.notice.servedOn !== before.notice?.servedOn) ||
    servedOn(after) !== servedOn(before)
  const stated = reads.type === 'CaseFiled' && before.served.length > 0 && after.conclusion !== null
  return (moved || stated) && after.amendmentNotices.length === before.amendmentNotices.length
    ? 'the party is not told'
    : null
}
