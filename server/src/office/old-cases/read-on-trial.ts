import { randomUUID } from 'node:crypto'
import type { OldCasesTrial } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { mayProposeImport } from '@zhaofa/domain/old-cases/case-import.ts'
import { countLines, type OldCasesReading } from '@zhaofa/domain/old-cases/read-old-cases.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { unusable, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { NotFoundError } from '../../faults.ts'
import { originalNameOf } from '../../objects/accepted-files.ts'
import { readSealed, sealedStore } from '../../objects/sealed-objects.ts'
import { findRepeated } from '../../storage/imported-case-store.ts'
import { lossText } from '../../untrusted/loss-text.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'

/** Bytes of a file of old cases: fifty thousand rows are some five megabytes as XLSX, twenty as CSV. */
export const maxOldCasesBytes = 24 * 1024 ** 2

type Sent = { readonly name: string; readonly bytes: Buffer }

/**
 * 试读: reads a file of old cases, keeps it encrypted, and says what is wrong with it. No case is taken over.
 * @returns why the file cannot be read at all, or why this person may not bring in old cases.
 */
export async function readOnTrial(
  world: World,
  actor: Actor,
  { name, bytes }: Sent,
): Promise<Outcome<OldCasesTrial, Refusal>> {
  const allowed = mayProposeImport({ id: actor.personId, roles: actor.roles })
  if (!allowed.ok) return allowed
  if (bytes.length === 0) return refuse(unusable('文件是空的。'))
  const read = await judgeOldCases(world, actor, bytes)
  if (!read.ok) return read
  const { sha256 } = await sealedStore(world).put(bytes)
  const counted = countsOf(read.value)
  const file = {
    ...{ id: randomUUID(), agency_id: actor.agencyId, sha256, bytes: bytes.length },
    ...{ original_name: originalNameOf(name), uploaded_by: actor.personId },
    ...{ at: world.clock.now().toISOString(), ...counted },
  }
  await inAgency(world, actor, (tx) => tx.insertInto('casework.import_file').values(file).execute())
  remember(`${actor.agencyId} ${file.id}`, read.value)
  const { ignored, missing } = read.value
  return accept({
    ...{ fileId: file.id, fileName: file.original_name, sha256, ...counted },
    ...{ ignored: [...ignored], missing: [...missing] },
  })
}

const countsOf = ({ lines, problems }: OldCasesReading) => {
  const { error: wrong, warning: warned, unchecked } = countLines(problems)
  return { lines, wrong, warned, unchecked }
}

/** What the file says and what is wrong with it, also compared with the cases that the agency has. */
export async function judgeOldCases(
  world: World,
  actor: Actor,
  bytes: Uint8Array,
): Promise<Outcome<OldCasesReading, Refusal>> {
  const today = chinaDay(world.clock.now().toISOString())
  const { matters } = await inAgency(world, actor, (tx) =>
    world.reference.load(tx, actor.agencyId, today),
  )
  const codes = matters.map(({ code }) => code)
  const answer = await readUntrusted({ kind: 'old-cases', bytes, today, matters: codes })
  if (!answer.ok) {
    return refuse(unusable(lossText('旧案表格', answer.refusal, '请按年份分成几份再试。')))
  }
  if (!answer.value.ok) return refuse(unusable(answer.value.refusal))
  const reading = answer.value.value
  const repeated = await inAgency(world, actor, (tx) =>
    findRepeated(tx, actor.agencyId, reading.rows),
  )
  if (repeated.length === 0) return accept(reading)
  const problems = [...reading.problems, ...repeated].sort((a, b) => a.line - b.line)
  return accept({ ...reading, problems })
}

type Trial = { readonly trial: OldCasesTrial; readonly reading: OldCasesReading }

/** A file that was read on trial, and what is wrong with it now. @throws NotFoundError */
export async function readAgain(
  world: World,
  actor: Actor,
  fileId: string,
): Promise<Outcome<Trial, Refusal>> {
  const file = await getImportFile(world, actor, fileId)
  const key = `${actor.agencyId} ${fileId}`
  const kept = remembered(key)
  const read = kept
    ? accept(kept)
    : await judgeOldCases(world, actor, await bytesOf(world, file.sha256))
  if (!read.ok) return read
  remember(key, read.value)
  const { ignored, missing } = read.value
  return accept({
    trial: {
      ...{ fileId, fileName: file.original_name, sha256: file.sha256, ...countsOf(read.value) },
      ...{ ignored: [...ignored], missing: [...missing] },
    },
    reading: read.value,
  })
}

/** The row of a file that was read on trial. @throws NotFoundError */
export async function getImportFile(world: World, actor: Actor, fileId: string) {
  const file = await inAgency(world, actor, (tx) =>
    tx
      .selectFrom('casework.import_file')
      .selectAll()
      .where('id', '=', fileId)
      .where('agency_id', '=', actor.agencyId)
      .executeTakeFirst(),
  )
  if (!file) throw new NotFoundError('没有这份试读过的表格')
  return file
}

/** The file as it was given. @throws NotFoundError when it is not there any more. */
export async function bytesOf(world: World, sha256: string): Promise<Buffer> {
  const bytes = await readSealed(world, sha256)
  if (!bytes) throw new NotFoundError('试读过的表格已经读不到，请重新上传')
  return bytes
}

/**
 * The last file that was read on trial, for turning the pages of its report. It is held weakly: when memory is
 * wanted it goes, and the file is read again.
 */
let last: { readonly key: string; readonly reading: WeakRef<OldCasesReading> } | null = null

function remember(key: string, reading: OldCasesReading): void {
  last = { key, reading: new WeakRef(reading) }
}

const remembered = (key: string): OldCasesReading | undefined =>
  last?.key === key ? last.reading.deref() : undefined
