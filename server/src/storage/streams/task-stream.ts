import {
  evolveTask,
  untouchedTask,
  type TaskEvent,
  type TaskFile,
} from '@zhaofa/domain/inspection/plan/task.ts'
import type { NoOwn, Stream } from '../stream.ts'

/** 检查任务: what happens to one after it was made (inspection.drawn_task). */
export const taskStream: Stream<TaskFile, TaskEvent, NoOwn> = {
  called: '检查任务',
  leaf: 'plan-change',
  table: { name: 'inspection.task_event', key: 'task_id', own: [], approvals: false },
  ownOf: () => ({}),
  fold: (_head, events) => events.reduce(evolveTask, untouchedTask),
  evolve: evolveTask,
}
