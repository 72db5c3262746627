import { citationText } from '../../shared/citation.ts'
import { chinaDay } from '../../shared/plain-date.ts'
import type { CaseEvent } from '../../case/case-event.ts'
import { reviewOutcomes } from '../../case/case-codes.ts'
import { caseTitle } from '../../case/case-title.ts'
import { verdictOf, votesOf } from '../../case/parts/deliberation/slice.ts'
import { disputeResults, reviewMaterials } from '../../case/parts/legal-review/codes.ts'
import { materialsOf, materialsSent } from '../../case/parts/legal-review/materials.ts'
import { reviewOf, type SubmittedMaterial } from '../../case/parts/legal-review/slice.ts'
import {
  sameSubject,
  subjectRef,
  type SubjectRef,
} from '../../case/parts/legal-review/subject-ref.ts'
import { subjectOf } from '../../case/parts/legal-review/subjects.ts'
import type { Paper } from '../paper.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import { sendings, sentText } from './review-course.ts'
import { draftText, opinionText, subjectRows } from './review-words.ts'
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

const submission: Composer = (source) => {
  const event = eventOf(source, 'ReviewSubmitted')
  const { file } = source
  if (!event || !file.filing) return null
  const ref = subjectRef(event)
  const ofTheDecision = ref.kind === 'decision'
  return paper(source, 'legal_review_submission', 'form', {
    ...(ofTheDecision ? { ofDraft: event.digest } : { apart: true as const }),
    blocks: [
      facts([
        ['须审核的情形', event.grounds.join('；') || '不在目录之内，自愿送审'],
        ...againRows(source, event),
        ...subjectRows(source, ref),
        ['执法人员资格', file.investigators.map((id) => officerText(source, id)).join('、')],
        ...(ofTheDecision ? heardRows(source) : []),
      ]),
      {
        kind: 'table',
        columns: [
          { title: '送审材料', share: 4 },
          { title: '内容', share: 8 },
          { title: '依据', share: 4 },
        ],
        rows: materialRows(source, ref, event.materials ?? null),
      },
      facts([['需要说明的问题', event.statement]]),
      ...opinions(source, { proposal: '材料齐全，提请法制审核。', roles: [departmentHead] }),
    ],
  })
}

/** Sent again: when it was sent before, and what was asked for since. */
function againRows(
  source: PaperSource,
  event: Extract<CaseEvent, { type: 'ReviewSubmitted' }>,
): [string, string][] {
  const subject = subjectRef(event)
  const sent = sendings(source, { digest: event.digest, subject })
  if (sent.length < 2) return []
  const asked = source.events.findLast(
    ({ event: each }) => each.type === 'ReviewReturned' && sameSubject(subjectRef(each), subject),
  )?.event
  const missing =
    sent.at(-1)?.with === 'materials' && asked?.type === 'ReviewReturned' ? asked.missing : null
  return [
    ['送审经过', sentText(sent)],
    ...(missing === null ? [] : [['退回时要求补充的材料', missing] satisfies [string, string]]),
  ]
}

const heardRows = ({ file }: PaperSource): [string, string | null][] => [
  [
    '调查和听证情况',
    `调查已终结；${file.hearing?.held ? '已举行听证' : '没有举行听证'}；${file.draft?.draft.statementHandling ?? ''}`,
  ],
]

/** What was sent, line by line; what is required and missing says why. Evidence is told by its number and listed apart. */
function materialRows(
  { file, at }: PaperSource,
  ref: SubjectRef,
  sent: readonly SubmittedMaterial[] | null,
): string[][] {
  const standings = materialsOf(file, ref, at)
  const materials = sent ?? materialsSent(standings, [])
  return materials.map(({ material, found, reason }) => {
    const basis = standings.find((each) => each.material === material)?.basis
    const many = material === 'evidence' && found.length > maxNamedEvidence
    const words = many ? `${found.length}件，见证据清单` : found.join('；')
    return [
      reviewMaterials[material],
      words || `没有：${reason ?? '送审时没有说明'}`,
      basis ? citationText(basis) : '本局法制审核制度',
    ]
  })
}
const maxNamedEvidence = 12

const supplement: Composer = (source) => {
  const event = eventOf(source, 'ReviewReturned')
  if (!event) return null
  const ref = subjectRef(event)
  const subject = subjectOf(source.file, ref)?.title ?? '拟决定'
  const begun = reviewOf(source.file, ref)?.missing?.notStarted !== true
  return paper(source, 'legal_review_supplement_notice', 'letter', {
    addressee: '承办机构：',
    blocks: [
      p(`你机构送审的${caseTitle(source.file)}（${subject}），经形式审查，尚需补充下列材料：`),
      ...paragraphs(event.missing),
      p(
        `请于${dateText(event.supplyBy)}前补齐并重新送审。${begun ? '补充材料期间不计入审核期限' : '审核期限没有起算，自材料补齐送审的次日起算'}。`,
      ),
    ],
    signatures: [{ label: '审核人', name: source.recorded.by.name, detail: null, on: null }],
  })
}

const discussion: Composer = (source) => {
  const event = eventOf(source, 'DeliberationHeld')
  const { file, at } = source
  if (!event) return discussionOfDispute(source)
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
    signatures: discussionSigners(source, event),
    dated: false,
  })
}

const discussionSigners = (
  { at, recorded }: PaperSource,
  { chair, members }: { chair: string; members: readonly { person: string }[] },
) => [
  byHand(`主持人${at.nameOf(chair)}（签名）`),
  ...members
    .filter(({ person }) => person !== chair)
    .map(({ person }) => byHand(`参加人${at.nameOf(person)}（签名）`)),
  byHand(`记录人${recorded.by.name}（签名）`),
]

/** 审核分歧的集体讨论: each head's opinion of the review, and what they came to. */
function discussionOfDispute(source: PaperSource): Paper | null {
  const event = eventOf(source, 'ReviewDisputeSettled')
  if (!event) return null
  const { at, events } = source
  const ref = subjectRef(event)
  const before = <T extends 'ReviewOpinionIssued' | 'ReviewObjected'>(type: T) =>
    events.flatMap((recorded) =>
      recorded.event.type === type && recorded.event.digest === event.digest
        ? [[recorded.event as Extract<CaseEvent, { type: T }>, recorded] as const]
        : [],
    )
  const said = before('ReviewOpinionIssued').map(
    ([{ round, outcome, opinion }, { by, at: signed }]) =>
      `${round === 2 ? '复审' : '第一次审核'}（${by.name}，${dateText(chinaDay(signed))}）：${opinionText(reviewOutcomes[outcome], opinion)}`,
  )
  const objections = before('ReviewObjected').flatMap(([{ points }]) =>
    points.map(({ about, reason }) => `对“${about}”，${sentence(reason)}`),
  )
  return paper(source, 'collective_discussion', 'record', {
    title: '法制审核分歧集体讨论记录',
    apart: true,
    blocks: [
      facts([
        ['讨论日期', dateText(event.heldOn)],
        ['地点', event.place],
        ['主持人', at.nameOf(event.chair)],
        ['参加人', event.members.map(({ person }) => at.nameOf(person)).join('、')],
        ['两次审核', said.join('\n')],
        ['承办机构的异议', objections.join('\n')],
        ...subjectRows(source, ref),
      ]),
      heading('讨论意见'),
      {
        kind: 'items',
        items: event.members.map(
          ({ person, opinion: words, agrees }) =>
            `${at.nameOf(person)}（${agrees ? '同意' : '不同意'}审核意见）：${words}`,
        ),
      },
      heading('讨论结论'),
      p(
        `${disputeResults[event.result]}。${sentence(event.conclusion)}未经法制审核同意，不作出决定。`,
      ),
      { kind: 'blank-rest' },
    ],
    signatures: discussionSigners(source, event),
    dated: false,
  })
}

export const reviewPapers = {
  legal_review_submission: submission,
  legal_review_supplement_notice: supplement,
  collective_discussion: discussion,
}
