import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TaskCounts, VisitFigures } from '@zhaofa/contract'
import { plansQuery } from '../../api/plans.ts'
import { Empty } from '../../ui/Empty.tsx'

const sumOf = ({ open, begun, done, dropped, merged }: TaskCounts) =>
  open + begun + done + dropped + merged

/** 计划任务: what the plans of the year asked for and what became of it; each number opens its plan. */
export function PlanTasks({ data: { year, agency, agencies } }: { data: VisitFigures }) {
  const { data } = useQuery(plansQuery)
  const plans = (data?.plans ?? []).filter(
    (plan) =>
      plan.year === year &&
      sumOf(plan.tasks) > 0 &&
      (agencies.length < 2 || plan.agency === agency.name),
  )
  return (
    <section className="card below-14" aria-label="计划任务">
      <div className="card-head">
        <h2>计划任务</h2>
      </div>
      {plans.length === 0 ? (
        <Empty title="这一年还没有抽取任务的计划" />
      ) : (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>计划</th>
              <th className="right">任务</th>
              <th className="right">完成</th>
              <th className="right">正在检查</th>
              <th className="right">还没有检查</th>
              <th className="right">取消、合并</th>
            </tr>
          </thead>
          <tbody>
            {plans.map(({ id, name, tasks }) => (
              <tr key={id}>
                <td data-label="计划">
                  <Link to="/inspection-plans/$plan" params={{ plan: id }}>
                    {name}
                  </Link>
                </td>
                <td data-label="任务" className="right">
                  {sumOf(tasks)}
                </td>
                <td data-label="完成" className="right">
                  {tasks.done}
                </td>
                <td data-label="正在检查" className="right">
                  {tasks.begun}
                </td>
                <td data-label="还没有检查" className="right">
                  {tasks.open}
                </td>
                <td data-label="取消、合并" className="right">
                  {tasks.dropped + tasks.merged}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
