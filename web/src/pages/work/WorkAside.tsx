import { Link } from '@tanstack/react-router'
import type { MyWork } from '@zhaofa/contract'
import { Empty } from '../../ui/Empty.tsx'
import { chinaDay, monthDay } from '../../ui/days.ts'

const toneWords = { red: '阻断', amber: '提醒', blue: '知悉' } as const

/** At most four, each with its effect and what to do. */
export function Alerts({ alerts }: { alerts: MyWork['alerts'] }) {
  if (alerts.length === 0) return null
  return (
    <section className="card" aria-labelledby="alerts">
      <div className="card-head">
        <h2 id="alerts">提醒</h2>
        <span className="sub">{alerts.length}</span>
      </div>
      <ul className="alerts">
        {alerts.slice(0, 4).map(({ text, effect, href, tone }) => (
          <li key={text}>
            <h3>
              <span className={`tag ${tone}`}>{toneWords[tone]}</span>
              {text}
            </h3>
            <p>
              {effect}
              {href && (
                <>
                  {' '}
                  <a className="in-text" href={href}>
                    去处理
                  </a>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function WithOthers({ work, large }: { work: MyWork; large?: boolean }) {
  const { withOthers } = work
  if (withOthers.length === 0) {
    return large ? (
      <div className="card">
        <Empty title="没有待他人办理的事项">您提交审批、送审以后，会出现在这里。</Empty>
      </div>
    ) : null
  }
  return (
    <section className="card" aria-label="待他人办理">
      <div className="card-head">
        <h2>待他人办理</h2>
        <span className="sub">{withOthers.length}</span>
      </div>
      <ul className="alerts">
        {withOthers.map(({ caseId, caseTitle, actTitle, awaits, since }) => (
          <li key={caseId + actTitle}>
            <h3>
              <Link to="/cases/$caseId" params={{ caseId }}>
                {actTitle}
              </Link>
            </h3>
            <p>
              等{awaits}
              <i className="bar-between" />
              {monthDay(chinaDay(since))} 起
              <br />
              {caseTitle}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
