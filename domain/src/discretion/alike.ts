import type { Fen } from '../shared/money.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { AskedFact, CaseFactor } from './factors.ts'
import { caseFactorText } from './factors.ts'
import { legalCircumstance, type LegalCircumstance } from './legal-circumstances.ts'

/** What is compared of a case: its factors and its circumstances. */
export type Compared = {
  readonly factors: readonly CaseFactor[]
  readonly circumstances: readonly LegalCircumstance[]
}

export type LikeCase = Compared & {
  readonly number: string
  readonly decidedOn: PlainDate
  readonly fineFen: Fen
}

/** Counted facts are near where they differ by no more than a quarter of the larger. */
const nearShare = 0.25

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= nearShare * Math.max(a, b)
}

/** What two cases share, in words: 涉及车辆 5 辆（那一件 6 辆）, 都有主动消除违法行为危害后果. */
export function sharedWords(own: Compared, other: Compared, asked: readonly AskedFact[]): string[] {
  const facts = own.factors.flatMap((mine) => {
    const theirs = other.factors.find(({ fact }) => fact === mine.fact)
    const unit = asked.find(({ fact }) => fact === mine.fact)?.unit ?? ''
    if (!theirs) return []
    if (mine.amount !== null && theirs.amount !== null) {
      if (!near(mine.amount, theirs.amount)) return []
      const words = caseFactorText(theirs, unit)
      return [
        mine.amount === theirs.amount
          ? `都是${words}`
          : `${words}，与本案 ${mine.amount} ${unit}相近`,
      ]
    }
    return mine.holds !== null && mine.holds === theirs.holds
      ? [`${mine.fact}都是“${mine.holds ? '是' : '否'}”`]
      : []
  })
  const grounds = own.circumstances
    .filter((id) => other.circumstances.includes(id))
    .map((id) => `都有“${legalCircumstance(id).label}”`)
  return [...facts, ...grounds]
}

/** The cases that share most with this one, with why; the newest first among equals. None that shares nothing. */
export function mostAlike<T extends LikeCase>(
  own: Compared,
  cases: readonly T[],
  asked: readonly AskedFact[],
  max = 3,
): { readonly case: T; readonly shares: readonly string[] }[] {
  return cases
    .map((each) => ({ case: each, shares: sharedWords(own, each, asked) }))
    .filter(({ shares }) => shares.length > 0)
    .sort(
      (a, b) => b.shares.length - a.shares.length || (a.case.decidedOn < b.case.decidedOn ? 1 : -1),
    )
    .slice(0, max)
}
