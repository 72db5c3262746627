import type { LimitView } from '@zhaofa/contract'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { shortDay } from '../../ui/days.ts'

type Props = { limit: LimitView | null; today: string; without: string }

/** When a task has to be done, at the head of its line; `without`: what is said when no day is set. */
export function TaskDue({ limit, today, without }: Props) {
  return (
    <div className="due">
      {limit ? (
        <>
          <LimitChip limit={limit} today={today} withDay={false} />
          {limit.dueOn && <p className="sub">{shortDay(limit.dueOn, today)}</p>}
        </>
      ) : (
        <span className="sub">{without}</span>
      )}
    </div>
  )
}

/** The line is highlighted when the task is due today or overdue. */
export const isPressing = (limit: LimitView | null) =>
  limit?.tone === 'over' || limit?.tone === 'today'
