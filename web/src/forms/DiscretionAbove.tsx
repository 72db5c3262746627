import { useQuery } from '@tanstack/react-query'
import { discretionQuery } from '../api/cases.ts'
import { DiscretionScale, TierTable, yuan } from '../case/DiscretionScale.tsx'

/** Above the amount: the tiers, the scale with the amount as typed now, and what earlier cases paid. */
export function DiscretionAbove({ caseId, fineFen, table }: Props) {
  const { data } = useQuery(discretionQuery(caseId))
  if (!data) return null
  const { tiers, range, earlier, matter } = data
  const chosen = tiers.find((tier) => tier.chosen)
  return (
    <>
      <p className="sub">
        裁量基准，事项 {matter.code} {matter.name}
      </p>
      {table && tiers.length > 0 && <TierTable tiers={tiers} />}
      <DiscretionScale discretion={data} fineFen={fineFen} />
      <p className="sub">
        {range
          ? `法定幅度 ${yuan(range.minFen)} 至 ${yuan(range.maxFen)} 元。`
          : '这一事项没有罚款。'}
        {chosen && chosen.maxFen > 0 && (
          <>
            本案属“{chosen.name}”，可定范围{' '}
            <b style={{ color: 'var(--ink)' }}>
              {yuan(chosen.minFen)} 元至 {yuan(chosen.maxFen)} 元
            </b>
            ；两档重叠的数额，就低归入前一档。
          </>
        )}
        {earlier.length > 0 &&
          ` 圆点是以往同类 ${earlier.length} 件：${earlier
            .slice(0, 5)
            .map(({ fen }) => yuan(fen))
            .join('、')} 元。`}
      </p>
    </>
  )
}

type Props = { caseId: string; fineFen: number | null; table: boolean }
