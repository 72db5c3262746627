import { useSuspenseQuery } from '@tanstack/react-query'
import type { ChecklistList } from '@zhaofa/contract'
import { useState } from 'react'
import { checklistsQuery } from '../../api/plans.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ProposalCard, UnitActs } from '../legal-unit/UnitActs.tsx'
import { UnitHistory } from '../legal-unit/UnitHistory.tsx'
import { PlanTabs } from './PlanTabs.tsx'

/** 一表通查清单: what is looked at for each published item; several items of one visit are asked as one list. */
export function ChecklistsPage() {
  useTitle('一表通查清单')
  const { data } = useSuspenseQuery(checklistsQuery)
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const shown = data.checklists.filter(({ item, name, lines }) =>
    [item, name, ...lines.map(({ lookAt }) => lookAt)].join(' ').includes(q),
  )
  return (
    <>
      <div className="page-title">
        <h1>检查计划</h1>
        <span className="spacer" />
        <Button look="quiet" size="small" onPress={() => window.print()}>
          打印
        </Button>
      </div>
      <PlanTabs current="/inspection-plans/checklists" />
      <section className="card" aria-label="一表通查清单">
        {data.checklists.length === 0 ? (
          <Empty title="还没有公布涉企行政检查事项清单">
            没有公布的事项不得检查。先由公示采集在“清单”里公布检查事项清单，再为每个事项制定检查清单。
          </Empty>
        ) : (
          <div className="filters not-printed">
            <input
              className="input"
              type="search"
              aria-label="事项、检查项"
              placeholder="事项、检查项"
              maxLength={40}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
        )}
        {data.checklists.length > 0 && shown.length === 0 && <Empty title={`没有含“${q}”的事项`} />}
      </section>
      {shown.map((checklist) => (
        <OneItem key={checklist.item} checklist={checklist} />
      ))}
    </>
  )
}

function OneItem({ checklist }: { checklist: ChecklistList['checklists'][number] }) {
  const { item, name, published, version, lines, history, kept } = checklist
  const place = { shelf: 'inspection-plans', book: 'checklist', of: item } as const
  return (
    <>
      <ProposalCard place={place} kept={kept} />
      <section className="card" aria-label={name}>
        <div className="card-head">
          <h2>{name}</h2>
          <span className="sub">{item}</span>
          <span className={version === null ? 'tag' : 'tag green'}>
            {version === null ? '没有清单' : `第 ${version} 版`}
          </span>
          {!published && <span className="tag amber">不在公布的清单里</span>}
          <span className="spacer" />
          {kept.proposal === null && (
            <UnitActs
              place={place}
              offers={kept.offers.filter(({ unmet }) => unmet.length === 0)}
            />
          )}
        </div>
        <div className="card-body">
          {lines.length === 0 ? (
            <p className="sub">检查时看公布的检查标准、要点。</p>
          ) : (
            <ol>
              {lines.map(({ id, rule, lookAt }) => (
                <li key={id}>
                  {lookAt} <span className="sub">{rule}</span>
                </li>
              ))}
            </ol>
          )}
          <UnitHistory history={history} />
        </div>
      </section>
    </>
  )
}
