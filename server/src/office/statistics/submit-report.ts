import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  mayCollectAgain,
  mayReturn,
  nextStep,
  takeNext,
} from '@zhaofa/domain/publicity/chain/linear-chain.ts'
import { articleSteps } from '@zhaofa/domain/publicity/chain/step-table.ts'
import { guidance } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay, yearOf } from '@zhaofa/domain/shared/plain-date.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { changedTables, type AnnualReportEvent } from '@zhaofa/domain/statistics/report-chain.ts'
import { ForbiddenError, NotFoundError, StaleError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { publishAnnualReport } from '../../storage/publication/annual-reports.ts'
import { append, find } from '../../storage/stream.ts'
import {
  annualReportStream,
  newestReport,
  type StoredReport,
} from '../../storage/streams/annual-report-stream.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { inAgency } from '../desk/in-agency.ts'
import { composeReport, lastVersion } from './annual-report.ts'

const refused = (reason: string): Outcome<never, Refusal> =>
  refuse({ reason, basis: [guidance('二（六）')] })

/**
 * 采集 the statistics of a year that is over: the figures as they are counted now, for another to check. A further
 * version says what it corrects. @throws ForbiddenError
 */
export async function collectReport(
  world: World,
  actor: Actor,
  { year, correction }: { readonly year: number; readonly correction: string | null },
): Promise<Outcome<{ id: string; version: number }, Refusal>> {
  if (!actor.roles.includes('disclosure-collector')) {
    throw new ForbiddenError('采集由公示采集人员办理')
  }
  return inAgency(world, actor, async (tx) => {
    const at = world.clock.now().toISOString()
    if (yearOf(chinaDay(at)) <= year) {
      return refused(`${year} 年还没有结束，不能公布全年统计`)
    }
    const before = await lastVersion(tx, actor.agencyId, year)
    if (before !== null && !correction?.trim()) {
      return refused(`${year} 年年报已经公布，再公布须写明更正的理由`)
    }
    const newest = await newestReport(tx, actor.agencyId, year)
    const open = newest && nextStep(articleSteps, newest.file) ? newest : null
    const again = open ? mayCollectAgain(articleSteps, open.file) : accept(null)
    if (!again.ok) return again
    const composed = await composeReport(tx, world, actor, { year, version: (before ?? 0) + 1 })
    const { countedOn, tables } = composed
    const event: AnnualReportEvent = {
      ...{ type: 'ReportCollected', year, countedOn, tables },
      correction: before === null ? null : (correction?.trim() ?? null),
    }
    const onto = open ?? { id: randomUUID(), file: null }
    const version = await appendTo(tx, actor, onto, { event, at })
    return accept({ id: onto.id, version })
  })
}

type Request = { readonly submissionId: string; readonly version: number; readonly opinion: string }

/**
 * 审核 or 发布, by another person each. What is published are the figures that were collected; if the cases count
 * otherwise by now, it goes back instead. @throws NotFoundError, StaleError
 */
export async function takeReportStep(
  world: World,
  actor: Actor,
  { submissionId, version, opinion }: Request,
): Promise<Outcome<{ published: number | null }, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const at = world.clock.now().toISOString()
    const stored = await getReport(tx, submissionId, version)
    const { file } = stored
    const allowed = takeNext(articleSteps, file, personOf(actor), null)
    if (!allowed.ok) return allowed
    const before = await lastVersion(tx, actor.agencyId, file.year)
    const next = (before ?? 0) + 1
    const now = await composeReport(tx, world, actor, { year: file.year, version: next })
    const changed = changedTables(file.tables, now.tables)
    if (changed.length > 0) {
      return refused(`采集以后案卷有变化，“${changed.join('”“')}”的数字已经不同。请退回，重新采集`)
    }
    const step = allowed.value.id
    await appendTo(tx, actor, stored, { event: { type: 'ReportStepTaken', step, opinion }, at })
    if (step !== 'publish') return accept({ published: null })
    const { countedOn, correction, tables } = file
    const report = { ...now, countedOn, correction, tables }
    await publishAnnualReport(tx, report, { agencyId: actor.agencyId, at, submissionId })
    return accept({ published: next })
  })
}

/** 退回 to the collector, with a reason, by a person who may take the next step. @throws NotFoundError, StaleError */
export async function returnReport(
  world: World,
  actor: Actor,
  { submissionId, version, opinion }: Request,
): Promise<Outcome<null, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const at = world.clock.now().toISOString()
    const stored = await getReport(tx, submissionId, version)
    const allowed = mayReturn(articleSteps, stored.file, personOf(actor), opinion)
    if (!allowed.ok) return allowed
    const event: AnnualReportEvent = { type: 'ReportReturned', step: allowed.value.id, opinion }
    await appendTo(tx, actor, stored, { event, at })
    return accept(null)
  })
}

const personOf = ({ personId: id, roles }: Actor) => ({ id, roles })

async function getReport(tx: Tx, submissionId: string, version: number): Promise<StoredReport> {
  const stored = await find(tx, annualReportStream, submissionId)
  if (!stored) throw new NotFoundError('没有这份年报')
  if (stored.file.version !== version) throw new StaleError('年报')
  return stored
}

async function appendTo(
  tx: Tx,
  actor: Actor,
  { id, file: before }: Pick<StoredReport, 'id'> & { readonly file: StoredReport['file'] | null },
  { event, at }: { event: AnnualReportEvent; at: string },
): Promise<number> {
  const onto = { id, before, own: {}, row: null }
  const { file } = await append(tx, annualReportStream, onto, [event], authorOf(actor, at))
  return file.version
}
