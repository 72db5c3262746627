import { ended, startOwnLimit, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import type { ClosingSlice } from '../closing/slice.ts'
import type { FilingSlice } from '../filing/slice.ts'
import type { ClueSlice } from './slice.ts'

type File = ClueSlice & FilingSlice & ClosingSlice

/** Until the agency has decided whether to open a case; the visit alone does not end it. */
export function verificationTime(
  { clue, filing, ended: end }: File,
  at: LimitAt,
): CaseLimit | null {
  if (!clue) return null
  const on = chinaDay(clue.receivedAt)
  const doneOn = filing?.filedOn ?? end?.on
  return {
    title: '核查和决定是否立案',
    seenByParty: 'never',
    instance: ended(startOwnLimit('D-VERIFY-15', { event: '收到线索', on }, at), doneOn, '已决定'),
  }
}

export function informantTime({ clue, filing, ended: end }: File, at: LimitAt): CaseLimit | null {
  const on = filing?.filedOn ?? (end?.kind === 'declined' ? end.on : null)
  if (!clue?.named || on === null) return null
  const instance = startOwnLimit('D-INFORM-5', { event: '作出是否立案决定', on }, at)
  return {
    title: '告知举报人',
    seenByParty: 'never',
    instance: ended(instance, clue.informantToldOn, '已告知'),
  }
}
