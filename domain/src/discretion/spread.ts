import { shortYuan, type Fen } from '../shared/money.ts'

/** How the fines of like cases lie: quarters by linear interpolation between the two nearest, in whole fen. */
export type Spread = {
  readonly count: number
  readonly minFen: Fen
  readonly lowerFen: Fen
  readonly medianFen: Fen
  readonly upperFen: Fen
  readonly maxFen: Fen
}

/** Null where there is nothing to compare with. */
export function spreadOf(fines: readonly Fen[]): Spread | null {
  const sorted = [...fines].sort((a, b) => a - b)
  const [minFen] = sorted
  const maxFen = sorted.at(-1)
  if (minFen === undefined || maxFen === undefined) return null
  const at = (share: number) => {
    const place = (sorted.length - 1) * share
    const below = sorted[Math.floor(place)] ?? minFen
    const above = sorted[Math.ceil(place)] ?? maxFen
    return Math.round(below + (above - below) * (place - Math.floor(place)))
  }
  return {
    count: sorted.length,
    minFen,
    lowerFen: at(0.25),
    medianFen: at(0.5),
    upperFen: at(0.75),
    maxFen,
  }
}

/** Fewer like cases than these say nothing about what is usual. */
export const likeCasesToJudge = 5
/** Like cases are those of so many years (the day of the decision counts). */
export const likeCaseYears = 5
const fenceOfQuarters = 1.5

/**
 * Whether a fine lies apart from those of like cases: further outside the middle half than one and a half times its
 * width, and outside all of them. It is the way of counting of this house, no rule of law, and asks for words only.
 */
export function outlierOf(fineFen: Fen, spread: Spread | null): 'above' | 'below' | null {
  if (spread === null || spread.count < likeCasesToJudge) return null
  const fence = fenceOfQuarters * (spread.upperFen - spread.lowerFen)
  if (fineFen > spread.maxFen && fineFen > spread.upperFen + fence) return 'above'
  if (fineFen < spread.minFen && fineFen < spread.lowerFen - fence) return 'below'
  return null
}

/** The rule in words, for whoever reads its result. */
export const outlierRuleText = `同类案件 ${likeCasesToJudge} 件以上时，罚款在全部同类案件之外，并且离中间一半超过它宽度的 ${fenceOfQuarters} 倍，算明显偏离；这是本系统的比较方法，不是法律规定，只要求说明理由`

/** Where a fine lies among like cases, in one sentence. */
export function positionText(fineFen: Fen, spread: Spread | null): string {
  if (spread === null) return '五年内没有同类案件'
  const { count, minFen, lowerFen, upperFen, maxFen } = spread
  const few = count < likeCasesToJudge ? `，不足 ${likeCasesToJudge} 件，不判断是否偏离` : ''
  const outlier = outlierOf(fineFen, spread)
  if (outlier !== null) {
    return `${outlier === 'above' ? '明显高于' : '明显低于'}同类 ${count} 件（${shortYuan(minFen)} 元至 ${shortYuan(maxFen)} 元）`
  }
  if (fineFen > maxFen) return `高于同类全部 ${count} 件${few}`
  if (fineFen < minFen) return `低于同类全部 ${count} 件${few}`
  if (fineFen > upperFen) return `在同类 ${count} 件中偏高${few}`
  if (fineFen < lowerFen) return `在同类 ${count} 件中偏低${few}`
  return `在同类 ${count} 件的中间一半之内${few}`
}
