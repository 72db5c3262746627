import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaseRow, CaseSet, Overview } from '@zhaofa/contract'
import { caseSetTitles } from '@zhaofa/contract'
import { overviewQuery, workQuery } from '../../api/cases.ts'
import { PlainChip } from '../../limits/LimitChip.tsx'
import { longDayWithWeekday } from '../../ui/days.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import { useTitle } from '../../ui/use-title.ts'
import { shortYuan } from '@zhaofa/domain/shared/money.ts'
import { TodoList } from '../work/TodoList.tsx'
import { LetterNumbers } from './LetterNumbers.tsx'
import { Numbers, SetLink } from './Numbers.tsx'
import { Standing } from './Standing.tsx'

const six: readonly CaseSet[] = [
  'open',
  'due-soon',
  'overdue',
  'party-overdue',
  'review-refused',
  'publication-overdue',
]

/** How many of what waits for the reader are shown here; all of them are in 审批. */
const shownWaiting = 3

/** 总览: what waits for the reader, six numbers, what presses, and how the work stands. */
export function OverviewPage() {
  useTitle('总览')
  const { data } = useSuspenseQuery(overviewQuery)
  const { data: work } = useSuspenseQuery(workQuery)
  const waiting = work.items.filter(({ kind }) => kind === 'approval')
  const { counts } = data
  return (
    <>
      <div className="page-title">
        <h1>总览</h1>
        <span className="sub">{longDayWithWeekday(data.today)}</span>
      </div>
      {waiting.length > 0 && (
        <section aria-label="待我审批">
          <div className="group-title">
            <h2>待我审批</h2>
            <Link to="/approvals">{waiting.length} 件</Link>
          </div>
          <TodoList items={waiting.slice(0, shownWaiting)} today={work.today} from={0} at={-1} />
        </section>
      )}
      <Numbers counts={counts} sets={six} />
      <div className="side-by-side">
        <div>
          <Pressing set="overdue" rows={data.overdue} counts={counts} />
          <Pressing set="party-overdue" rows={data.partyOverdue} counts={counts} />
        </div>
        <Pressing set="due-soon" rows={data.dueSoon} counts={counts} />
      </div>
      <div className="side-by-side">
        <Stages overview={data} />
        <div>
          {data.letters && <LetterNumbers counts={data.letters} />}
          <Reviews counts={counts} />
          <Visits counts={counts} />
        </div>
      </div>
      <Publication overview={data} />
      <Sums overview={data} />
      <p className="sub">
        点击数字查看对应案件，件数一致。当事人逾期不计入本机关逾期；因放假安排未公布、算不出最后一日的{' '}
        <SetLink inText set="undated" cases={counts['undated'] ?? 0}>
          {counts['undated'] ?? 0} 件
        </SetLink>
        另列。
      </p>
    </>
  )
}

type PressingProps = { set: CaseSet; rows: readonly CaseRow[]; counts: Overview['counts'] }

/** Rows of a set that a phone shows; the rest is in the list that its number opens. */
const shownOnPhone = 3

function Pressing({ set, rows, counts }: PressingProps) {
  const cases = counts[set] ?? 0
  const shown = useNarrow() ? rows.slice(0, shownOnPhone) : rows
  return (
    <section className="card below-14" aria-label={caseSetTitles[set]}>
      <div className="card-head">
        <h2>{caseSetTitles[set]}</h2>
        <SetLink set={set} cases={cases}>
          {cases} 件
        </SetLink>
      </div>
      {shown.length > 0 && (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>期限</th>
              <th>案件</th>
              <th>承办</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, title, limit, investigators }) => (
              <tr key={id}>
                <td data-label="期限">
                  {limit && (
                    <>
                      <PlainChip {...limit} tone={set === 'party-overdue' ? 'soon' : limit.tone} />{' '}
                      {limit.title}
                    </>
                  )}
                </td>
                <td data-label="案件">
                  <Link to="/cases/$caseId" params={{ caseId: id }}>
                    {title}
                  </Link>
                </td>
                <td data-label="承办">{investigators.join('、') || '还没有确定'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Stages({ overview: { stages, counts } }: { overview: Overview }) {
  return (
    <Standing title="办理阶段" note={`${counts['open'] ?? 0} 件在办`}>
      <table className="table">
        <tbody>
          {stages.map(({ stage, cases }) => (
            <tr key={stage}>
              <td>{stage}</td>
              <td className="right">
                {cases === 0 ? (
                  0
                ) : (
                  <Link
                    to="/cases"
                    search={{ set: 'open', stage }}
                    aria-label={`${stage} ${cases} 件`}
                  >
                    {cases}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Standing>
  )
}

/** A row a set, with its number as a link. */
function SetRows({ sets, counts }: { sets: readonly CaseSet[]; counts: Overview['counts'] }) {
  return sets.map((set) => (
    <tr key={set}>
      <td>{caseSetTitles[set]}</td>
      <td className="right">
        <SetLink set={set} cases={counts[set] ?? 0}>
          {counts[set] ?? 0}
        </SetLink>
      </td>
    </tr>
  ))
}

function Reviews({ counts }: { counts: Overview['counts'] }) {
  return (
    <Standing title="法制审核">
      <table className="table">
        <tbody>
          <SetRows sets={['reviewed', 'review-refused']} counts={counts} />
        </tbody>
      </table>
    </Standing>
  )
}

/** 行政检查 apart: a visit is no case until one begins in its file. */
function Visits({ counts }: { counts: Overview['counts'] }) {
  return (
    <Standing title="行政检查">
      <table className="table">
        <tbody>
          <SetRows sets={['inspecting', 'inspected']} counts={counts} />
        </tbody>
      </table>
    </Standing>
  )
}

function Publication({ overview: { months, counts } }: { overview: Overview }) {
  const inTime = counts['published-in-time'] ?? 0
  const due = inTime + (counts['published-late'] ?? 0) + (counts['publication-overdue'] ?? 0)
  const share = due > 0 ? `，公开率 ${((inTime / due) * 100).toFixed(1)}%` : ''
  return (
    <Standing
      title="处罚决定公开"
      note={`本年按期公开 ${inTime} / ${due} 件${share}；期限内、依法不予公开和不逐件公开的不计入`}
    >
      <table className="table rows-on-phone">
        <thead>
          <tr>
            <th>决定作出于</th>
            <th className="right">决定</th>
            <th className="right">按期公开</th>
            <th className="right">逾期后公开</th>
            <th className="right">逾期未公开</th>
            <th className="right">期限内</th>
            <th className="right">不予公开</th>
            <th className="right">不逐件公开</th>
            <th className="right">罚没款（元）</th>
          </tr>
        </thead>
        <tbody>
          {months.map((each) => (
            <tr key={each.month}>
              <td data-label="决定作出于">{each.month}</td>
              {(
                [
                  ['decided', each.decided, '决定'],
                  ['published-in-time', each.inTime, '按期公开'],
                  ['published-late', each.late, '逾期后公开'],
                  ['publication-overdue', each.overdue, '逾期未公开'],
                  ['publication-waiting', each.waiting, '期限内'],
                  ['withheld', each.withheld, '不予公开'],
                  ['not-one-by-one', each.notOneByOne, '不逐件公开'],
                ] as const
              ).map(([set, cases, label]) => (
                <td key={set} className="right" data-label={label}>
                  <SetLink set={set} cases={cases} decided={each.month}>
                    {cases}
                  </SetLink>
                </td>
              ))}
              <td className="right" data-label="罚没款（元）">
                {shortYuan(each.fen)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Standing>
  )
}

function Sums({ overview: { sums, counts } }: { overview: Overview }) {
  const lines = [
    ['fined', sums.fined],
    ['paid', null],
    ['unpaid', sums.unpaid],
  ] as const
  return (
    <Standing
      title="罚没款"
      note={`本年决定 ${shortYuan(sums.fined)} 元，已缴 ${shortYuan(sums.paid)} 元`}
    >
      <table className="table">
        <thead>
          <tr>
            <th>状态</th>
            <th className="right">件</th>
            <th className="right">金额（元）</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([set, fen]) => (
            <tr key={set}>
              <td>{caseSetTitles[set]}</td>
              <td className="right">
                <SetLink set={set} cases={counts[set] ?? 0}>
                  {counts[set] ?? 0}
                </SetLink>
              </td>
              <td className="right">{fen === null ? '' : shortYuan(fen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Standing>
  )
}
