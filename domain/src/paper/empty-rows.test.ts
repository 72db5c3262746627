import { describe, expect, it } from 'vitest'
import { samplePapers } from '../../test/sample-papers.ts'
import { emptyRows } from './empty-rows.ts'
import type { Block, Paper } from './paper.ts'

const [decision] = samplePapers().filter(({ type }) => type === 'penalty_decision')
const withBlock = (block: Block, type = 'penalty_decision'): Paper => {
  if (!decision) throw new Error('the sample case is decided')
  return { ...decision, type, blocks: [block] }
}
const opinion = { kind: 'opinion', title: '机关负责人意见', text: '同意。', name: '刘某' } as const
const at = '2026-11-23T02:00:00.000Z'
const columns = [
  { title: '题名', share: 1 },
  { title: '备注', share: 1, mayBeEmpty: true },
] as const

describe('a row that says nothing', () => {
  it.each([
    ['a row of a form', { kind: 'facts', columns: 1, rows: [['处罚依据', ' ']] }, ['处罚依据']],
    ['an opinion nobody signed', { ...opinion, name: '', at: null }, ['机关负责人意见']],
    ['an opinion without words', { ...opinion, text: '', at }, ['机关负责人意见']],
    ['a cell', { kind: 'table', columns, rows: [['', '作废']] }, ['题名']],
    ['a table without rows', { kind: 'table', columns, rows: [] }, ['题名']],
    ['an answer', { kind: 'questions', exchanges: [{ question: '问', answer: '' }] }, ['问答']],
    ['a point', { kind: 'items', items: ['', '二'] }, ['列表']],
  ] as [string, Block, string[]][])('is found: %s', (_, block, found) => {
    expect(emptyRows(withBlock(block))).toEqual(found)
  })

  it.each([
    ['a row that is filled', { kind: 'facts', columns: 1, rows: [['处罚依据', '第三十六条']] }],
    ['an opinion that is signed', { ...opinion, at }],
    ['a remark', { kind: 'table', columns, rows: [['决定书', '']] }],
  ] as [string, Block][])('is not %s', (_, block) => {
    expect(emptyRows(withBlock(block))).toEqual([])
  })

  it('is a signature nobody gave, but not a line for a hand on a paper that comes back', () => {
    const line = { label: '当事人', name: null, detail: null, on: null }
    const block: Block = { kind: 'items', items: ['一'] }
    const signed = (type: string) => ({ ...withBlock(block, type), signatures: [line] })
    expect(emptyRows(signed('closing_approval'))).toEqual(['当事人'])
    expect(emptyRows(signed('inquiry_record'))).toEqual([])
  })
})
