import { Link } from '@tanstack/react-router'
import type { WorkItem } from '@zhaofa/contract'
import type { ReactNode } from 'react'
import { ActDoing } from '../../case/ActDoing.tsx'
import { ActLink } from '../../case/ActLink.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { isPressing, TaskDue } from './TaskDue.tsx'

type Props = {
  items: readonly WorkItem[]
  today: string
  /** Index of the first line among all lines of the page. */
  from: number
  /** The line that the keys have reached; -1 before any key. */
  at: number
}

export function TodoList({ items, today, from, at }: Props) {
  return (
    <ol className="card todo">
      {items.map((item, index) => (
        <Todo
          key={`${item.kind}-${item.caseId}-${item.act}`}
          item={item}
          today={today}
          first={from + index === 0}
          atHand={from + index === at}
        />
      ))}
    </ol>
  )
}

type LineProps = { item: WorkItem; today: string; first: boolean; atHand: boolean }

function Todo({ item, today, first, atHand }: LineProps) {
  const { limit, actTitle, caseTitle, caseNumber, reason } = item
  const className = [isPressing(limit) && 'pressing', atHand && 'at-hand'].filter(Boolean).join(' ')
  return (
    <li className={className} data-todo aria-current={atHand || undefined}>
      <TaskDue limit={limit} today={today} without="没有期限" />
      <div>
        <h3>
          <Place item={item}>{actTitle}</Place>
        </h3>
        <p>
          {caseTitle}
          {caseNumber && (
            <>
              <i className="bar-between" />
              <span className="nowrap">{caseNumber}</span>
            </>
          )}
        </p>
        <p className="sub">{reason}</p>
      </div>
      <Doing item={item} look={first ? 'filled' : 'outlined'} />
    </li>
  )
}

/** Where the whole of it is seen: the desk it is done at, or the case. */
function Place({ item, children }: { item: WorkItem; children: ReactNode }) {
  const { caseId, act, desk } = item
  return desk === 'review' ? (
    <Link to="/review/$caseId" params={{ caseId }} search={{ act }}>
      {children}
    </Link>
  ) : (
    <Link to="/cases/$caseId" params={{ caseId }}>
      {children}
    </Link>
  )
}

/** The button is named by the act. */
function Doing({ item, look }: { item: WorkItem; look: 'filled' | 'outlined' }) {
  const { kind, caseId, act: id, desk, atOnce, actTitle, noticeId } = item
  const act = { id, desk, atOnce }
  switch (kind) {
    case 'approval':
      return (
        <Link to="/approvals/$caseId" params={{ caseId }} className={buttonClass(look)}>
          审批
        </Link>
      )
    case 'publicity':
      return noticeId ? (
        <Link to="/publicity/$noticeId" params={{ noticeId }} className={buttonClass(look)}>
          {shortTitle(actTitle)}
        </Link>
      ) : null
    case 'returned':
      return (
        <ActLink caseId={caseId} act={act} look={look}>
          修改后再提交
        </ActLink>
      )
    case 'act':
      return (
        <ActDoing caseId={caseId} act={act} look={look}>
          {shortTitle(actTitle)}
        </ActDoing>
      )
  }
}

const shortTitle = (title: string) => ([...title].length > 10 ? '办理' : title)
