import { readChineseNumber } from '../shared/chinese-number.ts'
import type { Fen } from '../shared/money.ts'
import type { FineRange, FineRule, Matter } from './matter.ts'

/** Amounts of money a rule names, in fen: 1万元, 十万元, 5000元, 五百元. */
export function amountsIn(text: string): ReadonlySet<Fen> {
  return new Set(
    [...text.matchAll(/(\d{1,9}|[一二三四五六七八九十百千]{1,7})(万)?元/g)].flatMap(
      ([, figures = '', tenThousand]) => {
        const value = /^\d/.test(figures) ? Number(figures) : readChineseNumber(figures)
        return value === null ? [] : [value * (tenThousand === undefined ? 100 : 1_000_000)]
      },
    ),
  )
}

/** Multiples of the gains a rule names: 2倍, 三倍. */
export function multiplesIn(text: string): ReadonlySet<number> {
  return new Set(
    [...text.matchAll(/(\d{1,3}|[一二三四五六七八九十]{1,3})倍/g)].flatMap(([, figures = '']) => {
      const value = readChineseNumber(figures)
      return value === null ? [] : [value]
    }),
  )
}

/** The amounts and multiples a fine of this matter is made of; 0 is no amount a rule writes. */
export function amountsOf({
  fine,
  responsiblePersonFine,
}: Pick<Matter, 'fine' | 'responsiblePersonFine'>): {
  readonly fen: readonly Fen[]
  readonly times: readonly number[]
} {
  const ranges = [...rangesOf(fine), ...(responsiblePersonFine ? [responsiblePersonFine] : [])]
  const fen = ranges.flatMap(({ minFen, maxFen }) => [minFen, maxFen]).filter((each) => each > 0)
  const times =
    fine.kind === 'gains-multiple'
      ? [fine.minTimes, fine.maxTimes]
      : fine.kind === 'gains-cap'
        ? [fine.maxTimes]
        : []
  return { fen: [...new Set(fen)], times }
}

function rangesOf(fine: FineRule): readonly FineRange[] {
  switch (fine.kind) {
    case 'none':
    case 'to-verify':
      return []
    case 'range':
      return [fine]
    case 'by-party':
      return [fine.organisation, fine.others]
    case 'two-stage':
      return fine.stages
    case 'gains-multiple':
      return [{ minFen: fine.fromGainsFen, maxFen: fine.fromGainsFen }, fine.otherwise]
    case 'gains-cap':
      return [
        { minFen: 0, maxFen: fine.capFen },
        { minFen: 0, maxFen: fine.withoutGainsMaxFen },
      ]
  }
}
