import { Link } from '@tanstack/react-router'
import type { ApprovalView } from '@zhaofa/contract'
import { useState } from 'react'
import { ProofChain } from '../../case/ProofChain.tsx'
import { RangeOfCase } from '../../case/RangeOfCase.tsx'
import { PaperPreview } from '../../forms/PaperPreview.tsx'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LawLinks } from '../../law/LawLink.tsx'
import { shortInstant } from '../../ui/days.ts'
import { ApprovalDock } from './ApprovalDock.tsx'
import { ReturnSheet } from './ReturnSheet.tsx'

type Props = { view: ApprovalView; today: string }

/** One thing to decide: what is asked, the review mark, facts, differences, papers. */
export function Approval({ view, today }: Props) {
  const [returning, setReturning] = useState(false)
  return (
    <>
      <Asked view={view} today={today} />
      {view.review && <ReviewMark review={view.review} />}
      <Facts view={view} />
      {view.weighsFine && (
        <section className="card" aria-label="裁量和类案">
          <div className="card-head">
            <h2>裁量和类案</h2>
          </div>
          <div className="card-note">
            <RangeOfCase caseId={view.caseId} />
          </div>
        </section>
      )}
      {view.proofChain.length > 0 && (
        <section className="card" aria-label="证据链">
          <div className="card-head">
            <h2>证据链</h2>
          </div>
          <ProofChain chain={view.proofChain} />
        </section>
      )}
      {view.differences.length > 0 && <Differences differences={view.differences} />}
      {view.papers.length > 0 && (
        <div className="approval-papers above-10">
          <PaperPreview papers={view.papers} note="签名前是草稿" />
        </div>
      )}
      <ApprovalDock view={view} onReturn={() => setReturning(true)} />
      {returning && <ReturnSheet view={view} onClose={() => setReturning(false)} />}
    </>
  )
}

function Asked({ view, today }: Props) {
  const { asked, limit } = view
  return (
    <section className="card asked" aria-label="请您决定">
      <p className="sub">请您决定是否同意</p>
      <h2>{view.act.title}</h2>
      {asked && (
        <p className={asked.length > 16 ? 'amount long' : 'amount'}>
          {asked.replaceAll('.00 元', ' 元')}
        </p>
      )}
      <p>
        <Link to="/cases/$caseId" params={{ caseId: view.caseId }}>
          {view.caseTitle}
        </Link>
      </p>
      <p className="sub below-8">
        {view.proposedBy} {shortInstant(view.proposedAt)} 提交
      </p>
      {limit && <LimitChip limit={limit} today={today} named />}
    </section>
  )
}

function ReviewMark({ review }: { review: NonNullable<ApprovalView['review']> }) {
  const { allows, value, source } = review
  return (
    <section className="card">
      <div className="card-head bare">
        <span className={allows ? 'ok' : 'bad'}>
          <Icon name={allows ? 'tick' : 'warning'} />
        </span>
        <h2 className="spacer">法制审核</h2>
      </div>
      <p className="card-note">
        {value} <span className="sub nowrap">来自 {source}</span>
      </p>
    </section>
  )
}

function Facts({ view }: { view: ApprovalView }) {
  const lines = [...view.known, ...view.content.map((each) => ({ ...each, source: '' }))]
  if (lines.length === 0) return null
  return (
    <section className="card" aria-label="要点">
      <dl className="facts roomy">
        {lines.map(({ label, value, source }, index) => (
          <div key={`${label}-${index}`}>
            <dt>{label}</dt>
            <dd className="pre">
              {value} {source && <span className="sub nowrap">来自 {source}</span>}
            </dd>
          </div>
        ))}
        {view.act.basis.length > 0 && (
          <div>
            <dt>依据</dt>
            <dd>
              <LawLinks basis={view.act.basis} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Differences({ differences }: { differences: readonly string[] }) {
  return (
    <section className="card">
      <div className="card-head">
        <h2>请留意</h2>
        <span className="sub">{differences.length} 处</span>
      </div>
      <ul className="differences">
        {differences.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  )
}
