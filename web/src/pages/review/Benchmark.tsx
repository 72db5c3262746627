import { useQuery } from '@tanstack/react-query'
import { discretionQuery } from '../../api/cases.ts'
import { DiscretionScale, TierTable } from '../../case/DiscretionScale.tsx'
import { RangeOfCase } from '../../case/RangeOfCase.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

export function Benchmark({ caseId }: { caseId: string }) {
  const { data } = useQuery(discretionQuery(caseId))
  if (!data) return <Skeleton />
  const { matter, tiers } = data
  return (
    <div className="benchmark">
      <h3>
        {matter.code} {matter.name}
      </h3>
      <p className="sub">违反：{matter.violationBasis}</p>
      <p className="sub">处罚依据：{matter.penaltyBasis}</p>
      <p className="sub below-8">{matter.penaltyText}</p>
      <TierTable tiers={tiers} />
      <DiscretionScale discretion={data} fineFen={null} />
      <RangeOfCase caseId={caseId} />
    </div>
  )
}
