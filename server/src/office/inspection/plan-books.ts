import { randomUUID } from 'node:crypto'
import type { PlanBookName } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  checklistBook,
  noChecklist,
  type ChecklistEvent,
  type ChecklistFile,
} from '@zhaofa/domain/inspection/checklist/checklist-book.ts'
import { planBook } from '@zhaofa/domain/inspection/plan/plan-book.ts'
import type { PlanEvent } from '@zhaofa/domain/inspection/plan/plan-event.ts'
import { noPlan, type PlanFile } from '@zhaofa/domain/inspection/plan/plan-file.ts'
import { taskBook } from '@zhaofa/domain/inspection/plan/task-book.ts'
import {
  untouchedTask,
  type TaskEvent,
  type TaskFile,
} from '@zhaofa/domain/inspection/plan/task.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { NotFoundError, StaleError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { insertTasks } from '../../storage/plan-store.ts'
import { append, find } from '../../storage/stream.ts'
import { checklistsOf, checklistStream } from '../../storage/streams/checklist-stream.ts'
import { planStream } from '../../storage/streams/plan-stream.ts'
import { taskStream } from '../../storage/streams/task-stream.ts'
import { isUniqueViolation } from '../../storage/unique-violation.ts'
import { actsInBooks } from '../desk/act-in-book.ts'
import { forgottenBook, type Bookshelf, type OpenBook } from '../desk/open-book.ts'
import { loadPlanCircumstances, planChoices, type PlanCircumstances } from './plan-circumstances.ts'

/** The address of a plan that is not drafted yet. */
export const newPlan = 'new'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u

const shelf: Bookshelf<PlanBookName, PlanCircumstances> = {
  open: async (tx, _world, actor, { book, of }) => {
    switch (book) {
      case 'plan':
        return forgottenBook(await openPlan(tx, actor, of))
      case 'task':
        return forgottenBook(await openTask(tx, of))
      case 'checklist':
        return forgottenBook(await openChecklist(tx, actor, of))
    }
  },
  circumstances: async (tx, world, actor, { place, agencyId, file, act, input }) => {
    const asked = { agencyId, act, input }
    switch (place.book) {
      case 'plan':
        return loadPlanCircumstances(tx, world, actor, {
          ...asked,
          planId: place.of === newPlan ? null : place.of,
          file: file as PlanFile,
        })
      case 'task': {
        const until = plainDate((await taskRow(tx, place.of)).ends_on)
        return loadPlanCircumstances(tx, world, actor, {
          ...{ ...asked, planId: null, file: noPlan, until },
        })
      }
      case 'checklist':
        return loadPlanCircumstances(tx, world, actor, { ...asked, planId: null, file: noPlan })
    }
  },
}

/** What is done with plans, tasks and checklists. */
export const {
  viewForm: viewPlanActForm,
  perform: performPlanAct,
  agree: agreeInPlan,
  sendBack: returnInPlan,
} = actsInBooks(shelf)

/** @throws NotFoundError */
async function openPlan(
  tx: Tx,
  actor: Actor,
  of: string,
): Promise<OpenBook<PlanFile, PlanEvent, PlanCircumstances>> {
  const stored = of === newPlan ? undefined : uuid.test(of) ? await find(tx, planStream, of) : null
  if (stored === null || (of !== newPlan && !stored)) throw new NotFoundError('没有这个检查计划')
  const id = stored?.id ?? randomUUID()
  const agencyId = stored?.agencyId ?? actor.agencyId
  return {
    book: planBook(await planChoices(tx, agencyId, { ranges: true })),
    ...{ called: planStream.called, agencyId, begins: stored === undefined },
    file: stored?.file ?? noPlan,
    events: stored?.events ?? [],
    add: async (to, events, author, { tasks }) => {
      const made = events.find((event) => event.type === 'TasksMade')
      if (made?.type === 'TasksMade') {
        await insertTasks(to, { planId: id, planVersion: made.planVersion, agencyId }, tasks)
      }
      const drafted = events.find((event) => event.type === 'PlanDrafted')
      const number = stored?.own.number ?? (drafted?.type === 'PlanDrafted' ? drafted.number : '')
      const place = { id, before: stored?.file ?? null, own: { number }, row: null }
      return once('plan_number_once', planStream.called, async () => ({
        ...{ id, file: (await append(to, planStream, place, events, author)).file },
      }))
    },
  }
}

/** @throws NotFoundError */
async function taskRow(tx: Tx, id: string) {
  const row = uuid.test(id)
    ? await tx.selectFrom('inspection.task').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row) throw new NotFoundError('没有这个检查任务')
  return row
}

/** @throws NotFoundError */
async function openTask(
  tx: Tx,
  of: string,
): Promise<OpenBook<TaskFile, TaskEvent, PlanCircumstances>> {
  const row = await taskRow(tx, of)
  const stored = await find(tx, taskStream, of)
  return {
    ...{ book: taskBook, called: taskStream.called, agencyId: row.agency_id, begins: false },
    file: stored?.file ?? untouchedTask,
    events: stored?.events ?? [],
    add: async (to, events, author) => {
      const place = { id: of, before: stored?.file ?? null, own: {}, row: null }
      return { id: of, file: (await append(to, taskStream, place, events, author)).file }
    },
  }
}

async function openChecklist(
  tx: Tx,
  { agencyId }: Actor,
  item: string,
): Promise<OpenBook<ChecklistFile, ChecklistEvent, PlanCircumstances>> {
  if (item === '' || item.length > 50) throw new NotFoundError('没有这个检查事项')
  const stored = (await checklistsOf(tx, agencyId, [item])).get(item)
  const id = stored?.id ?? randomUUID()
  return {
    ...{ book: checklistBook, called: checklistStream.called, begins: false },
    file: stored?.file ?? noChecklist(item),
    events: stored?.events ?? [],
    add: (to, events, author) => {
      const place = { id, before: stored?.file ?? null, own: { item }, row: null }
      return once('checklist_once', checklistStream.called, async () => ({
        ...{ id, file: (await append(to, checklistStream, place, events, author)).file },
      }))
    },
  }
}

/** Of two people who begin the same file at once, the second is told that somebody was faster. */
async function once<T>(
  key: string,
  called: typeof planStream.called,
  begin: () => Promise<T>,
): Promise<T> {
  try {
    return await begin()
  } catch (error) {
    if (isUniqueViolation(error, key)) throw new StaleError(called, { cause: error })
    throw error
  }
}
