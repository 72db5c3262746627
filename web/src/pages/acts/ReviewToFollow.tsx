import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { draftReviewQuery } from '../../api/cases.ts'
import { RefusedBeforeWords } from '../review/RefusedBefore.tsx'
import { useNoteKeys } from '../review/use-note-keys.ts'

/** Above the form of the corrected draft: what legal review asked for, note by note. */
export function ReviewToFollow({ caseId }: { caseId: string }) {
  const { data } = useQuery(draftReviewQuery(caseId))
  const [at, setAt] = useState(-1)
  const refused = data?.refused?.sameDraft ? data.refused : null
  useNoteKeys(refused?.notes.length ?? 0, at, setAt)
  if (!refused) return null
  return (
    <section className="card refused-before" aria-label="法制审核要求改正">
      <div className="card-head">
        <h2>法制审核：{refused.outcome}</h2>
        <span className="sub">
          {refused.by}
          {refused.notes.length > 1 && `，批注 ${refused.notes.length} 条，按 n、p 逐条看`}
        </span>
      </div>
      <RefusedBeforeWords refused={refused} at={at} />
    </section>
  )
}
