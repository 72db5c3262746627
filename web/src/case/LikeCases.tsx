import { Link } from '@tanstack/react-router'
import type { LikeCasesView } from '@zhaofa/contract'
import { shortYuan } from '@zhaofa/domain/shared/money.ts'
import { Icon } from '../ui/Icon.tsx'
import { SpreadPlot } from './SpreadPlot.tsx'

/** 类案: where this case lies among decisions of five years on the same matter in the same tier, and which is most alike. */
export function LikeCases({ view, open = false }: { view: LikeCasesView; open?: boolean }) {
  const { cases, left, spread, position, outlier, reason, alike, tier, rule } = view
  if (cases.length === 0) {
    return (
      <p className="sub">
        本机关五年内没有{tier === '' ? '同一事项' : `同一事项“${tier}”档`}的罚款决定可以对照。
      </p>
    )
  }
  return (
    <section className="like-cases" aria-label="同类案件">
      {spread && position && (
        <p className={outlier ? 'position bad' : 'position'}>
          {outlier && <Icon name="warning" />} 本案罚款{position}。
        </p>
      )}
      {outlier && <p className="sub">{rule}。</p>}
      {reason && <p>承办人说明：{reason}</p>}
      <SpreadPlot view={view} />
      <p className="sub">
        ● 同类案件　○ 不计入的：被撤销、确认无效或者违法的，没有裁量档次的旧案　◆
        本案　斜线为本档幅度，虚线为中位数
      </p>
      {spread && (
        <dl className="spread-figures">
          {[
            ['件数', `${spread.count}`],
            ['最低', shortYuan(spread.minFen)],
            ['四分之一', shortYuan(spread.lowerFen)],
            ['中位数', shortYuan(spread.medianFen)],
            ['四分之三', shortYuan(spread.upperFen)],
            ['最高', shortYuan(spread.maxFen)],
          ].map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {alike.length > 0 && (
        <>
          <h4>最相近的</h4>
          <ul>
            {alike.map(({ number, fineFen, why }, index) => (
              <li key={`${number}-${index}`}>
                {number || '没有文号'}，{shortYuan(fineFen)} 元：{why}
              </li>
            ))}
          </ul>
        </>
      )}
      <details open={open}>
        <summary>逐件看（{cases.length + left} 件）</summary>
        <CaseTable cases={cases} />
        {left > 0 && <p className="sub">还有更早的 {left} 件没有列出。</p>}
      </details>
    </section>
  )
}

function CaseNumber({ of: { caseId, imported, number } }: { of: LikeCasesView['cases'][number] }) {
  const words = number || '没有文号'
  if (caseId) {
    return (
      <Link to="/cases/$caseId" params={{ caseId }}>
        {words}
      </Link>
    )
  }
  if (!imported?.place) return words
  const { importId, line } = imported.place
  return (
    <Link to="/old-cases/$importId/$line" params={{ importId, line: String(line) }}>
      {words}
    </Link>
  )
}

const fallen = { stands: '', fell: '已被撤销或者确认无效', unlawful: '已被确认违法' } as const

function CaseTable({ cases }: { cases: LikeCasesView['cases'] }) {
  return (
    <table className="table rows-on-phone">
      <thead>
        <tr>
          <th>决定日期</th>
          <th>文号</th>
          <th className="right">罚款（元）</th>
          <th>因素和情节</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((each, index) => (
          <tr key={`${each.number}-${index}`}>
            <td>{each.decidedOn}</td>
            <td>
              <CaseNumber of={each} />
            </td>
            <td className="right">{shortYuan(each.fineFen)}</td>
            <td>
              {[...each.factors, ...each.circumstances].join('；') || '当时没有登记'}
              {each.imported && (
                <span className="tag">导入的旧案{!each.compared && '，没有裁量档次，不计入'}</span>
              )}
              {each.standing !== 'stands' && (
                <span className="tag amber">{fallen[each.standing]}，不计入</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
