import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LimitView, NoticeRow } from '@zhaofa/contract'
import { workQuery } from '../../api/cases.ts'
import { noticesQuery } from '../../api/notices.ts'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { GroupedListPage } from '../../ui/GroupedListPage.tsx'
import { LeftOut } from '../../ui/LeftOut.tsx'
import { useShown } from '../../ui/use-shown.ts'

const waiting = new Set<NoticeRow['state']>([
  'waiting',
  'collected',
  'checked',
  'returned',
  'outdated',
  'revised',
  'withholding',
])
const tones: Partial<Record<NoticeRow['state'], string>> = {
  published: 'green',
  withdrawn: 'red',
  returned: 'amber',
  outdated: 'amber',
  revised: 'red',
  withholding: 'amber',
  withheld: 'red',
}

/** 公示: what is on its way out, and what is out. */
export function NoticeListPage() {
  const ended = useShown(200, 200)
  const { data } = useSuspenseQuery(noticesQuery(ended.shown))
  const { data: work } = useSuspenseQuery(workQuery)
  return (
    <GroupedListPage
      title="公示"
      about="决定之日起 7 个工作日内公开"
      groups={[
        { title: '在办', rows: data.rows.filter(({ state }) => waiting.has(state)) },
        { title: '全部', rows: data.rows },
      ]}
      links={
        <>
          <Link to="/publicity/reports">双公示上报</Link>
          <Link to="/publicity/statistics">统计年报</Link>
        </>
      }
      empty={{
        title: '没有等着公示的决定',
        words: '决定作出并送达后，由承办人采集，会出现在这里。',
      }}
      foot={<LeftOut left={data.left} what="件办结的" shown={ended} />}
      line={(row) => <NoticeLine key={row.id} row={row} today={work.today} />}
    />
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
