import { useQuery } from '@tanstack/react-query'
import { sealedPagesQuery } from '../api/options.ts'
import { messageOf } from '../api/problem.ts'
import { PaperPreview } from './PaperPreview.tsx'

/** The sealed paper, page by page, for whoever is to sign it. */
export function ReadPages({ paper, title }: { paper: string; title: string }) {
  const { data, error, isFetching } = useQuery(sealedPagesQuery(paper))
  if (error) return <p className="bad">{messageOf(error)}</p>
  return (
    <div className="to-read">
      <PaperPreview
        title="请签名的人看完"
        papers={data ? [{ type: paper, title, pages: data.pages }] : []}
        busy={isFetching}
      />
    </div>
  )
}
