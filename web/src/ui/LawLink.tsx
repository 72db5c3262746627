import type { CitationView } from '@zhaofa/contract'
import { lazy, Suspense } from 'react'
import { Floating } from './Floating.tsx'

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

export function LawLinks({ basis }: { basis: readonly CitationView[] }) {
  return basis.map((each) => <LawLink key={each.text} citation={each} />)
}
