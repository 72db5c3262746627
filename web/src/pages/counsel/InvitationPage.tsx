import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CounselInvitationView } from '@zhaofa/contract'
import { invitationQuery, invitedEvidenceUrl, type InvitationKey } from '../../api/counsel.ts'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { CounselAnswer } from './CounselAnswer.tsx'

const route = getRouteApi('/office/counsel/$caseId/$invitation')

/** One invitation: the questions, what may be read, and the opinion. */
export function InvitationPage() {
  useTitle('受邀意见')
  const key = route.useParams()
  const { data } = useSuspenseQuery(invitationQuery(key))
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/counsel">受邀意见</Link>
        </li>
        <li>提出意见</li>
      </ol>
      <div className="page-title">
        <h1>{data.title}</h1>
        <span className="sub">
          {data.invitedBy}邀请{data.answer === null && `，${data.dueOn} 前提交意见`}
        </span>
      </div>
      <section className="card">
        <div className="card-head">
          <h2>征求意见的问题</h2>
        </div>
        <p className="card-body pre">{data.questions}</p>
      </section>
      <Materials route={key} view={data} />
      <Answer key={data.version} route={key} view={data} />
    </>
  )
}

/** What the reviewer chose; counsel sees nothing else of the case. */
function Materials({
  route: key,
  view: { parts, benchmark, evidence },
}: {
  route: InvitationKey
  view: CounselInvitationView
}) {
  return (
    <section className="card">
      <div className="card-head">
        <h2>可以查阅的材料</h2>
        <span className="sub">查阅有记录；举报材料和副卷不在其中</span>
      </div>
      <dl className="facts roomy">
        {parts.map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className="pre">{text}</dd>
          </div>
        ))}
        {benchmark.map(({ tier, condition }) => (
          <div key={tier}>
            <dt>裁量基准：{tier}</dt>
            <dd>{condition}</dd>
          </div>
        ))}
        {evidence.map(({ id, name, kind, proves, opens }) => (
          <div key={id}>
            <dt>
              {opens ? (
                <a href={invitedEvidenceUrl(key, id)} target="_blank" rel="noreferrer">
                  {name}
                </a>
              ) : (
                name
              )}
              （{kind}）
            </dt>
            <dd>{proves}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Answer({ route: key, view }: { route: InvitationKey; view: CounselInvitationView }) {
  if (view.answer) {
    return (
      <section className="card">
        <div className="card-head">
          <h2>{view.answer.kind === 'opinion' ? '您的意见' : '您已声明回避'}</h2>
          <span className="sub">{view.answer.on}</span>
        </div>
        <p className="card-body pre">{view.answer.text}</p>
      </section>
    )
  }
  const [unmet] = view.unmet
  if (unmet !== undefined) return <MessageBar tone="amber">{unmet}</MessageBar>
  return <CounselAnswer invitation={key} view={view} />
}
