import { describe, expect, test } from 'vitest'
import { circumstances, people, prepaidCard } from '../../../../test/circumstances.ts'
import { decidedEvents, fileOf, fine, organisation } from '../../../../test/decided-case.ts'
import { sealedPaper } from '../../../../test/signed-paper.ts'
import type { SealedPaper } from '../../scan.ts'
import { happen } from '../../happen.ts'
import { countersign, missingCountersignatures, papersToCountersign } from './countersign.ts'

const file = fileOf(
  decidedEvents({ party: organisation, penalty: fine, facts: '未按期备案。' }).slice(0, -1),
)
const line = (name: string | null, dated = false) => ({ label: '承办人', name, dated })
const inside = (id: string, changed: Partial<SealedPaper> = {}) =>
  sealedPaper({
    ...{ id, type: 'investigation_report', title: '案件调查终结报告', byHand: false },
    lines: [line('陈立新', true), line('王志远')],
    ...changed,
  })
const report = inside('a')
const wang = { id: people.wang, name: '王志远', roles: ['officer'] as const }
const at = (papers: readonly SealedPaper[], actor = wang) => ({
  ...circumstances('2026-11-18T06:00:00.000Z', prepaidCard),
  ...{ papers, actor },
})

describe('what the second officer signs (处罚法第42条)', () => {
  test.each<[string, SealedPaper, string, boolean]>([
    ['a report that names them without a day', report, '王志远', true],
    ['not the one who made it', report, '陈立新', false],
    ['nor somebody it does not name', report, '李思源', false],
    ['nothing that is void', inside('a', { voided: true }), '王志远', false],
    ['nothing that comes back with ink on it', inside('a', { byHand: true }), '王志远', false],
    [
      'nothing that leaves the agency',
      inside('a', { type: 'penalty_advance_notice' }),
      '王志远',
      false,
    ],
  ])('%s', (_, paper, name, waits) => {
    expect(papersToCountersign(file, [paper], name).length).toBe(waits ? 1 : 0)
  })

  test('one press signs all of them, each by its digest, and then nothing waits', () => {
    const papers = [report, inside('b', { type: 'evidence_list', sha256: 'b'.repeat(64) })]
    const where = at(papers)
    expect(missingCountersignatures(file, papers)).toEqual([{ name: '王志远', papers }])
    const author = { at: where.now, by: wang, approvals: [] }
    const events = countersign.events(file, {}, where)
    expect(events).toMatchObject([
      {
        name: '王志远',
        on: '2026-11-18',
        papers: [{ digest: report.sha256 }, { digest: 'b'.repeat(64) }],
      },
    ])
    const after = happen(file, events, author).file
    expect(missingCountersignatures(after, papers)).toEqual([])
    // A report that was put right is a new paper and is signed again.
    expect(
      papersToCountersign(after, [...papers, inside('c', { version: 9 })], '王志远').map(
        ({ id }) => id,
      ),
    ).toEqual(['c'])
  })

  test('whoever has nothing to sign is not offered it', () => {
    expect(countersign.applies?.(file, at([report]))).toBe(true)
    expect(countersign.applies?.(file, at([report], { ...wang, name: '陈立新' }))).toBe(false)
  })
})
