import { inconsistencies } from '../../paper/consistency.ts'
import { citationsIn } from '../../citation/citations-in.ts'
import { getDocumentType } from '../../paper/catalogue/document-catalogue.ts'
import { yuanText } from '../../shared/money.ts'
import { factsOfAll, mattersOfCase } from '../further-violation.ts'
import { onMatterOf } from '../case-matter.ts'
import { evidenceOf } from '../parts/evidence/evidence-list.ts'
import { changedSince } from './changed-since.ts'
import type { AgreedPart } from '../parts/decision/agreed-parts.ts'
import type { Decision } from '../parts/decision/slice.ts'
import { isHeavier } from '../penalty.ts'
import { partyCode } from '../party.ts'
import { handledOnTheSpot } from '../procedures/summary-penalty/slice.ts'
import {
  fault,
  looked,
  missedLimits,
  notConcerned,
  onPaper,
  when,
  type Check,
  type Fault,
  type Looked,
} from './criterion.ts'
import {
  eventsOf,
  paperOf,
  putRight,
  wordsOfPaper,
  type FileUnderReview,
  type ReviewedPaper,
} from './file-under-review.ts'
import { ofOrdinaryPenalty, ofPenalty } from './of-penalty.ts'

export const decidedInTime: Check = ofOrdinaryPenalty((review) => {
  const issued = eventsOf(review, 'DecisionIssued').at(-1)
  if (issued?.event.extensionBasis?.trim()) return looked([])
  return looked(
    missedLimits(review, 'D-DECISION-90', '写明延长的法律、法规、规章依据；没有的，说明原因'),
  )
})

/** The decision as it was sealed, of whichever procedure. */
const decisionPaper = (review: FileUnderReview): ReviewedPaper | undefined =>
  paperOf(review, handledOnTheSpot(review.file) ? 'summary_penalty_decision' : 'penalty_decision')

const mend = '办理决定书的补正；实质内容有错的，撤销或者变更决定'

/** The check of the words of a penalty decision, which rest on these rules of its day. */
const ofDecisionPaper = (
  rests: readonly AgreedPart[],
  check: (review: FileUnderReview, paper: ReviewedPaper, decision: Decision) => readonly Fault[],
): Check =>
  ofPenalty((review, decision): Looked => {
    const paper = decisionPaper(review)
    if (!paper) return looked([fault('卷内没有行政处罚决定书', '补入决定书')])
    return changedSince(review, rests) ?? looked(check(review, paper, decision))
  })

/** 处罚法第59条: what every decision has to say. */
export const sixContents: Check = ofDecisionPaper(
  ['account', 'remedies', 'texts'],
  (review, paper, { draft }) => {
    const { file, at } = review
    const party = file.filing?.party
    const matters = mattersOfCase(file, onMatterOf(file, at))
    const { fineFen, confiscatedFen } = draft.penalty
    const { bank, reconsiderationAuthority, court, agencyName } = at.rules
    const owes = fineFen + confiscatedFen > 0
    const text = wordsOfPaper(paper)
    const contents: readonly (readonly [what: string, words: readonly string[]])[] = [
      [
        '当事人的姓名或者名称、地址',
        party && !putRight(review, paper) ? [party.name, party.address, partyCode(party)] : [],
      ],
      [
        '违法事实和证据',
        [
          ...factsOfAll(draft).split('\n').filter(Boolean),
          ...evidenceOf(file)
            .filter(({ version }) => version < paper.version)
            .map(({ name }) => name),
        ],
      ],
      [
        '处罚的种类和依据',
        [
          ...[fineFen, confiscatedFen].filter((fen) => fen > 0).map((fen) => yuanText(fen)),
          ...matters.map(({ penaltyBasis }) => penaltyBasis),
        ],
      ],
      ['履行的方式和期限', owes ? [bank.name, bank.account, '十五日'] : []],
      ['复议、诉讼的途径和期限', [reconsiderationAuthority, court, '六十日']],
      ['机关名称和日期', [agencyName]],
    ]
    return [
      ...contents
        .filter(([, words]) => words.some((each) => !text.includes(each)))
        .map(([what]) => fault(`决定书缺${what}`, mend, onPaper(paper))),
      ...when(paper.words.issuedOn === null, '决定书没有日期', mend, onPaper(paper)),
    ]
  },
)

/** Statutes are cited by their whole title (全称). */
const shortTitles = ['行政处罚法', '行政复议法', '行政诉讼法', '行政强制法']

export const citedExactly: Check = ofDecisionPaper(['texts'], (review, paper) => {
  const text = wordsOfPaper(paper)
  const bases = mattersOfCase(review.file, onMatterOf(review.file, review.at)).flatMap(
    ({ violationBasis, penaltyBasis }) => [violationBasis, penaltyBasis],
  )
  const unplaced = bases.filter((basis) => citationsIn(basis).length === 0)
  return [
    ...when(
      /第[零一二三四五六七八九十百]+条等/.test(text),
      '决定书引用法条写了“等”',
      mend,
      onPaper(paper),
    ),
    ...bases
      .filter((basis) => !text.includes(basis))
      .map((basis) => fault(`决定书没有引用${basis}`, mend, onPaper(paper))),
    ...unplaced.map((basis) => fault(`${basis}没有写到条`, mend, onPaper(paper))),
    ...shortTitles
      .filter((title) => text.includes(`《${title}》`))
      .map((title) => fault(`《${title}》没有写全称`, mend, onPaper(paper))),
  ]
})

export const remediesRight: Check = ofDecisionPaper(['remedies'], (review, paper) => {
  const { reconsiderationAuthority, court } = review.at.rules
  const text = wordsOfPaper(paper)
  // 当场处罚 goes to reconsideration first (行政复议法第23条第1款第1项).
  const periods = handledOnTheSpot(review.file)
    ? ['六十日', '先向', '十五日']
    : ['六十日', '六个月']
  return [
    ...when(
      !text.includes(reconsiderationAuthority),
      `决定书没有写明复议机关${reconsiderationAuthority}`,
      mend,
      onPaper(paper),
    ),
    ...when(!text.includes(court), `决定书没有写明管辖法院${court}`, mend, onPaper(paper)),
    ...periods
      .filter((each) => !text.includes(each))
      .map((each) => fault(`决定书的救济期限没有写“${each}”`, mend, onPaper(paper))),
  ]
})

export const sealedAndNumbered: Check = ofDecisionPaper(
  [],
  (_review, { words, ...paper }, { decidedOn }) => [
    ...when(
      getDocumentType(words.type).seal !== null && !words.sealed,
      '决定书没有盖章',
      mend,
      onPaper(paper),
    ),
    ...when(words.number === null, '决定书没有文号', mend, onPaper(paper)),
    ...when(
      words.issuedOn !== null && words.issuedOn !== decidedOn,
      `决定书的落款日期 ${words.issuedOn ?? ''} 与决定日期 ${decidedOn} 不同`,
      mend,
      onPaper(paper),
    ),
  ],
)

export const asNotified: Check = ofOrdinaryPenalty((review, { draft }) => {
  const { file, at } = review
  const notified = file.notice?.penalty
  if (!notified) return notConcerned('没有事先告知')
  const again = '重新告知，听取陈述、申辩后再决定'
  const notice = paperOf(review, 'penalty_advance_notice')
  const decided = paperOf(review, 'penalty_decision')
  const papers = [notice, decided].flatMap((each) =>
    each && !putRight(review, each) ? [each.words] : [],
  )
  const differences = inconsistencies(
    file,
    mattersOfCase(file, onMatterOf(file, at)),
    papers,
  ).filter(
    ({ item, blocks }) => blocks && (item === '案由' || item === '法律依据' || item === '金额'),
  )
  return looked([
    ...when(isHeavier(draft.penalty, notified), '决定比告知的处罚更重', again),
    ...differences.map(({ message }) => fault(message, again)),
  ])
})
