import { randomUUID } from 'node:crypto'
import type { FirmsTrial } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { mayKeepFirms } from '@zhaofa/domain/inspection/register/firm-import.ts'
import {
  countWrongLines,
  type FirmsReading,
} from '@zhaofa/domain/inspection/register/read-firms.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { unusable, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { NotFoundError } from '../../faults.ts'
import { originalNameOf } from '../../objects/accepted-files.ts'
import { readSealed, sealedStore } from '../../objects/sealed-objects.ts'
import { compareFirms, type ComparedRow } from '../../storage/firm-import-store.ts'
import { lossText } from '../../untrusted/loss-text.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'

/** Bytes of a file of firms: a hundred thousand rows are some ten megabytes as XLSX, twenty as CSV. */
export const maxFirmFileBytes = 48 * 1024 ** 2

/** A file that was read, and what each of its lines would do to the register now. */
export type JudgedFirms = FirmsReading & { readonly compared: readonly ComparedRow[] }

/**
 * 试读: reads a file of firms, keeps it encrypted, and says line by line what it would do. Nothing is taken over.
 * @returns why the file cannot be read at all, or why this person may not keep the register.
 */
export async function readFirmsOnTrial(
  world: World,
  actor: Actor,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
): Promise<Outcome<FirmsTrial, Refusal>> {
  const allowed = mayKeepFirms(actor)
  if (!allowed.ok) return allowed
  if (bytes.length === 0) return refuse(unusable('文件是空的。'))
  const read = await judged(world, actor, bytes)
  if (!read.ok) return read
  const { sha256 } = await sealedStore(world).put(bytes)
  const counted = countsOf(read.value)
  const file = {
    ...{ id: randomUUID(), agency_id: actor.agencyId, sha256, bytes: bytes.length },
    ...{ original_name: originalNameOf(name), uploaded_by: actor.personId },
    ...{ at: world.clock.now().toISOString(), ...counted },
  }
  await inAgency(world, actor, (tx) => tx.insertInto('inspection.firm_file').values(file).execute())
  remember(`${actor.agencyId} ${file.id}`, read.value)
  return accept(trialOf(file, read.value))
}

function countsOf({ lines, problems, compared }: JudgedFirms) {
  const by = { new: 0, changed: 0, same: 0 }
  for (const { standing } of compared) by[standing]++
  const { new: added, changed, same } = by
  return { lines, wrong: countWrongLines(problems), added, changed, same }
}

type FileRow = Awaited<ReturnType<typeof getFirmFile>>

const trialOf = (
  { id, original_name, sha256 }: Pick<FileRow, 'id' | 'original_name' | 'sha256'>,
  read: JudgedFirms,
): FirmsTrial => ({
  ...{ fileId: id, fileName: original_name, sha256, ...countsOf(read) },
  ...{ ignored: [...read.ignored], missing: [...read.missing], apart: [...read.apart] },
})

async function judged(
  world: World,
  actor: Actor,
  bytes: Uint8Array,
): Promise<Outcome<JudgedFirms, Refusal>> {
  const read = await readFirmFile(bytes)
  if (!read.ok) return read
  const today = chinaDay(world.clock.now().toISOString())
  const { agencyId } = actor
  const compared = await inAgency(world, actor, (tx) =>
    compareFirms(tx, read.value.rows, { agencyId, today }),
  )
  return accept({ ...read.value, compared })
}

/** What a file says, read in a process that has neither this one's key nor its connections. */
async function readFirmFile(bytes: Uint8Array): Promise<Outcome<FirmsReading, Refusal>> {
  const answer = await readUntrusted({ kind: 'firms', bytes })
  if (!answer.ok) {
    return refuse(unusable(lossText('检查对象表格', answer.refusal, '请分成几份再试。')))
  }
  return answer.value.ok ? accept(answer.value.value) : refuse(unusable(answer.value.refusal))
}

/** The rows of exactly the file that an import was proposed of. @throws NotFoundError */
export async function readFirmFileOfImport(
  world: World,
  actor: Actor,
  { fileId, sha256 }: { readonly fileId: string; readonly sha256: string },
): Promise<Outcome<FirmsReading, Refusal>> {
  const kept = remembered(`${actor.agencyId} ${fileId}`)
  return kept ? accept(kept) : readFirmFile(await bytesOf(world, sha256))
}

/** A file that was read on trial, and what it would do now. @throws NotFoundError */
export async function readFirmFileAgain(
  world: World,
  actor: Actor,
  fileId: string,
): Promise<Outcome<{ readonly trial: FirmsTrial; readonly reading: JudgedFirms }, Refusal>> {
  const file = await getFirmFile(world, actor, fileId)
  const key = `${actor.agencyId} ${fileId}`
  const kept = remembered(key)
  const read = kept ? accept(kept) : await judged(world, actor, await bytesOf(world, file.sha256))
  if (!read.ok) return read
  remember(key, read.value)
  return accept({ trial: trialOf(file, read.value), reading: read.value })
}

/** The row of a file that was read on trial. @throws NotFoundError */
export async function getFirmFile(world: World, actor: Actor, fileId: string) {
  const file = await inAgency(world, actor, (tx) =>
    tx
      .selectFrom('inspection.firm_file')
      .selectAll()
      .where('id', '=', fileId)
      .where('agency_id', '=', actor.agencyId)
      .executeTakeFirst(),
  )
  if (!file) throw new NotFoundError('没有这份试读过的表格')
  return file
}

async function bytesOf(world: World, sha256: string): Promise<Buffer> {
  const bytes = await readSealed(world, sha256)
  if (!bytes) throw new NotFoundError('试读过的表格已经读不到，请重新上传')
  return bytes
}

/**
 * The last file that was read on trial, for turning the pages of its report. It is held weakly: when memory is
 * wanted it goes, and the file is read again.
 */
let last: { readonly key: string; readonly reading: WeakRef<JudgedFirms> } | null = null

function remember(key: string, reading: JudgedFirms): void {
  last = { key, reading: new WeakRef(reading) }
}

const remembered = (key: string): JudgedFirms | undefined =>
  last?.key === key ? last.reading.deref() : undefined
