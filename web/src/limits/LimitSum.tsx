import type { LimitView } from '@zhaofa/contract'
import { LawLinks } from '../law/LawLink.tsx'
import { longDay, monthDay, shortDay } from '../ui/days.ts'
import { DayStrip } from './DayStrip.tsx'

/** The sum behind a due date: rule, start, days, what did not count, article. */
export function LimitSum({ limit, today }: { limit: LimitView; today: string }) {
  const { startsOn, dueOn, rule, note, basis } = limit
  const skipped = limit.days.filter(({ count }) => count === null)
  return (
    <div className="limit-sum">
      <b>{limit.title}</b>：{rule}
      <DayStrip limit={limit} today={today} />
      <dl className="facts">
        {startsOn && (
          <div>
            <dt>起点</dt>
            <dd>{longDay(startsOn)}，当日不计</dd>
          </div>
        )}
        {dueOn && (
          <div>
            <dt>最后一日</dt>
            <dd>
              {longDay(dueOn)}（{shortDay(dueOn).slice(-2)}）
            </dd>
          </div>
        )}
        {skipped.length > 0 && (
          <div>
            <dt>不计的日子</dt>
            <dd>{skipped.map(({ day, note: why }) => `${monthDay(day)} ${why}`).join('、')}</dd>
          </div>
        )}
        {note && (
          <div>
            <dt>说明</dt>
            <dd>{note}</dd>
          </div>
        )}
        {basis.length > 0 && (
          <div>
            <dt>依据</dt>
            <dd>
              <LawLinks basis={basis} />
            </dd>
          </div>
        )}
      </dl>
    </div>
  )
}
