import { describe, expect, test } from 'vitest'
import { circumstances, franchise, people, prepaidCard } from '../../../../test/circumstances.ts'
import { decidedEvents, fileOf, fine, organisation } from '../../../../test/decided-case.ts'
import { mainCourse } from '../../../../test/sample-course.ts'
import { papersMade, recordedCourse } from '../../../../test/sample-papers.ts'
import { sealedPaper } from '../../../../test/signed-paper.ts'
import type { SealedPaper } from '../../scan.ts'
import { foldCase } from '../../evolve.ts'
import { happen } from '../../happen.ts'
import { papersOfPending, actsOf } from '../../procedures.ts'
import {
  countersign as countersignOf,
  missingCountersignatures,
  papersToCountersign,
} from './countersign.ts'

const file = fileOf(
  decidedEvents({ party: organisation, penalty: fine, facts: '未按期备案。' }).slice(0, -1),
)
const countersign = countersignOf(papersOfPending)
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
    expect(missingCountersignatures(file, where, papersOfPending)).toEqual([
      { name: '王志远', titles: papers.map(({ title }) => title) },
    ])
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
    expect(missingCountersignatures(after, where, papersOfPending)).toEqual([])
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

describe('a form on its way to the heads is signed before they decide', () => {
  const course = mainCourse.slice(
    0,
    mainCourse.findIndex(([, { type }]) => type === 'CaseClosed'),
  )
  const events = recordedCourse(course)
  const before = foldCase('c1', 'a1', events)
  const closing = circumstances('2026-12-22T02:00:00.000Z', franchise)
  const chen = { id: people.chen, name: '陈立新' }
  const colleague = { ...closing, actor: wang, nameOf: () => '王志远' }
  const input = { reason: 'performed', execution: '已经缴清。', despite: null }
  const proposed = happen(
    before,
    [{ type: 'ActProposed', act: 'close-case', input, awaits: 'department-head' }],
    { at: '2026-12-22T01:00:00.000Z', by: chen, approvals: [] },
  )
  const { file: pending } = proposed
  const signing = happen(pending, countersign.events(pending, {}, colleague), {
    at: closing.now,
    by: wang,
    approvals: [],
  })

  test('it is offered to the colleague, and not to whoever submitted it', () => {
    expect(countersign.applies?.(pending, colleague)).toBe(true)
    expect(countersign.applies?.(pending, { ...closing, actor: { ...wang, ...chen } })).toBe(false)
    expect(countersign.applies?.(before, colleague)).toBe(false)
    expect(missingCountersignatures(pending, colleague, papersOfPending)).toEqual([
      { name: '王志远', titles: ['结案审批表（审批中）'] },
    ])
    expect(countersign.known?.(pending, colleague)).toMatchObject([
      { label: '结案审批表', value: '陈立新提交，正在审批' },
    ])
  })

  test('it leaves as soon as it is signed, and no page is made of it', () => {
    const { file: after, recorded } = signing
    expect(recorded[0]?.event).toMatchObject({
      papers: [],
      forms: { at: pending.version, titles: ['结案审批表'] },
    })
    expect(countersign.applies?.(after, colleague)).toBe(false)
    expect(missingCountersignatures(after, colleague, papersOfPending)).toEqual([])
    const all = [...events, ...proposed.recorded, ...recorded]
    expect(papersMade(all).filter(({ type }) => type === 'countersign_page')).toEqual([])
  })

  test('the form that the heads sign then bears the days of both', () => {
    const act = actsOf(signing.file).find(({ id }) => id === 'close-case')
    if (!act) throw new Error('a case is closed')
    const stamp = { role: 'agency-head', person: people.head, name: '刘局长', opinion: null }
    const done = happen(signing.file, act.events(signing.file, input, closing), {
      at: '2026-12-23T02:00:00.000Z',
      by: chen,
      approvals: [{ ...stamp, at: '2026-12-23T02:00:00.000Z', confirmedBy: 'password' }],
    })
    const all = [...events, ...proposed.recorded, ...signing.recorded, ...done.recorded]
    const form = papersMade(all).find(({ type }) => type === 'closing_approval')
    // The form names whoever handles the case beside the one who submitted; both lines are dated.
    expect(form?.signatures.filter(({ on }) => on !== null)).toHaveLength(1)
    expect(form?.signatures).toMatchObject([{ name: '王志远', on: '2026-12-22' }])
  })

  test('it falls with the form when that is sent back', () => {
    const back = happen(
      signing.file,
      [
        { type: 'ActReturned', act: 'close-case', category: 'facts', reason: '补充执行情况。' },
        { type: 'ActProposed', act: 'close-case', input, awaits: 'department-head' },
      ],
      { at: closing.now, by: chen, approvals: [] },
    )
    expect(countersign.applies?.(back.file, colleague)).toBe(true)
  })
})
