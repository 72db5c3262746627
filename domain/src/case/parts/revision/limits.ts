import { startLimit } from '../../../deadline/limit-instance.ts'
import { ended, type CaseLimit } from '../../case-limit.ts'
import { revisionEffects } from './codes.ts'
import type { Revision, RevisionSlice } from './slice.ts'

/** 三日内撤回公示并公开说明理由; working days (处罚法第48条第2款、第85条). Null where nothing was public. */
export function withdrawalTime({ effect, since, notice }: Revision): CaseLimit | null {
  if (notice === null) return null
  const start = startLimit('D-WITHDRAW-3', { event: `决定被${revisionEffects[effect]}`, on: since })
  return {
    title: '撤回公示',
    seenByParty: 'at-once',
    instance: ended(start, notice.withdrawnOn, '已撤回公示'),
  }
}

export const withdrawalTimes = ({ revisions }: RevisionSlice): CaseLimit[] =>
  revisions.flatMap((each) => withdrawalTime(each) ?? [])
