import { expect, test } from 'vitest'
import { people } from '../../test/circumstances.ts'
import { branches, mainCourse } from '../../test/sample-course.ts'
import { recordedCourse } from '../../test/sample-papers.ts'
import { answeredSteps, type AnsweredStep } from './responsibility.ts'

const steps = answeredSteps(recordedCourse(mainCourse), {
  nameOf: (person) => `甲${person.at(-1)}`,
})
const step = (title: string): AnsweredStep => {
  const found = steps.find((each) => each.title === title)
  if (!found) throw new Error(`nobody answers for ${title}`)
  return found
}

test('a decision has whoever proposed it and everybody who agreed, upon the draft by its digest', () => {
  const { digest, hands } = step('作出决定')
  expect(digest).toBe(step('拟定决定').digest)
  expect(hands[0]?.duty).toBe('proposed')
  expect(hands.slice(1).map(({ duty, role }) => [duty, role])).toContainEqual([
    'approved',
    'agency-head',
  ])
})

test('a review is answered for by its reviewer, upon the same draft', () => {
  const review = step('法制审核意见')
  expect(review.digest).toBe(step('拟定决定').digest)
  expect(review.hands[0]?.duty).toBe('reviewed')
})

test('each head who took part in a discussion answers for what they said', () => {
  const { hands } = step('集体讨论')
  expect(hands.filter(({ duty }) => duty === 'spoke')).toMatchObject([
    { person: people.deputy, name: '甲5', words: '同意：事实清楚，同意拟处罚意见。' },
    { person: people.reviewer, name: '甲3', words: '同意：程序合法，同意。' },
  ])
})

test('so does each head who took part in the discussion of a dispute, whoever wrote it down', () => {
  const course = branches.find((each) =>
    each.some(([, { type }]) => type === 'ReviewDisputeSettled'),
  )
  const recorded = recordedCourse(course ?? []).map((each) => ({ ...each, approvals: [] }))
  const [settled] = answeredSteps(recorded, { nameOf: (person) => person }).filter(
    ({ title }) => title === '负责人集体讨论审核分歧',
  )
  const discussed = recorded.flatMap(({ event }) =>
    event.type === 'ReviewDisputeSettled' ? event.members.map(({ person }) => person) : [],
  )
  expect(discussed.length).toBeGreaterThan(1)
  expect(settled?.hands.map(({ duty, person }) => [duty, person])).toEqual(
    discussed.map((person) => ['spoke', person]),
  )
  expect(settled?.hands[0]?.words).toMatch(/^不?同意审核意见：/)
})

test('a step nobody signed and nobody approved has no row', () => {
  const bare = recordedCourse(mainCourse).map((each) => ({ ...each, approvals: [] }))
  expect(answeredSteps(bare, { nameOf: () => '' }).map(({ title }) => title)).toEqual([
    '拟定决定',
    '法制审核意见',
    '集体讨论',
  ])
})
