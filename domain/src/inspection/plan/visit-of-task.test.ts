import { expect, test } from 'vitest'
import { visitOfTaskProblems, type NamedTask } from './visit-of-task.ts'

const task: NamedTask = {
  ...{ state: 'open', firmCode: 'A', firmName: '示例商贸', items: ['JC-001', 'JC-002'] },
}
const visit = { taskNo: '四商检计〔2026〕1号-0001', firmCode: 'A', items: ['JC-002', 'JC-001'] }

test.each([
  ['the whole task', task, visit, null],
  ['more than the task', task, { ...visit, items: ['JC-001', 'JC-002', 'JC-003'] }, null],
  ['a number that nobody has', null, visit, '检查计划里没有这个任务号，请从计划的任务里登记'],
  ['a plan from elsewhere', null, { ...visit, taskNo: '年度抽查工作计划第 4 号任务' }, null],
  [
    'a task of another firm',
    task,
    { ...visit, firmCode: 'B' },
    '这个任务检查的是示例商贸（A），不是这一家',
  ],
  [
    'a task that is begun',
    { ...task, state: 'begun' },
    visit,
    '这个任务检查中，不能再据以登记检查',
  ],
  ['a task that is done', { ...task, state: 'done' }, visit, '这个任务已完成，不能再据以登记检查'],
  [
    'a task that was merged',
    { ...task, state: 'merged' },
    visit,
    '这个任务已合并，不能再据以登记检查',
  ],
  [
    'a task that was dropped',
    { ...task, state: 'dropped' },
    visit,
    '这个任务不再检查，不能再据以登记检查',
  ],
  [
    'half of the task',
    task,
    { ...visit, items: ['JC-001'] },
    '任务里的 JC-002 没有列入；一次检查做完任务的全部事项',
  ],
] as const)('%s: %j', (_name, of, typed, said) => {
  expect(visitOfTaskProblems(of, typed).map(({ message }) => message)).toEqual(
    said === null ? [] : [said],
  )
})
