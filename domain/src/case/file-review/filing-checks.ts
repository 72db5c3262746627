import { emptyRows } from '../../paper/empty-rows.ts'
import { withinLimitation } from '../parts/filing/requirements.ts'
import { handledOnTheSpot } from '../procedures/summary-penalty/slice.ts'
import {
  atStep,
  fault,
  looked,
  missedLimits,
  notConcerned,
  notYet,
  onPaper,
  when,
  type Check,
  type Looked,
} from './criterion.ts'
import { eventsOf, paperOf, type FileUnderReview } from './file-under-review.ts'

/** The check of a case that was filed by the heads; one handled on the spot is not. */
export const ofFiledCase =
  (check: (review: FileUnderReview) => Looked): Check =>
  (review) => {
    if (handledOnTheSpot(review.file)) return notConcerned('当场处罚，不经过立案审批')
    if (review.file.filing) return check(review)
    return review.file.ended ? notConcerned('没有立案') : notYet('还没有立案')
  }

export const sourceOnFile: Check = ofFiledCase((review) => {
  if (review.file.visit) return notConcerned('案件来源是行政检查，见检查笔录')
  if (review.file.clue === null) return notConcerned('由当场处罚转入，案件来源是当场发现')
  return looked(
    when(paperOf(review, 'clue_register') === undefined, '卷内没有线索登记表', '补入案件来源材料'),
  )
})

export const filingApproved: Check = ofFiledCase((review) => {
  const form = paperOf(review, 'case_filing_approval')
  if (!form) return looked([fault('卷内没有立案审批表', '补入立案审批表')])
  const [filed] = eventsOf(review, 'CaseFiled').slice(-1)
  const roles = new Set(filed?.approvals.map(({ role }) => role))
  return looked([
    ...emptyRows(form.words).map((label) =>
      fault(`立案审批表的“${label}”是空的`, '说明情况，补入缺的内容', onPaper(form)),
    ),
    ...when(
      !roles.has('department-head') || !roles.has('agency-head'),
      '立案审批表缺承办机构负责人或者机关负责人的签名',
      '补办审批并说明情况',
      onPaper(form),
    ),
  ])
})

export const filedBeforeEvidence: Check = ofFiledCase((review) => {
  const { filing, spot, visit, seizures } = review.file
  if (!filing) return looked([])
  if (spot !== null) return notConcerned('先当场发现，后转普通程序立案')
  if (visit !== null) return notConcerned('检查中发现后立案，证据在检查时取得')
  const mend = '说明立案前取证的紧急情形；没有的，立案后重新取证'
  const urgent = seizures.some((each) => each.urgent !== null)
  const early = eventsOf(review, 'SiteInspected', 'PersonInquired', 'GoodsSeized').filter(
    ({ event }) => event.startedAt < filing.filedAt && !(urgent && event.type === 'GoodsSeized'),
  )
  const exhibits = eventsOf(review, 'EvidenceAdded').filter(
    ({ event }) => event.collectedOn < filing.filedOn,
  )
  return looked([
    ...early.map((each) => fault('笔录写的时间早于立案', mend, atStep(each))),
    ...exhibits.map((each) =>
      fault(
        `证据“${each.event.name}”${each.event.collectedOn} 收集，早于 ${filing.filedOn} 立案`,
        mend,
        atStep(each),
      ),
    ),
  ])
})

export const filedInTime: Check = ofFiledCase((review) => {
  if (review.file.visit) return notConcerned('由行政检查转入，没有核查期限')
  if (review.file.clue === null) return notConcerned('由当场处罚转入，没有核查期限')
  return looked(missedLimits(review, 'D-VERIFY-15', '说明超期的原因'))
})

export const jurisdictionAndTime: Check = ofFiledCase((review) => {
  const { file, at } = review
  const within = withinLimitation.check(file, at)
  const mend = '在案卷中补充说明管辖和时效的审查情况'
  return looked([
    ...when(file.filing?.jurisdiction.trim() === '', '没有记载管辖的审查', mend),
    ...when(
      (file.filing?.violationUntil ?? '') < (file.filing?.violationFrom ?? ''),
      '违法行为的起止日期颠倒，时效无从审查',
      '办理立案事项的更正',
    ),
    ...(within.met ? [] : [fault(within.reason, '超过时效的，撤销案件')]),
  ])
})
