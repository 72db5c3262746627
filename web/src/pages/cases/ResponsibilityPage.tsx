import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ResponsibilityView } from '@zhaofa/contract'
import { responsibilityQuery } from '../../api/cases.ts'
import { inquiriesQuery } from '../../api/legal-unit.ts'
import { CaseCrumbs } from '../../case/CaseCrumbs.tsx'
import { shortHash } from '../../case/CaseFiles.tsx'
import { LawLinks } from '../../law/LawLink.tsx'
import { formInstant } from '../../ui/days.ts'
import { useTitle } from '../../ui/use-title.ts'
import { Inquiry } from '../legal-unit/AccountabilitySection.tsx'
import { UnitActs } from '../legal-unit/UnitActs.tsx'

/** 责任链: who handled, reviewed, discussed, approved and decided, upon which draft and which sealed paper. */
export function ResponsibilityPage() {
  const { caseId } = useParams({ from: '/office/cases/$caseId/responsibility' })
  const { data } = useSuspenseQuery(responsibilityQuery(caseId))
  useTitle(`责任链 ${data.number ?? data.caseTitle}`)
  return (
    <>
      <CaseCrumbs caseId={caseId} called={data.number ?? data.caseTitle} here="责任链" />
      <div className="page-title below-10">
        <h1>责任链：{data.caseTitle}</h1>
      </div>
      <Duties view={data} />
      <Steps view={data} />
      <Inquiries caseId={caseId} />
    </>
  )
}

function Duties({ view }: { view: ResponsibilityView }) {
  return (
    <section className="card below-14" aria-label="谁负什么责任">
      <div className="card-head">
        <h2>谁负什么责任</h2>
        <span className="spacer" />
        <span className="sub">
          <LawLinks basis={view.basis} />
        </span>
      </div>
      <dl className="facts">
        {view.duties.map(({ title, answersFor }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{answersFor}</dd>
          </div>
        ))}
        <div>
          <dt>承办人</dt>
          <dd>
            {view.investigators.length === 0
              ? '还没有确定承办人'
              : view.investigators
                  .map(({ name, certificate }) =>
                    certificate ? `${name}（${certificate}）` : name,
                  )
                  .join('、')}
          </dd>
        </div>
      </dl>
    </section>
  )
}

function Steps({ view }: { view: ResponsibilityView }) {
  if (view.steps.length === 0) {
    return (
      <p className="empty">
        还没有要签名或者批准的步骤。立案审批以后，谁批准、凭什么批准列在这里。
      </p>
    )
  }
  return (
    <section className="card" aria-label="各步骤的责任人">
      <table className="table rows-on-phone">
        <thead>
          <tr>
            <th>步骤</th>
            <th>责任</th>
            <th>责任人</th>
            <th>时间</th>
            <th>凭据</th>
          </tr>
        </thead>
        {view.steps.map((step) => (
          <Step key={step.version} step={step} />
        ))}
      </table>
    </section>
  )
}

function Step({ step }: { step: ResponsibilityView['steps'][number] }) {
  const { version, title, line, digest, hands, papers } = step
  return (
    <tbody>
      {hands.map((hand, index) => (
        <tr key={`${hand.duty} ${hand.name} ${hand.at}`}>
          <td data-label="步骤">
            {index === 0 && (
              <>
                <b>
                  {version}　{title}
                </b>
                {line && <p className="sub">{line}</p>}
              </>
            )}
          </td>
          <td data-label="责任">{hand.duty}</td>
          <td data-label="责任人">
            {hand.name}
            {hand.role && <span className="sub">（{hand.role}）</span>}
            {hand.words && <p className="sub pre">{hand.words}</p>}
          </td>
          <td data-label="时间">
            <span className="nowrap">{formInstant(hand.at)}</span>
            <p className="sub">{hand.proof}</p>
          </td>
          <td data-label="凭据">{index === 0 && <Grounds digest={digest} papers={papers} />}</td>
        </tr>
      ))}
    </tbody>
  )
}

/** What a step rests on: the draft by its fingerprint, the papers sealed with it. */
function Grounds({
  digest,
  papers,
}: Pick<ResponsibilityView['steps'][number], 'digest' | 'papers'>) {
  if (digest === null && papers.length === 0) return <span className="sub">本步骤没有文书</span>
  return (
    <>
      {digest !== null && (
        <p>
          拟决定指纹 <span className="mono">{shortHash(digest)}</span>
        </p>
      )}
      {papers.map(({ id, title, number, sha256, voided }) => (
        <p key={id}>
          <a href={`/api/documents/${id}`} target="_blank" rel="noreferrer">
            {title}
            {number && ` ${number}`}
          </a>{' '}
          <span className="mono sub">{shortHash(sha256)}</span>
          {voided !== null && <span className="tag red">作废</span>}
        </p>
      ))}
    </>
  )
}

/** 责任追究 of this case, for those who keep it and those it is about. */
function Inquiries({ caseId }: { caseId: string }) {
  const { data } = useQuery(inquiriesQuery(caseId))
  if (!data || (data.inquiries.length === 0 && data.offers.length === 0)) return null
  return (
    <>
      <section className="card above-12" aria-label="责任追究">
        <div className="card-head">
          <h2>责任追究</h2>
          <span className="sub">
            {data.inquiries.length > 0 ? `${data.inquiries.length} 件` : '没有登记过'}
          </span>
          <span className="spacer" />
          <UnitActs place={{ book: 'accountability', of: `case-${caseId}` }} offers={data.offers} />
        </div>
      </section>
      {data.inquiries.map((inquiry) => (
        <Inquiry key={inquiry.id} inquiry={inquiry} />
      ))}
    </>
  )
}
