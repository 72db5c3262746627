import { describe, expect, test } from 'vitest'
import { circumstances, franchise, people } from '../../../../test/circumstances.ts'
import { mainCourse } from '../../../../test/sample-course.ts'
import { recordedCourse } from '../../../../test/sample-papers.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { Circumstances } from '../../circumstances.ts'
import { foldCase } from '../../evolve.ts'
import { happen } from '../../happen.ts'
import { actsOf, standingOfAct } from '../../procedures.ts'
import { withdrawProposal } from './withdraw-proposal.ts'

const drafted = mainCourse.findIndex(([, { type }]) => type === 'DecisionDrafted')
const proposed: CaseEvent = {
  type: 'ActProposed',
  act: 'issue-decision',
  input: { extensionBasis: null },
  awaits: 'department-head',
}
const endorsed: CaseEvent = {
  type: 'ActEndorsed',
  act: 'issue-decision',
  opinion: '同意',
  awaits: 'agency-head',
}
const before = recordedCourse(mainCourse.slice(0, drafted + 1))
const author = { at: '2026-11-18T03:00:00.000Z', by: { id: people.chen, name: '陈立新' } }
const stamp = {
  role: 'department-head',
  person: people.deputy,
  name: '孙副局',
  at: author.at,
  opinion: '同意',
}
const start = foldCase('c1', 'a1', before)
const waiting = happen(start, [proposed], { ...author, approvals: [] }).file
const signed = happen(waiting, [endorsed], { ...author, approvals: [stamp] }).file

const byChen = circumstances('2026-11-18T04:00:00.000Z', franchise)
const byWang: Circumstances = {
  ...byChen,
  actor: { id: people.wang, name: '王志远', roles: ['officer'] },
}
const refusal = (file: typeof start, at: Circumstances) => {
  const standing = standingOfAct(withdrawProposal, file, at)
  return standing.can ? null : standing.unmet[0]?.reason
}

describe('撤回提交', () => {
  test('is offered in every case, to whoever submitted, while nobody has answered', () => {
    expect(actsOf(waiting).map(({ id }) => id)).toContain('withdraw-proposal')
    expect(refusal(waiting, byChen)).toBeNull()
    expect(withdrawProposal.applies?.(waiting, byWang)).toBe(false)
  })

  test('leaves what was typed, and the case as it was before', () => {
    const [event] = withdrawProposal.events(waiting, { reason: '数额写错' }, byChen)
    if (!event) throw new Error('nothing happened')
    const { file } = happen(waiting, [event], { ...author, approvals: [] })
    expect(file).toMatchObject({
      pending: null,
      returned: {
        act: 'issue-decision',
        input: { extensionBasis: null },
        reason: '数额写错',
        withdrawn: true,
      },
    })
    expect(file.draft).toEqual(start.draft)
  })

  test('after an answer it is refused in a plain sentence', () => {
    expect(refusal(signed, byChen)).toBe(
      '孙副局已经签署意见，不能撤回；需要修改的，请审批人退回修改',
    )
  })

  test('what was approved is not withdrawn, nor what somebody else submitted', () => {
    expect(refusal(start, byChen)).toContain('已经批准的不能撤回')
    expect(refusal(waiting, byWang)).toBe('由陈立新提交，只能由提交的人撤回')
  })
})
