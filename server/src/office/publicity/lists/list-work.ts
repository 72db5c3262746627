import type { MyWork } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { listLimit } from '@zhaofa/domain/publicity/lists/list-limit.ts'
import { getLimit } from '@zhaofa/domain/deadline/limits.ts'
import type { WorkCalendar } from '@zhaofa/domain/deadline/work-calendar.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
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
  const mine = (await newestSubmissions(tx, { unpublished: true })).flatMap((stored) => {
    const waiting = waitingOf(findListType(stored.own.item), stored, actor)
    return waiting?.mine ? [{ stored, step: waiting.step }] : []
  })
  const now = world.clock.now().toISOString()
  const calendars = await calendarsOf(tx, world, mine, chinaDay(now))
  const steps = mine.map(({ stored, step }): Line => {
    const { agencyId } = stored
    const agency = agencyId === actor.agencyId ? null : (names.get(agencyId) ?? null)
    return { ...stepLine(stored, step), agency, limit: limitOf(stored, calendars, now) }
  })
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

type Calendars = ReadonlyMap<string, WorkCalendar>

/** The calendar of each agency whose list waits. A supervisor may have lists of several agencies. */
async function calendarsOf(
  tx: Tx,
  world: World,
  waiting: readonly { readonly stored: StoredSubmission }[],
  today: PlainDate,
): Promise<Calendars> {
  const calendars = new Map<string, WorkCalendar>()
  for (const agencyId of new Set(waiting.map(({ stored }) => stored.agencyId))) {
    calendars.set(agencyId, (await world.reference.load(tx, agencyId, today)).calendar)
  }
  return calendars
}

/** Counted by the calendar of the agency whose list it is. */
function limitOf(
  { own, agencyId, events, file: { rows } }: StoredSubmission,
  calendars: Calendars,
  now: string,
): Line['limit'] {
  const calendar = calendars.get(agencyId)
  if (!calendar) return null
  const instance = listLimit(own.item, { rows, collectedOn: chinaDay(events[0]?.at ?? now) })
  const at = { calendar, today: chinaDay(now), now }
  return limitView({ title: getLimit(instance.limitId).action, instance }, at)
}
