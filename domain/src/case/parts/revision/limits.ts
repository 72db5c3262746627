import { startLimit } from '../../../deadline/limit-instance.ts'
import { ended, type CaseLimit } from '../../case-limit.ts'
import { revisionEffects } from './codes.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import type { Revision, RevisionSlice } from './slice.ts'

type File = RevisionSlice & DecisionSlice

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

const withdrawalTimes = ({ revisions }: RevisionSlice): CaseLimit[] =>
  revisions.flatMap((each) => withdrawalTime(each) ?? [])

/** 在一定期限内重新作出行政行为 (复议法第64条第1款; 行政诉讼法第70条): until the day that the organ or the court set. */
function remakeTime({ version, remakeBy, receivedOn }: Revision, file: File): CaseLimit | null {
  if (remakeBy === null || receivedOn === null) return null
  const made = [...file.revisions.map(({ of }) => of), file.decision].find(
    (each) => each !== null && each.version > version,
  )
  const start = { event: '收到责令重新作出决定的文书', on: receivedOn, until: remakeBy }
  return {
    title: '重新作出决定',
    seenByParty: 'at-once',
    wholeCase: true,
    instance: ended(startLimit('D-REMAKE', start), made?.decidedOn, '已重新作出决定'),
  }
}

const remakeTimes = (file: File): CaseLimit[] =>
  file.revisions.flatMap((each) => remakeTime(each, file) ?? [])

/** Every limit that a revision of the decision starts. */
export const revisionTimes = (file: File): CaseLimit[] => [
  ...withdrawalTimes(file),
  ...remakeTimes(file),
]
