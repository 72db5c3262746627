import { cite } from '../shared/citation.ts'
import * as form from '../kernel/form.ts'
import { isAnnounced } from '../discretion/announcement.ts'
import type { Matter } from '../reference/matter.ts'
import type { FurtherInput } from './further-fields.ts'
import { finesOf } from './further-violation.ts'
import type { ConclusionSlice } from './parts/conclusion/slice.ts'
import { noPenaltyReasons, penaltyKinds, type Penalty } from './penalty.ts'

export const fineField = form.money({
  label: '罚款（元）',
  hint: '没有罚款的填 0',
  shown: 'discretion-scale',
})

/** Left empty where the agency has published no benchmark for the matter and the rule has no stages. */
export const tierField = form.optional(
  form.text({
    label: '裁量档次',
    max: 20,
    hint: '没有公布裁量基准的不填',
    shown: 'discretion-tiers',
    basis: cite('行政处罚法', 34),
  }),
)

/** What a penalty holds beside the fine; the report, the notice and the draft ask for the same. */
const otherPenaltyFields = {
  kinds: form.choices({
    label: '处罚种类',
    options: penaltyKinds,
    min: 0,
    hint: '不予处罚的不选',
    basis: cite('行政处罚法', 9),
  }),
  confiscatedFen: form.money({ label: '没收违法所得（元）', hint: '没有的填 0' }),
  confiscatedGoods: form.optional(form.text({ label: '没收的非法财物', max: 500 })),
  terms: form.optional(form.text({ label: '其他处罚的内容', max: 500, argued: true })),
}

/** A penalty rarely has these beside a fine, so the section is folded. `fields` are the act's own questions. */
export const otherPenalties = <F extends form.Form>(fields: F) =>
  form.section('处罚种类和其他处罚', { ...otherPenaltyFields, ...fields }, { folded: true })

/** Asked of whoever proposes no penalty, and then to be answered. */
export const noPenaltyReasonField = form.askedWhen(
  { field: 'outcome', is: ['no-penalty'] },
  form.choice({
    label: '不予处罚的理由',
    options: noPenaltyReasons,
    basis: cite('行政处罚法', 33),
  }),
)

/**
 * The whole penalty of the case: the fine of each violation is set by itself, and they are imposed together.
 * @param matter whose rule says whether the penalty is announced in the tier the case falls into
 */
export function penaltyOf(
  input: {
    kinds: Penalty['kinds']
    fineFen: number
    confiscatedFen: number
    confiscatedGoods: string | null
    terms: string | null
    further?: FurtherInput
  },
  matter: Matter | null,
  tier: string | null,
): Penalty {
  const { kinds, confiscatedFen, confiscatedGoods, terms, further } = input
  const fineFen = input.fineFen + finesOf(further ?? [])
  const penalty = { kinds, fineFen, confiscatedFen, confiscatedGoods, terms }
  return isAnnounced(matter, tier) ? { ...penalty, announced: true } : penalty
}

/** The same after the investigation, whose findings name the tier: in the notice and in the draft. */
export const penaltyAsConcluded = (
  { conclusion }: ConclusionSlice,
  input: Parameters<typeof penaltyOf>[0],
  { matter }: { readonly matter: Matter | null },
): Penalty => penaltyOf(input, matter, conclusion?.findings.tier ?? null)

export const noPenalty: Penalty = {
  kinds: [],
  fineFen: 0,
  confiscatedFen: 0,
  confiscatedGoods: null,
  terms: null,
}
