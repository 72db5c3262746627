import { emptyRows } from '../../paper/empty-rows.ts'
import type { DocumentTypeId } from '../../paper/catalogue/document-catalogue.ts'
import type { CaseEventType } from '../case-event.ts'
import { onMatterOf } from '../case-matter.ts'
import { evidenceOf } from '../parts/evidence/evidence-list.ts'
import { unprovedElements } from '../parts/evidence/proof-chain.ts'
import { holding } from '../parts/seizure/ledger.ts'
import { lastDayOfSeizure } from '../parts/seizure/limits.ts'
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
} from './criterion.ts'
import { lookedWithSignatures, unsignedOf } from './unsigned.ts'
import {
  eventsOf,
  papersOf,
  wordsOfPaper,
  type FileUnderReview,
  type ReviewedPaper,
} from './file-under-review.ts'

const noRecord = notConcerned('没有制作这种笔录')

/** The records made with a person, and the paper of each. */
const recordPapers = {
  SiteInspected: 'onsite_inspection_record',
  PersonInquired: 'inquiry_record',
  GoodsSeized: 'coercion_scene_record',
} as const satisfies Partial<Record<CaseEventType, DocumentTypeId>>

const amendBy = '办理笔录更正；没有做过的，重新制作'

function recordsOf(review: FileUnderReview): readonly {
  readonly version: number
  readonly officers: readonly string[]
  readonly paper: ReviewedPaper | undefined
}[] {
  return eventsOf(review, 'SiteInspected', 'PersonInquired', 'GoodsSeized').map(
    ({ version, event }) => ({
      version,
      officers: event.officers,
      paper: papersOf(review, recordPapers[event.type]).find((each) => each.version === version),
    }),
  )
}

export const certificatesShown: Check = (review) => {
  const records = recordsOf(review)
  if (records.length === 0) return noRecord
  return looked(
    records.flatMap(({ version, officers, paper }) => {
      if (!paper) return [fault('这一步没有笔录，出示证件没有记载', amendBy, atStep({ version }))]
      const text = wordsOfPaper(paper)
      const missing = officers.filter(
        (id) => !review.at.certificatesOf(id).some(({ number }) => text.includes(number)),
      )
      return [
        ...when(
          !text.includes('证件'),
          `《${paper.title}》没有记载出示执法证件`,
          amendBy,
          onPaper(paper),
        ),
        ...missing.map((id) =>
          fault(
            `《${paper.title}》没有写${review.at.nameOf(id)}的执法证号`,
            amendBy,
            onPaper(paper),
          ),
        ),
      ]
    }),
  )
}

export const rightsTold: Check = (review) => {
  const papers = recordsOf(review).flatMap(({ paper }) => paper ?? [])
  if (papers.length === 0) return noRecord
  return looked(
    papers.flatMap((paper) => {
      const text = wordsOfPaper(paper)
      // 强制法第18条 names the rights of whoever is seized from; 回避 belongs to the inquiry of a penalty.
      const asked = paper.type === 'coercion_scene_record' ? ['权利'] : ['权利', '回避']
      return asked
        .filter((word) => !text.includes(word))
        .map((word) => fault(`《${paper.title}》没有记载告知${word}`, amendBy, onPaper(paper)))
    }),
  )
}

export const inquiriesSound: Check = (review) => {
  const inquiries = eventsOf(review, 'PersonInquired')
  if (inquiries.length === 0) return noRecord
  const { records } = review.file
  return lookedWithSignatures(
    review,
    inquiries.flatMap((each) => {
      const { inquiree, startedAt, endedAt, officers, exchanges } = each.event
      const busy = records.some(
        (other) =>
          !(other.startedAt === startedAt && other.endedAt === endedAt) &&
          other.startedAt < endedAt &&
          startedAt < other.endedAt &&
          other.officers.some((id) => officers.includes(id)),
      )
      return [
        ...when(
          /[、，；]/.test(inquiree),
          `一份笔录问了几个人：${inquiree}`,
          '一人一录，分别重新询问',
          atStep(each),
        ),
        ...when(endedAt <= startedAt, '询问的结束时间不晚于开始时间', amendBy, atStep(each)),
        ...when(exchanges.length === 0, '询问笔录没有问答', amendBy, atStep(each)),
        ...when(busy, '同一执法人员同一时段还有另一份笔录', amendBy, atStep(each)),
      ]
    }),
    unsignedOf(review, ['inquiry_record']),
  )
}

export const sceneRecordsSound: Check = (review) => {
  const scenes = eventsOf(review, 'SiteInspected', 'GoodsSeized')
  if (scenes.length === 0) return noRecord
  return lookedWithSignatures(
    review,
    scenes.flatMap((each) => {
      const type = recordPapers[each.event.type]
      const paper = papersOf(review, type).find(({ version }) => version === each.version)
      return [
        ...when(
          each.event.endedAt <= each.event.startedAt,
          '笔录的结束时间不晚于开始时间',
          amendBy,
          atStep(each),
        ),
        ...when(each.event.place.trim() === '', '笔录没有写地点', amendBy, atStep(each)),
        ...(paper
          ? emptyRows(paper.words).map((label) =>
              fault(`《${paper.title}》的“${label}”是空的`, amendBy, onPaper(paper)),
            )
          : [fault('卷内没有这次现场的笔录', '补入笔录', atStep(each))]),
      ]
    }),
    unsignedOf(review, ['onsite_inspection_record', 'coercion_scene_record']),
  )
}

export const copiesSound: Check = (review) => {
  const used = new Set(review.file.evidence.map(({ id }) => id))
  const exhibits = eventsOf(review, 'EvidenceAdded').filter(({ event }) =>
    used.has(event.evidenceId),
  )
  if (exhibits.length === 0) return notConcerned('没有登记书证等证据文件')
  return lookedWithSignatures(
    review,
    exhibits.flatMap((each) => {
      const slip = papersOf(review, 'evidence_extract').find(
        ({ version }) => version === each.version,
      )
      const mend = '由提供人核对后签名；缺的补办'
      return [
        ...when(
          each.event.source.trim() === '',
          `证据“${each.event.name}”没有注明出处`,
          '办理证据登记的更正',
          atStep(each),
        ),
        ...(slip
          ? [
              ...when(
                !wordsOfPaper(slip).includes('一致'),
                `“${each.event.name}”的提取单没有写核对无异`,
                mend,
                onPaper(slip),
              ),
            ]
          : // Photos taken on the spot by the officers have no provider and no slip.
            when(
              review.file.spot === null,
              `证据“${each.event.name}”没有提取单`,
              mend,
              atStep(each),
            )),
      ]
    }),
    unsignedOf(review, ['evidence_extract']),
  )
}

export const custodyLawful: Check = (review) => {
  const { file, at } = review
  const carriedOut = file.seizures.filter(({ seized }) => seized !== null)
  if (carriedOut.length === 0) return notConcerned('没有先行登记保存，也没有查封、扣押')
  const held = new Set(holding(file).map(({ no }) => no))
  const faults = [
    ...carriedOut.flatMap((seizure) => {
      const lastDay = lastDayOfSeizure(seizure)
      return [
        ...when(
          seizure.approval?.approved !== true,
          `第${seizure.no}次查封、扣押没有负责人批准`,
          '立即解除，退还财物',
        ),
        ...when(
          seizure.goods.length === 0,
          `第${seizure.no}次查封、扣押没有清单`,
          '当场补开清单，由当事人核对签名',
        ),
        ...when(
          held.has(seizure.no) && lastDay !== null && lastDay < at.today,
          `第${seizure.no}次查封、扣押的财物到 ${lastDay ?? ''} 届满，还没有处理`,
          '立即解除，退还财物',
        ),
      ]
    }),
    ...missedLimits(review, 'D-SEIZE-30', '立即解除，退还财物；说明超期的原因'),
  ]
  return lookedWithSignatures(review, faults, unsignedOf(review, ['goods_list']))
}

export const evidenceAnswersFacts: Check = (review) => {
  const { file, at } = review
  if (!file.conclusion && !file.decision) {
    return file.ended ? notConcerned('没有认定违法事实') : notYet('调查还没有终结')
  }
  const evidence = evidenceOf(file)
  // On the spot the facts are proved at first sight and set out in the decision itself (处罚法第51条).
  const gaps = file.conclusion ? unprovedElements(file, onMatterOf(file, at).matter) : []
  return looked([
    ...when(evidence.length === 0, '没有一件证据', '补充调查'),
    ...evidence
      .filter(({ proves }) => proves.trim() === '')
      .map((each) => fault(`证据“${each.name}”没有写证明目的`, '办理证据登记的更正', atStep(each))),
    ...gaps.map(({ title }) => fault(`没有证据证明${title}`, '补充证据，或者写明哪件证据证明它')),
  ])
}
