import { evidenceOf } from '../../case/parts/evidence/evidence-list.ts'
import { draftParts, reviewOutcomes, reviewPoints } from '../../case/case-codes.ts'
import type { CaseFile } from '../../case/case-file.ts'
import { verdictOf, votesOf } from '../../case/parts/deliberation/slice.ts'
import { factsOfAll } from '../../case/further-violation.ts'
import { partyCode, partyCodeTitle, type Party } from '../../case/party.ts'
import type { ReviewNote } from '../../case/proposed-decision.ts'
import type { Block } from '../paper.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import { reasonText } from './review-reasons.ts'
import { furtherRows, outcomeText, ruleOf, ruleWords } from './rule.ts'
import {
  byHand,
  dateText,
  departmentHead,
  facts,
  heading,
  officerText,
  opinions,
  p,
  paper,
  paragraphs,
  sentence,
} from './parts.ts'

const draftText = (source: PaperSource) =>
  source.file.draft === null ? '' : outcomeText(source, source.file.draft.draft)

/** What is proposed, on which facts and rules: the same in what is sent to review and in what comes of it. */
function proposedRows(source: PaperSource): [string, string | null][] {
  const matter = ruleOf(source)
  const draft = source.file.draft?.draft
  return [
    ['认定的事实', draft ? factsOfAll(draft) : ''],
    ['违反的规定', matter && ruleWords(matter.violationBasis, matter.violates)],
    ['处罚依据', matter && ruleWords(matter.penaltyBasis, matter.punishedBy)],
    ...furtherRows(source),
    ['裁量理由', draft?.discretionReason ?? ''],
    ['拟处理意见', draftText(source)],
  ]
}

/** What the party left in the file when it was asked; nothing where it let the time pass. */
export function defenceMaterial({ defence }: Pick<CaseFile, 'defence'>): string {
  if (defence.statements.length > 0) return '陈述申辩材料、'
  return defence.statementWaivedOn === null ? '' : '放弃声明、'
}

const submission: Composer = (source) => {
  const event = eventOf(source, 'ReviewSubmitted')
  const { file } = source
  if (!event || !file.filing || !file.draft) return null
  return paper(source, 'legal_review_submission', 'form', {
    ofDraft: event.digest,
    blocks: [
      facts([
        ['须审核的情形', event.grounds.join('；') || '不在目录之内，自愿送审'],
        ...proposedRows(source),
        ['执法人员资格', file.investigators.map((id) => officerText(source, id)).join('、')],
        [
          '调查和听证情况',
          `调查已终结；${file.hearing?.held ? '已举行听证' : '没有举行听证'}；${file.draft.draft.statementHandling}`,
        ],
        [
          '送审材料',
          `案卷全部材料：证据${evidenceOf(file).length}件（其中笔录${file.records.length}份）、告知书及送达回证、${defenceMaterial(file)}拟决定稿`,
        ],
        ['需要说明的问题', event.statement],
      ]),
      ...opinions(source, { proposal: '材料齐全，提请法制审核。', roles: [departmentHead] }),
    ],
  })
}

const supplement: Composer = (source) => {
  const event = eventOf(source, 'ReviewReturned')
  if (!event) return null
  return paper(source, 'legal_review_supplement_notice', 'letter', {
    addressee: '承办机构：',
    blocks: [
      p('你机构送审的案件，经形式审查，尚需补充下列材料：'),
      ...paragraphs(event.missing),
      p(`请于${dateText(event.supplyBy)}前补齐并重新送审。补充材料期间不计入审核期限。`),
    ],
    signatures: [{ label: '审核人', name: source.recorded.by.name, detail: null, on: null }],
  })
}

const answers = { yes: '是', no: '否', 'not-applicable': '不适用' }

const opinion: Composer = (source) => {
  const event = eventOf(source, 'ReviewOpinionIssued')
  const { file, recorded } = source
  if (!event) return null
  const submitted = file.review ? dateText(file.review.submittedOn) : ''
  return paper(source, 'legal_review_opinion', 'form', {
    ofDraft: event.digest,
    blocks: [
      facts([
        ['当事人', file.filing ? partyLine(file.filing.party) : ''],
        ['送审日期', submitted],
        ...proposedRows(source),
      ]),
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1, align: 'center' },
          { title: '审核项目', share: 4 },
          { title: '结论', share: 1.5, align: 'center' },
          { title: '理由', share: 8 },
        ],
        rows: event.points.map((each, i) => [
          String(i + 1),
          reviewPoints[each.point],
          answers[each.answer],
          reasonText(source, each),
        ]),
      },
      ...notesBlock(event.notes ?? []),
      facts([['法律顾问意见', event.counsel ?? '无']]),
      {
        kind: 'opinion',
        title: '审核意见',
        text: opinionText(reviewOutcomes[event.outcome], event.opinion),
        name: recorded.by.name,
        at: source.draft ? null : recorded.at,
      },
      p(
        `本意见书一式两份，一份入卷，一份由法制机构留存；只对${submitted}送审的拟决定有效，拟决定有改动的，须重新送审。`,
      ),
    ],
    signatures: [byHand('法制机构负责人（签名）')],
  })
}

/** The outcome and what the reviewer says to it; who only repeats the outcome has said it once. */
export const opinionText = (outcome: string, opinion: string): string =>
  opinion.startsWith(outcome) ? sentence(opinion) : `${outcome}。${opinion}`

/** 批注: one row each, with the passage it is about. */
function notesBlock(notes: readonly ReviewNote[]): Block[] {
  if (notes.length === 0) return []
  return [
    facts(
      notes.map(({ part, quote, remark }, i) => [
        `批注${i + 1}`,
        `${draftParts[part]}${quote ? `“${quote}”` : ''}：${remark}`,
      ]),
    ),
  ]
}

/** 四平市某公司，统一社会信用代码91… */
const partyLine = (party: Party): string =>
  `${party.name}，${partyCodeTitle(party)}${partyCode(party)}`

const discussion: Composer = (source) => {
  const event = eventOf(source, 'DeliberationHeld')
  const { file, at } = source
  if (!event) return null
  return paper(source, 'collective_discussion', 'record', {
    ofDraft: event.digest,
    blocks: [
      facts([
        ['讨论日期', dateText(event.heldOn)],
        ['地点', event.place],
        ['主持人', at.nameOf(event.chair)],
        ['参加人', event.members.map(({ person }) => at.nameOf(person)).join('、')],
        ['须集体讨论的情形', file.draft?.deliberation.join('；')],
        ['案情摘要', file.draft?.draft.facts],
        ['拟作决定', draftText(source)],
      ]),
      heading('讨论意见'),
      {
        kind: 'items',
        items: event.members.map(
          ({ person, opinion: said, agrees }) =>
            `${at.nameOf(person)}（${agrees ? '同意' : '不同意'}）：${said}`,
        ),
      },
      heading('讨论结论'),
      p(`${verdictOf({ ...event, votes: votesOf(event.members) })}。${sentence(event.conclusion)}`),
      { kind: 'blank-rest' },
    ],
    signatures: [
      byHand(`主持人${at.nameOf(event.chair)}（签名）`),
      ...event.members
        .filter(({ person }) => person !== event.chair)
        .map(({ person }) => byHand(`参加人${at.nameOf(person)}（签名）`)),
      byHand(`记录人${source.recorded.by.name}（签名）`),
    ],
    dated: false,
  })
}

export const reviewPapers = {
  legal_review_submission: submission,
  legal_review_supplement_notice: supplement,
  legal_review_opinion: opinion,
  collective_discussion: discussion,
}
