import { createHash, randomUUID } from 'node:crypto'
import type { DrawnView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { screenPapers } from '@zhaofa/domain/case/parts/signing/sign-on-screen.ts'
import type { DrawnSignature, ReadBefore } from '@zhaofa/domain/case/drawn-signature.ts'
import { inkOf, movementOf, parseStrokes } from '@zhaofa/domain/case/strokes.ts'
import { MalformedRequestError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { DeviceHour } from '@zhaofa/domain/kernel/recorded.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { wordsReadOver } from '@zhaofa/domain/paper/words-read-over.ts'
import { findDocument, papersToSign } from '../../storage/document-store.ts'
import { drawnSignaturesOf, insertDrawnSignature } from '../../storage/drawn-signature-store.ts'
import type { World } from '../../world.ts'
import { getCase, getOwnCase } from '../cases/perform-act.ts'
import { inAgency } from '../desk/in-agency.ts'
import { digestOf } from '../reference/digest.ts'

type Received = {
  readonly caseId: string
  readonly paper: string
  readonly strokes: string
  /** When it was drawn on a phone, over the words of a paper that was not made yet. */
  readonly device?: DeviceHour | undefined
}

/**
 * Takes what somebody drew below a sealed paper of the case that waits for a signature. It files nothing: the act
 * that does rests on the row written here, and on the server's hour in it.
 * @throws MalformedRequestError with what to do in words; NotFoundError, ForbiddenError
 */
export async function receiveSignature(
  world: World,
  actor: Actor,
  { caseId, paper, strokes: text, device }: Received,
): Promise<DrawnView> {
  const read = parseStrokes(text)
  if (!read.ok) throw new MalformedRequestError(read.refusal)
  const strokes = read.value
  await inAgency(world, actor, async (tx) => {
    const { file } = await getOwnCase(tx, actor, caseId)
    await sealedBelow(tx, file, { paper, digest: strokes.paper, device })
  })
  // Durable before the row that names it.
  const stored = await world.objects.put(Buffer.from(JSON.stringify(strokes)))
  const ink = inkOf(strokes)
  const kept = await inAgency(world, actor, async (tx) => {
    const { file } = await getOwnCase(tx, actor, caseId)
    const sealed = await sealedBelow(tx, file, { paper, digest: strokes.paper, device })
    return insertDrawnSignature(tx, {
      ...{ id: randomUUID(), caseId, agencyId: actor.agencyId, paper, ...sealed },
      ...{ stored, ink, by: actor.personId, at: world.clock.now().toISOString() },
      movement: createHash('sha256').update(movementOf(strokes)).digest('hex'),
    })
  })
  if (kept === null) throw new MalformedRequestError('这些笔迹以前用过，请本人重签')
  return { ...kept, paper, ink: { box: [...ink.box], path: ink.path } }
}

type Below = {
  readonly paper: string
  readonly digest: string
  readonly device: DeviceHour | undefined
}

/**
 * The sealed paper to which the strokes belong: by its bytes, or, where they were drawn before it was made, by exactly
 * the words that were read over then.
 */
async function sealedBelow(
  tx: Tx,
  file: CaseFile,
  { paper, digest, device }: Below,
): Promise<{ readonly digest: string; readonly before: ReadBefore | null }> {
  const papers = await papersToSign(tx, file.id)
  const waits = screenPapers(file, papers).find(({ id }) => id === paper)
  if (!waits) throw new MalformedRequestError('这份文书现在不等现场签名')
  const { sha256 } = waits
  if (sha256 === digest) return { digest, before: null }
  if (device === undefined) throw new MalformedRequestError('签名的不是这一份文书，请重新打开再签')
  const made = await findDocument(tx, paper)
  if (!made || digestOf(wordsReadOver(made.paper as Paper)) !== digest)
    throw new MalformedRequestError('现场看过的内容和制成的文书不一致，请在制成的文书上重签')
  return { digest: sha256, before: { words: digest, at: device.at, driftMs: device.driftMs } }
}

/** A signature that was received and is not filed yet, as the form shows it again. @throws NotFoundError */
export async function viewDrawn(
  world: World,
  actor: Actor,
  { caseId, id }: { caseId: string; id: string },
): Promise<DrawnView> {
  const drawn = await inAgency(world, actor, async (tx): Promise<DrawnSignature | undefined> => {
    await getCase(tx, caseId)
    return (await drawnSignaturesOf(tx, caseId)).get(id)
  })
  if (!drawn) throw new NotFoundError('没有这个签名，请重签')
  const { paper, at, ink } = drawn
  return { id, paper, at, ink: { box: [...ink.box], path: ink.path } }
}
