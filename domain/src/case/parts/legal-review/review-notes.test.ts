import { noPenalty } from '../../penalty-fields.ts'
import { describe, expect, test } from 'vitest'
import { circumstances } from '../../../../test/circumstances.ts'
import { emptyFile } from '../../../../test/get-act.ts'
import { penaltyPoints } from './checklist.ts'
import { issueOpinion } from './acts.ts'

const at = circumstances('2026-11-20T02:00:00.000Z')
const draft = {
  ...{
    outcome: 'no-penalty',
    noPenaltyReason: null,
    penalty: noPenalty,
    facts: '逾期一百二十日，配合调查。',
  },
  ...{ statementHandling: '', discretionReason: '', education: null },
}
const file = { ...emptyFile, draft: { digest: 'd', grounds: [], draft } }

const opinion = (notes: unknown) => ({
  points: penaltyPoints.map((point) => ({ point, answer: 'yes', reason: '案卷可以证明。' })),
  outcome: 'pass',
  opinion: '同意。',
  notes,
})

const problems = (notes: unknown) =>
  issueOpinion.checks?.(file as never, opinion(notes) as never, at)

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
    const [event] = issueOpinion.events(file as never, opinion(null) as never, at)
    expect(event).not.toHaveProperty('notes')
  })
})
