import { counselKinds } from '../../authority/counsel.ts'
import { draftParts, pointAnswers, reviewOutcomes, reviewPoints } from '../../case/case-codes.ts'
import { counselMaterials } from '../../case/parts/legal-review/codes.ts'
import { evidenceOf } from '../../case/parts/evidence/evidence-list.ts'
import { offeredReasons } from '../../case/parts/legal-review/offered-reasons.ts'
import {
  reviewOf,
  type CounselInvitation,
  type Review,
} from '../../case/parts/legal-review/slice.ts'
import { subjectRef, type SubjectRef } from '../../case/parts/legal-review/subject-ref.ts'
import { partyCode, partyCodeTitle, type Party } from '../../case/party.ts'
import type { LegalReviewEvent } from '../../case/parts/legal-review/event.ts'
import type { PointAnswer, ReviewNote } from '../../case/proposed-decision.ts'
import type { Block, Paper } from '../paper.ts'
import { eventOf, type Composer, type PaperSource } from '../paper-source.ts'
import {
  byHand,
  dateText,
  departmentHead,
  facts,
  heading,
  opinions,
  p,
  paper,
  paragraphs,
  saidBy,
  sentence,
  submittedAt,
} from './parts.ts'
import { sendings, sentText, timeText } from './review-course.ts'
import { opinionText, subjectRows } from './review-words.ts'

type Issued = Extract<LegalReviewEvent, { type: 'ReviewOpinionIssued' }>
type Invited = Extract<LegalReviewEvent, { type: 'CounselInvited' }>

const opinion: Composer = (source) => {
  const event = eventOf(source, 'ReviewOpinionIssued')
  if (!event || event.round === 2) return null
  const ref = subjectRef(event)
  const review = reviewOf(source.file, ref)
  const sent = sendings(source, { digest: event.digest, subject: ref })
  const last = sent.at(-1)
  return paper(source, 'legal_review_opinion', 'form', {
    ...draftDigest(event),
    blocks: [
      facts([
        ['当事人', partyLine(source.file.filing?.party)],
        ['送审日期', sentText(sent)],
        ...timeRow(review),
        ...subjectRows(source, ref),
      ]),
      ...judgement(source, event),
      ...signedBy(source, event),
      p(
        `本意见书一式两份，一份入卷，一份由法制机构留存；只对${last ? dateText(last.on) : ''}送审的这一稿有效，有改动的，须重新送审。`,
      ),
    ],
    // Opinions before 2026-12 were signed by the head of the unit on paper.
    signatures: event.asksReply === true || source.draft ? [] : [byHand('法制机构负责人（签名）')],
  })
}

/** Opinions before 2026-12 were not accepted first, so that nothing is known of their time. */
const timeRow = (review: Review | null): [string, string][] =>
  review?.accepted ? [['受理和期限', timeText(review)]] : []

/** 复审申请, or 复审意见: the same form, because the one answers the other. */
const reconsideration: Composer = (source) => {
  const objected = eventOf(source, 'ReviewObjected')
  if (objected) return objectionPaper(source, objected)
  const event = eventOf(source, 'ReviewOpinionIssued')
  if (!event || event.round !== 2) return null
  const review = reviewOf(source.file, subjectRef(event))
  return paper(source, 'legal_review_reconsideration', 'form', {
    title: '法制审核复审意见',
    ...draftDigest(event),
    blocks: [
      facts([
        ['当事人', partyLine(source.file.filing?.party)],
        ['申请复审日期', review?.objection ? dateText(review.objection.on) : ''],
        ...timeRow(review),
        ['原审核意见', firstOpinion(source, event.digest)],
        ['承办机构的异议', objectionsTo(source, event.digest).join('\n')],
        ...subjectRows(source, subjectRef(event)),
      ]),
      ...judgement(source, event),
      {
        kind: 'opinion',
        title: '复审意见',
        text: opinionText(reviewOutcomes[event.outcome], event.opinion),
        name: source.recorded.by.name,
        at: source.draft ? null : source.recorded.at,
      },
      p(
        '复审由没有出具、签署过原审核意见的人员进行。复审不同意的，承办机构采纳意见，或者由机关负责人集体讨论；未经审核同意，不作出决定。',
      ),
    ],
  })
}

function objectionPaper(
  source: PaperSource,
  event: Extract<LegalReviewEvent, { type: 'ReviewObjected' }>,
): Paper {
  return paper(source, 'legal_review_reconsideration', 'form', {
    title: '法制审核复审申请',
    ...draftDigest(event),
    blocks: [
      facts([
        ['当事人', partyLine(source.file.filing?.party)],
        ['原审核意见', firstOpinion(source, event.digest)],
        ...subjectRows(source, subjectRef(event)),
      ]),
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1, align: 'center' },
          { title: '对哪一项意见', share: 4 },
          { title: '异议的理由', share: 9 },
        ],
        rows: event.points.map(({ about, reason }, i) => [String(i + 1), about, sentence(reason)]),
      },
      ...opinions(source, { proposal: '不同意审核意见，申请复审。', roles: [departmentHead] }),
    ],
  })
}

/** 顾问意见: a paper of its own, beside the opinion of the reviewer and never in its place. */
const counselOpinion: Composer = (source) => {
  const event = eventOf(source, 'CounselOpinionGiven')
  if (!event) return null
  const { recorded } = source
  const invited = invitationOf(source, event.invitation)
  return paper(source, 'legal_counsel_opinion', 'form', {
    blocks: [
      facts([
        ['出具人', recorded.by.name],
        ['身份', invited ? standingText(invited) : ''],
        ['征求意见的问题', invited?.questions ?? ''],
        ['查阅的材料', invited ? readText(source, invited) : ''],
        ['利害关系', '出具人声明与当事人没有利害关系，没有承办、审核过本案，没有代理过当事人。'],
      ]),
      heading('意见'),
      ...paragraphs(event.opinion),
      p('本意见供法制审核参考，附在审核意见书后，不代替法制审核。'),
      { kind: 'blank-rest' },
    ],
    signatures: [{ label: '出具人', name: recorded.by.name, detail: null, on: null }],
  })
}

function invitationOf({ events }: PaperSource, version: number): Invited | null {
  const event = events.find((each) => each.version === version)?.event
  return event?.type === 'CounselInvited' ? event : null
}

/** 法律顾问，吉林某律师事务所; only what they are where the register names no firm. */
const standingText = ({ kind, firm }: Invited): string =>
  [counselKinds[kind], firm].filter(Boolean).join('，')

function readText({ file }: PaperSource, { readable, evidence }: Invited): string {
  const names = evidenceOf(file)
    .filter(({ id }) => evidence.includes(id))
    .map(({ name }) => name)
  return [...readable.map((each) => counselMaterials[each]), ...names].join('、')
}

/** The points, the notes and what counsel said. */
const judgement = (source: PaperSource, event: Issued): Block[] => [
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
      pointAnswers[each.answer],
      reasonText(source, each, subjectRef(event)),
    ]),
  },
  ...notesBlock(event.notes ?? []),
  facts([['法律顾问意见', counselText(source, event)]]),
]

/** Reviewer, and the head of the unit after them; whoever is both says so with the one signature. */
function signedBy(source: PaperSource, event: Issued): Block[] {
  const { recorded, at, draft } = source
  const text = opinionText(reviewOutcomes[event.outcome], event.opinion)
  const signed = { name: recorded.by.name, at: draft ? null : submittedAt(source) }
  if (event.asHead) {
    return [
      {
        kind: 'opinion',
        title: '审核意见（审核人员并法制机构负责人，一人两种身份）',
        text,
        ...signed,
      },
    ]
  }
  const stamp = recorded.approvals.find(({ role }) => role === 'legal-head')
  const head: Block[] =
    stamp || draft
      ? [
          {
            kind: 'opinion',
            title: '法制机构负责人意见',
            text: stamp ? saidBy(stamp) : '',
            name: stamp ? at.nameOf(stamp.person) : '',
            at: stamp?.at ?? null,
          },
        ]
      : []
  return [{ kind: 'opinion', title: '审核意见', text, ...signed }, ...head]
}

/** The reviewer's reason; of opinions that gave none for 是, what the file itself shows. */
export function reasonText(
  { file, at, sealed }: PaperSource,
  { point, answer, reason }: PointAnswer,
  ref: SubjectRef,
): string {
  if (reason !== null) return sentence(reason)
  switch (answer) {
    case 'yes':
      return offeredReasons(point, file, at, {
        papers: sealed.filter(({ voided }) => !voided).length,
        ref,
      }).join('')
    case 'no':
      return ''
    case 'not-applicable':
      return '本案不涉及。'
  }
}

/** What was typed before 2026-12, or the opinions given on invitation; 没有邀请 where nobody was asked. */
function counselText({ file, at }: PaperSource, event: Issued): string {
  if (event.counsel !== null) return event.counsel
  const asked = reviewOf(file, subjectRef(event))?.counsel ?? []
  if (asked.length === 0) return event.asksReply ? '没有邀请' : '无'
  return asked.map((each) => `${at.nameOf(each.counsel)}：${answerText(each)}`).join('\n')
}

function answerText({ answer }: CounselInvitation): string {
  if (answer === null) return '邀请后没有提交意见'
  return answer.kind === 'opinion'
    ? `${dateText(answer.on)}提交意见，附后`
    : `${dateText(answer.on)}声明回避`
}

const draftDigest = (event: { digest: string; subject?: SubjectRef }) =>
  subjectRef(event).kind === 'decision' ? { ofDraft: event.digest } : { apart: true as const }

const firstOpinion = ({ events }: PaperSource, digest: string): string => {
  const first = events
    .map(({ event }) => event)
    .findLast(
      (event): event is Issued =>
        event.type === 'ReviewOpinionIssued' && event.digest === digest && event.round !== 2,
    )
  return first ? opinionText(reviewOutcomes[first.outcome], first.opinion) : ''
}

const objectionsTo = ({ events }: PaperSource, digest: string): string[] =>
  events.flatMap(({ event }) =>
    event.type === 'ReviewObjected' && event.digest === digest
      ? event.points.map(({ about, reason }) => `${about}：${sentence(reason)}`)
      : [],
  )

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
const partyLine = (party: Party | undefined): string =>
  party ? `${party.name}，${partyCodeTitle(party)}${partyCode(party)}` : ''

export const reviewOpinionPapers = {
  legal_review_opinion: opinion,
  legal_review_reconsideration: reconsideration,
  legal_counsel_opinion: counselOpinion,
}
