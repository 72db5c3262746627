import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import { maxUploadBytes, tooLargeText } from '@zhaofa/domain/case/upload-limit.ts'
import { headBytes, judgeFile, originalNameOf } from '../../objects/accepted-files.ts'
import { MalformedRequestError, TooLargeError, UnacceptableFileError } from '../../faults.ts'
import type { ObjectStore } from '../../objects/object-store.ts'
import { insertUpload } from '../../storage/upload-store.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { countPages } from './count-pages.ts'
import { getOwnCase } from '../cases/perform-act.ts'

type Uploaded = StoredFile & { readonly id: string }

/**
 * Takes one file for a case: what it is decides its content, its bytes are hashed while they stream
 * to disk, and it is durable before it is answered.
 * @throws UnacceptableFileError, TooLargeError, NotFoundError, ForbiddenError
 */
export async function receiveUpload(
  world: World,
  actor: Actor,
  { caseId, name, content }: { caseId: string; name: string; content: Readable },
): Promise<Uploaded> {
  // Asked before the bytes are read: nobody uploads two gigabytes to be told no.
  await inAgency(world, actor, (tx) => getOwnCase(tx, actor, caseId))
  const limit = { maxBytes: maxUploadBytes, tooLargeText }
  const stored = await storeFile(world, { name, content }, limit)
  const pages = await countPages(world, stored)
  const file = pages === null ? stored : { ...stored, pages }
  const id = randomUUID()
  await inAgency(world, actor, (tx) =>
    insertUpload(tx, {
      ...file,
      id,
      caseId,
      agencyId: actor.agencyId,
      by: actor.personId,
      at: world.clock.now().toISOString(),
    }),
  )
  return { id, ...file }
}

/** What may come, and what is said when it is too much or something else. */
type FileLimit = {
  readonly maxBytes: number
  readonly tooLargeText: string
  /** Media types taken of those that are safe at all; all of them when left out. */
  readonly only?: readonly string[]
  readonly onlyText?: string
}

/**
 * Judges a file by its content and stores it by its hash, durable when it returns.
 * @throws UnacceptableFileError, TooLargeError, MalformedRequestError
 */
export async function storeFile(
  { objects }: { readonly objects: Pick<ObjectStore, 'put'> },
  { name, content }: { name: string; content: Readable },
  { maxBytes, tooLargeText, only, onlyText }: FileLimit,
): Promise<StoredFile> {
  const originalName = originalNameOf(name)
  const { head, whole } = await peek(content)
  const verdict = await judgeFile(head, originalName)
  const refusal = !verdict.ok
    ? verdict.reason
    : only && !only.includes(verdict.mediaType)
      ? (onlyText ?? '')
      : null
  if (refusal !== null || !verdict.ok) {
    content.destroy()
    throw new UnacceptableFileError(refusal ?? '')
  }
  const { sha256, bytes } = await objects.put(whole, { maxBytes }).catch((fault: unknown) => {
    throw fault instanceof TooLargeError ? new TooLargeError(tooLargeText) : fault
  })
  return { sha256, bytes, mediaType: verdict.mediaType, originalName }
}

/** The bytes as they come. @throws MalformedRequestError when they stop before the end. */
async function* received(content: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of content) yield chunk as Uint8Array
  } catch (fault) {
    throw new MalformedRequestError('文件没有传完，没有保存。请重新上传。', [], { cause: fault })
  }
}

/** The first bytes of a stream, and the whole of it again. */
async function peek(content: Readable): Promise<{ head: Buffer; whole: Readable }> {
  const chunks: Buffer[] = []
  let length = 0
  const rest = received(content)
  while (length < headBytes) {
    const next = await rest.next()
    if (next.done) break
    const chunk = Buffer.from(next.value)
    chunks.push(chunk)
    length += chunk.length
  }
  const head = Buffer.concat(chunks)
  // Read only when somebody asks for it: an upload that breaks off before that, or a file that is refused
  // and never read, is no error without a listener, which would end the server.
  const whole = Readable.from(continued(head, rest), { objectMode: false })
  return { head: head.subarray(0, headBytes), whole }
}

async function* continued(
  head: Buffer,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  yield* rest
}
