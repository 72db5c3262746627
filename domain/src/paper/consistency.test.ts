import { describe, expect, it } from 'vitest'
import { franchise } from '../../test/circumstances.ts'
import { mainFile, samplePapers } from '../../test/sample-papers.ts'
import { inconsistencies } from './consistency.ts'
import type { Paper } from './paper.ts'

const papers = samplePapers().filter(({ type }) => type !== 'no_penalty_decision')
const file = mainFile()

/** The papers with one text changed in one of them. */
function changed(type: string, from: string, to: string): Paper[] {
  return papers.map((paper) =>
    paper.type === type ? (JSON.parse(JSON.stringify(paper).replaceAll(from, to)) as Paper) : paper,
  )
}
const messages = (given: readonly Paper[]) =>
  inconsistencies(file, [franchise], given).map(({ message }) => message)

describe('告知、审核、讨论、决定之间的一致性', () => {
  it('finds nothing when all papers say the same', () => {
    expect(messages(papers)).toEqual([])
  })

  it('names the paper whose amount differs from the decision, with both amounts', () => {
    expect(messages(changed('penalty_advance_notice', '¥123,456.00', '¥123,465.00'))).toEqual([
      '《行政处罚事先告知书》的金额与拟作决定不一致：没有“¥123,456.00”，写有“¥123,465.00”',
    ])
  })

  it('names the paper with another code, cause or article', () => {
    const code = changed('penalty_decision', '91220300MA0Y43210X', '91220300MA0Y43201X')
    expect(messages(code)).toEqual([
      '《行政处罚决定书》的证件号码与拟作决定不一致：没有“91220300MA0Y43210X”',
    ])
    expect(messages(changed('collective_discussion', '“两店一年”', '“两店两年”'))).toHaveLength(1)
    expect(messages(changed('legal_review_submission', '第三十六条', '第三十七条'))).toEqual([
      '《重大执法决定法制审核送审表》的法律依据与拟作决定不一致：没有“《单用途商业预付卡管理办法（试行）》第三十六条”',
    ])
  })

  it('says that the review of another draft does not count', () => {
    expect(messages(changed('legal_review_opinion', '3f0a9d5c', '00000000'))).toEqual([
      '《法制审核意见书》针对的不是现在的拟决定（指纹不一致），须重新送审、讨论',
    ])
  })

  it('lets a fine lighter than notified pass, and nothing else', () => {
    const blocking = (given: readonly Paper[]) =>
      inconsistencies(file, [franchise], given).map(({ blocks }) => blocks)
    expect(blocking(changed('penalty_advance_notice', '¥123,456.00', '¥123,465.00'))).toEqual([
      false,
    ])
    expect(blocking(changed('collective_discussion', '¥123,456.00', '¥123,465.00'))).toEqual([true])
    expect(blocking(changed('penalty_advance_notice', '91220300MA0Y43210X', '9122'))).toEqual([
      true,
    ])
  })

  it('has nothing to compare before a decision is drafted', () => {
    expect(inconsistencies({ ...file, draft: null, decision: null }, [franchise], papers)).toEqual(
      [],
    )
  })
})
