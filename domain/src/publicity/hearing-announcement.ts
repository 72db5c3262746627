import { adjournmentGrounds, closedGrounds } from '../case/parts/hearing/codes.ts'
import type { Hearing, HearingCall } from '../case/parts/hearing/slice.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { Circumstances } from '../case/circumstances.ts'
import type { Party } from '../case/party.ts'
import type { AgencyRules } from '../rules/agency-rules.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Row } from './lists/item-columns.ts'
import { maskName } from './redaction/mask.ts'

/** What has become of an announced hearing. Only the first two name the case. */
export const announcementStates = {
  announced: '公告',
  moved: '改期',
  held: '已举行',
  ended: '终止',
  closed: '不公开',
} as const

export type AnnouncementState = keyof typeof announcementStates

/** The state that a line of the list names. @throws RangeError for a word that no line of ours has. */
export function announcementStateOf({ state }: Row): AnnouncementState {
  const states = Object.keys(announcementStates) as AnnouncementState[]
  const found = states.find((each) => announcementStates[each] === state)
  if (!found) throw new RangeError(`no state of an announcement: ${state ?? ''}`)
  return found
}

/** States of a hearing that is still to come and that everybody may attend. */
export const aheadStates: readonly string[] = [
  announcementStates.announced,
  announcementStates.moved,
]

/** The party as it may be named before anything is decided. */
export function announcedParty(
  party: Party,
  { maskNaturalPersonName }: Pick<AgencyRules, 'maskNaturalPersonName'>,
): string {
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

type At = Pick<Circumstances, 'rules' | 'nameOf'>

/**
 * The line of a hearing in the published list 听证公告; null while none is called. A public hearing to come is
 * announced with all that a visitor needs; one that is over keeps its place without the name of a party
 * nobody has punished; of a closed one only its day and ground are said (处罚法第64条第3项).
 */
export function hearingAnnouncement({ hearing, filing }: CaseFile, at: At): Row | null {
  if (!hearing?.called || !filing) return null
  const { called } = hearing
  const when = { time: announcedTime(called), heldOn: called.heldOn }
  const over = overText(hearing)
  if (!called.open) {
    return {
      case: '不公开举行的听证',
      ...when,
      place: '不公开',
      applyToAttend: '不接受旁听',
      state: over?.state === 'ended' ? announcementStates.ended : announcementStates.closed,
      about: [closedText(called), over?.text].filter(Boolean).join('；'),
    }
  }
  if (over) {
    return {
      case: `${unnamed(filing.party)}涉嫌${filing.cause}案`,
      ...when,
      place: called.place,
      applyToAttend: '不再接受旁听',
      state: announcementStates[over.state],
      about: over.text,
    }
  }
  const moved = hearing.adjourned.at(-1)
  return {
    case: `${announcedParty(filing.party, at.rules)}涉嫌${filing.cause}案`,
    ...when,
    place: called.place,
    host: `${at.nameOf(called.host)}（非本案调查人员）`,
    applyToAttend: `持有效身份证件提前向本机关登记，电话 ${at.rules.phone}`,
    state: moved ? announcementStates.moved : announcementStates.announced,
    about: moved
      ? `原定${announcedTime({ heldOn: moved.from })}，${adjournmentGrounds[moved.ground]}`
      : '',
  }
}

const closedText = ({ closedGround }: HearingCall) =>
  `涉及${closedGround ? closedGrounds[closedGround] : '国家秘密、商业秘密或者个人隐私'}`

function overText({
  held,
  withdrawnOn,
}: Hearing): { state: 'held' | 'ended'; text: string } | null {
  if (withdrawnOn !== null) return { state: 'ended', text: '当事人撤回听证申请' }
  if (held === null) return null
  return held.forfeited
    ? { state: 'ended', text: '当事人放弃听证' }
    : { state: 'held', text: `${announcedTime({ heldOn: held.on })}已经举行` }
}

/** The kind of a party whose name is no longer needed. */
function unnamed({ kind }: Party): string {
  switch (kind) {
    case 'organisation':
      return '一家单位'
    case 'sole-trader':
      return '一家个体工商户'
    case 'natural-person':
      return '一名个人'
  }
}
