import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LimitView, NoticeRow } from '@zhaofa/contract'
import { useState } from 'react'
import { workQuery } from '../../api/cases.ts'
import { noticesQuery } from '../../api/notices.ts'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useTitle } from '../../ui/use-title.ts'

const waiting = new Set<NoticeRow['state']>(['waiting', 'collected', 'checked', 'returned'])
const tones: Partial<Record<NoticeRow['state'], string>> = {
  published: 'green',
  withdrawn: 'red',
  returned: 'amber',
  withheld: 'red',
}

/** 公示: what is on its way out, and what is out. */
export function NoticeListPage() {
  useTitle('公示')
  const { data } = useSuspenseQuery(noticesQuery)
  const { data: work } = useSuspenseQuery(workQuery)
  const [show, setShow] = useState<'todo' | 'all'>('todo')
  const todo = data.rows.filter(({ state }) => waiting.has(state))
  const rows = show === 'todo' ? todo : data.rows
  return (
    <>
      <div className="page-title">
        <h1>公示</h1>
        <span className="sub">决定之日起 7 个工作日内公开</span>
        <span className="spacer" />
        <Link to="/publicity/reports">双公示上报</Link>
        <Link to="/publicity/statistics">统计年报</Link>
        <div className="segments" role="group" aria-label="筛选">
          <button type="button" aria-pressed={show === 'todo'} onClick={() => setShow('todo')}>
            在办 {todo.length}
          </button>
          <button type="button" aria-pressed={show === 'all'} onClick={() => setShow('all')}>
            全部 {data.rows.length}
          </button>
        </div>
      </div>
      <section className="card" aria-label="公示清单">
        {rows.length === 0 ? (
          <Empty title="没有等着公示的决定">决定作出并送达后，由承办人采集，会出现在这里。</Empty>
        ) : (
          <ul className="case-list">
            {rows.map((row) => (
              <NoticeLine key={row.id} row={row} today={work.today} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function NoticeLine({ row, today }: { row: NoticeRow; today: string }) {
  const { id, number, party, cause, state, stateTitle, decidedOn, limit } = row
  return (
    <li>
      <div>
        <h3>
          <Link to="/publicity/$noticeId" params={{ noticeId: id }}>
            {number}
          </Link>
        </h3>
        <p>
          {party}
          <i className="bar-between" />
          {cause}
        </p>
      </div>
      <div>
        <span className={`tag ${tones[state] ?? 'blue'}`}>{stateTitle}</span>
        <p className="sub">{decidedOn} 决定</p>
      </div>
      <div>{limit && <Deadline state={state} limit={limit} today={today} />}</div>
    </li>
  )
}

/** The clock of publication says nothing about a notice that was taken down again. */
function Deadline(props: { state: NoticeRow['state']; limit: LimitView; today: string }) {
  const { state, limit, today } = props
  return waiting.has(state) || state === 'published' ? (
    <LimitChip limit={limit} today={today} />
  ) : null
}
