import type { SeizureView } from '@zhaofa/contract'
import { DayStrip } from '../limits/DayStrip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { longDay } from '../ui/days.ts'

type Props = { seizure: SeizureView; today: string }

/** 保管台账: what was taken, what of it is held, until when. Quantities of different lines are never added. */
export function SeizureCard({ seizure, today }: Props) {
  const { title, seizedOn, custody, standing, overdue, periods, lastWorkingDay, lines } = seizure
  return (
    <section className={`card seizure${overdue ? ' overdue' : ''}`} aria-label={`${title}台账`}>
      <h2>
        {title}台账 <span className="sub">{longDay(seizedOn)}实施</span>
      </h2>
      <p className={overdue ? 'bad' : 'standing'}>
        <Icon name={overdue ? 'warning' : 'tick'} />
        {standing}
      </p>
      <p className="sub">{custody}</p>
      {periods.map((limit) => (
        <div key={limit.title} className="period">
          <b>{limit.title}</b>：{limit.dueOn && `最后一日 ${longDay(limit.dueOn)}`}
          {lastWorkingDay && <span>，最后一个工作日 {longDay(lastWorkingDay)}</span>}
          {limit.state !== 'met' && <DayStrip limit={limit} today={today} whole />}
        </div>
      ))}
      <ol className="ledger">
        {lines.map((line) => (
          <Line key={line.no} line={line} />
        ))}
      </ol>
      <p className="sub">每一项：清单 = 在保管 + 已退还 + 已处理。</p>
    </section>
  )
}

function Line({ line }: { line: SeizureView['lines'][number] }) {
  const { name, seal, condition, place, listed, held, left, lastDay, released } = line
  return (
    <li>
      <b>{name}</b>
      <span className="sub">
        封签 {seal}，{condition}，原存放{place}
      </span>
      <dl>
        <div>
          <dt>清单</dt>
          <dd>{listed}</dd>
        </div>
        <div className={held.startsWith('0') ? '' : 'held'}>
          <dt>在保管</dt>
          <dd>{held}</dd>
        </div>
        {left.map(({ title, quantity }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{quantity}</dd>
          </div>
        ))}
      </dl>
      {released && <span className="sub">已解除：{released}</span>}
      {lastDay && <span className="sub">期限至 {longDay(lastDay)}</span>}
    </li>
  )
}
