import { sql } from 'kysely'
import { z } from 'zod'
import { nextAttempt, worthRetrying } from '@zhaofa/domain/publicity/double-publicity/retry.ts'
import {
  reportKinds,
  type ReportKind,
} from '@zhaofa/domain/publicity/double-publicity/report-kinds.ts'
import type { ReportRecord } from '@zhaofa/domain/publicity/double-publicity/report-field.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../../storage/database.ts'
import type { World } from '../../../world.ts'
import { outside } from './outside-address.ts'
import { OutsideError, postOutside } from './post-outside.ts'
import { pushAddressOn, pushTokenFor } from './push-address.ts'
import { readReports, recordDigest } from './read-reports.ts'
import { batchItems, storeReceipt, type Receipt } from './report-batches.ts'

/** While one server sends a batch, no other takes it; a server that dies lets go after this. */
const leaseMinutes = 5

type Pushing = Pick<World, 'office' | 'clock' | 'sealingKey' | 'pushNetworks'>

/**
 * Pushes every batch of an agency whose time has come and stores what the platform answered. Nothing is
 * locked while waiting for it. Returns how many were tried.
 */
export async function pushDueBatches(world: Pushing, agencyId: string): Promise<number> {
  let tried = 0
  for (;;) {
    const due = await forAgency(world, agencyId, (tx) => claim(tx, world))
    if (!due) return tried
    tried++
    const sent = await send(due, world)
    await forAgency(world, agencyId, (tx) => store(tx, { due, sent }, world))
  }
}

function forAgency<T>(
  { office }: Pushing,
  agencyId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return office.transaction().execute(async (tx) => {
    await sql`select set_config('zhaofa.agency_id', ${agencyId}, true),
                     set_config('zhaofa.case_scope', 'agency', true)`.execute(tx)
    return work(tx)
  })
}

type Due = {
  readonly batchId: string
  readonly kind: ReportKind
  readonly attempts: number
  /** Null: it was taken away after the batch was made. */
  readonly url: string | null
  readonly token: string | null
  readonly records: readonly { readonly id: string; readonly record: ReportRecord }[]
}

async function claim(tx: Tx, { clock, sealingKey }: Pushing): Promise<Due | undefined> {
  const now = clock.now()
  const { rows } = await sql<{ id: string; agency_id: string; attempts: number }>`
    update casework.report_batch set attempts = attempts + 1,
      next_at = ${new Date(now.getTime() + leaseMinutes * 60_000)}
    where id = (
      select id from casework.report_batch
      where state = 'waiting' and next_at <= ${now} and agency_id = platform.current_agency()
      order by next_at limit 1 for update skip locked)
    returning id, agency_id, attempts`.execute(tx)
  const [batch] = rows
  if (!batch) return undefined
  const agencyId = batch.agency_id
  const today = chinaDay(now.toISOString())
  const url = await pushAddressOn(tx, agencyId, today)
  const { kind, ids } = await batchItems(tx, batch.id)
  const asked = { agencyId, kind, today, ids }
  const { rows: found } = await readReports(tx, asked, sealingKey)
  return {
    batchId: batch.id,
    kind,
    attempts: batch.attempts,
    url,
    token: url && (await pushTokenFor(tx, agencyId, url, sealingKey)),
    // What was withdrawn since is not sent any more.
    records: found.flatMap(({ id, record }) => (record ? [{ id, record }] : [])),
  }
}

/** What the platform answers: its number for the batch, and each record taken or sent back, by its 文号. */
const answerTo = (kind: ReportKind) =>
  z.object({
    receipt: z.string().max(200),
    results: z
      .array(
        z
          .looseObject({ accepted: z.boolean(), reason: z.string().max(500).nullish() })
          .transform(({ accepted, reason, ...rest }, context) => {
            const number = rest[reportKinds[kind].number]
            if (typeof number === 'string') return { number, accepted, reason }
            context.addIssue(`no ${reportKinds[kind].number}`)
            return z.NEVER
          }),
      )
      .default([]),
  })

type Sent =
  | { readonly ok: true; readonly answer: Receipt }
  | { readonly ok: false; readonly error: string; readonly again: boolean }

async function send(
  { batchId, kind, url, token, records }: Due,
  { pushNetworks }: Pushing,
): Promise<Sent> {
  if (url === null) return failure('推送地址已经撤销', false)
  const headers = {
    'content-type': 'application/json',
    // The platform can tell a repetition by it.
    'idempotency-key': batchId,
    ...(token !== null && { authorization: `Bearer ${token}` }),
  }
  const body = JSON.stringify({
    batch: batchId,
    kind: reportKinds[kind].title,
    records: records.map(({ record }) => record),
  })
  try {
    const limits = { outside: outside(pushNetworks) }
    const { status, text } = await postOutside({ url, headers, body }, limits)
    return status >= 200 && status < 300
      ? answerOf(text, kind)
      : failure(`接口答复 ${status}`, worthRetrying(status))
  } catch (fault) {
    if (fault instanceof OutsideError) return failure(fault.message, fault.again)
    throw fault
  }
}

const failure = (error: string, again: boolean): Sent => ({ ok: false, error, again })

function answerOf(text: string, kind: ReportKind): Sent {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return failure('接口的答复不是 JSON', false)
  }
  const read = answerTo(kind).safeParse(json)
  if (!read.success) return failure('接口的答复缺少回执号或者逐件结果', false)
  const rejected = read.data.results
    .filter(({ accepted }) => !accepted)
    .map(({ number, reason }) => ({ number, reason: reason ?? '平台没有说明理由' }))
  return { ok: true, answer: { receipt: read.data.receipt, rejected } }
}

async function store(
  tx: Tx,
  { due, sent }: { due: Due; sent: Sent },
  { clock }: Pushing,
): Promise<void> {
  const now = clock.now().toISOString()
  const { batchId } = due
  if (!sent.ok) {
    const next = sent.again ? nextAttempt(due.attempts, now) : null
    await tx
      .updateTable('casework.report_batch')
      .set({ state: next ? 'waiting' : 'failed', next_at: next, last_error: sent.error })
      .where('id', '=', batchId)
      .execute()
    return
  }
  for (const { id, record } of due.records) {
    await tx
      .updateTable('casework.report_item')
      .set({ sha256: recordDigest(record) })
      .where('batch_id', '=', batchId)
      .where('subject_id', '=', id)
      .execute()
  }
  await tx
    .updateTable('casework.report_batch')
    .set({ sent_at: now })
    .where('id', '=', batchId)
    .execute()
  await storeReceipt(tx, batchId, sent.answer, now)
}
