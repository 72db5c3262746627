import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PlanLine, PlanList } from '@zhaofa/contract'
import { useState } from 'react'
import { plansQuery } from '../../api/plans.ts'
import { useSession } from '../../app/use-session.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { UnitActs } from '../legal-unit/UnitActs.tsx'
import { PlanTabs } from './PlanTabs.tsx'
import { progressText, stateTag } from './plan-marks.ts'

/** 检查计划: every plan with its state and progress; whoever supervises sees what is theirs to file. */
export function PlansPage() {
  useTitle('检查计划')
  const { person } = useSession()
  const { data } = useSuspenseQuery(plansQuery)
  const supervises = person.roles.includes('supervisor')
  return (
    <>
      <div className="page-title">
        <h1>检查计划</h1>
        <span className="spacer" />
        <UnitActs
          place={{ shelf: 'inspection-plans', book: 'plan', of: 'new' }}
          offers={data.offers}
          leads
        />
      </div>
      {!supervises && <PlanTabs current="/inspection-plans" />}
      <Plans plans={data.plans} supervises={supervises} />
      {data.idle && data.idle.items.length > 0 && <Idle idle={data.idle} />}
    </>
  )
}

function Plans({ plans, supervises }: { plans: readonly PlanLine[]; supervises: boolean }) {
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(true)
  const q = typed.trim()
  if (plans.length === 0) {
    return (
      <section className="card" aria-label="计划">
        {supervises ? (
          <Empty title="没有报来备案的检查计划">
            被监督机关把检查计划报来备案的，在这里接受备案或者写明理由退回。
          </Empty>
        ) : (
          <Empty title="还没有检查计划">
            没有计划的，不得入企检查（投诉举报、转办交办、数据监测、企业申请的除外）。拟订以后由承办机构负责人、机关负责人批准，报市司法局备案，再在“清单”里公布。
          </Empty>
        )}
      </section>
    )
  }
  const shown = plans.filter(
    ({ name, number, lead, agency, state }) =>
      [name, number, lead, agency ?? ''].join(' ').includes(q) && (!open || state !== 'ended'),
  )
  return (
    <section className="card" aria-label="计划">
      <div className="filters not-printed">
        <input
          className="input"
          type="search"
          aria-label="名称、编号、部门"
          placeholder="名称、编号、部门"
          maxLength={40}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="segments" role="group" aria-label="显示">
          {[true, false].map((each) => (
            <button
              key={String(each)}
              type="button"
              aria-pressed={each === open}
              onClick={() => setOpen(each)}
            >
              {each ? '没有结束的' : '全部'}
            </button>
          ))}
        </div>
      </div>
      {shown.length === 0 ? (
        <Empty title="没有找到" />
      ) : (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>计划</th>
              <th>状态</th>
              <th>检查时间</th>
              <th>牵头部门</th>
              <th>进度</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.id}>
                <td data-label="计划">
                  <Link to="/inspection-plans/$plan" params={{ plan: line.id }}>
                    {line.name}
                  </Link>
                  <span className="sub own-line">
                    {line.agency && `${line.agency} `}
                    {line.number} {line.kind}
                  </span>
                </td>
                <td data-label="状态">
                  <span className={stateTag(line)}>{line.stateTitle}</span>{' '}
                  {line.mine ? <span className="tag red">等您同意</span> : waits(line)}
                </td>
                <td data-label="检查时间">
                  {line.from} 至 {line.until}
                </td>
                <td data-label="牵头部门">{line.lead}</td>
                <td data-label="进度">{progressText(line.tasks)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const waits = ({ awaits }: PlanLine) =>
  awaits === null ? null : <span className="sub">等{awaits}</span>

function Idle({ idle: { years, items } }: { idle: NonNullable<PlanList['idle']> }) {
  return (
    <section className="card" aria-label="沉睡事项">
      <div className="card-head">
        <h2>沉睡事项</h2>
        <span className="sub">{items.length} 项</span>
      </div>
      <div className="card-body">
        <p>
          公布了，但系统里 {years} 年没有检查过的事项。不再需要的，在“清单”里从检查事项清单中清理。
        </p>
        <ul>
          {items.map(({ code, name }) => (
            <li key={code}>
              {name} <span className="sub">{code}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
