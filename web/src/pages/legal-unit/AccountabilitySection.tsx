import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { InquiryView } from '@zhaofa/contract'
import { inquiriesQuery } from '../../api/legal-unit.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ProposalCard, UnitActs } from './UnitActs.tsx'
import { UnitHistory } from './UnitHistory.tsx'

/** 责任追究: every inquiry this person may see. It is begun from the 责任链 of a case. */
export function AccountabilitySection() {
  const { data } = useSuspenseQuery(inquiriesQuery())
  if (data.inquiries.length === 0) {
    return (
      <section className="card" aria-label="责任追究">
        <Empty title="没有您能查看的责任追究">
          决定被复议、诉讼撤销，或者评查、监督发现错误的，从案件的“责任链”登记；涉及的人先陈述、申辩，再作认定和处理。
        </Empty>
      </section>
    )
  }
  return data.inquiries.map((inquiry) => <Inquiry key={inquiry.id} inquiry={inquiry} />)
}

/** One inquiry: what is in question, who looks into it, what comes next and what was done. */
export function Inquiry({ inquiry }: { inquiry: InquiryView }) {
  const { id, caseId, caseName, state, open, source, errors, concerned, inquirer } = inquiry
  const place = { book: 'accountability', of: id } as const
  return (
    <>
      <ProposalCard place={place} kept={inquiry.kept} />
      <section className="card" aria-label={`责任追究：${caseName}`}>
        <div className="card-head">
          <h2>{caseName}</h2>
          <span className={open ? 'tag amber' : 'tag green'}>{state}</span>
          <span className="spacer" />
          <UnitActs place={place} offers={inquiry.kept.offers} />
        </div>
        <div className="card-body">
          <dl className="facts">
            <div>
              <dt>案件</dt>
              <dd>
                <Link to="/cases/$caseId/responsibility" params={{ caseId }}>
                  看责任链
                </Link>
              </dd>
            </div>
            <div>
              <dt>怎样发现的</dt>
              <dd>{source}</dd>
            </div>
            <div>
              <dt>错在哪里</dt>
              <dd>{errors.join('、')}</dd>
            </div>
            <div>
              <dt>涉及的人员</dt>
              <dd>{concerned.join('、')}</dd>
            </div>
            <div>
              <dt>核查人</dt>
              <dd>{inquirer ?? '还没有指定'}</dd>
            </div>
          </dl>
          <UnitHistory history={inquiry.history} />
        </div>
      </section>
    </>
  )
}
