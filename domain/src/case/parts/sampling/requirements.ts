import { met, unmet } from '../../../kernel/requirement.ts'
import { systemRule } from '../../../shared/basis.ts'
import type { Requirement } from '../../case-kernel.ts'
import { law, needs } from '../../needs.ts'
import { isUnsettled } from './codes.ts'
import { appraisalName, appraisalOf, toldOn, type Appraisal, type SamplingSlice } from './slice.ts'

/** A requirement about one appraisal. */
export const aboutAppraisal = (
  no: number,
  id: string,
  holds: (appraisal: Appraisal) => boolean,
  reason: string,
  basis = law(54),
): Requirement<SamplingSlice> => ({
  id,
  check: (file) => {
    const found = appraisalOf(file, no)
    return found && holds(found) ? met : unmet(reason, [basis])
  },
})

export const appraisalOpen = (no: number) =>
  aboutAppraisal(no, 'appraisal-open', ({ ended }) => ended === null, '委托已经结束')

export const appraisalConcluded = (no: number) =>
  aboutAppraisal(
    no,
    'appraisal-concluded',
    ({ ended }) => ended?.concluded === true,
    '还没有登记检验（鉴定）的结论',
  )

/** All facts are looked into before the investigation ends (处罚法第54条); what was found is told to the party. */
export const appraisalsSettled: Requirement<SamplingSlice> = {
  id: 'appraisals-settled',
  check: ({ appraisals }) => {
    const out = appraisals.find(({ ended }) => ended === null)
    if (out) {
      const reason = `${out.institution}的${appraisalName(out)}还没有结果；不能作出结论的，登记委托终止`
      return unmet(reason, [law(54)])
    }
    const untold = appraisals.find(
      (each) => each.ended?.concluded === true && toldOn(each, 'result') === null,
    )
    if (untold) return unmet(`${appraisalName(untold)}的结果还没有告知当事人`, [law(44)])
    const asked = appraisals.find(
      ({ no, objectedOn }) => objectedOn !== null && !appraisals.some(({ again }) => again === no),
    )
    return asked ? unmet(`${appraisalName(asked)}已经申请复检，还没有委托`, [law(45)]) : met
  },
}

/** What was taken from somebody does not simply stay where it is. */
export const samplesSettled = needs<SamplingSlice>(
  'samples-settled',
  ({ samples }) => samples.every(({ where }) => !isUnsettled(where)),
  '抽取的样品还没有处理：退还、登记耗尽，或者作为物证随案保存',
  law(56),
)

/** Something of what was taken is at hand. */
export const samplesAtHand = needs<SamplingSlice>(
  'samples-at-hand',
  ({ samples }) => samples.some(({ where }) => where === 'kept' || where === 'left-there'),
  '没有等待处理的样品',
  systemRule('order'),
)
