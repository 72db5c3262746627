import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Confirmation } from '@zhaofa/domain/kernel/recorded.ts'
import {
  mayAnswerImport,
  mayProposeImport,
  mayVoidImport,
  mayWithdrawImport,
  type CaseImportEvent,
} from '@zhaofa/domain/old-cases/case-import.ts'
import type { OldCasesReading } from '@zhaofa/domain/old-cases/read-old-cases.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { NotFoundError, StaleError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { insertImportedCases } from '../../storage/imported-case-store.ts'
import { append, find } from '../../storage/stream.ts'
import {
  caseImportStream,
  type StoredCaseImport,
} from '../../storage/streams/case-import-stream.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { inAgency } from '../desk/in-agency.ts'
import { bytesOf, getImportFile, judgeOldCases } from './read-on-trial.ts'

/**
 * 提请导入 of a file that was read on trial without an error. Nothing comes in until another person has approved.
 * @throws NotFoundError
 */
export async function proposeImport(
  world: World,
  actor: Actor,
  { fileId, reason }: { readonly fileId: string; readonly reason: string },
): Promise<Outcome<{ importId: string }, Refusal>> {
  const allowed = mayProposeImport(personOf(actor))
  if (!allowed.ok) return allowed
  const file = await getImportFile(world, actor, fileId)
  if (file.wrong > 0) {
    return refuse(inOrder(`试读还有 ${file.wrong} 行须改，改好以后重新上传`))
  }
  const content = {
    ...{ fileId, sha256: file.sha256, fileName: file.original_name, reason },
    ...{ rows: file.lines, warned: file.warned, unchecked: file.unchecked },
  }
  return inAgency(world, actor, async (tx) => {
    const id = randomUUID()
    const onto = { id, before: null, own: {}, row: null }
    const at = world.clock.now().toISOString()
    await append(
      tx,
      caseImportStream,
      onto,
      [{ type: 'ImportProposed', ...content }],
      authorOf(actor, at),
    )
    return accept({ importId: id })
  })
}

const inOrder = (reason: string): Refusal => ({ reason, basis: [systemRule('order')] })
const personOf = ({ personId: id, roles }: Actor) => ({ id, roles })

type Answering = { readonly importId: string; readonly version: number }

/**
 * 批准导入, by another person who has proved who they are: exactly the file that was read on trial is read again, and
 * all of its rows come in with this step, or nothing.
 * @throws StaleError, NotFoundError
 */
export async function approveImport(
  world: World,
  actor: Actor,
  {
    opinion,
    confirmedBy,
    ...answering
  }: Answering & { readonly opinion: string; readonly confirmedBy: Confirmation },
): Promise<Outcome<{ rows: number }, Refusal>> {
  // Asked before the file is read: nobody waits a minute to be told no.
  const asked = await inAgency(world, actor, async (tx) => {
    const stored = await getImport(tx, answering)
    const allowed = mayAnswerImport(stored.file, personOf(actor))
    return allowed.ok ? accept(stored.file.content) : allowed
  })
  if (!asked.ok) return asked
  const read = await judgeOldCases(world, actor, await bytesOf(world, asked.value.sha256))
  if (!read.ok) return read
  const faulty = faultsOf(read.value, asked.value.rows)
  if (faulty) return refuse(faulty)
  return inAgency(world, actor, async (tx) => {
    const stored = await getImport(tx, answering)
    const allowed = mayAnswerImport(stored.file, personOf(actor))
    if (!allowed.ok) return allowed
    const into = { importId: stored.id, agencyId: actor.agencyId }
    const { rows, digest } = await insertImportedCases(tx, into, read.value.rows)
    await answer(tx, world, actor, stored, {
      ...{ type: 'ImportApproved', opinion, confirmedBy, rows, digest },
    })
    return accept({ rows })
  })
}

/** How many lines are named of those that changed since the trial. */
const maxNamed = 3

/** Since the trial the agency's own cases may have grown: then nothing comes in. */
function faultsOf({ problems, rows }: OldCasesReading, expected: number): Refusal | null {
  const errors = problems.filter(({ level }) => level === 'error')
  if (errors.length > 0) {
    const named = errors.slice(0, maxNamed).map(({ line, message }) => `第 ${line} 行：${message}`)
    const more = errors.length > maxNamed ? `等 ${errors.length} 处` : ''
    return inOrder(
      `试读以后情况有变，没有导入。${named.join('；')}${more}。请退回，由提请人重新试读`,
    )
  }
  return rows.length === expected
    ? null
    : inOrder(`试读时是 ${expected} 件，现在读出 ${rows.length} 件，没有导入。请退回重新试读`)
}

type WithReason = Answering & { readonly reason: string }

/** 退回, with a reason, by a person who might approve. @throws StaleError, NotFoundError */
export const returnImport = (world: World, actor: Actor, { reason, ...answering }: WithReason) =>
  endImport(world, actor, answering, mayAnswerImport, { type: 'ImportReturned', reason })

/** 撤回, by its author, while nobody has answered. @throws StaleError, NotFoundError */
export const withdrawImport = (world: World, actor: Actor, { reason, ...answering }: WithReason) =>
  endImport(world, actor, answering, mayWithdrawImport, { type: 'ImportWithdrawn', reason })

/**
 * 作废 of an import as a whole, by somebody else than its author. Its rows stay and count nowhere; the same cases may
 * be imported anew.
 * @throws StaleError, NotFoundError
 */
export const voidImport = (
  world: World,
  actor: Actor,
  { reason, confirmedBy, ...answering }: WithReason & { readonly confirmedBy: Confirmation },
) =>
  endImport(world, actor, answering, mayVoidImport, { type: 'ImportVoided', reason, confirmedBy })

async function endImport(
  world: World,
  actor: Actor,
  answering: Answering,
  may: typeof mayAnswerImport,
  event: CaseImportEvent,
): Promise<Outcome<null, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const stored = await getImport(tx, answering)
    const allowed = may(stored.file, personOf(actor))
    if (!allowed.ok) return allowed
    await answer(tx, world, actor, stored, event)
    return accept(null)
  })
}

async function getImport(tx: Tx, { importId, version }: Answering): Promise<StoredCaseImport> {
  const stored = await find(tx, caseImportStream, importId)
  if (!stored) throw new NotFoundError('没有这次导入')
  if (stored.file.version !== version) throw new StaleError(caseImportStream.called)
  return stored
}

function answer(
  tx: Tx,
  world: World,
  actor: Actor,
  { id, file: before }: StoredCaseImport,
  event: CaseImportEvent,
) {
  const at = world.clock.now().toISOString()
  return append(
    tx,
    caseImportStream,
    { id, before, own: {}, row: null },
    [event],
    authorOf(actor, at),
  )
}
