import type { MyWork } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { listLimit } from '@zhaofa/domain/publicity/lists/list-limit.ts'
import { getLimit } from '@zhaofa/domain/deadline/limits.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../../storage/database.ts'
import { newestSubmissions, type StoredSubmission } from '../../../storage/streams/list-stream.ts'
import type { World } from '../../../world.ts'
import { agencyNames } from '../../desk/in-agency.ts'
import { limitView } from '../../desk/limits.ts'
import { historyLine, waitingOf } from './list-views.ts'
import { findListType } from './list-types.ts'
import { reviewTasks } from './review-tasks.ts'

type Line = MyWork['lists'][number]

/** 我的工作: steps of lists that are this person's, nearest limit first, and lists to look at again. */
export async function listWork(tx: Tx, world: World, actor: Actor): Promise<Line[]> {
  const names = await agencyNames(tx)
  const steps: Line[] = []
  for (const stored of await newestSubmissions(tx, { unpublished: true })) {
    const waiting = waitingOf(findListType(stored.own.item), stored, actor)
    if (!waiting?.mine) continue
    const agency = stored.agencyId === actor.agencyId ? null : (names.get(stored.agencyId) ?? null)
    const limit = await limitOf(tx, world, stored)
    steps.push({ ...stepLine(stored, waiting.step), agency, limit })
  }
  const day = ({ limit }: Line) => limit?.dueOn ?? '9999-12-31'
  steps.sort((a, b) => day(a).localeCompare(day(b)))
  if (!actor.roles.includes('disclosure-collector')) return steps
  const tasks = await reviewTasks(tx, world, actor)
  return [
    ...steps,
    ...tasks.map(({ item, title, triggers }) => ({
      item,
      title,
      doing: '复核清单',
      reasons: triggers.map(({ text }) => text),
      submissionId: null,
      agency: null,
      limit: null,
    })),
  ]
}

function stepLine({ id, own: { item }, events, file }: StoredSubmission, step: string) {
  const type = findListType(item)
  const { reason, taken, returned } = file
  const last = events.at(-1)
  const opinion = last ? historyLine(type, last).opinion : ''
  return {
    item,
    title: type.title,
    doing: taken.length === 0 ? '修改后再采集' : step,
    reasons: [returned ? `已退回：${opinion}` : reason],
    submissionId: id,
  }
}

/** Counted by the calendar of the agency whose list it is. */
async function limitOf(tx: Tx, world: World, { own, agencyId, events, file }: StoredSubmission) {
  const now = world.clock.now().toISOString()
  const today = chinaDay(now)
  const { calendar } = await world.reference.load(tx, agencyId, today)
  const { rows } = file
  const instance = listLimit(own.item, { rows, collectedOn: chinaDay(events[0]?.at ?? now) })
  return limitView({ title: getLimit(instance.limitId).action, instance }, { calendar, today, now })
}
