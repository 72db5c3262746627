import type { BasisView, CitationView } from '@zhaofa/contract'
import { lazy, Suspense } from 'react'
import { Floating } from '../ui/Floating.tsx'

// The register of laws is read when somebody first asks, not with every page.
const LawSum = lazy(() => import('./LawSum.tsx').then((module) => ({ default: module.LawSum })))

/** An article beside the words it supports. Opens to its full name and the version in force. */
export function LawLink({ citation }: { citation: CitationView }) {
  const { text } = citation
  return (
    <Floating
      title={text}
      content={
        <Suspense fallback={<p className="limit-sum">{text}</p>}>
          <LawSum citation={citation} />
        </Suspense>
      }
      trigger={({ open, toggle }) => (
        <button type="button" className="law" aria-expanded={open} onClick={toggle}>
          {text}
        </button>
      )}
    />
  )
}

/** The basis of something. An article opens when pressed; a rule of our own is plain text. */
export function BasisMark({ basis }: { basis: BasisView }) {
  return 'article' in basis ? (
    <LawLink citation={basis} />
  ) : (
    <span className="sub">{basis.text}</span>
  )
}

export function LawLinks({ basis }: { basis: readonly BasisView[] }) {
  return basis.map((each) => <BasisMark key={each.text} basis={each} />)
}
