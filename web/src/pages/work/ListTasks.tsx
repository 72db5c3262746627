import { Link } from '@tanstack/react-router'
import type { MyWork } from '@zhaofa/contract'
import { buttonClass } from '../../ui/Button.tsx'
import { isPressing, TaskDue } from './TaskDue.tsx'

type Task = MyWork['lists'][number]

/** 清单公示 in one's own work: steps to take, and lists to look at again with what moved on. */
export function ListTasks({ lists, today }: { lists: MyWork['lists']; today: string }) {
  if (lists.length === 0) return null
  return (
    <section aria-label="清单">
      <div className="group-title">
        <h2>清单</h2>
        <span className="sub">{lists.length} 份</span>
      </div>
      <ol className="card todo">
        {lists.map((task) => (
          <ListTask key={(task.submissionId ?? task.item) + task.doing} task={task} today={today} />
        ))}
      </ol>
    </section>
  )
}

function ListTask({ task, today }: { task: Task; today: string }) {
  const { item, title, doing, reasons, submissionId, agency, limit } = task
  const to = {
    to: '/lists/$item',
    params: { item },
    search: agency && submissionId ? { submission: submissionId } : {},
  } as const
  return (
    <li className={isPressing(limit) ? 'pressing' : undefined}>
      <TaskDue limit={limit} today={today} without="动态调整" />
      <div>
        <h3>
          <Link {...to}>{title}</Link>
        </h3>
        {agency && <p>{agency}</p>}
        {reasons.map((reason) => (
          <p className="sub" key={reason}>
            {reason}
          </p>
        ))}
      </div>
      <Link {...to} className={buttonClass('outlined')}>
        {doing}
      </Link>
    </li>
  )
}
