import type { Recorded } from '../kernel/recorded.ts'
import type { CaseEvent } from './case-event.ts'

type RecordedCase = Recorded<CaseEvent>

/**
 * The proposal that was approved where others had to agree: whoever did the act signed it then, and not in the hour of
 * the last approval, which is that of the event. Null where nobody approved.
 */
export function proposalApproved(
  events: readonly RecordedCase[],
  { version, approvals }: Pick<RecordedCase, 'version' | 'approvals'>,
): RecordedCase | null {
  if (approvals.length === 0) return null
  return (
    events.findLast((each) => each.version < version && each.event.type === 'ActProposed') ?? null
  )
}
