import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import { maxUploadBytes, tooLargeText } from '@zhaofa/domain/case/upload-limit.ts'
import { headBytes, judgeFile, originalNameOf } from '../../objects/accepted-files.ts'
import type { Door } from '../../objects/file-kinds.ts'
import type { ArrivedFile } from '../../objects/object-store.ts'
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
  const limit = { door: 'evidence', maxBytes: maxUploadBytes, tooLargeText } as const
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

/** Through which door it comes, which says what is taken, and what is said when it is too much. */
type FileLimit = {
  readonly door: Door
  readonly maxBytes: number
  readonly tooLargeText: string
}

/** Parts of one file that are read to tell what it is; more than that is no file anybody makes. */
const maxLooks = 80

/**
 * Judges a file by its content and stores it by its hash, durable when it returns. What its beginning does not
 * say is judged when it has come whole, before it is kept.
 * @throws UnacceptableFileError, TooLargeError, MalformedRequestError
 */
export async function storeFile(
  { objects }: { readonly objects: Pick<ObjectStore, 'put'> },
  { name, content }: { name: string; content: Readable },
  { door, maxBytes, tooLargeText }: FileLimit,
): Promise<StoredFile> {
  const originalName = originalNameOf(name)
  const asked = { fullName: originalName, door }
  const { head, ended, whole } = await peek(content)
  const first = { at: 0, bytes: head }
  const verdict = await judgeFile({ size: ended ? head.length : null, pieces: [first] }, asked)
  if (verdict.is === 'refused') {
    content.destroy()
    throw new UnacceptableFileError(verdict.reason)
  }
  let mediaType = verdict.is === 'taken' ? verdict.mediaType : null
  const judge = async (file: ArrivedFile) => {
    mediaType ??= await judgeWhole(file, first, asked)
  }
  const { sha256, bytes } = await objects
    .put(whole, { maxBytes, judge })
    .catch((fault: unknown) => {
      throw fault instanceof TooLargeError ? new TooLargeError(tooLargeText) : fault
    })
  return { sha256, bytes, mediaType: mediaType ?? '', originalName }
}

/** The media type of a file that has come, asked part by part. @throws UnacceptableFileError */
async function judgeWhole(
  file: ArrivedFile,
  first: { at: number; bytes: Uint8Array },
  asked: { fullName: string; door: Door },
): Promise<string> {
  const pieces = [first]
  for (let looks = 0; looks < maxLooks; looks++) {
    const verdict = await judgeFile({ size: file.size, pieces }, asked)
    if (verdict.is === 'taken') return verdict.mediaType
    if (verdict.is === 'refused') throw new UnacceptableFileError(verdict.reason)
    if (verdict.wanted === null) break
    const { at, length } = verdict.wanted
    pieces.push({ at, bytes: await file.read(at, length) })
  }
  throw new UnacceptableFileError(`“${asked.fullName}”的结构太乱，认不出是什么文件，没有保存。`)
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
async function peek(content: Readable): Promise<{ head: Buffer; ended: boolean; whole: Readable }> {
  const chunks: Buffer[] = []
  let length = 0
  let ended = false
  const rest = received(content)
  while (length < headBytes) {
    const next = await rest.next()
    ended = next.done === true
    if (next.done) break
    const chunk = Buffer.from(next.value)
    chunks.push(chunk)
    length += chunk.length
  }
  const head = Buffer.concat(chunks)
  // Read only when somebody asks for it: an upload that breaks off before that, or a file that is refused
  // and never read, is no error without a listener, which would end the server.
  const whole = Readable.from(continued(head, rest), { objectMode: false })
  return { head, ended, whole }
}

async function* continued(
  head: Buffer,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  yield* rest
}
