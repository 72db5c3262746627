import { shortYuan } from '@zhaofa/domain/shared/money.ts'
import { useQuery } from '@tanstack/react-query'
import { discretionQuery } from '../api/cases.ts'
import { LawLink } from '../law/LawLink.tsx'
import { ActLink } from '../case/ActLink.tsx'
import { DiscretionScale, TierTable } from '../case/DiscretionScale.tsx'

type Props = {
  caseId: string
  /** The rule this form chooses; null where the case has it already. */
  matterCode: string | null
  fineFen: number | null
  /** The tier of this form's own field, '' before it is chosen; null where the case has it already. */
  typedTier: string | null
  /** Whether the amount stands refused below, with the way on. */
  refused: boolean
}

/** The tiers, the scale with the amount as typed now, and what earlier cases paid. */
export function DiscretionAbove({ caseId, matterCode, fineFen, typedTier, refused }: Props) {
  const { data } = useQuery(discretionQuery(caseId, matterCode))
  if (!data) return null
  const tiers = data.tiers.map((tier) =>
    typedTier === null ? tier : { ...tier, chosen: tier.name === typedTier },
  )
  const discretion = { ...data, tiers }
  const { range, cap, earlier, matter } = data
  const chosen = tiers.find((tier) => tier.chosen)
  return (
    <>
      {typedTier === null && tiers.length > 0 && (
        <>
          <p className="sub">
            裁量基准，事项 {matter.code} {matter.name}
          </p>
          <TierTable tiers={tiers} />
        </>
      )}
      <DiscretionScale discretion={discretion} fineFen={fineFen} />
      <p className="sub">
        {range
          ? `法定幅度 ${shortYuan(range.minFen)} 至 ${shortYuan(range.maxFen)} 元。`
          : '这一事项没有罚款。'}
        {range && cap && cap.fen < range.maxFen && (
          <>
            {' '}
            <b className="cap-words">
              {cap.title} {shortYuan(cap.fen)} 元
            </b>
            ，更高的须转为普通程序。 <LawLink citation={cap.basis} />{' '}
            {fineFen !== null && fineFen > cap.fen && !refused && (
              <span className="way-on" role="status">
                <b className="cap-words">{shortYuan(fineFen)} 元不能当场作出。</b>
                <ActLink caseId={caseId} act={{ id: cap.instead.act, desk: null }} look="outlined">
                  {cap.instead.title}
                </ActLink>
              </span>
            )}
          </>
        )}
        {chosen && chosen.maxFen > 0 && (
          <>
            本案属“{chosen.name}”，可定范围{' '}
            <b className="strong">
              {shortYuan(chosen.minFen)} 元至 {shortYuan(chosen.maxFen)} 元
            </b>
            ；两档重叠的数额，就低归入前一档。
          </>
        )}
        {earlier.length > 0 &&
          `圆点是最近的同类 ${earlier.length} 件：${earlier
            .slice(0, 5)
            .map(({ fen }) => shortYuan(fen))
            .join('、')} 元。`}
      </p>
    </>
  )
}
