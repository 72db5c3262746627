import type { CaseView, DocumentView, PartyView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { certificateCovers } from '@zhaofa/domain/authority/certificate.ts'
import { putsRight, type AmendablePaper } from '@zhaofa/domain/case/parts/amendment/slice.ts'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { type CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { withoutMiddle } from '@zhaofa/domain/case/parts/amendment/changes.ts'
import { hasInformant, mayReadInformant } from '@zhaofa/domain/case/parts/clue/informant.ts'
import { unpaidFen } from '@zhaofa/domain/case/parts/payment/slice.ts'
import { unrefundedFen } from '@zhaofa/domain/case/parts/revision/slice.ts'
import {
  partyCode,
  partyCodeTitle,
  partyKindTitles,
  type Party,
} from '@zhaofa/domain/case/party.ts'
import { categoryOf } from '@zhaofa/domain/case/officers.ts'
import { limitsOf, papersOfPending, underWay } from '@zhaofa/domain/case/procedures.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { findDocumentType } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import { personInCharge } from '@zhaofa/domain/case/parts/field-record/person-in-charge.ts'
import { casePapers } from '../../../storage/document-store.ts'
import { caseProof } from '../../../storage/ledger/case-proof.ts'
import type { Tx } from '../../../storage/database.ts'
import type { World } from '../../../world.ts'
import { mayAnswer } from '../answer-approval.ts'
import { loadCircumstances } from '../circumstances.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { mayTakeOut } from '../../archive/read-case-package.ts'
import { getCase } from '../perform-act.ts'
import { recordSupervision } from '../../desk/read-restricted.ts'
import { limitView } from '../../desk/limits.ts'
import { seizureViews } from './seizure-view.ts'
import { missingCountersignatures } from '@zhaofa/domain/case/parts/signing/countersign.ts'
import { signingViews } from './signing-view.ts'
import { offersOf, pathViews } from '@zhaofa/contract/views/offers.ts'
import { evidenceViews, proofChainViews } from './evidence-view.ts'
import { actTitle, timeline, type DocumentAt } from './timeline.ts'

/** 案件: everything the case page shows. @throws NotFoundError */
export async function viewCase(world: World, actor: Actor, caseId: string): Promise<CaseView> {
  return inAgency(world, actor, async (tx) => {
    const { file, events } = await getCase(tx, caseId)
    await recordSupervision(tx, world, actor, { ...file, caseId, subject: 'case' })
    const at = await loadCircumstances(tx, world, { actor, file })
    const documents = await documentViews(tx, file)
    return {
      id: file.id,
      version: file.version,
      title: caseTitle(file),
      // A penalty that begins in the file of a visit is known by its own number.
      number: documents.findLast(({ type }) => findDocumentType(type)?.namesCase)?.number ?? null,
      procedure: underWay(file)
        .map(({ title }) => title)
        .join('、'),
      matter: at.matter && { code: at.matter.code, name: at.matter.name },
      department: at.rules.agencyName,
      investigators: investigatorViews(file, at),
      paths: pathViews(file, at),
      ...offersOf(file, actor, at),
      pending: pendingView(file, actor),
      returned: file.returned && {
        act: file.returned.act,
        title: actTitle(file, file.returned.act),
        category: file.returned.category,
        reason: file.returned.reason,
        at: file.returned.at,
        withdrawn: file.returned.withdrawn,
      },
      timeline: timeline(file, events, { documents, actor, at }),
      limits: limitsOf(file, at).map((limit) => limitView(limit, at)),
      party: file.filing && partyView(file.filing.party, file),
      informant: informantView(file, actor),
      money: moneyViews(file),
      evidence: evidenceViews(file, documents),
      proofChain: proofChainViews(file, at.matter),
      seizures: seizureViews(file, at),
      signing: signingViews(file, at),
      countersigning: missingCountersignatures(file, at, papersOfPending).map(
        ({ name, titles }) => ({ name, papers: [...titles] }),
      ),
      mayExport: file.archivedOn !== null && mayTakeOut(actor),
      printSet: file.visit?.sheetsMadeIn != null && file.visit.record === null,
      documents: documents.map(({ version: _made, voidedIn: _voided, ...document }) => document),
      draft: file.draft && {
        digest: file.draft.digest,
        grounds: [...file.draft.grounds],
        deliberation: [...file.draft.deliberation],
      },
      proof: await caseProof(tx, caseId, file.version),
      notice: null,
    }
  })
}

async function documentViews(tx: Tx, file: CaseFile): Promise<(DocumentView & DocumentAt)[]> {
  const rows = await casePapers(tx, file.id)
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    type: row.type,
    title: row.title,
    number: row.number,
    volume: row.volume,
    sealedAt: row.sealed_at.toISOString(),
    pages: row.pages,
    sha256: row.sha256,
    voided: row.voided,
    voidedIn: row.voidedIn,
    amendedOn: amendedOn(file, row, rows),
  }))
}

/** The last day on which the record behind a paper, or the words of a served one, were put right. */
function amendedOn(
  { amendments }: CaseFile,
  paper: AmendablePaper,
  all: readonly AmendablePaper[],
): string | null {
  const last = amendments.findLast(
    (each) => each.of === paper.version || putsRight(each, paper, all),
  )
  return last?.on ?? null
}

function investigatorViews(file: CaseFile, at: Circumstances): CaseView['investigators'] {
  return file.investigators.map((id) => {
    const person = { personId: id, name: at.nameOf(id), certificates: at.certificatesOf(id) }
    const act = { at: at.now, category: categoryOf(file), region: at.rules.region }
    return {
      id,
      name: person.name,
      certificate: person.certificates[0]?.number ?? null,
      valid: certificateCovers(person, act).met,
    }
  })
}

function pendingView(file: CaseFile, actor: Actor): CaseView['pending'] {
  const { pending } = file
  return (
    pending && {
      act: pending.act,
      title: actTitle(file, pending.act),
      proposedBy: pending.proposedByName,
      proposedAt: pending.proposedAt,
      awaits: roles[pending.awaits as Role],
      mine: mayAnswer(pending, actor),
      stamps: pending.stamps.map(({ role, name, at, opinion }) => ({
        role: roles[role as Role],
        name,
        at,
        opinion,
      })),
    }
  )
}

const informantView = (file: CaseFile, actor: Actor): CaseView['informant'] =>
  file.clue && hasInformant(file.clue)
    ? {
        named: file.clue.named,
        mayRead: file.agencyId === actor.agencyId && mayReadInformant(file, actor.personId),
      }
    : null

/** Number and telephone are shown in full only by a recorded read. */
function partyView(party: Party, file: CaseFile): PartyView {
  return {
    kind: party.kind,
    kindTitle: partyKindTitles[party.kind],
    name: party.name,
    codeTitle: partyCodeTitle(party),
    code: party.kind === 'natural-person' ? withoutMiddle(partyCode(party)) : partyCode(party),
    personInCharge: personInCharge(file),
    address: party.address,
    phone: withoutMiddle(party.phone),
    electronicService: file.address?.electronic ?? null,
  }
}

function moneyViews(file: CaseFile): CaseView['money'] {
  const { decision, notice, conclusion } = file
  const refund = { title: '应退还', fen: unrefundedFen(file) }
  if (decision === null && refund.fen > 0) return [refund]
  if (decision) {
    return [
      { title: '罚款', fen: decision.draft.penalty.fineFen },
      { title: '没收违法所得', fen: decision.draft.penalty.confiscatedFen },
      { title: '尚未缴纳', fen: unpaidFen(file) },
      refund,
    ].filter(({ title, fen }) => fen > 0 || title === '尚未缴纳')
  }
  const proposed = notice?.penalty ?? conclusion?.findings.penalty
  return proposed && proposed.fineFen > 0 ? [{ title: '拟罚款', fen: proposed.fineFen }] : []
}
