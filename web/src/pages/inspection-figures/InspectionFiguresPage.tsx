import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { VisitFigures, VisitFiguresQuery } from '@zhaofa/contract'
import {
  visitGroupings,
  visitSetTitle,
  type VisitGrouping,
  type VisitSet,
} from '@zhaofa/domain/statistics/visit-figures.ts'
import { visitFiguresQuery } from '../../api/visit-figures.ts'
import { PageProblem } from '../../app/PageProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { YearButtons } from '../../ui/YearButtons.tsx'
import { ChosenVisits, VisitTableLinks } from './ChosenVisits.tsx'
import { PlanTasks } from './PlanTasks.tsx'
import { RatingCards } from './RatingCards.tsx'

/** 检查统计: numbers of a year of visits; what is chosen lies in the address, so a list can be sent to a colleague. */
export function InspectionFiguresPage() {
  useTitle('检查统计')
  const asked = useSearch({ from: '/office/inspection-figures' })
  const navigate = useNavigate()
  const figures = useQuery(visitFiguresQuery(asked))
  const ask = (change: VisitFiguresQuery) =>
    void navigate({ to: '/inspection-figures', search: change })
  return (
    <>
      <div className="page-title">
        <h1>检查统计</h1>
        <span className="spacer" />
        {figures.data && (
          <VisitTableLinks asked={{ year: figures.data.year, ...agencyOf(asked) }} />
        )}
      </div>
      {figures.isPending && <Skeleton rows={8} />}
      {figures.error && <PageProblem error={figures.error} />}
      {figures.data && <Figures data={figures.data} asked={asked} onAsk={ask} />}
    </>
  )
}

const agencyOf = ({ agency }: VisitFiguresQuery) => (agency === undefined ? {} : { agency })

type Props = {
  data: VisitFigures
  asked: VisitFiguresQuery
  onAsk: (asked: VisitFiguresQuery) => void
}

/** Sets side by side, under what they are about. */
const setGroups: readonly { title: string; sets: readonly VisitSet[] }[] = [
  {
    title: '计划和完成',
    sets: ['planned', 'planned-done', 'done', 'daily', 'special', 'single', 'joint', 'not-on-site'],
  },
  { title: '发现问题', sets: ['without-findings', 'with-findings', 'ordered', 'filed'] },
  { title: '频次', sets: ['at-cap', 'exempt'] },
  {
    title: '公示',
    sets: ['published-in-time', 'published-late', 'publication-waiting', 'publication-overdue'],
  },
  { title: '异议', sets: ['objected', 'objection-waiting', 'objection-overdue'] },
]

const late: readonly VisitSet[] = ['publication-overdue', 'objection-overdue']

function Figures({ data, asked, onAsk }: Props) {
  const { year, today, agencies, counts, firms } = data
  const thisYear = Number(today.slice(0, 4))
  const kept = { year, ...agencyOf(asked) }
  return (
    <>
      <div className="below-14 figures-choice">
        <YearButtons
          years={[thisYear - 2, thisYear - 1, thisYear]}
          year={year}
          onChoose={(chosen) => onAsk({ ...agencyOf(asked), year: chosen })}
        />
        {agencies.length > 1 && (
          <select
            aria-label="机关"
            value={data.agency.id}
            onChange={({ target }) => onAsk({ year, agency: target.value })}
          >
            {agencies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      {data.chosen && <ChosenVisits data={data} chosen={data.chosen} asked={asked} onAsk={onAsk} />}
      {setGroups.map(({ title, sets }) => (
        <section key={title} aria-label={title}>
          <h2 className="figures-title">{title}</h2>
          <ul className="numbers">
            {sets.map((set) => (
              <li key={set} className={late.includes(set) && counts[set] > 0 ? 'late' : ''}>
                <NumberButton
                  count={counts[set]}
                  title={visitSetTitle(set)}
                  onPress={() => onAsk({ ...kept, set })}
                />
                {visitSetTitle(set)}
                {share(set, data)}
              </li>
            ))}
            {title === '计划和完成' && (
              <li>
                <b>{firms}</b>被检查的企业
              </li>
            )}
          </ul>
        </section>
      ))}
      <PlanTasks data={data} />
      <RatingCards data={data} />
      {(Object.keys(visitGroupings) as VisitGrouping[]).map((by) => (
        <GroupCard key={by} by={by} data={data} asked={asked} onAsk={onAsk} />
      ))}
      <p className="sub">
        不统计、不排列执法人员的检查次数和罚款数额；企业按检查次数排列，联合检查在每个部门各计一次。
      </p>
    </>
  )
}

/** 没有发现问题 is a share of what was done: it says more than its number. */
function share(set: VisitSet, { counts }: VisitFigures) {
  if (set !== 'without-findings' || counts.done === 0) return null
  return `（占 ${Math.round((100 * counts['without-findings']) / counts.done)}%）`
}

function NumberButton({
  count,
  title,
  onPress,
}: {
  count: number
  title: string
  onPress: () => void
}) {
  if (count === 0) return <b>0</b>
  return (
    <button
      type="button"
      className="number-button"
      aria-label={`${title} ${count} 次`}
      onClick={onPress}
    >
      <b>{count}</b>
    </button>
  )
}

function GroupCard({ by, data, asked, onAsk }: Props & { by: VisitGrouping }) {
  const lines = data.groups[by]
  const title = `按${visitGroupings[by]}`
  const kept = { year: data.year, ...agencyOf(asked) }
  return (
    <section className="card below-14" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      {lines.length === 0 ? (
        <Empty title="这一年没有" />
      ) : (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>{visitGroupings[by]}</th>
              <th className="right">完成的检查</th>
              <th className="right">没有发现问题</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ value, name, visits, withoutFindings }) => (
              <tr key={value}>
                <td data-label={visitGroupings[by]}>{name}</td>
                <td data-label="完成的检查" className="right">
                  <button
                    type="button"
                    className="link"
                    aria-label={`${name} ${visits} 次`}
                    onClick={() => onAsk({ ...kept, by, value })}
                  >
                    {visits}
                  </button>
                </td>
                <td data-label="没有发现问题" className="right">
                  {withoutFindings}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {by === 'firm' && data.firmsLeft > 0 && (
        <div className="card-foot">
          <span className="sub">还有 {data.firmsLeft} 家企业没有列出</span>
          <Button
            look="outlined"
            size="small"
            onPress={() => onAsk({ ...asked, shown: lines.length + 200 })}
          >
            再列出 {Math.min(data.firmsLeft, 200)} 家
          </Button>
        </div>
      )}
    </section>
  )
}
