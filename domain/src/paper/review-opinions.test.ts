import { expect, test } from 'vitest'
import { people } from '../../test/circumstances.ts'
import { branches, mainCourse, type Sample } from '../../test/sample-course.ts'
import { papersMade, recordedCourse } from '../../test/sample-papers.ts'
import type { CaseEvent } from '../case/case-event.ts'
import { reviewOutcomes, type ReviewOutcome } from '../case/case-codes.ts'
import { subjectRef, type SubjectRef } from '../case/parts/legal-review/subject-ref.ts'
import { plainDate } from '../shared/plain-date.ts'
import { emptyRows } from './empty-rows.ts'
import { paperText } from './paper.ts'

type Issued = Extract<CaseEvent, { type: 'ReviewOpinionIssued' }>
type Given = { readonly before: readonly Sample[]; readonly on: string; readonly event: Issued }

const courses = [mainCourse, ...branches]
/** Every opinion of the samples on a decision, of both rounds, with what went before it. */
const onDecisions = courses.flatMap((course) =>
  course.flatMap(([on, event], i): Given[] =>
    event.type === 'ReviewOpinionIssued' ? [{ before: course.slice(0, i), on, event }] : [],
  ),
)

/** The same words said of each seizure and revision that the samples propose. */
const onOthers = courses.flatMap((course) =>
  course.flatMap(([on, event], i): Given[] => {
    const subject = subjectOf(event)
    const [model] = onDecisions
    if (!subject || !model) return []
    const about = { digest: subject.digest, subject: subject.ref }
    const sent: CaseEvent = {
      ...{ type: 'ReviewSubmitted', grounds: ['本局规定'], statement: '请审核。' },
      ...about,
    }
    const before: Sample[] = [...course.slice(0, i + 1), [on, sent]]
    return [{ before, on, event: { ...model.event, ...about } }]
  }),
)

function subjectOf(event: CaseEvent): { digest: string; ref: SubjectRef } | null {
  if (event.type === 'SeizureProposed') {
    return { digest: event.digest, ref: { kind: 'seizure', no: event.seizure } }
  }
  if (event.type === 'RevisionProposed') {
    return { digest: event.digest, ref: { kind: 'revision', no: event.revision } }
  }
  return null
}

const opinions = [...onDecisions, ...onOthers]
const outcomes = Object.keys(reviewOutcomes) as ReviewOutcome[]

test('the samples have opinions of both rounds, and on more than decisions', () => {
  expect(new Set(opinions.map(({ event }) => event.round ?? 1))).toEqual(new Set([1, 2]))
  const subjects = new Set(opinions.map(({ event }) => subjectRef(event).kind))
  expect(subjects).toEqual(new Set(['decision', 'seizure', 'revision']))
})

test.each(outcomes)('an opinion that says %s has no empty row, and says it', (outcome) => {
  for (const { before, on, event } of opinions) {
    const said = { ...event, outcome, opinion: '理由写在各项审核意见中，请承办机构办理。' }
    const course: readonly Sample[] = [...before, [on, said]]
    const papers = papersMade(recordedCourse(course)).filter(({ type }) =>
      ['legal_review_opinion', 'legal_review_reconsideration'].includes(type),
    )
    expect(papers).toHaveLength(1)
    for (const paper of papers) {
      expect(emptyRows(paper)).toEqual([])
      expect(paperText(paper)).toContain(reviewOutcomes[outcome])
    }
  }
})

test('an opinion on a seizure or on a change of the decision does not call it 拟决定', () => {
  for (const { before, on, event } of onOthers) {
    const papers = papersMade(recordedCourse([...before, [on, event]]))
    const [paper] = papers.filter(({ type }) => type === 'legal_review_opinion')
    expect(paper && paperText(paper)).toContain('送审的这一稿有效')
    expect(paper && paperText(paper)).not.toContain('拟决定有改动')
  }
})

test('a notice of missing materials says of which case and of what in it', () => {
  const returned: CaseEvent = {
    ...{
      type: 'ReviewReturned',
      materials: [],
      missing: '听证笔录',
      supplyBy: plainDate('2026-12-31'),
    },
  }
  const ofThem = [...onDecisions.slice(0, 1), ...onOthers].map(({ before, on, event }) => {
    const { subject } = event
    const sample: Sample = [on, { ...returned, ...(subject && { subject }) }]
    const papers = papersMade(recordedCourse([...before, sample]))
    const paper = papers.find(({ type }) => type === 'legal_review_supplement_notice')
    return [subjectRef(event).kind, paper ? paperText(paper) : ''] as const
  })
  const words = {
    decision: /案（拟决定）/,
    seizure: /案（.*(?:查封|扣押)）/,
    revision: /案（.+决定）/,
  }
  for (const [kind, text] of ofThem) expect(text).toMatch(words[kind])
})

test('the opinion of a counsel says of which firm they are', () => {
  const [{ before, on } = { before: [], on: '' }] = onDecisions
  const { length: version } = before
  const invited: CaseEvent = {
    ...{
      type: 'CounselInvited',
      counsel: people.reviewer,
      kind: 'counsel',
      firm: '示例律师事务所',
    },
    ...{
      questions: '数额是否恰当。',
      readable: ['draft'],
      evidence: [],
      dueOn: plainDate('2026-12-31'),
    },
  }
  const given: CaseEvent = {
    type: 'CounselOpinionGiven',
    invitation: version + 1,
    opinion: '恰当。',
  }
  const papers = papersMade(recordedCourse([...before, [on, invited], [on, given]]))
  const paper = papers.find(({ type }) => type === 'legal_counsel_opinion')
  expect(paper && paperText(paper)).toContain('法律顾问，示例律师事务所')
  expect(paper && emptyRows(paper)).toEqual([])
})
