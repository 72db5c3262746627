import { sql } from 'kysely'
import type { ReportDesk } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { ReportKind } from '@zhaofa/domain/publicity/double-publicity/report-kinds.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { ForbiddenError } from '../../../faults.ts'
import type { Tx } from '../../../storage/database.ts'
import { partOf, type ShownPart } from '../../../storage/shown-part.ts'
import type { BatchState, ItemState } from '../../../storage/tables/reporting.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { pushAddressOn, pushTokenFor } from './push-address.ts'
import { readReports, type ReportedDecision } from './read-reports.ts'

const staff: readonly Role[] = [
  'disclosure-collector',
  'disclosure-checker',
  'disclosure-publisher',
]

/** Decisions and batches shown at first. */
const reportsAtFirst = 500
const batchesAtFirst = 30

/** 双公示上报: every published decision of one kind with the state of its report, and the batches handed over. */
export async function viewReportDesk(
  world: World,
  actor: Actor,
  kind: ReportKind = 'penalty',
  { shown = reportsAtFirst, batches = batchesAtFirst }: { shown?: number; batches?: number } = {},
): Promise<ReportDesk> {
  if (!holdsOneOf(actor, staff)) {
    throw new ForbiddenError('双公示上报由公示人员办理')
  }
  return inAgency(world, actor, async (tx) => {
    const { agencyId } = actor
    const today = chinaDay(world.clock.now().toISOString())
    const asked = { agencyId, kind, today, most: shown }
    const reports = await readReports(tx, asked, world.sealingKey)
    const last = await lastItems(tx)
    const made = await recentBatches(tx, kind, batches)
    const url = await pushAddressOn(tx, agencyId, today)
    const token = url && (await pushTokenFor(tx, agencyId, url, world.sealingKey))
    return {
      mayReport: actor.roles.includes('disclosure-publisher'),
      kind,
      rows: reports.rows.map((report) => rowOf(report, last.get(report.id))),
      left: reports.left,
      batches: made.rows.map(batchView),
      batchesLeft: made.left,
      endpoint: url === null ? null : { url, hasToken: token !== null },
    }
  })
}

type LastItem = {
  readonly subject_id: string
  readonly state: ItemState
  readonly reason: string | null
  readonly batch_state: BatchState
}

async function lastItems(tx: Tx): Promise<Map<string, LastItem>> {
  const { rows } = await sql<LastItem>`
    select distinct on (i.subject_id) i.subject_id, i.state, i.reason, b.state as batch_state
    from casework.report_item i join casework.report_batch b on b.id = i.batch_id
    where i.agency_id = platform.current_agency()
    order by i.subject_id, b.made_at desc`.execute(tx)
  return new Map(rows.map((row) => [row.subject_id, row]))
}

function rowOf(report: ReportedDecision, last: LastItem | undefined): ReportDesk['rows'][number] {
  const { id, number, party, decidedOn, problems, hasParty } = report
  const state = stateOf(report, last)
  return {
    id,
    number,
    party,
    decidedOn,
    state,
    hasParty,
    problems: [...problems],
    reason: last?.reason ?? null,
  }
}

function stateOf({ record, withdrawn, problems }: ReportedDecision, last: LastItem | undefined) {
  const taken = last !== undefined && last.state !== 'rejected'
  if (record === null && withdrawn) return taken ? 'recall' : 'gone'
  // The platform itself ends the display when the period that was reported to it is over.
  if (record === null) return taken && last.batch_state === 'answered' ? last.state : 'ended'
  if (last?.batch_state === 'waiting') return 'waiting'
  if (last?.batch_state === 'failed') return 'failed'
  if (taken) return last.state
  if (problems.length > 0) return 'faulty'
  return last ? 'rejected' : 'ready'
}

type BatchRow = {
  id: string
  manner: 'xlsx' | 'push'
  state: BatchState
  made_at: Date
  made_by_name: string
  attempts: number
  next_at: Date | null
  last_error: string | null
  receipt: string | null
  records: number
  accepted: number
  rejected: number
  numbers: string[]
  whole: number
}

/** Those that wait for something first: pushed again, or answered. */
async function recentBatches(tx: Tx, kind: ReportKind, most: number): Promise<ShownPart<BatchRow>> {
  const { rows } = await sql<BatchRow>`
    select b.*, (count(*) over ())::int as whole, count(*)::int as records, array_agg(i.number order by i.number) as numbers,
      (count(*) filter (where i.state = 'accepted'))::int as accepted,
      (count(*) filter (where i.state = 'rejected'))::int as rejected
    from casework.report_batch b join casework.report_item i on i.batch_id = b.id
    where b.agency_id = platform.current_agency() and b.kind = ${kind}
    group by b.id order by b.state = 'answered', b.made_at desc limit ${most}`.execute(tx)
  return partOf(rows)
}

function batchView(row: BatchRow): ReportDesk['batches'][number] {
  return {
    id: row.id,
    manner: row.manner,
    state: row.state,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by_name,
    attempts: row.attempts,
    nextAt: row.next_at?.toISOString() ?? null,
    lastError: row.last_error,
    receipt: row.receipt,
    records: row.records,
    accepted: row.accepted,
    rejected: row.rejected,
    numbers: row.numbers,
  }
}
