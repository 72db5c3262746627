import { forgetForm } from '../../kernel/act.ts'
import { bookAct, type Book, type BookAct } from '../../kernel/book.ts'
import type { FieldProblem } from '../../kernel/field-problem.ts'
import * as form from '../../kernel/form.ts'
import { cite } from '../../shared/citation.ts'
import { planners } from './plan-book.ts'
import type { PlanAt } from './plan-at.ts'
import type { TaskEvent, TaskFile } from './task.ts'

type TaskAct = BookAct<TaskFile, TaskEvent, PlanAt>

const open = ({ state }: TaskFile) => state === 'open'

/** Two at least, each with a certificate that lasts as long as the task. */
export function officersProblems(
  officers: readonly string[],
  { personOf }: Pick<PlanAt, 'personOf'>,
): FieldProblem[] {
  return officers.flatMap((id): FieldProblem[] => {
    const person = personOf(id)
    if (!person) return [{ field: 'officers', message: '名单里没有这个人' }]
    if (!person.active) {
      return [{ field: 'officers', message: `${person.name}已经离任或者停用` }]
    }
    return person.certified
      ? []
      : [
          {
            field: 'officers',
            message: `${person.name}没有到任务结束时还有效的行政检查执法证`,
            basis: cite('行政处罚法', 42, { paragraph: 1 }),
          },
        ]
  })
}

const assign: TaskAct = forgetForm({
  ...bookAct,
  id: 'assign',
  title: '指派检查人员',
  step: 'task',
  by: planners,
  effect: '检查不得少于两人；到期以前可以重新指派。',
  basis: [cite('行政处罚法', 42, { paragraph: 1 })],
  form: {
    officers: form.people({
      ...{ label: '检查人员', role: 'officer', min: 2, max: 6 },
      certified: '行政检查',
    }),
  },
  applies: open,
  defaults: ({ officers }: TaskFile) => (officers ? { officers: [...officers] } : {}),
  checks: (_file: TaskFile, { officers }, at: PlanAt) => officersProblems(officers, at),
  events: (_file: TaskFile, { officers }): TaskEvent[] => [{ type: 'OfficersAssigned', officers }],
})

const drop: TaskAct = forgetForm({
  ...bookAct,
  id: 'drop',
  title: '不再检查',
  step: 'task',
  // The head of the department agrees, so it is proposed by somebody else: nobody drops a task alone.
  by: ['officer'],
  approvals: ['department-head'] as const,
  effect: '写明理由，由承办机构负责人同意；任务留在计划里，不算做完。',
  basis: [],
  form: { reason: form.paragraph({ label: '理由', max: 500 }) },
  applies: open,
  events: (_file: TaskFile, { reason }): TaskEvent[] => [{ type: 'TaskDropped', reason }],
})

/** 检查任务: what is done with one of them. Joining two is a use case of both. */
export const taskBook: Book<TaskFile, TaskEvent, PlanAt> = {
  id: 'task',
  title: '检查任务',
  always: [],
  acts: () => [assign, drop],
}
