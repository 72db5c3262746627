import type { MyWork, StatisticsView } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { worksOnDisclosure } from '@zhaofa/domain/authority/roles.ts'
import {
  linearPlace,
  mayCollectAgain,
  mayTakeNext,
  nextStep,
} from '@zhaofa/domain/publicity/chain/linear-chain.ts'
import { articleSteps } from '@zhaofa/domain/publicity/chain/step-table.ts'
import { annualReportAlert, annualTables } from '@zhaofa/domain/statistics/annual-statistics.ts'
import { changedTables } from '@zhaofa/domain/statistics/report-chain.ts'
import { chinaDay, yearOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { ForbiddenError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { AnnualReport } from '../../storage/publication/annual-reports.ts'
import { newestReport, type StoredReport } from '../../storage/streams/annual-report-stream.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { countYear } from './count-year.ts'

/** 统计年报 as it would be counted now, the version that is public, and what is on its way. */
export async function viewAnnualReport(
  world: World,
  actor: Actor,
  year: number,
): Promise<StatisticsView> {
  if (!worksOnDisclosure(actor.roles)) {
    throw new ForbiddenError('统计年报由公示采集、审核、发布人员办理')
  }
  return inAgency(world, actor, async (tx) => {
    const published = await lastVersion(tx, actor.agencyId, year)
    const draft = await composeReport(tx, world, actor, { year, version: (published ?? 0) + 1 })
    const stored = await newestReport(tx, actor.agencyId, year)
    const waits = stored && nextStep(articleSteps, stored.file) ? stored : null
    const told = waits ? waits.file : draft
    return {
      year,
      countedOn: told.countedOn,
      published,
      tables: told.tables.map(({ id, title, cells, gap }) => ({
        ...{ id, title, gap },
        cells: cells.map(({ part = false, ...cell }) => ({ ...cell, part })),
      })),
      submission: waits && submissionView(waits, actor, draft),
    }
  })
}

function submissionView(
  { id, file, events }: StoredReport,
  actor: Actor,
  draft: AnnualReport,
): NonNullable<StatisticsView['submission']> {
  const person = { id: actor.personId, roles: actor.roles }
  const next = mayTakeNext(articleSteps, file, person, null)
  const again = mayCollectAgain(articleSteps, file)
  return {
    id,
    version: file.version,
    state: linearPlace(articleSteps, file).title,
    taken: file.taken.length,
    correction: file.correction,
    next: nextStep(articleSteps, file)?.title ?? '',
    blocked: next.ok ? null : next.refusal.reason,
    collectsAgain: again.ok && file.taken.length === 0,
    changed: [...changedTables(file.tables, draft.tables)],
    history: events.map(({ at, by, event }) => ({
      at,
      by: by.name,
      title: event.type === 'ReportCollected' ? '采集' : stepTitle(event),
      opinion: event.type === 'ReportCollected' ? (event.correction ?? '') : event.opinion,
    })),
  }
}

function stepTitle({ type, step }: { type: 'ReportStepTaken' | 'ReportReturned'; step: string }) {
  return type === 'ReportReturned'
    ? '退回'
    : (articleSteps.find(({ id }) => id === step)?.title ?? step)
}

/** The newest version of a year that is public; null when none is. */
export async function lastVersion(tx: Tx, agencyId: string, year: number): Promise<number | null> {
  const row = await tx
    .selectFrom('publication.annual_report')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('agency_id', '=', agencyId)
    .where('year', '=', year)
    .executeTakeFirst()
  return row?.version ?? null
}

/** The report counted from the cases as they are now. */
export async function composeReport(
  tx: Tx,
  world: World,
  { agencyId }: Actor,
  { year, version }: { year: number; version: number },
): Promise<AnnualReport> {
  const today = chinaDay(world.clock.now().toISOString())
  const end = `${year}-12-31` as PlainDate
  const { name: agencyName } = await tx
    .selectFrom('identity.agency')
    .select('name')
    .where('id', '=', agencyId)
    .executeTakeFirstOrThrow()
  const day = today < end ? today : end
  const counted = await countYear(tx, world, { year, agencyId, agencyName, day })
  const tables = annualTables(counted)
  return { year, version, agencyName, countedOn: today, correction: null, tables }
}

/** From 1 January on, until the report of the year before is out (due on 31 January), and whose turn it is. */
export async function annualReportAlerts(
  tx: Tx,
  actor: Actor,
  today: PlainDate,
): Promise<MyWork['alerts']> {
  if (!worksOnDisclosure(actor.roles)) return []
  const year = yearOf(today) - 1
  const alert = annualReportAlert(year, today)
  const href = '/office/publicity/statistics'
  const tone = alert?.late ? 'red' : 'amber'
  const effect = `应当在 ${year + 1}-01-31 前公布，由三人采集、审核、发布。`
  const stored = await newestReport(tx, actor.agencyId, year)
  const next = stored && nextStep(articleSteps, stored.file)
  if (stored && next) {
    const person = { id: actor.personId, roles: actor.roles }
    if (!mayTakeNext(articleSteps, stored.file, person, null).ok) return []
    const text = `${year} 年行政执法统计年报等您${next.title}`
    return [{ text, effect, href, tone }]
  }
  const begins = holdsOneOf(actor, ['disclosure-collector', 'disclosure-publisher'])
  if (!begins || !alert || (await lastVersion(tx, actor.agencyId, year)) !== null) return []
  const worked = await tx
    .selectFrom('casework.case_file')
    .select('id')
    .where('agency_id', '=', actor.agencyId)
    .where('registered_on', '<=', `${year}-12-31`)
    .limit(1)
    .executeTakeFirst()
  if (!worked) return []
  const text = `${year} 年行政执法统计年报${alert.late ? '已经逾期' : '还没有公布'}`
  return [{ text, effect, href, tone }]
}
