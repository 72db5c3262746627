import { queryOptions } from '@tanstack/react-query'
import type { ChecklistList, PlanList, PlanView, TaskList, TaskQuery } from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

const root = '/api/inspection-plans'

export const plansQuery = queryOptions({
  queryKey: ['inspection-plans', 'list'],
  queryFn: () => get<PlanList>(root),
})

export const planQuery = (plan: string) =>
  queryOptions({
    queryKey: ['inspection-plans', 'plan', plan],
    queryFn: () => get<PlanView>(`${root}/${plan}`),
  })

export const tasksQuery = (plan: string, asked: TaskQuery) =>
  queryOptions({
    queryKey: ['inspection-plans', 'tasks', plan, asked],
    queryFn: () => get<TaskList>(withQuery(`${root}/${plan}/tasks`, { ...asked })),
    // What was shown stays until the next answer is there.
    placeholderData: (before: TaskList | undefined) => before,
  })

export const checklistsQuery = queryOptions({
  queryKey: ['inspection-plans', 'checklists'],
  queryFn: () => get<ChecklistList>(`${root}/checklists`),
})

export const mergeTask = (task: string, version: number) =>
  send<{ message: string }>('POST', `${root}/tasks/${task}/merge`, { version })
