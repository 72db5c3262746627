import type { CaseFile } from '../case/case-file.ts'
import type { Party } from '../case/party.ts'
import type { AgencyRules } from '../rules/agency-rules.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Row } from './lists/item-columns.ts'
import { maskName } from './redaction/mask.ts'

type Rules = Pick<AgencyRules, 'maskNaturalPersonName' | 'phone'>

/** The party as it may be named before anything is decided. */
export function announcedParty(party: Party, { maskNaturalPersonName }: Rules): string {
  return party.kind === 'natural-person' && maskNaturalPersonName
    ? maskName(party.name)
    : party.name
}

/** 2026-12-04, 上午9时 → 2026年12月4日 上午9时 */
export function announcedTime({
  heldOn,
  startsAt,
}: {
  heldOn: PlainDate
  startsAt?: string | null
}): string {
  const [year, month, day] = heldOn.split('-').map(Number)
  return [`${year}年${month}月${day}日`, startsAt].filter(Boolean).join(' ')
}

/**
 * 听证公告 of the hearing that stands, a row of the published list; null while none is called, for one
 * that is not public (处罚法第64条第3项), and once it was held or withdrawn.
 */
export function hearingAnnouncement({ hearing, filing }: CaseFile, rules: Rules): Row | null {
  if (!hearing?.called?.open || !filing) return null
  if (hearing.held !== null || hearing.withdrawnOn !== null) return null
  const { party, cause } = filing
  const moved = hearing.adjourned.at(-1)
  const from = moved ? `（原定${announcedTime({ heldOn: moved.from })}，改期）` : ''
  return {
    case: `${announcedParty(party, rules)}涉嫌${cause}案`,
    time: `${announcedTime(hearing.called)}${from}`,
    place: hearing.called.place,
    applyToAttend: `持有效身份证件提前向本机关登记，电话 ${rules.phone}`,
  }
}
