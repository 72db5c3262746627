import type { PersonId, Recorded } from '../../kernel/recorded.ts'
import { evolveProposal, type BookFile, type ProposalEvent } from '../../kernel/book.ts'

/** 任务的状态. */
export const taskStates = {
  open: '待检查',
  begun: '检查中',
  done: '已完成',
  dropped: '不再检查',
  merged: '已合并',
} as const
export type TaskState = keyof typeof taskStates

/** What happens to a task after it was made. */
export type TaskEvent =
  | { readonly type: 'OfficersAssigned'; readonly officers: readonly PersonId[] }
  | { readonly type: 'TaskDropped'; readonly reason: string }
  /** One visit, several items: the other task takes its items over. */
  | { readonly type: 'TaskMerged'; readonly into: string }
  | { readonly type: 'ItemsAdded'; readonly items: readonly string[]; readonly from: string }
  | { readonly type: 'VisitBegun'; readonly caseId: string }
  | { readonly type: 'VisitDone'; readonly caseId: string }
  /** The visit did not take place: the task is still to be done. */
  | { readonly type: 'VisitCalledOff'; readonly caseId: string }
  | ProposalEvent

/** What of a task its events change. */
export type TaskFile = BookFile & {
  readonly state: TaskState
  /** Null: as they were drawn. */
  readonly officers: readonly PersonId[] | null
  readonly added: readonly string[]
  readonly caseId: string | null
  /** Why it was dropped, or into which task it was merged. */
  readonly why: string | null
}

export const untouchedTask: TaskFile = {
  ...{ version: 0, proposal: null, state: 'open', officers: null },
  ...{ added: [], caseId: null, why: null },
}

export function evolveTask(file: TaskFile, recorded: Recorded<TaskEvent>): TaskFile {
  const { version, event } = recorded
  const now = { ...file, version }
  switch (event.type) {
    case 'OfficersAssigned':
      return { ...now, officers: event.officers }
    case 'TaskDropped':
      return { ...now, state: 'dropped', why: event.reason }
    case 'TaskMerged':
      return { ...now, state: 'merged', why: event.into }
    case 'ItemsAdded':
      return { ...now, added: [...file.added, ...event.items] }
    case 'VisitBegun':
      return { ...now, state: 'begun', caseId: event.caseId }
    case 'VisitDone':
      return { ...now, state: 'done', caseId: event.caseId }
    case 'VisitCalledOff':
      return { ...now, state: 'open', caseId: null }
    case 'ActProposed':
    case 'ActAgreed':
    case 'ActReturned':
      return { ...now, ...evolveProposal(file, recorded, event) }
  }
}
