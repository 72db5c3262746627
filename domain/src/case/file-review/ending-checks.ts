import { getDocumentType } from '../../paper/catalogue/document-catalogue.ts'
import { addMonths, type PlainDate } from '../../shared/plain-date.ts'
import { yuanText } from '../../shared/money.ts'
import { owes } from '../parts/payment/acts.ts'
import { paymentLimit, surchargeDueOn } from '../parts/payment/limits.ts'
import { unpaidFen } from '../parts/payment/slice.ts'
import { decisionAsMade } from '../parts/revision/slice.ts'
import { decisionServedOn } from '../parts/service/slice.ts'
import { signingOf } from '../parts/signing/slice.ts'
import { handledOnTheSpot, isPublishedOneByOne } from '../procedures/summary-penalty/slice.ts'
import {
  atStep,
  fault,
  looked,
  missedLimits,
  notConcerned,
  notLooked,
  notYet,
  onPaper,
  when,
  type Check,
  type Fault,
  type Looked,
} from './criterion.ts'
import { unsignedOf } from './unsigned.ts'
import { eventsOf, paperOf, wordsOfPaper, type FileUnderReview } from './file-under-review.ts'

const explain = '说明超期的原因'

/** The check of a case in which a decision was made. */
const ofDecided =
  (check: (review: FileUnderReview) => Looked): Check =>
  (review) => {
    if (review.file.decision) return check(review)
    return review.file.ended ? notConcerned('没有作出处罚决定') : notYet('还没有作出决定')
  }

export const servedInTime: Check = ofDecided((review) => {
  const { file } = review
  const missed = missedLimits(review, 'D-SERVE-7', '立即送达，说明超期的原因')
  if (decisionServedOn(file) === null && missed.length === 0) return notYet('决定书还没有送达')
  return looked([
    ...missed,
    ...file.served.flatMap(({ method, servedOn }) =>
      when(
        method === 'electronic' && file.address?.electronic == null,
        `${servedOn}电子送达，没有受送达人的书面同意`,
        '改用其他方式送达',
      ),
    ),
    ...file.announced.flatMap(({ on, reason }) =>
      when(
        reason.trim() === '' && file.returnedPost.length === 0,
        `${on}公告送达，没有写明其他方式无法送达的情形`,
        '写明原因和经过',
      ),
    ),
  ])
})

export const receiptsWhole: Check = (review) => {
  const services = eventsOf(review, 'NoticeServed')
  if (services.length === 0) return notYet('还没有送达文书')
  const mend = '办理送达回证的更正；没有签收的，请受送达人补签'
  return looked([
    ...unsignedOf(review, ['service_receipt', 'service_address_confirm']),
    ...services.flatMap((each): Fault[] => {
      const { proof, relation, recipient, place, announcedOn } = each.event
      const where = atStep(each)
      const blank = [
        ['签收人', recipient],
        ['与受送达人的关系', relation],
        ['送达地点', place],
      ] as const
      const empty =
        announcedOn !== null || proof?.kind === 'announcement'
          ? []
          : blank.filter(([, words]) => words.trim() === '')
      return [
        ...empty.map(([label]) => fault(`送达记录没有写${label}`, mend, where)),
        ...unproved(review, proof).map((what) => fault(what, mend, where)),
      ]
    }),
  ])
}

/** Why the service is not proved (民事诉讼法第87至95条). */
function unproved(
  { file }: FileUnderReview,
  proof: ReturnType<typeof eventsOf<'NoticeServed'>>[number]['event']['proof'],
): string[] {
  switch (proof?.kind) {
    // Registered before proofs were kept: the 送达回证 was made with it.
    case undefined:
      return []
    case 'receipt':
      return signingOf(file, proof.receipt)?.refusal === null ? [] : ['送达没有签收的送达回证']
    case 'left':
      return proof.witness?.trim() || proof.recording?.trim()
        ? []
        : ['留置送达没有见证人，也没有录像']
    case 'post':
      return proof.postNumber.trim() === '' ? ['邮寄送达没有邮件号'] : []
    case 'electronic':
      return proof.sentTo.trim() === '' ? ['电子送达没有写发往何处'] : []
    case 'announcement':
      return proof.medium.trim() === '' ? ['公告送达没有写在哪里公告'] : []
  }
}

export const moneyReceipted: Check = ofDecided((review) => {
  const { file } = review
  if (!owes(file) || unpaidFen({ ...file, payments: [] }) === 0) return notConcerned('没有罚没款')
  if (file.payments.length === 0 && file.closedOn === null) return notYet('还没有缴款')
  const performed = eventsOf(review, 'CaseClosed').some(({ event }) => event.reason === 'performed')
  const mend = '补入财政票据；没有缴清的，依法催告、执行'
  return looked([
    ...file.payments.flatMap(({ receiptNo, paidOn }) =>
      when(receiptNo.trim() === '', `${paidOn} 的缴款没有票据号`, mend),
    ),
    ...when(
      performed && unpaidFen(file) > 0,
      `写已经履行完毕，还有 ${yuanText(unpaidFen(file))} 元没有缴`,
      mend,
    ),
    ...missedLimits(review, 'D-SPOT-HANDIN-2', explain),
    ...missedLimits(review, 'D-SPOT-BANK-2', explain),
  ])
})

/** A party that has not paid is reminded within this time; afterwards an examiner asks why not. */
const demandWithinMonths = 1

export const overdueHandled: Check = ofDecided((review) => {
  const { file, at } = review
  const due = paymentLimit(file, at)
  if (due === null) return notConcerned('没有缴款的期限')
  if (!due.known) return notLooked('放假安排没有导入，缴款的最后一天不能推算')
  const late = file.payments.filter(({ paidOn }) => paidOn > due.on)
  const open = unpaidFen(file) > 0 && at.today > due.on
  if (late.length === 0 && !open) return notConcerned('没有逾期缴款')
  const mend = '重新计算加处罚款，多收的退还，少收的追缴或者写明减免的依据'
  return looked([
    ...late.flatMap((payment) => {
      const before = file.payments.slice(0, file.payments.indexOf(payment))
      // What a later change takes off it goes back with the rest.
      const then = { ...file, decision: decisionAsMade(file), payments: before }
      const right = surchargeDueOn(then, payment.paidOn, at)
      return when(
        payment.surchargeFen !== right,
        `${payment.paidOn} 缴款，加处罚款应为 ${yuanText(right)} 元，登记为 ${yuanText(payment.surchargeFen)} 元`,
        mend,
      )
    }),
    ...when(
      unpaidFen(file) > 0 &&
        file.demand === null &&
        at.today > addMonths(due.on, demandWithinMonths),
      '逾期不缴，没有催告',
      '书面催告，听取陈述、申辩',
    ),
  ])
})

/** 行政诉讼法第46条, then 强制法第53条: six months to sue, and three months after them to ask the court. */
const lastDayForCourt = (servedOn: PlainDate): PlainDate => addMonths(servedOn, 6 + 3)

export const courtAskedInTime: Check = ofDecided((review) => {
  const { file, at } = review
  const servedOn = decisionServedOn(file)
  if (unpaidFen(file) === 0) return notConcerned('已经履行，不必申请强制执行')
  if (servedOn === null) return notYet('决定书还没有送达')
  const last = lastDayForCourt(servedOn)
  return looked(
    when(
      at.today > last,
      `没有履行，申请法院强制执行的期限 ${last} 已过`,
      '说明原因；查明有没有复议、诉讼使期限顺延',
    ),
  )
})

export const closedWithApproval: Check = (review) => {
  const { file } = review
  if (file.ended) return notConcerned('案件没有结案，以其他方式终结')
  const closed = eventsOf(review, 'CaseClosed').at(-1)
  if (!closed) return notYet('还没有结案')
  const roles = new Set(closed.approvals.map(({ role }) => role))
  const form = paperOf(review, 'closing_approval')
  const mend = '补办结案审批'
  return looked([
    ...when(form === undefined, '卷内没有结案审批表', mend, atStep(closed)),
    ...when(
      !roles.has('department-head') || (!handledOnTheSpot(file) && !roles.has('agency-head')),
      '结案审批表缺负责人的签名',
      mend,
      form && onPaper(form),
    ),
  ])
}

export const scenesRecorded: Check = (review) => {
  const scenes = eventsOf(review, 'SiteInspected', 'PersonInquired', 'GoodsSeized')
  if (scenes.length === 0) return notConcerned('没有应当音像记录的环节')
  return looked(
    scenes.flatMap((each) =>
      when(
        !each.event.recording?.trim() && !each.event.unrecordedReason?.trim(),
        '应当音像记录的环节没有录像，也没有写原因',
        '办理笔录更正，补写录像编号或者没有录制的原因',
        atStep(each),
      ),
    ),
  )
}

export const publishedInTime: Check = ofDecided((review) => {
  const { file, leaks } = review
  if (file.decision?.draft.outcome !== 'penalty') return notConcerned('没有应当公示的处罚决定')
  if (!isPublishedOneByOne(file)) return notConcerned('按本机关规定不逐件公示')
  const faults = [
    ...missedLimits(review, 'D-PUB-7', explain),
    ...missedLimits(review, 'D-WITHDRAW-3', explain),
    ...(leaks ?? []).map((kind) => fault(`公示的内容里还有${kind}`, '撤下，重新处理后再公示')),
  ]
  if (faults.length > 0) return looked(faults)
  if (file.publishedOn === null && file.withheldOn === null) return notYet('还没有公示')
  return file.publishedOn !== null && leaks === null ? notLooked('没有比对公示的内容') : looked([])
})

export const recordingsIntact: Check = ({ integrity }) => {
  if (integrity === null) return notLooked('没有核对音像文件的内容指纹')
  if (integrity.changed.length > 0) {
    return looked(
      integrity.changed.map((name) => fault(`“${name}”与入卷时不一致`, '从备份恢复原件，查明原因')),
    )
  }
  return integrity.recordings === 0 ? notLooked('音像文件没有存入本系统，只有编号') : looked([])
}

/** The check of a case that was shelved. */
const ofArchived =
  (check: (review: FileUnderReview) => readonly Fault[]): Check =>
  (review) => {
    if (review.file.archive) return looked(check(review))
    return review.file.filing === null && review.file.ended
      ? notConcerned('没有立案，不单独组卷')
      : notYet('还没有归档')
  }

export const contentsWhole: Check = ofArchived((review) => {
  const archived = eventsOf(review, 'CaseArchived').at(-1)
  const mend = '由档案管理员补正目录和备考表'
  const index = paperOf(review, 'file_index')
  const asked = {
    file_cover: '案卷封面',
    file_index: '卷内目录',
    file_backnote: '卷内备考表',
  } as const
  const listed = index ? wordsOfPaper(index) : ''
  const before = review.papers.filter(
    ({ voided, version }) => !voided && version < (archived?.version ?? 0),
  )
  const pages = before.reduce((sum, each) => sum + each.pages, 0)
  return [
    ...(Object.keys(asked) as (keyof typeof asked)[]).flatMap((type) =>
      when(paperOf(review, type) === undefined, `卷内没有${asked[type]}`, mend),
    ),
    ...(index
      ? before
          .filter(({ words }) => !listed.includes(words.title))
          .map(({ title }) => fault(`卷内目录没有列《${title}》`, mend, onPaper(index)))
      : []),
    // Only files archived before have a total that somebody typed.
    ...when(
      (archived?.event.pages ?? pages) < pages,
      `登记的总页数 ${archived?.event.pages ?? pages} 少于文书的 ${pages} 页`,
      mend,
    ),
  ]
})

export const volumesRight: Check = ofArchived(({ papers }) =>
  papers.flatMap((paper) =>
    when(
      paper.volume !== getDocumentType(paper.type).volume,
      `《${paper.title}》归错了正卷、副卷`,
      '由档案管理员调整',
      onPaper(paper),
    ),
  ),
)

export const archivedInTime: Check = (review) => {
  const missed = missedLimits(review, 'D-ARCHIVE-30', explain)
  if (missed.length > 0) return looked(missed)
  if (review.file.archive) return looked([])
  return review.file.filing === null && review.file.ended
    ? notConcerned('没有立案，不单独组卷')
    : notYet('还没有归档')
}
