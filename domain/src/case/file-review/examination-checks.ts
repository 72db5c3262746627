import { isUnsettled } from '../parts/sampling/codes.ts'
import { appraisalName, toldOn } from '../parts/sampling/slice.ts'
import { atStep, notConcerned, when, type Check } from './criterion.ts'
import { eventsOf, papersOf } from './file-under-review.ts'
import { lookedWithSignatures, unsignedOf } from './unsigned.ts'

/** 抽样、检测、检验、鉴定: what was taken, what came of it, and whether the party was told. */
export const examinationsSound: Check = (review) => {
  const { file } = review
  const examined = file.seizures.flatMap(({ examinations }) => examinations)
  const { appraisals, samples } = file
  if (examined.length === 0 && appraisals.length === 0 && samples.length === 0) {
    return notConcerned('没有抽样，也没有检测、鉴定')
  }
  const told = eventsOf(review, 'ExaminationStarted')
  const faults = [
    ...when(
      file.decision !== null && appraisals.some(({ ended }) => ended === null),
      '作出决定时委托的检验（鉴定）还没有结果',
      '登记结果，或者登记委托终止，并告知当事人',
    ),
    ...appraisals.flatMap((each) =>
      when(
        (file.decision !== null || file.closedOn !== null) &&
          each.ended?.concluded === true &&
          toldOn(each, 'result') === null,
        `${appraisalName(each)}的结论没有告知当事人`,
        '制作结果告知书并送达',
      ),
    ),
    ...when(
      file.closedOn !== null && samples.some(({ where }) => isUnsettled(where)),
      '抽取的样品没有处理',
      '退还、登记耗尽，或者作为物证随案保存',
    ),
    ...when(
      file.decision !== null && examined.some(({ endedOn }) => endedOn === null),
      '作出决定时检测、鉴定还没有结果',
      '登记检测、鉴定的结果并告知当事人',
    ),
    ...told.flatMap((each) => [
      ...when(
        !papersOf(review, 'seizure_inspection_period_notice').some(
          ({ version }) => version === each.version,
        ),
        '没有书面告知当事人检测、鉴定的期间',
        '补制告知书并送达',
        atStep(each),
      ),
      ...when(
        each.event.recipient.trim() === '',
        '检测、鉴定期间的告知书没有人签收',
        '补签',
        atStep(each),
      ),
    ]),
  ]
  return lookedWithSignatures(
    review,
    faults,
    unsignedOf(review, ['sampling_notice', 'sampling_list']),
  )
}
