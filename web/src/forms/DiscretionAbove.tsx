import { shortYuan } from '@zhaofa/domain/shared/money.ts'
import { LawLink } from '../law/LawLink.tsx'
import { ActLink } from '../case/ActLink.tsx'
import { DiscretionScale, TierTable } from '../case/DiscretionScale.tsx'
import { LikeCases } from '../case/LikeCases.tsx'
import { RangeExplained } from '../case/RangeExplained.tsx'
import { useDiscretion, useLikeCases } from './use-discretion.ts'

type Props = {
  caseId: string
  /** The field of the fine: what stands beside it on the form counts. */
  path: string
  fineFen: number | null
  /** Whether the form has a field of its own for the tier, which shows the table of tiers. */
  tiersShown: boolean
  /** Whether the amount stands refused below, with the way on. */
  refused: boolean
}

/** The range as it is computed, the scale with the amount as typed now, and the like cases. */
export function DiscretionAbove({ caseId, path, fineFen, tiersShown, refused }: Props) {
  const data = useDiscretion(path)
  const like = useLikeCases(path, fineFen)
  if (!data) return null
  const { range, cap, tiers, matter } = data
  const chosen = tiers.find((tier) => tier.chosen)
  return (
    <>
      {!tiersShown && chosen && (
        <>
          <p className="sub">
            裁量基准，事项 {matter.code} {matter.name}
          </p>
          <TierTable tiers={tiers} />
        </>
      )}
      <DiscretionScale discretion={data} fineFen={fineFen} />
      <p className="sub">
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
        {chosen && chosen.maxFen > 0 && '两档重叠的数额，就低归入前一档。'}
      </p>
      <RangeExplained range={data.explained} />
      {like && like.cases.length > 0 && (
        <details className="like-fold" open={like.outlier !== null}>
          <summary>
            同类案件 {like.spread?.count ?? 0} 件
            {like.spread && like.position ? `：本案罚款${like.position}` : ''}
          </summary>
          <LikeCases view={like} />
        </details>
      )}
    </>
  )
}
