import { guidance } from '@zhaofa/domain/shared/basis.ts'
import type { MyWork } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { annualReportAlert, annualTables } from '@zhaofa/domain/statistics/annual-statistics.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay, yearOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { ForbiddenError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { publishAnnualReport, type AnnualReport } from '../../storage/publication/annual-reports.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { countYear } from './count-year.ts'

/** 统计年报 as it would be published now, and the version that is public. */
export async function viewAnnualReport(
  world: World,
  actor: Actor,
  year: number,
): Promise<{ readonly draft: AnnualReport; readonly published: number | null }> {
  mustPublish(actor)
  return inAgency(world, actor, async (tx) => {
    const before = await lastVersion(tx, actor.agencyId, year)
    const draft = await composeReport(tx, world, actor, { year, version: (before ?? 0) + 1 })
    return { draft, published: before }
  })
}

/**
 * Counts a year that is over, freezes the figures as a version and publishes it. A further version must
 * say what it corrects.
 */
export async function publishReport(
  world: World,
  actor: Actor,
  { year, correction }: { readonly year: number; readonly correction: string | null },
): Promise<Outcome<AnnualReport, Refusal>> {
  mustPublish(actor)
  return inAgency(world, actor, async (tx) => {
    const at = world.clock.now().toISOString()
    if (yearOf(chinaDay(at)) <= year) {
      return refuse({
        reason: `${year} 年还没有结束，不能公布全年统计`,
        basis: [guidance('二（六）')],
      })
    }
    const before = await lastVersion(tx, actor.agencyId, year)
    if (before !== null && !correction?.trim()) {
      return refuse({
        reason: `${year} 年年报已经公布，再公布须写明更正的理由`,
        basis: [guidance('二（六）')],
      })
    }
    const composed = await composeReport(tx, world, actor, { year, version: (before ?? 0) + 1 })
    const report = { ...composed, correction: before === null ? null : correction }
    await publishAnnualReport(tx, report, { agencyId: actor.agencyId, at })
    return accept(report)
  })
}

function mustPublish(actor: Actor): void {
  if (!actor.roles.includes('disclosure-publisher')) {
    throw new ForbiddenError('统计年报由公示发布人员公布')
  }
}

async function lastVersion(tx: Tx, agencyId: string, year: number): Promise<number | null> {
  const row = await tx
    .selectFrom('publication.annual_report')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('agency_id', '=', agencyId)
    .where('year', '=', year)
    .executeTakeFirst()
  return row?.version ?? null
}

async function composeReport(
  tx: Tx,
  { clock }: World,
  { agencyId }: Actor,
  { year, version }: { year: number; version: number },
): Promise<AnnualReport> {
  const today = chinaDay(clock.now().toISOString())
  const end = `${year}-12-31` as PlainDate
  const { name: agencyName } = await tx
    .selectFrom('identity.agency')
    .select('name')
    .where('id', '=', agencyId)
    .executeTakeFirstOrThrow()
  const day = today < end ? today : end
  const counted = await countYear(tx, { year, agencyId, agencyName, day })
  const tables = annualTables(counted)
  return { year, version, agencyName, countedOn: today, correction: null, tables }
}

/** From 1 January on, until the report of the year before is out: due on 31 January. */
export async function annualReportAlerts(
  tx: Tx,
  actor: Actor,
  today: PlainDate,
): Promise<MyWork['alerts']> {
  if (!actor.roles.includes('disclosure-publisher')) return []
  const year = yearOf(today) - 1
  const alert = annualReportAlert(year, today)
  if (!alert || (await lastVersion(tx, actor.agencyId, year)) !== null) return []
  const worked = await tx
    .selectFrom('casework.case_file')
    .select('id')
    .where('agency_id', '=', actor.agencyId)
    .where('registered_on', '<=', `${year}-12-31`)
    .limit(1)
    .executeTakeFirst()
  if (!worked) return []
  return [
    {
      text: `${year} 年行政执法统计年报${alert.late ? '已经逾期' : '还没有公布'}`,
      effect: `应当在 ${alert.due} 前公布。`,
      href: '/office/publicity/statistics',
      tone: alert.late ? 'red' : 'amber',
    },
  ]
}
