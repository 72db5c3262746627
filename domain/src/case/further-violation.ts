import type { CaseFactor } from '../discretion/factors.ts'
import { forParty } from '../reference/for-party.ts'
import type { Matter } from '../reference/matter.ts'
import type { Fen } from '../shared/money.ts'
import type { Circumstances } from './circumstances.ts'
import type { FilingSlice } from './parts/filing/slice.ts'

/**
 * 同案查明的其他违法, each under a rule of its own. The same act under a second rule is cited and not fined again
 * (处罚法第29条); another act has its facts, tier and fine.
 */
export type FurtherViolation = {
  matterCode: string
  cause: string
  relation: 'another-act' | 'same-act'
  /** Of another act; null for the same one, whose facts are those of the case. */
  facts: string | null
  tier: string
  /** What was found of the factors of its benchmark. Since 2026-12. */
  factors?: readonly CaseFactor[]
  /** 违法所得 of another act; absent where none were found. */
  gainsFen?: Fen
  /** 0 for the same act. */
  fineFen: Fen
  reason: string | null
}

/** What holds further violations: the findings, the notice and the draft; absent where only one rule was broken. */
export type WithFurther = { further?: readonly FurtherViolation[] }

export const finesOf = (further: readonly { readonly fineFen: Fen | null }[]): Fen =>
  further.reduce((sum, { fineFen }) => sum + (fineFen ?? 0), 0)

/** What of the whole fine is for the violation the case rests on first. */
export const ownFineFen = (whole: Fen, { further = [] }: WithFurther): Fen =>
  whole - finesOf(further)

/** The fine of each act, where several acts are fined together; null where the whole fine is for one. */
export function finesApart(
  whole: Fen,
  first: string,
  { further = [] }: WithFurther,
): readonly { readonly cause: string; readonly fineFen: Fen }[] | null {
  const acts = further.filter(({ relation }) => relation === 'another-act')
  const fined = [{ cause: first, fineFen: ownFineFen(whole, { further }) }, ...acts]
    .filter(({ fineFen }) => fineFen > 0)
    .map(({ cause, fineFen }) => ({ cause, fineFen }))
  return fined.length < 2 ? null : fined
}

/** The facts of every act of the case, a paragraph each. */
export const factsOfAll = ({ facts, further = [] }: WithFurther & { facts: string }): string =>
  [facts, ...further.flatMap((each) => each.facts ?? [])].join('\n')

/** 案由 of all acts of the case. What breaks a second rule by the same act is no cause of its own. */
export function causeOfAll(
  first: string,
  further: readonly Pick<FurtherViolation, 'cause' | 'relation'>[],
): string {
  const others = further.filter(({ relation }) => relation === 'another-act')
  return [first, ...others.map(({ cause }) => cause)].join('、')
}

/** The matters of the other violations, as they apply to the party. */
export function furtherMatters(
  { filing }: FilingSlice,
  { matterOf }: Pick<Circumstances, 'matterOf'>,
): Matter[] {
  return (filing?.further ?? []).flatMap((code) => {
    const matter = matterOf(code)
    return filing && matter ? [forParty(matter, filing.party.kind)] : []
  })
}

/** Every matter whose rules the case rests on, as they apply to its party; the first is the one of the case. */
export const mattersOfCase = (
  file: FilingSlice,
  at: Pick<Circumstances, 'matter' | 'matterOf'>,
): Matter[] => [...(at.matter ? [at.matter] : []), ...furtherMatters(file, at)]
