import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CatalogueDesk } from '@zhaofa/contract'
import { addDays, isPlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { useState } from 'react'
import { rulesQuery } from '../../../api/administration.ts'
import { workQuery } from '../../../api/cases.ts'
import { catalogueQuery } from '../../../api/review-catalogue.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { MessageBar } from '../../../ui/MessageBar.tsx'
import { RuleHistory } from '../RuleHistory.tsx'
import { GroundEditor } from './GroundEditor.tsx'
import type { GroundView } from './own-ground.ts'

type Editing = { readonly ground: GroundView | null; readonly only?: 'stop' | 'start' }

/** 法制审核目录: what the statute fixes, what the agency added, and what is under way with it. */
export function CatalogueSection() {
  const { data: desk } = useSuspenseQuery(catalogueQuery)
  const { data: work } = useSuspenseQuery(workQuery)
  const { data: kept } = useSuspenseQuery(rulesQuery('review-catalogue'))
  const [editing, setEditing] = useState<Editing | null>(null)
  const [catalogue] = kept.rules
  if (editing) {
    const { today } = work
    return (
      <GroundEditor
        desk={desk}
        firstDay={isPlainDate(today) ? addDays(today, 1) : today}
        onClose={() => setEditing(null)}
        {...editing}
      />
    )
  }
  const fixed = desk.grounds.filter(({ mandatory }) => mandatory)
  const own = desk.grounds.filter(({ mandatory }) => !mandatory)
  const blocked = desk.blocked ?? undefined
  return (
    <>
      <Standing desk={desk} />
      <section className="card" aria-label="法定情形">
        <div className="card-head">
          <h2>法定情形</h2>
          <span className="sub">{fixed.length} 条，固定不变</span>
          {catalogue && <RuleHistory rule={catalogue} />}
        </div>
        <Grounds grounds={fixed} />
      </section>
      <section className="card" aria-label="本局情形">
        <div className="card-head">
          <h2>本局情形</h2>
          <span className="sub">
            适用 {own.filter(({ countsToday }) => countsToday).length} 条，备用、停用{' '}
            {own.filter(({ countsToday }) => !countsToday).length} 条
          </span>
          <Button size="small" blocked={blocked} onPress={() => setEditing({ ground: null })}>
            增加一条
          </Button>
        </div>
        {own.length === 0 ? (
          <Empty title="本局还没有增加情形">
            只按法定 {fixed.length} 条审核。增加一条，先测算影响，再提请批准。
          </Empty>
        ) : (
          <Grounds grounds={own} blocked={blocked} onEdit={setEditing} />
        )}
      </section>
    </>
  )
}

/** Desk and portal count the same, and what an approved version still waits for. */
function Standing({ desk }: { desk: CatalogueDesk }) {
  const { inForce, here, published, waiting } = desk
  return (
    <section className="card" aria-label="目录一致性">
      <div className="card-head">
        <h2>现行第 {inForce.version} 版</h2>
        <span className="sub">
          自 {inForce.since} 起适用，{here} 条
        </span>
        <Link to="/lists/$item" params={{ item: 'pre_major_catalog' }}>
          公众看到的目录
        </Link>
      </div>
      <div className="card-body">
        {published === null && (
          <MessageBar tone="amber">目录还没有公布。办案系统按 {here} 条审核。</MessageBar>
        )}
        {published !== null && (
          <p>
            办案系统 {here} 条，门户公布 {published.grounds} 条（{published.on} 公布）。
            {published.grounds === here
              ? '两处读同一份。'
              : waiting?.from
                ? `新版自 ${waiting.from} 起适用，在此以前按现行版审核。`
                : '公布的不是现行版，请公示采集人员重新采集目录清单。'}
          </p>
        )}
        {waiting && waiting.from === null && (
          <MessageBar tone="amber">
            第 {waiting.version}{' '}
            版已批准，还没有公布：由公示采集人员采集“重大执法决定法制审核目录清单”， 按程序公布后第{' '}
            {desk.notice.days} 个工作日起适用。
          </MessageBar>
        )}
        {waiting?.from && waiting.publishedOn && (
          <MessageBar tone="blue">
            第 {waiting.version} 版 {waiting.publishedOn} 公布，自 {waiting.from} 起适用。
          </MessageBar>
        )}
      </div>
    </section>
  )
}

type GroundsProps = {
  grounds: readonly GroundView[]
  blocked?: string | undefined
  onEdit?: (editing: Editing) => void
}

function Grounds({ grounds, blocked, onEdit }: GroundsProps) {
  return (
    <table className="table rows-on-phone">
      <thead>
        <tr>
          <th>编号</th>
          <th>情形</th>
          <th>依据</th>
          <th className="right">本年符合</th>
          <th>状态</th>
          {onEdit && <th />}
        </tr>
      </thead>
      <tbody>
        {grounds.map((ground) => (
          <tr key={ground.id}>
            <td data-label="编号" className="nowrap">
              {ground.id}
            </td>
            <td data-label="情形">
              <b>{ground.text}</b>
              <p className="sub">{ground.sentence}</p>
            </td>
            <td data-label="依据">{ground.basis}</td>
            <td data-label="本年符合" className="right nowrap">
              {ground.thisYear} 件
            </td>
            <td data-label="状态">
              <State ground={ground} />
            </td>
            {onEdit && (
              <td className="nowrap">
                <Button
                  look="outlined"
                  size="small"
                  blocked={blocked}
                  onPress={() => onEdit({ ground })}
                >
                  修改
                </Button>{' '}
                <Button
                  look="quiet"
                  size="small"
                  blocked={blocked}
                  onPress={() => onEdit({ ground, only: ground.counts ? 'stop' : 'start' })}
                >
                  {ground.counts ? '停用' : '恢复'}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A version that is agreed to and does not apply yet is told as coming. */
function State({ ground: { mandatory, counts, countsToday } }: { ground: GroundView }) {
  if (mandatory) return <span className="tag blue">固定</span>
  if (counts !== countsToday) {
    return <span className="tag amber">{counts ? '新版起适用' : '新版起停用'}</span>
  }
  return <span className={counts ? 'tag green' : 'tag'}>{counts ? '适用' : '不适用'}</span>
}
