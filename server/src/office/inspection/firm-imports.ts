import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  mayAnswerFirmImport,
  mayKeepFirms,
  mayWithdrawFirmImport,
  type FirmImportCounts,
  type FirmImportEvent,
} from '@zhaofa/domain/inspection/register/firm-import.ts'
import type { Confirmation } from '@zhaofa/domain/kernel/recorded.ts'
import { accept, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { NotFoundError, StaleError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { insertImportedFirms } from '../../storage/firm-import-store.ts'
import { append, find } from '../../storage/stream.ts'
import {
  firmImportStream,
  type StoredFirmImport,
} from '../../storage/streams/firm-import-stream.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { inAgency } from '../desk/in-agency.ts'
import { outOfOrder } from './firm-changes.ts'
import { getFirmFile, readFirmFileOfImport } from './firms-on-trial.ts'

const personOf = ({ personId: id, roles }: Actor) => ({ id, roles })

/**
 * 提请导入 of a file that was read on trial. Lines with an error stay out, and the approver is told how many.
 * @throws NotFoundError
 */
export async function proposeFirmImport(
  world: World,
  actor: Actor,
  { fileId, reason }: { readonly fileId: string; readonly reason: string },
): Promise<Outcome<{ importId: string }, Refusal>> {
  const allowed = mayKeepFirms(actor)
  if (!allowed.ok) return allowed
  const file = await getFirmFile(world, actor, fileId)
  const { added, changed, same, wrong, sha256 } = file
  if (added + changed === 0) {
    return outOfOrder(
      same > 0
        ? '表里的单位和名录完全相同，不用导入'
        : '没有一行可以导入，请按报告改好以后重新上传',
    )
  }
  return inAgency(world, actor, async (tx) => {
    const id = randomUUID()
    const onto = { id, before: null, own: {}, row: null }
    const content = { fileId, sha256, fileName: file.original_name, reason }
    const event = { type: 'FirmImportProposed' as const, ...content, added, changed, same, wrong }
    const author = authorOf(actor, world.clock.now().toISOString())
    await append(tx, firmImportStream, onto, [event], author)
    return accept({ importId: id })
  })
}

type Answering = { readonly importId: string; readonly version: number }

/**
 * 批准导入, by another person who has proved who they are: exactly the file that was read on trial is read again, and
 * what it says that the register does not comes in with this step, or nothing.
 * @throws StaleError, NotFoundError
 */
export async function approveFirmImport(
  world: World,
  actor: Actor,
  {
    opinion,
    confirmedBy,
    ...answering
  }: Answering & { readonly opinion: string; readonly confirmedBy: Confirmation },
): Promise<Outcome<FirmImportCounts, Refusal>> {
  // Asked before the file is read: nobody waits a minute to be told no.
  const asked = await inAgency(world, actor, async (tx) => {
    const { file } = await getImport(tx, answering)
    const allowed = mayAnswerFirmImport(file, personOf(actor))
    return allowed.ok ? accept(file.content) : allowed
  })
  if (!asked.ok) return asked
  const { fileId, sha256 } = asked.value
  const read = await readFirmFileOfImport(world, actor, { fileId, sha256 })
  if (!read.ok) return read
  const { rows: lines } = read.value
  return inAgency(world, actor, async (tx) => {
    const stored = await getImport(tx, answering)
    const allowed = mayAnswerFirmImport(stored.file, personOf(actor))
    if (!allowed.ok) return allowed
    const at = world.clock.now().toISOString()
    const into = { agencyId: actor.agencyId, importId: stored.id, today: chinaDay(at), at }
    const came = await insertImportedFirms(tx, lines, into)
    await answer(tx, actor, stored, at, {
      ...{ type: 'FirmImportApproved', opinion, confirmedBy, ...came },
    })
    const { added, changed, same } = came
    return accept({ added, changed, same })
  })
}

type WithReason = Answering & { readonly reason: string }

/** 退回, with a reason, by a person who might approve. @throws StaleError, NotFoundError */
export const returnFirmImport = (
  world: World,
  actor: Actor,
  { reason, ...answering }: WithReason,
) => endImport(world, actor, answering, mayAnswerFirmImport, { type: 'FirmImportReturned', reason })

/** 撤回, by its author, while nobody has answered. @throws StaleError, NotFoundError */
export const withdrawFirmImport = (
  world: World,
  actor: Actor,
  { reason, ...answering }: WithReason,
) =>
  endImport(world, actor, answering, mayWithdrawFirmImport, { type: 'FirmImportWithdrawn', reason })

async function endImport(
  world: World,
  actor: Actor,
  answering: Answering,
  may: typeof mayAnswerFirmImport,
  event: FirmImportEvent,
): Promise<Outcome<null, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const stored = await getImport(tx, answering)
    const allowed = may(stored.file, personOf(actor))
    if (!allowed.ok) return allowed
    await answer(tx, actor, stored, world.clock.now().toISOString(), event)
    return accept(null)
  })
}

async function getImport(tx: Tx, { importId, version }: Answering): Promise<StoredFirmImport> {
  const stored = await find(tx, firmImportStream, importId)
  if (!stored) throw new NotFoundError('没有这次导入')
  if (stored.file.version !== version) throw new StaleError(firmImportStream.called)
  return stored
}

const answer = (
  tx: Tx,
  actor: Actor,
  { id, file: before }: StoredFirmImport,
  at: string,
  event: FirmImportEvent,
) => append(tx, firmImportStream, { id, before, own: {}, row: null }, [event], authorOf(actor, at))
