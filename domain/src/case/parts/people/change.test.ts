import { evidenceOf, excludedOf } from '../evidence/evidence-list.ts'
import { describe, expect, test } from 'vitest'
import { circumstances, franchise, people } from '../../../../test/circumstances.ts'
import { mainCourse } from '../../../../test/sample-course.ts'
import { recordedCourse } from '../../../../test/sample-papers.ts'
import { foldCase } from '../../evolve.ts'
import { happen } from '../../happen.ts'
import { problemsOf } from '../../law-in-force.ts'
import { standingOfAct } from '../../procedures.ts'
import { excludeEvidence, replaceEvidence } from '../evidence/exclude.ts'
import { changeInvestigators, recuseReviewer } from './change.ts'

const upTo = (type: string) =>
  foldCase(
    'c1',
    'a1',
    recordedCourse(
      mainCourse.slice(0, mainCourse.findIndex(([, event]) => event.type === type) + 1),
    ),
  )
const at = circumstances('2026-11-18T03:00:00.000Z', franchise)
const author = { at: at.now, by: { id: people.chen, name: '陈立新' }, approvals: [] }
const change = { leaving: null, joining: null, ground: 'transfer', reason: '调动' }

describe('变更承办人', () => {
  const file = upTo('ReviewOpinionIssued')

  test.each([
    ['nobody', {}, '没有改动承办人'],
    ['one of two', { leaving: [people.wang] }, expect.stringContaining('不得少于两人') as string],
    ['the host of its hearing', { joining: [people.reviewer] }, '主持本案听证，不能再承办本案'],
    [
      'nobody who steps aside',
      { ground: 'recusal', joining: [people.deputy] },
      '因回避变更的，须选明回避的人员',
    ],
    ['somebody else', { leaving: [people.deputy] }, '有人不是本案承办人'],
  ])('of %s is refused', (_, given, message) => {
    const answers = problemsOf(changeInvestigators, file, { ...change, ...given }, at)
    expect(answers).toMatchObject([{ message }])
  })

  test('of a reviewer of the case is refused as well', () => {
    const reviewed = { ...file, reviewers: [people.deputy] }
    const input = { ...change, joining: [people.deputy] }
    expect(problemsOf(changeInvestigators, reviewed, input, at)).toMatchObject([
      { message: '审核过本案，不能再承办本案' },
    ])
  })

  test('for 回避 keeps the person out of the case for good', () => {
    const input = { ...change, ground: 'recusal', leaving: [people.wang], joining: [people.deputy] }
    const { file: after } = happen(file, changeInvestigators.events(file, input, at), author)
    expect(after.investigators).toEqual([people.chen, people.deputy])
    expect(after.recused).toMatchObject([{ person: people.wang }])
    expect(after.tookPart).toEqual(expect.arrayContaining([people.wang, people.deputy]))
  })
})

test('a reviewer who steps aside takes the opinion along: another one reviews the draft', () => {
  const file = upTo('ReviewOpinionIssued')
  // The sample course is recorded by one person throughout.
  const input = { reviewer: [people.chen], reason: '与当事人有亲属关系' }
  expect(standingOfAct(recuseReviewer, file, at).can).toBe(true)
  const { file: after } = happen(file, recuseReviewer.events(file, input, at), author)
  expect(after.review?.opinion).toBeNull()
  expect(after.recused).toMatchObject([{ person: people.chen }])
})

describe('不采用、替换证据', () => {
  const file = upTo('DecisionDrafted')
  const ids = file.evidence.map(({ id }) => id)

  test('what is not used stays in the file, and the draft that rested on it falls', () => {
    const input = { evidence: ids.slice(0, 1), ground: 'unlawful', reason: '没有出示证件即提取' }
    const { file: after } = happen(file, excludeEvidence.events(file, input, at), author)
    expect(after.evidence.map(({ id }) => id)).toEqual(ids.slice(1))
    expect(after.excluded).toMatchObject([{ id: ids[0], because: '没有出示证件即提取' }])
    expect(after.draft).toBeNull()
  })

  test('findings without any evidence are refused', () => {
    const all = evidenceOf(file).map(({ id }) => id)
    const input = { evidence: all, ground: 'untrue', reason: '不属实' }
    expect(problemsOf(excludeEvidence, file, input, at)).toMatchObject([
      { field: 'evidence', message: expect.stringContaining('没有一件证据') as string },
    ])
  })

  test('a record that is not used leaves the list with its reason, and no file takes its place', () => {
    const record = evidenceOf(file).find(({ name }) => name === '现场检查笔录')
    const input = { evidence: [record?.id ?? ''], ground: 'unlawful', reason: '没有出示证件' }
    expect(problemsOf(excludeEvidence, file, input, at)).toEqual([])
    const { file: after } = happen(file, excludeEvidence.events(file, input, at), author)
    expect(evidenceOf(after)).toHaveLength(evidenceOf(file).length - 1)
    expect(excludedOf(after)).toMatchObject([{ name: '现场检查笔录', because: '没有出示证件' }])
    expect(after.draft).toBeNull()
    const replaced = { evidence: [record?.id ?? ''], replacement: 'new', reason: '模糊' }
    expect(problemsOf(replaceEvidence, file, replaced, at)).toMatchObject([
      { message: '只能替换登记的证据文件；笔录有错的，办理更正' },
    ])
  })

  test('a better file takes the place of a bad one, and each names the other', () => {
    const input = { evidence: ids.slice(0, 1), replacement: 'new', reason: '照片模糊' }
    const { file: after } = happen(file, replaceEvidence.events(file, input, at), author)
    expect(after.excluded).toMatchObject([{ id: ids[0], replacedBy: 'new', ground: 'replaced' }])
    expect(after.evidence.at(-1)).toMatchObject({ id: 'new', name: file.evidence[0]?.name })
    expect(problemsOf(replaceEvidence, after, input, at)).toMatchObject([
      { message: '选中的证据不在案卷里，或者已经不采用' },
    ])
  })
})
