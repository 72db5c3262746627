import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { PlanView } from '@zhaofa/contract'
import { planQuery } from '../../api/plans.ts'
import { Button } from '../../ui/Button.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ProposalCard, UnitActs } from '../legal-unit/UnitActs.tsx'
import { UnitHistory } from '../legal-unit/UnitHistory.tsx'
import { PlanTasks } from './PlanTasks.tsx'
import { progressText, stateTag } from './plan-marks.ts'

/** One plan: what it says, who has it, what may be done, its versions and its tasks. */
export function PlanPage() {
  const { plan } = useParams({ from: '/office/inspection-plans/$plan' })
  const { data } = useSuspenseQuery(planQuery(plan))
  const { line, kept, versions, changes, history, draws } = data
  useTitle(line.name)
  const place = { shelf: 'inspection-plans', book: 'plan', of: plan } as const
  const [newest, ...former] = versions
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/inspection-plans">检查计划</Link>
        </li>
        <li>{line.number}</li>
      </ol>
      <div className="page-title">
        <h1>{line.name}</h1>
        <span className={stateTag(line)}>{line.stateTitle}</span>
        <span className="spacer" />
        <Button look="quiet" size="small" onPress={() => window.print()}>
          打印
        </Button>
      </div>
      <ProposalCard place={place} kept={kept} />
      <section className="card" aria-label="计划内容">
        <div className="card-head">
          <h2>{newest && versions.length > 1 ? `第 ${newest.version} 版` : '计划内容'}</h2>
          <span className="spacer" />
          {kept.proposal === null && <UnitActs place={place} offers={kept.offers} />}
        </div>
        <div className="card-body">
          <Where view={data} />
          <dl className="facts">
            {newest?.lines.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <UnitHistory history={history} />
        </div>
      </section>
      {changes.length > 0 && newest && (
        <section className="card" aria-label="和上一版不同的">
          <div className="card-head">
            <h2>和上一版不同的</h2>
            <span className="sub">{newest.reason && `理由：${newest.reason}`}</span>
          </div>
          <table className="table rows-on-phone">
            <thead>
              <tr>
                <th>项目</th>
                <th>原来</th>
                <th>现在</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ label, before, after }) => (
                <tr key={label}>
                  <td data-label="项目">{label}</td>
                  <td data-label="原来">{before}</td>
                  <td data-label="现在">{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {former.map(({ version, filedOn, reason, lines }) => (
        <details key={version} className="card">
          <summary className="card-head">
            第 {version} 版{filedOn && `，${filedOn} 备案`}
            {reason && `，变更理由：${reason}`}
          </summary>
          <dl className="facts card-body">
            {lines.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
      {draws.length > 0 && (
        <section className="card" aria-label="抽取">
          <div className="card-head">
            <h2>抽取</h2>
            <Link to="/ledger">在存证账本里核对</Link>
          </div>
          <div className="card-body">
            {draws.map(({ seed, digest, words }) => (
              <dl className="facts" key={seed}>
                <div>
                  <dt>结果</dt>
                  <dd>{words}</dd>
                </div>
                <div>
                  <dt>种子</dt>
                  <dd>{seed}</dd>
                </div>
                <div>
                  <dt>任务的摘要</dt>
                  <dd>{digest}</dd>
                </div>
              </dl>
            ))}
            <p className="sub">
              每户的签号是“种子、空格、统一社会信用代码”的
              SHA-256，从小到大排；种子在抽取以前已经写入账本。
            </p>
          </div>
        </section>
      )}
      {draws.length > 0 && <PlanTasks plan={plan} departments={data.departments} />}
    </>
  )
}

/** Who has it, since when it is public, what became of it. */
function Where({ view: { line, publishedOn, list, ended, versions } }: { view: PlanView }) {
  const filed = versions.find((each) => each.filedOn !== null)
  const newest = versions[0]
  // Days are those of the version that stands: of one that is still drawn up nothing was filed.
  const changing = filed !== undefined && newest !== undefined && newest !== filed
  const which = changing ? `第 ${filed.version} 版 ` : ''
  const said = [
    line.agency,
    changing && `第 ${newest.version} 版备案以前，第 ${filed.version} 版有效`,
    line.awaits && `在${line.awaits}手里`,
    filed && `${which}${filed.filedOn} 备案`,
    publishedOn ? `${which}${publishedOn} 公布` : null,
    progressText(line.tasks),
    ended && `结束：${ended}`,
  ].filter(Boolean)
  return (
    <p className="sub below-14">
      {said.join('；')}
      {line.state === 'filed' && (
        <>
          ；由公示采集在{' '}
          <Link to="/lists/$item" params={{ item: list }}>
            清单
          </Link>{' '}
          里采集、公布
        </>
      )}
    </p>
  )
}
