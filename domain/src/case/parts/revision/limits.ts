import { startLimit } from '../../../deadline/limit-instance.ts'
import { ended, type CaseLimit } from '../../case-limit.ts'
import type { PublicationSlice } from '../publication/slice.ts'
import { revisionEffects } from './codes.ts'
import type { RevisionSlice } from './slice.ts'

/** 三日内撤回公示并公开说明理由; working days (处罚法第48条第2款、第85条). */
export const withdrawalTimes = ({
  revisions,
  withdrawnOn,
}: RevisionSlice & PublicationSlice): CaseLimit[] =>
  revisions
    .filter(({ wasPublic }) => wasPublic)
    .map(({ effect, on }) => ({
      title: '撤回公示',
      seenByParty: 'at-once',
      instance: ended(
        startLimit('D-WITHDRAW-3', { event: `决定被${revisionEffects[effect]}`, on }),
        withdrawnOn,
        '已撤回公示',
      ),
    }))
