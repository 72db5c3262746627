import { createHash, randomUUID } from 'node:crypto'
import type { DrawnView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { screenPapers } from '@zhaofa/domain/case/parts/signing/sign-on-screen.ts'
import type { DrawnSignature } from '@zhaofa/domain/case/drawn-signature.ts'
import { inkOf, movementOf, parseStrokes } from '@zhaofa/domain/case/strokes.ts'
import { MalformedRequestError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { papersToSign } from '../../storage/document-store.ts'
import { drawnSignaturesOf, insertDrawnSignature } from '../../storage/drawn-signature-store.ts'
import type { World } from '../../world.ts'
import { getCase, getOwnCase } from '../cases/perform-act.ts'
import { inAgency } from '../desk/in-agency.ts'

type Received = { readonly caseId: string; readonly paper: string; readonly strokes: string }

/**
 * Takes what somebody drew below a sealed paper of the case that waits for a signature. It files nothing: the act
 * that does rests on the row written here, and on the server's hour in it.
 * @throws MalformedRequestError with what to do in words; NotFoundError, ForbiddenError
 */
export async function receiveSignature(
  world: World,
  actor: Actor,
  { caseId, paper, strokes: text }: Received,
): Promise<DrawnView> {
  const read = parseStrokes(text)
  if (!read.ok) throw new MalformedRequestError(read.refusal)
  const strokes = read.value
  await inAgency(world, actor, async (tx) => {
    const { file } = await getOwnCase(tx, actor, caseId)
    await waitingPaper(tx, file, paper, strokes.paper)
  })
  // Durable before the row that names it.
  const stored = await world.objects.put(Buffer.from(JSON.stringify(strokes)))
  const ink = inkOf(strokes)
  const kept = await inAgency(world, actor, async (tx) => {
    const { file } = await getOwnCase(tx, actor, caseId)
    await waitingPaper(tx, file, paper, strokes.paper)
    return insertDrawnSignature(tx, {
      ...{ id: randomUUID(), caseId, agencyId: actor.agencyId, paper, digest: strokes.paper },
      ...{ stored, ink, by: actor.personId, at: world.clock.now().toISOString() },
      movement: createHash('sha256').update(movementOf(strokes)).digest('hex'),
    })
  })
  if (kept === null) throw new MalformedRequestError('这些笔迹以前用过，请本人重签')
  return { ...kept, paper, ink: { box: [...ink.box], path: ink.path } }
}

async function waitingPaper(tx: Tx, file: CaseFile, paper: string, digest: string): Promise<void> {
  const papers = await papersToSign(tx, file.id)
  const waits = screenPapers(file, papers).find(({ id }) => id === paper)
  if (!waits) throw new MalformedRequestError('这份文书现在不等现场签名')
  if (waits.sha256 !== digest)
    throw new MalformedRequestError('签名的不是这一份文书，请重新打开再签')
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
