import type { LimitView } from '@zhaofa/contract'
import { Floating } from '../ui/Floating.tsx'
import { monthDay } from '../ui/days.ts'
import { LimitSum } from './LimitSum.tsx'

type Props = {
  limit: LimitView
  today: string
  /** Say which limit it is, where the place does not. */
  named?: boolean
  withDay?: boolean
}

/** A limit (期限): days left and the last day, never a bare date. Opens to its sum. */
export function LimitChip({ limit, today, named, withDay = true }: Props) {
  const words = named ? `${limit.title}${limit.chip}` : limit.chip
  return (
    <Floating
      title={limit.title}
      content={<LimitSum limit={limit} today={today} />}
      trigger={({ open, toggle }) => (
        <button
          type="button"
          className={`chip ${toneOf(limit)}`}
          aria-expanded={open}
          aria-label={`${limit.title}，${limit.chip}，展开计算`}
          data-limit={limit.id}
          onClick={toggle}
        >
          <b>{words}</b>
          {withDay && limit.dueOn && monthDay(limit.dueOn)}
        </button>
      )}
    />
  )
}

function toneOf({ tone, state }: Pick<LimitView, 'tone' | 'state'>): string {
  return state === 'unknown' ? 'unknown' : tone
}

/** The chip of a list row, which carries no sum. */
export function PlainChip({
  chip,
  tone,
  dueOn,
}: {
  chip: string
  tone: string
  dueOn: string | null
}) {
  return (
    <span className={`chip ${tone}`}>
      <b>{chip}</b>
      {dueOn && monthDay(dueOn)}
    </span>
  )
}
