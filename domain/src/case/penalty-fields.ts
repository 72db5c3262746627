import { cite } from '../shared/citation.ts'
import * as form from '../kernel/form.ts'
import { penaltyKinds, type Penalty } from './penalty.ts'

/** The fields in which a penalty is proposed; the notice and the draft ask for the same ones. */
export const penaltyFields = {
  kinds: form.choices({
    label: '处罚种类',
    options: penaltyKinds,
    min: 0,
    hint: '不予处罚的不选',
    basis: cite('行政处罚法', 9),
  }),
  fineFen: form.money({
    label: '罚款（元）',
    hint: '没有罚款的填 0',
    shown: 'discretion-scale',
  }),
  confiscatedFen: form.money({ label: '没收违法所得（元）', hint: '没有的填 0' }),
  confiscatedGoods: form.optional(form.text({ label: '没收的非法财物', max: 500 })),
  terms: form.optional(form.text({ label: '其他处罚的内容', max: 500, argued: true })),
}

export function penaltyOf(input: {
  kinds: Penalty['kinds']
  fineFen: number
  confiscatedFen: number
  confiscatedGoods: string | null
  terms: string | null
}): Penalty {
  const { kinds, fineFen, confiscatedFen, confiscatedGoods, terms } = input
  return { kinds, fineFen, confiscatedFen, confiscatedGoods, terms }
}

export const noPenalty: Penalty = {
  kinds: [],
  fineFen: 0,
  confiscatedFen: 0,
  confiscatedGoods: null,
  terms: null,
}
