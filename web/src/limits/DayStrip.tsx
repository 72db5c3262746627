import type { LimitView } from '@zhaofa/contract'
import { weekdayOf } from '../ui/days.ts'

type Props = {
  limit: LimitView
  today: string
  /** Drawn however long it is, where days are counted with the eye: thirty days of a seizure. */
  whole?: boolean
}

/** Longer limits are described in words. A strip of ninety days helps nobody, and one that skips no day only when it is short. */
const maxDaysDrawn = 24
const maxDaysWithoutSkips = 8

/** Every day from the start to the last one: which counted, which did not and why. */
export function DayStrip({ limit, today, whole = false }: Props) {
  const { days, startsOn, dueOn } = limit
  const most = days.some(({ count }) => count === null) ? maxDaysDrawn : maxDaysWithoutSkips
  if (days.length === 0 || (days.length > most && !whole)) return null
  return (
    <ol className="days">
      {startsOn && <Day day={startsOn} className="start" word="起" spoken="起算，当日不计" />}
      {days.map(({ day, count, note }) => {
        const last = day === dueOn
        const word = count === null ? '休' : last ? '末' : String(count)
        const spoken =
          count === null ? `${note}，不计` : `第 ${count} 日${last ? '，最后一日' : ''}`
        const passed = day < today
        const className = [
          count === null ? 'off' : last ? 'last' : passed ? 'passed' : '',
          day === today ? 'today' : '',
        ].join(' ')
        return <Day key={day} day={day} className={className} word={word} spoken={spoken} />
      })}
    </ol>
  )
}

function Day(props: { day: string; className: string; word: string; spoken: string }) {
  const { day, className, word, spoken } = props
  return (
    <li className={className} title={`${day} ${spoken}`}>
      <b>{Number(day.slice(8))}</b>
      {weekdayOf(day)}
      <br />
      <span aria-hidden="true">{word}</span>
      <span className="visually-hidden">{spoken}</span>
    </li>
  )
}
