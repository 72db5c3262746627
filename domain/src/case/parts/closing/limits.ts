import { ended, startOwnLimit, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import type { ClosingSlice } from './slice.ts'

export function archivingTime(
  { closedOn, archivedOn }: ClosingSlice,
  at: LimitAt,
): CaseLimit | null {
  if (closedOn === null) return null
  const instance = startOwnLimit('D-ARCHIVE-30', { event: '结案', on: closedOn }, at)
  return { title: '归档', seenByParty: 'never', instance: ended(instance, archivedOn, '已归档') }
}
