import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { PlanView, TaskLine, TaskQuery } from '@zhaofa/contract'
import { useDeferredValue, useState } from 'react'
import { messageOf } from '../../api/problem.ts'
import { mergeTask, tasksQuery } from '../../api/plans.ts'
import { useSession } from '../../app/use-session.ts'
import { keepDraft } from '../../forms/draft-store.ts'
import { RefusalWords } from '../../law/Refusals.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { LeftOut } from '../../ui/LeftOut.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ProposalCard, UnitActs, useRenew } from '../legal-unit/UnitActs.tsx'
import { progressText } from './plan-marks.ts'

type State = NonNullable<TaskQuery['state']>
const states: readonly { id: State; title: string }[] = [
  { id: 'open', title: '待检查' },
  { id: 'begun', title: '检查中' },
  { id: 'done', title: '已完成' },
  { id: 'dropped', title: '不再检查' },
  { id: 'merged', title: '已合并' },
]
const step = 50

/** The tasks of a plan, by department and state, and what is done with each. */
export function PlanTasks({
  plan,
  departments,
}: {
  plan: string
  departments: PlanView['departments']
}) {
  const [state, setState] = useState<State | undefined>(undefined)
  const [department, setDepartment] = useState('')
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(step)
  const q = useDeferredValue(typed.trim())
  const { data, error } = useQuery(
    tasksQuery(plan, {
      ...{ shown, state },
      department: department === '' ? undefined : department,
      q: q === '' ? undefined : q,
    }),
  )
  return (
    <section className="card" aria-label="任务">
      <div className="card-head">
        <h2>任务</h2>
        {data && <span className="sub">{progressText(data.counts)}</span>}
      </div>
      <div className="filters not-printed">
        <input
          className="input"
          type="search"
          aria-label="企业、信用代码、任务号"
          placeholder="企业、信用代码、任务号"
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <select
          className="input"
          aria-label="部门"
          value={department}
          onChange={(event) => setDepartment(event.target.value)}
        >
          <option value="">全部部门</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select
          className="input"
          aria-label="状态"
          value={state ?? ''}
          onChange={(event) =>
            setState(states.find(({ id }) => id === event.target.value)?.id ?? undefined)
          }
        >
          <option value="">全部状态</option>
          {states.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      {error ? (
        <Empty title={messageOf(error)} />
      ) : !data ? (
        <Skeleton rows={4} />
      ) : data.tasks.length === 0 ? (
        <Empty title="没有这样的任务" />
      ) : (
        <>
          <ul className="task-list">
            {data.tasks.map((task) => (
              <Task key={task.id} task={task} />
            ))}
          </ul>
          <LeftOut
            left={data.left}
            what="个任务"
            shown={{ step, more: () => setShown(shown + step) }}
          />
        </>
      )}
    </section>
  )
}

function Task({ task }: { task: TaskLine }) {
  const { id, number, firmName, firmCode, items, way, from, until, officers } = task
  const { state, stateTitle, why, caseId, overlaps, full, kept, opening, department } = task
  const place = { shelf: 'inspection-plans', book: 'task', of: id } as const
  const open = state === 'open'
  return (
    <li>
      <div className="task-words">
        <b>{firmName}</b> <span className={open ? 'tag amber' : 'tag'}>{stateTitle}</span>{' '}
        {full && <span className="tag red">今年次数已满</span>}
        <span className="sub">
          {firmCode}，{items.join('、')}，{way}
        </span>
        <span className="sub">
          {number}，{from} 至 {until}，{department}
          {officers.length > 0 ? `，${officers.join('、')}` : '，还没有指派检查人员'}
        </span>
        {why && <span className="sub">{state === 'merged' ? `并入 ${why}` : `理由：${why}`}</span>}
        {full && (
          <span>
            <RefusalWords refusals={[full]} />
            {opening === null && ' 可以提请不再检查，另有任务的并入那一个。'}
          </span>
        )}
        {overlaps && <span>同一时间另有任务 {overlaps}：能合并的不重复检查。</span>}
      </div>
      <div className="also not-printed">
        {caseId && (
          <Link to="/cases/$caseId" params={{ caseId }}>
            看检查
          </Link>
        )}
        {opening && <Begin opening={opening} />}
        {open && kept.proposal === null && <UnitActs place={place} offers={kept.offers} />}
        {overlaps && kept.offers.length > 0 && (
          <Merge task={id} version={kept.version} into={overlaps} />
        )}
      </div>
      <ProposalCard place={place} kept={kept} />
    </li>
  )
}

/** 登记检查 begins with everything that the task knows. */
function Begin({ opening }: { opening: NonNullable<TaskLine['opening']> }) {
  const { account } = useSession()
  const navigate = useNavigate()
  const begin = () => {
    const draft = { at: new Date().toISOString(), version: 0, values: opening.values }
    keepDraft({ account, caseId: null, act: opening.act }, draft)
    void navigate({ to: '/cases/new/$act', params: { act: opening.act } })
  }
  return (
    <Button size="small" onPress={begin}>
      {opening.title}
    </Button>
  )
}

function Merge({ task, version, into }: { task: string; version: number; into: string }) {
  const renew = useRenew()
  const merging = useMutation({
    mutationFn: () => mergeTask(task, version),
    onSuccess: ({ message }) => {
      showToast(message, '/inspection-plans')
      renew()
    },
  })
  return (
    <>
      <Button
        size="small"
        look="outlined"
        busy={merging.isPending}
        onPress={() => merging.mutate()}
      >
        并入 {into}
      </Button>
      {merging.error && <span role="alert">{messageOf(merging.error)}</span>}
    </>
  )
}
