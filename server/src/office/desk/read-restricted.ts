import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { partyCode } from '@zhaofa/domain/case/party.ts'
import { signingOf } from '@zhaofa/domain/case/parts/signing/slice.ts'
import type { SealedPages } from '@zhaofa/contract'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import { NotFoundError } from '../../faults.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { findDocument } from '../../storage/document-store.ts'
import { stampedFile } from '../../storage/signature-store.ts'
import type { Tx } from '../../storage/database.ts'
import { recordLeaves } from '../../storage/ledger/record.ts'
import type { World } from '../../world.ts'
import { inAgency } from './in-agency.ts'
import { getCase } from '../cases/perform-act.ts'

/** The file of one piece of evidence. Every reading is recorded before a byte is given out. */
export async function readEvidence(
  world: World,
  actor: Actor,
  { caseId, evidenceId }: { caseId: string; evidenceId: string },
): Promise<StoredFile> {
  return inAgency(world, actor, async (tx) => {
    const { file } = await getCase(tx, caseId)
    const evidence = [...file.evidence, ...file.excluded].find(({ id }) => id === evidenceId)
    if (!evidence) throw new NotFoundError('没有这件证据')
    await recordRead(tx, world, actor, {
      agencyId: file.agencyId,
      caseId,
      subject: `evidence ${evidenceId}`,
    })
    return evidence.file
  })
}

/** A page of the signed version of a paper, as it came. Every reading is recorded before a byte is given out. */
export async function readSignedPage(
  world: World,
  actor: Actor,
  { caseId, paper, page }: { caseId: string; paper: string; page: number },
): Promise<StoredFile> {
  return inAgency(world, actor, async (tx) => {
    const { file } = await getCase(tx, caseId)
    const signed = signingOf(file, paper)?.pages.find((each) => each.page === page)
    if (!signed) throw new NotFoundError('没有这一页签名版')
    const subject = `signed ${paper} ${page}`
    await recordRead(tx, world, actor, { agencyId: file.agencyId, caseId, subject })
    return signed.file
  })
}

/** The strokes of one who signed on a screen, as data. Every reading is recorded before a byte is given out. */
export async function readStrokes(
  world: World,
  actor: Actor,
  { caseId, paper, no }: { caseId: string; paper: string; no: number },
): Promise<StoredFile> {
  return inAgency(world, actor, async (tx) => {
    const { file } = await getCase(tx, caseId)
    const signer = signingOf(file, paper)?.onScreen?.signers[no - 1]
    if (!signer) throw new NotFoundError('没有这个人的签名笔迹')
    const subject = `strokes ${paper} ${no}`
    await recordRead(tx, world, actor, { agencyId: file.agencyId, caseId, subject })
    return signer.drawn.file
  })
}

/** The party's full phone number and code, recorded as read. */
export async function revealParty(world: World, actor: Actor, caseId: string) {
  return inAgency(world, actor, async (tx) => {
    const { file } = await getCase(tx, caseId)
    if (!file.filing) throw new NotFoundError('还没有立案，没有当事人信息')
    await recordRead(tx, world, actor, { agencyId: file.agencyId, caseId, subject: 'party' })
    const { party } = file.filing
    return {
      phone: party.phone,
      code: partyCode(party),
    }
  })
}

/**
 * A sealed paper as PDF. The case decides who sees it. A void one is printed with its mark from what it was
 * printed from; the bytes that were sealed stay in the store. One that was stamped later comes with its time stamp.
 * @throws NotFoundError
 */
export async function readDocument(world: World, actor: Actor, documentId: string) {
  const document = await openDocument(world, actor, documentId)
  const { title, number, voided } = document
  const { sha256, bytes } = document.stamped ?? document
  const paper = document.paper as Paper
  const marked =
    voided === null ? null : await world.printer.pdf({ ...paper, voided }, world.clock.now())
  return { sha256, title, number, bytes, marked: marked?.bytes ?? null }
}

/**
 * A sealed paper drawn page by page from the words it was printed from, for a screen that shows no PDF.
 * @throws NotFoundError
 */
export async function viewPages(
  world: World,
  actor: Actor,
  documentId: string,
): Promise<SealedPages> {
  const { title, sha256, paper, voided } = await openDocument(world, actor, documentId)
  const pages = await world.printer.svgPages({ ...(paper as Paper), voided })
  return { title, sha256, pages }
}

const openDocument = (world: World, actor: Actor, documentId: string) =>
  inAgency(world, actor, async (tx) => {
    const document = await findDocument(tx, documentId)
    if (!document) throw new NotFoundError('没有这份文书')
    await recordSupervision(tx, world, actor, {
      agencyId: document.agency_id,
      caseId: document.case_id,
      subject: `document ${documentId}`,
    })
    const stamped = await stampedFile(tx, documentId)
    return { ...document, stamped }
  })

/** What was read: of whose case, and which part of it. The record is the agency's whose case it is. */
type ReadOf = { readonly agencyId: string; readonly caseId: string; readonly subject: string }

/** A supervisor leaves a trace in every case and paper opened, not only in what is restricted for all. */
export async function recordSupervision(
  tx: Tx,
  world: World,
  actor: Actor,
  read: ReadOf,
): Promise<void> {
  if (read.agencyId !== actor.agencyId) await recordRead(tx, world, actor, read)
}

/** Notes that somebody read what is restricted of a case, with its leaf. */
export function recordRead(
  tx: Tx,
  world: World,
  actor: Actor,
  { agencyId, caseId, subject }: ReadOf,
): Promise<void> {
  const reader = { world, actor, agencyId }
  return recordReading(tx, reader, { caseId, subject }, (read) =>
    tx
      .insertInto('casework.restricted_read')
      .values({ ...read, case_id: caseId, subject })
      .execute(),
  )
}

type Reader = { readonly world: World; readonly actor: Actor; readonly agencyId: string }

/** Who read something restricted, and when: the columns every table of readings has. */
type RecordedRead = {
  readonly id: string
  readonly agency_id: string
  readonly person_id: string
  readonly person_name: string
  readonly at: string
}

/**
 * One reading of what is restricted: `insert` puts it into its table, the leaf says the same. A table of
 * its own has its rows in storage/ledger/fact-sources.ts as well, where the two are compared.
 */
export async function recordReading(
  tx: Tx,
  { world, actor, agencyId }: Reader,
  of: Readonly<Record<string, string>>,
  insert: (read: RecordedRead) => Promise<unknown>,
): Promise<void> {
  const id = randomUUID()
  const at = world.clock.now().toISOString()
  const { personId, name } = actor
  await insert({ id, agency_id: agencyId, person_id: personId, person_name: name, at })
  await recordLeaves(tx, [
    {
      kind: 'restricted-read',
      publicId: id,
      sequence: 1,
      at,
      agencyId,
      content: { id, ...of, personId, personName: name, at },
    },
  ])
}
