import type { CitationView } from '@zhaofa/contract'
import { Floating } from './Floating.tsx'

/** An article beside the words it supports. Opens to the full name of the instrument. */
export function LawLink({ citation }: { citation: CitationView }) {
  const { text, instrument, article } = citation
  return (
    <Floating
      title={text}
      content={
        <p className="limit-sum">
          依据：<b>{text}</b>
          <br />
          条文以《{instrument}》现行有效文本第 {article} 条为准。
        </p>
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
