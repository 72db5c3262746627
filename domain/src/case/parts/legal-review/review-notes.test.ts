import { describe, expect, test } from 'vitest'
import { reviewPoints } from '../../case-codes.ts'
import { issueOpinion } from './acts.ts'

const file = { draft: { digest: 'd', draft: { facts: '逾期一百二十日，配合调查。' } } }

const opinion = (notes: unknown) => ({
  points: Object.keys(reviewPoints).map((point) => ({ point, answer: 'yes', reason: null })),
  outcome: 'pass',
  opinion: '同意。',
  counsel: null,
  notes,
})

const problems = (notes: unknown) =>
  issueOpinion.checks?.(file as never, opinion(notes) as never, {} as never)

describe('a note of legal review (批注)', () => {
  test('stands at words of the draft it covers (第58条)', () => {
    expect(problems([{ part: 'facts', quote: '配合调查', remark: '有何证据？' }])).toEqual([])
  })

  test('is refused when the draft has no such words', () => {
    expect(problems([{ part: 'facts', quote: '拒绝调查', remark: '有何证据？' }])).toMatchObject([
      { field: 'notes.0.quote', message: '拟决定的“认定的事实”里没有这段原文' },
    ])
  })

  test('may be about a whole part or about the materials', () => {
    expect(problems([{ part: 'file', quote: null, remark: '缺送达回证。' }])).toEqual([])
  })

  test('is left out of the opinion when there is none, so that old and new opinions read alike', () => {
    const [event] = issueOpinion.events(file as never, opinion(null) as never, {} as never)
    expect(event).not.toHaveProperty('notes')
  })
})
