import { createHash, randomUUID } from 'node:crypto'
import type { DrawnView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { screenPapers } from '@zhaofa/domain/case/parts/signing/sign-on-screen.ts'
import type {
  DrawnSignature,
  PaperOnList,
  ReadBefore,
} from '@zhaofa/domain/case/drawn-signature.ts'
import { inkOf, movementOf, parseStrokes } from '@zhaofa/domain/case/strokes.ts'
import { MalformedRequestError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { DeviceHour } from '@zhaofa/domain/kernel/recorded.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { wordsReadOver } from '@zhaofa/domain/paper/words-read-over.ts'
import { findDocument, papersToSign } from '../../storage/document-store.ts'
import {
  drawnSignaturesOf,
  insertDrawnSignature,
  type NewDrawnSignature,
} from '../../storage/drawn-signature-store.ts'
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
  /** 一并签名: everything on the list below which it was drawn, by what stood there; `paper` is the first. */
  readonly list?: readonly { readonly paper: string; readonly digest: string }[] | undefined
}

/**
 * Takes what somebody drew below a sealed paper of the case that waits for a signature. It files nothing: the act
 * that does rests on the row written here, and on the server's hour in it.
 * @throws MalformedRequestError with what to do in words; NotFoundError, ForbiddenError
 */
export async function receiveSignature(
  world: World,
  actor: Actor,
  { caseId, paper, strokes: text, device, list }: Received,
): Promise<DrawnView> {
  const read = parseStrokes(text)
  if (!read.ok) throw new MalformedRequestError(read.refusal)
  const strokes = read.value
  const below = { paper, digest: strokes.paper, device, list }
  await inAgency(world, actor, async (tx) => {
    const { file } = await getOwnCase(tx, actor, caseId)
    await bound(tx, file, below)
  })
  // Durable before the row that names it.
  const stored = await world.objects.put(Buffer.from(JSON.stringify(strokes)))
  const ink = inkOf(strokes)
  const kept = await inAgency(world, actor, async (tx) => {
    const { file } = await getOwnCase(tx, actor, caseId)
    const sealed = await bound(tx, file, below)
    return insertDrawnSignature(tx, {
      ...{ id: randomUUID(), caseId, agencyId: actor.agencyId, paper, ...sealed },
      ...{ stored, ink, by: actor.personId, at: world.clock.now().toISOString() },
      movement: createHash('sha256').update(movementOf(strokes)).digest('hex'),
    })
  })
  if (kept === null) throw new MalformedRequestError('这些笔迹以前用过，请本人重签')
  const digest = list === undefined ? null : strokes.paper
  return { ...kept, paper, list: digest, ink: { box: [...ink.box], path: ink.path } }
}

/** What the strokes are bound to, as its row says. */
type Bound = Pick<NewDrawnSignature, 'digest' | 'before' | 'list'>

async function bound(
  tx: Tx,
  file: CaseFile,
  { list, ...below }: Below & Pick<Received, 'list'>,
): Promise<Bound> {
  if (list === undefined) return { ...(await sealedBelow(tx, file, below)), list: null }
  const { paper, digest, device } = below
  if (list[0]?.paper !== paper || digestOf(list.map((each) => each.digest)) !== digest) {
    throw new MalformedRequestError('签名绑定的不是这一张清单，请重新打开再签')
  }
  const papers: PaperOnList[] = []
  for (const each of list) {
    const sealed = await sealedBelow(tx, file, { ...each, device })
    const words = sealed.before?.words
    papers.push({ paper: each.paper, digest: sealed.digest, ...(words !== undefined && { words }) })
  }
  const early = device !== undefined && papers.some(({ words }) => words !== undefined)
  return {
    digest: papers[0]?.digest ?? digest,
    before: early ? { words: digest, at: device.at, driftMs: device.driftMs } : null,
    list: { digest, papers },
  }
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
  const { paper, at, ink, list } = drawn
  return { id, paper, at, list: list?.digest ?? null, ink: { box: [...ink.box], path: ink.path } }
}
