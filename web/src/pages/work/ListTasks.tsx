import { Link } from '@tanstack/react-router'
import type { MyWork } from '@zhaofa/contract'
import { buttonClass } from '../../ui/Button.tsx'

/** 清单公示 in one's own work: steps to take, and lists to look at again with what moved on. */
export function ListTasks({ lists }: { lists: MyWork['lists'] }) {
  if (lists.length === 0) return null
  return (
    <section aria-label="清单">
      <div className="group-title">
        <h2>清单</h2>
        <span className="sub">{lists.length} 份</span>
      </div>
      <ol className="card todo">
        {lists.map(({ item, title, doing, reasons }) => (
          <li key={item + doing}>
            <div className="due">
              <span className="sub">{doing === '复核清单' ? '动态调整' : '待办'}</span>
            </div>
            <div>
              <h3>
                <Link to="/lists/$item" params={{ item }}>
                  {title}
                </Link>
              </h3>
              {reasons.map((reason) => (
                <p className="sub" key={reason}>
                  {reason}
                </p>
              ))}
            </div>
            <Link to="/lists/$item" params={{ item }} className={buttonClass('outlined')}>
              {doing}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
