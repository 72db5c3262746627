import { randomUUID } from 'node:crypto'
import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { inspectionAlone } from '@zhaofa/domain/case/procedures/inspection/slice.ts'
import { getDocumentType } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import {
  documentNumber,
  type DocumentNumber,
} from '@zhaofa/domain/identity-codes/document-number.ts'
import type { Paper, PartyQuery } from '@zhaofa/domain/paper/paper.ts'
import { composePaper, type PaperSource } from '@zhaofa/domain/paper/papers.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { yearOf } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { insertDocument, nameCase, sealedPapers, takeSerial } from '../../storage/document-store.ts'
import { recordLeaves, type JsonValue } from '../../storage/ledger/record.ts'
import { caseCodes, visitCode } from '../../storage/publication/case-progress.ts'
import type { World } from '../../world.ts'
import {
  openPaperSigner,
  recordSignatures,
  signPaper,
  type PaperSigner,
  type SignedAndStored,
} from '../signing/sign-paper.ts'

type Sealing = {
  readonly file: CaseFile
  readonly act: Pick<Act, 'papers'>
  readonly recorded: readonly RecordedEvent[]
  readonly events: readonly RecordedEvent[]
  readonly at: Circumstances
}

/**
 * Makes and signs the papers of an act, in the act's transaction: the number is taken here, so a failure takes
 * none; the PDF is an object before the row that names it commits. Numbers of 用印登记 are taken last, when nothing
 * else is waited for.
 */
export async function sealPapers(tx: Tx, world: World, sealing: Sealing): Promise<void> {
  const last = sealing.recorded.at(-1)
  const { papers: types } = sealing.act
  if (!last || types.length === 0) return
  const { file, at } = sealing
  const hour = new Date(at.now)
  const of = { agencyId: file.agencyId, recorded: last, at: hour }
  const signer = await openPaperSigner(tx, world, of)
  const papers: SignedAndStored[] = []
  for (const [index, type] of types.entries()) {
    const sealed = await sealPaper(tx, world, { type, place: index + 1, signer }, last, sealing)
    if (sealed) papers.push(sealed)
  }
  await recordSignatures(tx, signer, { papers, today: at.today })
}

async function sealPaper(
  tx: Tx,
  world: World,
  { type, place, signer }: { type: string; place: number; signer: PaperSigner },
  recorded: RecordedEvent,
  { file, events, at }: Sealing,
): Promise<SignedAndStored | null> {
  const id = randomUUID()
  const source: PaperSource = {
    file,
    recorded,
    events,
    at,
    sealed: await sealedPapers(tx, file.id),
    number: null,
    verifyUrl: `${world.publicOrigin}/verify/${id}`,
    query: queryOf(world, file),
    id,
    draft: false,
  }
  if (composePaper(type, source) === null) return null
  const kind = getDocumentType(type)
  const number = kind.numberWord === null ? null : await takeNumber(tx, file, kind.numberWord, at)
  const paper = composePaper(type, { ...source, number })
  if (paper === null) return null
  const { bytes, pages } = await world.printer.pdf(paper, new Date(at.now))
  const signed = await signPaper(world, signer, { pdf: bytes, paper, id })
  const stored = await world.objects.put(signed.bytes)
  if (number && kind.namesCase) await nameCase(tx, file.id, number.text)
  await insertDocument(tx, {
    id,
    file,
    recorded,
    place,
    type,
    paper,
    kind,
    stored,
    pages,
    at: at.now,
  })
  await recordLeaves(tx, [
    {
      kind: 'document',
      publicId: id,
      sequence: 1,
      at: at.now,
      agencyId: file.agencyId,
      content: leafOf({ id, caseId: file.id, type, paper, sha256: stored.sha256 }),
    },
  ])
  const named = { agencyId: file.agencyId, caseId: file.id, documentId: id }
  return { ...signed, file: { ...named, digest: stored.sha256 }, paper, recorded }
}

/**
 * Every paper of the case has the same code, so that the holder of any of them may ask. Of a visit in whose file no
 * penalty began no progress is published: its papers lead to its own page.
 */
function queryOf({ publicOrigin, sealingKey }: World, file: CaseFile): PartyQuery {
  if (inspectionAlone(file)) {
    return { url: `${publicOrigin}/v/${visitCode(file.id, sealingKey)}`, code: null }
  }
  const { code, token } = caseCodes(file.id, sealingKey)
  return { url: `${publicOrigin}/party/${token}`, code }
}

function leafOf(document: {
  id: string
  caseId: string
  type: string
  paper: Paper
  sha256: string
}): JsonValue {
  const { id, caseId, type, paper, sha256 } = document
  return { id, caseId, type, title: paper.title, number: paper.number?.text ?? null, sha256 }
}

async function takeNumber(
  tx: Tx,
  { agencyId }: CaseFile,
  word: string,
  at: Circumstances,
): Promise<DocumentNumber> {
  const year = yearOf(at.today)
  const serial = await takeSerial(tx, agencyId, word, year)
  return documentNumber(at.rules.numberWord, { word, year, serial })
}
