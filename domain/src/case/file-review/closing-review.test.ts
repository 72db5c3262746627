import { expect, test } from 'vitest'
import { soundCourse, soundDay, underReview } from '../../../test/sound-file.ts'
import type { Sample } from '../../../test/sample-course.ts'
import { penalty } from '../../../test/sample-facts.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { closingProblems, reviewFacts } from './closing-review.ts'
import { reviewFile } from './review-file.ts'

const reviewed = (course: readonly Sample[]) => reviewFile(underReview(course, soundDay))
const undiscussed = reviewed(soundCourse.filter(([, { type }]) => type !== 'DeliberationHeld'))
const suspected = reviewed(
  soundCourse.map(([on, event]): Sample => {
    if (event.type !== 'InvestigationConcluded') return [on, event]
    const flags = { ...event.findings.flags, suspectedCrime: true }
    return [on, { ...event, findings: { ...event.findings, flags } }]
  }),
)

test('a file in which nothing is found is closed without a word', () => {
  const sound = reviewed(soundCourse)
  expect(closingProblems(sound, { despite: null })).toEqual([])
  expect(reviewFacts(sound)).toEqual([
    { label: '案卷评查', value: '系统能查的各项没有发现问题', source: '案卷评查' },
  ])
})

test('what 复议 changed is no fault of the discretion with which the decision was made', () => {
  const { findings } = reviewed([
    ...soundCourse,
    [
      soundDay,
      {
        type: 'DecisionRevised',
        source: 'review',
        effect: 'changed',
        ground: null,
        reason: '罚款明显不当。',
        penalty: { ...penalty, fineFen: penalty.fineFen / 4 },
        remake: false,
        remakeBy: null,
        document: {
          organ: '四平市人民政府',
          number: '四政复决字〔2026〕12号',
          decidedOn: plainDate(soundDay),
          receivedOn: plainDate(soundDay),
        },
      },
    ],
  ])
  expect(findings).toEqual([])
})

test('over an open veto a case is closed only with a reason', () => {
  expect(closingProblems(undiscussed, { despite: ' ' })).toMatchObject([
    { field: 'despite', message: expect.stringContaining('V10 应当集体讨论而没有讨论') as string },
  ])
  expect(closingProblems(undiscussed, { despite: '已报上级备案' })).toEqual([])
  expect(reviewFacts(undiscussed)[0]?.value).toContain('一票否决 V10')
})

test('a suspected crime that was not transferred is never closed, whatever the reason (处罚法第57条)', () => {
  expect(closingProblems(suspected, { despite: '已报上级' })).toMatchObject([
    { message: '认为涉嫌犯罪，没有移送公安机关，不得结案', basis: { article: 57 } },
  ])
})
