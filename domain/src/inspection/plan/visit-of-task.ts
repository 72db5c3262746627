import type { FieldProblem } from '../../kernel/field-problem.ts'
import { systemRule } from '../../shared/basis.ts'
import { taskStates, type TaskState } from './task.ts'

/** A task as a visit that names its number is compared with it. */
export type NamedTask = {
  readonly state: TaskState
  readonly firmCode: string
  readonly firmName: string
  readonly items: readonly string[]
}

/** What 登记检查 says of a visit that is made upon a task. */
type VisitOfTask = {
  readonly taskNo: string
  readonly firmCode: string
  readonly items: readonly string[]
}

/** 四商检计〔2026〕1号-0001: how tasks are numbered that are kept here (draw.ts). */
const ownNumber = /检计〔\d{4}〕\d{1,9}号-\d{4,9}$/u

/**
 * What is wrong with a visit that names a task: the task has to be there and open, of this firm, and done whole, since
 * it counts as done with the visit. A number of another shape is that of a plan which was drawn up elsewhere.
 * @param task null where none has this number.
 */
export function visitOfTaskProblems(
  task: NamedTask | null,
  { taskNo, firmCode, items }: VisitOfTask,
): FieldProblem[] {
  const basis = systemRule('order')
  if (task === null) {
    return ownNumber.test(taskNo)
      ? [
          {
            field: 'groundSource',
            basis,
            message: '检查计划里没有这个任务号，请从计划的任务里登记',
          },
        ]
      : []
  }
  if (task.state !== 'open') {
    const message = `这个任务${taskStates[task.state]}，不能再据以登记检查`
    return [{ field: 'groundSource', basis, message }]
  }
  if (task.firmCode !== firmCode) {
    const message = `这个任务检查的是${task.firmName}（${task.firmCode}），不是这一家`
    return [{ field: 'groundSource', basis, message }]
  }
  const left = task.items.filter((each) => !items.includes(each))
  if (left.length === 0) return []
  const message = `任务里的 ${left.join('、')} 没有列入；一次检查做完任务的全部事项`
  return [{ field: 'items', basis, message }]
}
