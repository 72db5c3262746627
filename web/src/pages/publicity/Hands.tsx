import type { NoticeDesk } from '@zhaofa/contract'
import { Icon } from '../../ui/Icon.tsx'
import { chinaDay, shortInstant } from '../../ui/days.ts'

const hands = ['采集', '审核', '发布']

/** 三人经手: what was done and by whom, then the hands still missing. Nobody does two steps. */
export function Hands({ history, state }: Pick<NoticeDesk, 'history'> & { state: string }) {
  const next = stepsLeft[state] ?? []
  return (
    <section className="card" aria-label="经手">
      <div className="card-head">
        <h2>三人经手</h2>
        <span className="sub">同一人不得办两步</span>
      </div>
      <div className="card-body">
        <ol className="hands">
          {history.map(({ at, by, title, opinion }) => (
            <li key={at + title}>
              <span className="number done">
                <Icon name="tick" />
              </span>
              <div>
                <h3>
                  {title} {by}
                </h3>
                <p>
                  {chinaDay(at).slice(0, 4)}-{shortInstant(at)}
                  {opinion && `，${opinion}`}
                </p>
              </div>
            </li>
          ))}
          {next.map((step) => (
            <li key={step}>
              <span className="number waiting">{hands.indexOf(step) + 1}</span>
              <div>
                <h3>{step}</h3>
                <p>还没有办</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

/** Which hands a notice in this state still has to pass through. */
const stepsLeft: Record<string, string[]> = {
  waiting: hands,
  returned: hands,
  outdated: hands,
  collected: hands.slice(1),
  checked: hands.slice(2),
}
