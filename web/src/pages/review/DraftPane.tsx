import { useQuery } from '@tanstack/react-query'
import type { DraftReviewView } from '@zhaofa/contract'
import { useState } from 'react'
import { previewAct } from '../../api/cases.ts'
import { messageOf } from '../../api/problem.ts'
import { PaperPreview } from '../../forms/PaperPreview.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { AnchoredDraft } from './AnchoredDraft.tsx'
import type { Note } from './notes.ts'

type Props = {
  caseId: string
  review: DraftReviewView
  notes: readonly Note[]
  at: number
  onNote: (note: Note) => void
}

/** 送审稿: the decision as it would be printed from this draft, and as text to write notes at. */
export function DraftPane({ caseId, review, notes, at, onNote }: Props) {
  const { paper } = review.acts
  // On a second submission the differences come first; what has no paper is read as text.
  const compared = review.parts.some(({ earlier }) => earlier !== null)
  const [shown, setShown] = useState<'文书' | '文字'>(compared || !paper ? '文字' : '文书')
  const { data, error } = useQuery({
    queryKey: ['case', caseId, 'decision-draft'],
    queryFn: () => previewAct(caseId, paper?.id ?? '', {}),
    enabled: paper !== null,
    staleTime: 60_000,
  })
  const papers = data?.papers.filter(({ role }) => role === 'decision') ?? []
  return (
    <section className="pane draft-pane" aria-label="送审稿">
      {review.parts.length > 0 && (
        <div className="plain-tabs" role="tablist" aria-label="送审稿">
          {(paper ? (['文书', '文字'] as const) : (['文字'] as const)).map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={shown === name}
              onClick={() => setShown(name)}
            >
              {name === '文书' ? '按文书看' : `按文字看和批注 ${notes.length || ''}`}
            </button>
          ))}
        </div>
      )}
      {shown === '文字' && <AnchoredDraft review={review} notes={notes} at={at} onNote={onNote} />}
      {shown === '文书' && error && <Empty title="送审稿没有读出来">{messageOf(error)}</Empty>}
      {shown === '文书' && !data && !error && <Skeleton rows={8} />}
      {shown === '文书' && data && papers.length === 0 && <Empty title="还没有送审稿" />}
      {shown === '文书' && papers.length > 0 && (
        <PaperPreview
          papers={papers}
          title={review.subject.sent ? '送审稿' : '拟决定'}
          note={review.subject.sent ? '按这一稿审核' : '没有送审'}
        />
      )}
    </section>
  )
}
