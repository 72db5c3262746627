import type { ControlView, FieldView } from '@zhaofa/contract'
import { expect, test } from 'vitest'
import { typedProblems } from './typed-problems.ts'

const field = (name: string, control: ControlView): FieldView => ({
  name,
  label: name,
  hint: null,
  required: true,
  basis: null,
  section: null,
  when: null,
  control,
})

const fields = [
  field('facts', { kind: 'paragraph', max: 10 }),
  field('day', { kind: 'date' }),
  field('points', {
    kind: 'rows',
    min: 1,
    max: 9,
    columns: [field('answer', { kind: 'text', max: 5 })],
  }),
  field('party', { kind: 'party' }),
]

test('words too long and characters nobody can see are said at their own place, before anything is sent', () => {
  const problems = typedProblems(fields, {
    facts: '经查'.repeat(20),
    day: '2026-11\u202e-29',
    points: [{ answer: '短' }, { answer: '太长的一句回答' }],
    party: { name: '四平市\u202e商贸公司', uscc: '9122' },
  })
  expect(problems.map(({ field }) => field)).toEqual([
    'facts',
    'day',
    'points.1.answer',
    'party.name',
  ])
  for (const { message } of problems) expect(message).toMatch(/[\u4e00-\u9fff]/)
})

test('what is only not filled in yet is nothing wrong, and numbers are no words', () => {
  expect(typedProblems(fields, {})).toEqual([])
  expect(typedProblems(fields, { facts: 3, points: 'x', party: null })).toEqual([])
})
