import { useQuery } from '@tanstack/react-query'
import { previewAct } from '../../api/cases.ts'
import { messageOf } from '../../api/problem.ts'
import { PaperPreview } from '../../forms/PaperPreview.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

const decisions = new Set(['penalty_decision', 'no_penalty_decision'])

/** 送审稿: the decision as it would be printed from this draft. */
export function DraftPane({ caseId }: { caseId: string }) {
  const { data, error } = useQuery({
    queryKey: ['case', caseId, 'decision-draft'],
    queryFn: () => previewAct(caseId, 'issue-decision', { extensionBasis: null }),
    staleTime: 60_000,
  })
  const papers = data?.papers.filter(({ type }) => decisions.has(type)) ?? []
  return (
    <section className="pane draft-pane" aria-label="送审稿">
      {error && <Empty title="送审稿没有读出来">{messageOf(error)}</Empty>}
      {!data && !error && <Skeleton rows={8} />}
      {data && papers.length === 0 && <Empty title="还没有送审稿" />}
      {papers.length > 0 && <PaperPreview papers={papers} title="送审稿" note="按这一稿审核" />}
    </section>
  )
}
