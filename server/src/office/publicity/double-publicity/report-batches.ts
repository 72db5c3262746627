import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { ReportKind } from '@zhaofa/domain/publicity/double-publicity/report-kinds.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { NotFoundError } from '../../../faults.ts'
import type { Tx } from '../../../storage/database.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { recordRead } from '../../desk/read-restricted.ts'
import { mustPublish, recordPartyRead } from './licence-party.ts'
import { pushAddressOn } from './push-address.ts'
import { readReports, recordDigest, type ReportedDecision } from './read-reports.ts'

type Handover = {
  readonly kind: ReportKind
  readonly manner: 'xlsx' | 'push'
  readonly ids: readonly string[]
}

/**
 * Makes a batch of these decisions, to be downloaded or pushed. One that has an error, is not public or
 * is on its way already stops the whole batch: nothing is half handed over.
 */
export async function makeBatch(
  world: World,
  actor: Actor,
  { kind, manner, ids }: Handover,
): Promise<Outcome<{ batchId: string; records: number }, Refusal>> {
  mustPublish(actor)
  return inAgency(world, actor, async (tx) => {
    const { agencyId } = actor
    const now = world.clock.now().toISOString()
    const asked = { agencyId, kind, today: chinaDay(now), ids }
    const { rows: found } = await readReports(tx, asked, world.sealingKey)
    const refusal = await unfit(tx, found, { ...asked, manner })
    if (refusal) return refuse(refusal)
    const batchId = randomUUID()
    await tx
      .insertInto('casework.report_batch')
      .values({
        id: batchId,
        agency_id: agencyId,
        kind,
        manner,
        state: manner === 'push' ? 'waiting' : 'sent',
        made_at: now,
        made_by: actor.personId,
        made_by_name: actor.name,
        ...(manner === 'push' ? { next_at: now } : { sent_at: now }),
      })
      .execute()
    await tx
      .insertInto('casework.report_item')
      .values(
        found.map(({ id, number, record }) => ({
          batch_id: batchId,
          subject_id: id,
          agency_id: agencyId,
          number,
          state: 'sent' as const,
          sha256: record && recordDigest(record),
        })),
      )
      .execute()
    return accept({ batchId, records: found.length })
  })
}

/** What the platform and its templates ask; no article of law speaks of batches. */
const refused = (reason: string): Refusal => ({ reason, basis: [systemRule('reporting')] })

async function unfit(
  tx: Tx,
  found: readonly ReportedDecision[],
  { manner, ids, agencyId, today }: Handover & { agencyId: string; today: PlainDate },
): Promise<Refusal | null> {
  if (ids.length === 0) return refused('没有选要上报的决定')
  if (found.length < new Set(ids).size) return refused('有的决定没有公示，不能上报')
  const gone = found.find(({ record }) => record === null)
  if (gone) return refused(`${gone.number}已不在公示，不能上报`)
  const faulty = found.find(({ problems }) => problems.length > 0)
  if (faulty) return refused(`${faulty.number}有 ${faulty.problems.length} 处不合要求，改好再上报`)
  const waiting = await tx
    .selectFrom('casework.report_item as i')
    .innerJoin('casework.report_batch as b', 'b.id', 'i.batch_id')
    .select('i.number')
    .where('i.subject_id', 'in', [...ids])
    .where('b.state', '=', 'waiting')
    .executeTakeFirst()
  if (waiting) return refused(`${waiting.number}正在推送，等有了结果再报`)
  if (manner === 'xlsx') return null
  const address = await pushAddressOn(tx, agencyId, today)
  return address === null ? refused('还没有推送地址：在“本局规则”里提请，由另一人批准') : null
}

/** The records of a batch for its file. Every identity number in it is recorded as read. */
export async function readBatch(world: World, actor: Actor, batchId: string) {
  mustPublish(actor)
  return inAgency(world, actor, async (tx) => {
    const { agencyId } = actor
    const { kind, ids } = await batchItems(tx, batchId)
    const today = chinaDay(world.clock.now().toISOString())
    const { rows: found } = await readReports(tx, { agencyId, kind, today, ids }, world.sealingKey)
    for (const { id, caseId, personal } of found) {
      if (!personal) continue
      if (caseId === null) await recordPartyRead(tx, world, actor, id)
      else await recordRead(tx, world, actor, { agencyId, caseId, subject: 'party' })
    }
    return { kind, records: found.flatMap(({ record }) => (record ? [record] : [])) }
  })
}

/** What a batch is of, and which decisions are in it. @throws NotFoundError */
export async function batchItems(
  tx: Tx,
  batchId: string,
): Promise<{ kind: ReportKind; ids: string[]; numbers: string[] }> {
  const items = await tx
    .selectFrom('casework.report_item as i')
    .innerJoin('casework.report_batch as b', 'b.id', 'i.batch_id')
    .select(['i.subject_id', 'i.number', 'b.kind'])
    .where('i.batch_id', '=', batchId)
    .execute()
  const [first] = items
  if (!first) throw new NotFoundError('没有这个批次')
  return {
    kind: first.kind,
    ids: items.map(({ subject_id }) => subject_id),
    numbers: items.map(({ number }) => number),
  }
}

export type Receipt = {
  /** The platform's own number for the batch. */
  readonly receipt: string
  readonly rejected: readonly { readonly number: string; readonly reason: string }[]
}

/** 登记回执: what the platform answered to a file handed over by hand. What it does not name it took. */
export async function recordReceipt(
  world: World,
  actor: Actor,
  { batchId, ...receipt }: Receipt & { batchId: string },
): Promise<Outcome<{ accepted: number; rejected: number }, Refusal>> {
  mustPublish(actor)
  return inAgency(world, actor, async (tx) => {
    const { numbers } = await batchItems(tx, batchId)
    const strange = receipt.rejected.find(({ number }) => !numbers.includes(number))
    if (strange) return refuse(refused(`本批次没有${strange.number}`))
    await storeReceipt(tx, batchId, receipt, world.clock.now().toISOString())
    const rejected = receipt.rejected.length
    return accept({ accepted: numbers.length - rejected, rejected })
  })
}

export async function storeReceipt(
  tx: Tx,
  batchId: string,
  { receipt, rejected }: Receipt,
  now: string,
): Promise<void> {
  await tx
    .updateTable('casework.report_batch')
    .set({ state: 'answered', receipt, answered_at: now, next_at: null, last_error: null })
    .where('id', '=', batchId)
    .execute()
  await tx
    .updateTable('casework.report_item')
    .set({ state: 'accepted', reason: null })
    .where('batch_id', '=', batchId)
    .execute()
  for (const { number, reason } of rejected) {
    await tx
      .updateTable('casework.report_item')
      .set({ state: 'rejected', reason })
      .where('batch_id', '=', batchId)
      .where('number', '=', number)
      .execute()
  }
}

/** 重新推送 of a batch that failed. Returns false when it is not waiting for that. */
export async function resendBatch(world: World, actor: Actor, batchId: string): Promise<boolean> {
  mustPublish(actor)
  return inAgency(world, actor, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('casework.report_batch')
      .set({ state: 'waiting', attempts: 0, next_at: world.clock.now().toISOString() })
      .where('id', '=', batchId)
      .where('state', '=', 'failed')
      .executeTakeFirst()
    return numUpdatedRows === 1n
  })
}
