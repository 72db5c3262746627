import { describe, expect, test } from 'vitest'
import { everybody, person, planCircumstances, type Person } from '../../../test/walk-plan.ts'
import { holdsOneOf } from '../../authority/actor.ts'
import { approvalsAsked } from '../../kernel/act.ts'
import { mayAnswerProposal, type Book } from '../../kernel/book.ts'
import { record } from '../../kernel/recorded.ts'
import type { PlanAt } from './plan-at.ts'
import { noPlan } from './plan-file.ts'
import { taskBook } from './task-book.ts'
import { evolveTask, untouchedTask, type TaskEvent, type TaskFile } from './task.ts'
import { visitOfTaskProblems } from './visit-of-task.ts'

/** Tasks: who changes them, and when a visit may begin from one. */
describe('a task, everybody trying', () => {
  type Task = { readonly task: TaskFile; readonly path: readonly string[] }
  const at = (actor: Person) =>
    planCircumstances(
      { plan: noPlan, path: [], world: { listed: null, items: true, cap: true, register: 0 } },
      actor,
    )

  /** How a visit begins from it, is done or called off: the visit's own acts are walked in inspection.walk.test.ts. */
  const visits = ({ task }: Task): TaskEvent[] => {
    const named = {
      state: task.state,
      firmCode: 'f',
      firmName: 'f',
      items: ['JC-001', ...task.added],
    }
    const asked = { taskNo: '四商检计〔2026〕1号-0001', firmCode: 'f', items: named.items }
    return [
      ...(visitOfTaskProblems(named, asked).length === 0
        ? [{ type: 'VisitBegun' as const, caseId: 'visit' }]
        : []),
      ...(task.state === 'begun'
        ? [
            { type: 'VisitDone' as const, caseId: 'visit' },
            { type: 'VisitCalledOff' as const, caseId: 'visit' },
          ]
        : []),
    ]
  }

  function walkTask(broken: Book<TaskFile, TaskEvent, PlanAt>, begins = visits) {
    const queue: Task[] = [{ task: untouchedTask, path: [] }]
    const seen = new Set<string>()
    const violations = new Set<string>()
    for (let i = 0, from = queue[0]; from; from = queue[++i]) {
      const { task } = from
      const step = (events: readonly TaskEvent[], by: Person) => {
        const people = [...(task.proposal ? [task.proposal.by.id] : []), by.id]
        for (const { type } of events) {
          if (type === 'TaskDropped' && new Set(people).size < 2)
            violations.add('dropped by one person alone')
          if (type === 'TaskDropped' && task.state !== 'open')
            violations.add('dropped while it is not open')
          if (type === 'VisitBegun' && task.state !== 'open')
            violations.add('a visit without a task that is open')
          if (type === 'OfficersAssigned' && task.state !== 'open')
            violations.add('given to others while it is not open')
        }
        const author = { at: '2026-12-01T01:00:00.000Z', by, approvals: [] }
        const to = record(task.version, events, author).reduce<TaskFile>(evolveTask, task)
        const key = JSON.stringify([
          to.state,
          to.officers,
          to.proposal && [to.proposal.act, to.proposal.by.id],
        ])
        if (seen.has(key)) return
        seen.add(key)
        queue.push({ task: to, path: [...from.path, events.map(({ type }) => type).join()] })
      }
      for (const actor of everybody) {
        for (const act of broken.acts(task)) {
          if (!holdsOneOf(actor, act.by) || act.applies?.(task, at(actor)) === false) continue
          const input = { officers: ['officer', 'colleague'], reason: '停业' }
          const [awaits] = approvalsAsked(act, actor.roles)
          if (awaits !== undefined && task.proposal) continue
          step(
            awaits === undefined
              ? act.events(task, input as never, at(actor))
              : [{ type: 'ActProposed', act: act.id, input, awaits }],
            actor,
          )
        }
        const act = broken.acts(task).find(({ id }) => id === task.proposal?.act)
        if (!act || !task.proposal || !mayAnswerProposal(actor, task.proposal).ok) continue
        if (act.applies?.(task, at(actor)) === false) continue
        const agreed = { type: 'ActAgreed' as const, act: act.id, confirmedBy: 'password' as const }
        step([agreed, ...act.events(task, task.proposal.input as never, at(actor))], actor)
      }
      for (const event of begins(from)) step([event], person('officer', 'officer'))
    }
    return { states: seen.size, violations }
  }

  const plantedTask = (id: string, change: object): Book<TaskFile, TaskEvent, PlanAt> => ({
    ...taskBook,
    acts: (file) => taskBook.acts(file).map((act) => (act.id === id ? { ...act, ...change } : act)),
  })

  test('it is dropped by two while it is open, and a visit begins from an open one alone', () => {
    const { states, violations } = walkTask(taskBook)
    expect([...violations]).toEqual([])
    expect(states).toBeGreaterThan(10)
  })

  test.each<[string, () => ReturnType<typeof walkTask>, string]>([
    [
      'a head drops it alone',
      () =>
        walkTask(
          plantedTask('drop', { by: ['department-head'], inBothCapacities: 'department-head' }),
        ),
      'dropped by one person alone',
    ],
    [
      'it may be dropped while somebody is there',
      () => walkTask(plantedTask('drop', { applies: () => true })),
      'dropped while it is not open',
    ],
    [
      'it may be given away while somebody is there',
      () => walkTask(plantedTask('assign', { applies: () => true })),
      'given to others while it is not open',
    ],
    [
      'a visit begins from any task',
      () => walkTask(taskBook, () => [{ type: 'VisitBegun', caseId: 'another' }]),
      'a visit without a task that is open',
    ],
  ])('finds it when %s', (_name, walked, what) => {
    expect([...walked().violations]).toContain(what)
  })
})
