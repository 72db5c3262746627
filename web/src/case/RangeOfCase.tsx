import { useQuery } from '@tanstack/react-query'
import { discretionQuery, likeCasesQuery } from '../api/cases.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { LikeCases } from './LikeCases.tsx'
import { RangeExplained } from './RangeExplained.tsx'

/**
 * 裁量和类案 of what is proposed in the case, violation by violation: as reviewer and head see it before they sign. Nothing
 * is shown where no violation is fined.
 */
export function RangeOfCase({ caseId }: { caseId: string }) {
  const { data } = useQuery(discretionQuery(caseId))
  if (!data) return <Skeleton />
  const fined = data.violations.filter(({ fineFen }) => fineFen > 0)
  return fined.map(({ matter, name }) => (
    <section key={matter} className="range-of-case" aria-label={`裁量：${name}`}>
      {fined.length > 1 && (
        <h3>
          {matter} {name}
        </h3>
      )}
      <OneRange caseId={caseId} matter={matter} />
    </section>
  ))
}

function OneRange({ caseId, matter }: { caseId: string; matter: string }) {
  const { data: discretion } = useQuery(discretionQuery(caseId, { matter }))
  const { data: like } = useQuery(likeCasesQuery(caseId, { matter }))
  return (
    <>
      {discretion && <RangeExplained range={discretion.explained} />}
      {like && <LikeCases view={like} />}
    </>
  )
}
