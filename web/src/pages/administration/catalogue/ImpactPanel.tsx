import { Link } from '@tanstack/react-router'
import type { CatalogueImpact } from '@zhaofa/contract'
import { useState } from 'react'
import { LeftOut } from '../../../ui/LeftOut.tsx'
import { MessageBar } from '../../../ui/MessageBar.tsx'
import { ImpactChart, ImpactTable } from './ImpactYears.tsx'

/** 影响测算: which cases the changes would have caught, and what changes for those under way. */
export function ImpactPanel({ impact, stale }: { impact: CatalogueImpact; stale: boolean }) {
  const open = impact.hits.filter((hit) => hit.open)
  const fresh = impact.hits.filter((hit) => !hit.open && hit.isNew)
  const closed = impact.years.reduce((sum, { judged }) => sum + judged, 0)
  return (
    <section className="card" aria-label="影响测算" aria-live="polite">
      <div className="card-head">
        <h2>影响测算：假如早已施行</h2>
        <span className="sub">
          五年 {closed} 件、在办 {impact.judged - closed} 件逐件测算，用时 {impact.took} 毫秒
        </span>
        <span className={stale ? 'tag amber' : 'tag green'}>
          {stale ? '内容已改，正在重新测算' : '与上面的句子一致'}
        </span>
      </div>
      <div className="card-body">
        {impact.problems.map(({ reason, basis }) => (
          <MessageBar key={reason} tone="red">
            {reason}
            {basis.length > 0 && `（${[...new Set(basis)].join('、')}）`}
          </MessageBar>
        ))}
        {impact.catchesNothing && impact.problems.length === 0 && (
          <MessageBar tone="amber">
            五年没有一件案件符合。仍然需要这一条的，在下面写明为什么。
          </MessageBar>
        )}
        {impact.notYetProposed > 0 && (
          <p className="sub">
            另有在办 {impact.notYetProposed} 件还没有提出处理意见，现在测算不了。
          </p>
        )}
        {impact.unjudged > 0 && (
          <p className="sub">有 {impact.unjudged} 件缺少金额或者起点，判断不了，按须审核计。</p>
        )}
        {impact.years.length > 0 && (
          <div className="impact-years">
            <ImpactChart years={impact.years} />
            <ImpactTable years={impact.years} />
          </div>
        )}
      </div>
      {open.length > 0 && <Cases title="在办案件" cases={open} />}
      {fresh.length > 0 && <Cases title="当时没有审核的" cases={fresh} />}
      {impact.hitsLeft > 0 && (
        <div className="card-foot">
          <span className="sub">还有 {impact.hitsLeft} 件符合的没有列出，件数已计入上表</span>
        </div>
      )}
    </section>
  )
}

/** So many cases are listed at first, and so many more each time. */
const step = 10

function Cases({ title, cases }: { title: string; cases: CatalogueImpact['hits'] }) {
  const [most, setMost] = useState(step)
  return (
    <>
      <CaseTable title={`${title}（${cases.length} 件）`} cases={cases.slice(0, most)} />
      <LeftOut
        left={Math.max(0, cases.length - most)}
        what="件案件"
        shown={{ step, more: () => setMost(most + step) }}
      />
    </>
  )
}

function CaseTable({ title, cases }: { title: string; cases: CatalogueImpact['hits'] }) {
  return (
    <table className="table rows-on-phone">
      <thead>
        <tr>
          <th>{title}</th>
          <th>符合</th>
          <th>阶段、日期</th>
          <th>适用后</th>
        </tr>
      </thead>
      <tbody>
        {cases.map(({ caseId, title: name, number, step: stage, grounds, effect, isNew, on }) => (
          <tr key={`${caseId} ${on}`}>
            <td data-label={title}>
              {name === null ? (
                '无权查看的案件'
              ) : (
                <Link to="/cases/$caseId" params={{ caseId }}>
                  {name}
                </Link>
              )}{' '}
              {number && <span className="sub">{number}</span>}
            </td>
            <td data-label="符合">{grounds.join('、')}</td>
            <td data-label="阶段、日期">{[stage, on].filter(Boolean).join('，')}</td>
            <td data-label="适用后">{isNew ? <b>{effect}</b> : effect}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
