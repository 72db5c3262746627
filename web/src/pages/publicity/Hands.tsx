import type { NoticeDesk } from '@zhaofa/contract'
import { Icon } from '../../ui/Icon.tsx'
import { chinaDay, shortInstant } from '../../ui/days.ts'

/** 三人经手: nobody does two steps. */
export function Hands({ history }: { history: NoticeDesk['history'] }) {
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
        </ol>
      </div>
    </section>
  )
}
