import { sql } from 'kysely'
import type { InspectionEvent } from '@zhaofa/domain/case/procedures/inspection/event.ts'
import { partyCode } from '@zhaofa/domain/case/party.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { visitOfTaskProblems } from '@zhaofa/domain/inspection/plan/visit-of-task.ts'
import type { TaskEvent } from '@zhaofa/domain/inspection/plan/task.ts'
import { untouchedTask, type TaskFile } from '@zhaofa/domain/inspection/plan/task.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { holdsOneOf } from '@zhaofa/domain/authority/actor.ts'
import { planners } from '@zhaofa/domain/inspection/plan/plan-book.ts'
import { ForbiddenError, NotFoundError, StaleError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { append, find, type AgencyAuthor } from '../../storage/stream.ts'
import { taskStream } from '../../storage/streams/task-stream.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { inAgency } from '../desk/in-agency.ts'

const add = async (
  tx: Tx,
  { id, before }: { readonly id: string; readonly before: TaskFile | null },
  event: TaskEvent,
  author: AgencyAuthor,
) => append(tx, taskStream, { id, before, own: {}, row: null }, [event], author)

type VisitOpened = Extract<InspectionEvent, { readonly type: 'VisitOpened' }>

/**
 * What is wrong with a visit that is about to be registered upon a task; nothing for one upon another ground. The task
 * is locked, so that of two officers at once the second is told that it is begun.
 * @param opened what 登记检查 would record.
 */
export async function visitOfTaskProblemsIn(
  tx: Tx,
  agencyId: string,
  { ground, groundSource: taskNo, firm, items }: VisitOpened,
): Promise<FieldProblem[]> {
  if (ground !== 'plan' && ground !== 'special') return []
  await sql`select pg_advisory_xact_lock(hashtextextended(${`task ${agencyId} ${taskNo}`}, 0))`.execute(
    tx,
  )
  const row = await tx
    .selectFrom('inspection.task')
    .select(['state', 'firm_code', 'firm_name', 'items'])
    .where('agency_id', '=', agencyId)
    .where('number', '=', taskNo)
    .executeTakeFirst()
  const task = row && {
    ...{ state: row.state, items: row.items },
    ...{ firmCode: row.firm_code, firmName: row.firm_name },
  }
  const visit = { taskNo, firmCode: partyCode(firm), items: items.map(({ code }) => code) }
  return visitOfTaskProblems(task ?? null, visit)
}

/**
 * A visit was registered upon a task: the task knows its case from then on. A number that names no task, or one that
 * is not open, changes nothing: what the officer wrote as the source of the visit stays as it was written.
 */
export async function visitBegunFor(
  tx: Tx,
  taskNo: string,
  caseId: string,
  author: AgencyAuthor,
): Promise<void> {
  const row = await tx
    .selectFrom('inspection.task')
    .select(['id', 'state'])
    .where('agency_id', '=', author.agencyId)
    .where('number', '=', taskNo)
    .executeTakeFirst()
  if (row?.state !== 'open') return
  const stored = await find(tx, taskStream, row.id)
  await add(
    tx,
    { id: row.id, before: stored?.file ?? null },
    { type: 'VisitBegun', caseId },
    author,
  )
}

/** The visit of a task is over, because its result was told or it was referred; or it was called off, and the task is not. */
export async function visitEndedFor(
  tx: Tx,
  { type, caseId }: Extract<TaskEvent, { type: 'VisitDone' | 'VisitCalledOff' }>,
  author: AgencyAuthor,
): Promise<void> {
  const rows = await tx
    .selectFrom('inspection.task_event')
    .select('task_id')
    .distinct()
    .where('agency_id', '=', author.agencyId)
    .where('type', '=', 'VisitBegun')
    .where(sql`body ->> 'caseId'`, '=', caseId)
    .execute()
  // One visit has one task; tasks that were joined with it are none of their own.
  for (const { task_id: id } of rows) {
    const stored = await find(tx, taskStream, id)
    if (stored?.file.state !== 'begun' || stored.file.caseId !== caseId) continue
    await add(tx, { id, before: stored.file }, { type, caseId }, author)
  }
}

/**
 * 一次检查、几个事项: this task is joined with the open task of another plan that it overlaps with, which takes its
 * items over.
 * @throws NotFoundError, ForbiddenError, StaleError
 */
export function mergeTask(
  world: World,
  actor: Actor,
  { task: id, version }: { readonly task: string; readonly version: number },
): Promise<Outcome<{ message: string }, readonly Refusal[]>> {
  if (!holdsOneOf(actor, planners)) throw new ForbiddenError('任务由执法人员、承办机构负责人合并')
  return inAgency(world, actor, async (tx) => {
    const row = await tx
      .selectFrom('inspection.task')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw new NotFoundError('没有这个检查任务')
    const own = await find(tx, taskStream, id)
    const { version: known, state, proposal } = own?.file ?? untouchedTask
    if (known !== version) throw new StaleError(taskStream.called)
    const other =
      row.overlapping === null
        ? undefined
        : await tx
            .selectFrom('inspection.task')
            .selectAll()
            .where('agency_id', '=', row.agency_id)
            .where('number', '=', row.overlapping)
            .executeTakeFirst()
    if (state !== 'open' || proposal || other?.state !== 'open') {
      const reason =
        other?.state === 'open'
          ? '这个任务已经不能合并'
          : '要合并的任务已经检查或者不再检查，不能合并'
      return refuse([{ reason, basis: [systemRule('order')] }])
    }
    const author = authorOf(actor, world.clock.now().toISOString())
    const items = row.items.filter((each) => !other.items.includes(each))
    const into = await find(tx, taskStream, other.id)
    const merged: TaskEvent = { type: 'TaskMerged', into: other.number }
    await add(tx, { id, before: own?.file ?? null }, merged, author)
    if (items.length > 0) {
      const added: TaskEvent = { type: 'ItemsAdded', items, from: row.number }
      await add(tx, { id: other.id, before: into?.file ?? null }, added, author)
    }
    return accept({
      message: `已并入 ${other.number}，一次检查 ${other.items.length + items.length} 个事项。`,
    })
  })
}
