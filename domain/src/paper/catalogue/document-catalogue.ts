import { handSigning, signerRoles, type DocumentType, type Recipient } from './document-type.ts'
import { clueDocuments } from './clue-documents.ts'
import { inspectionDocuments } from './inspection-documents.ts'
import { correctionDocuments } from './correction-documents.ts'
import { filingDocuments } from './filing-documents.ts'
import { investigationDocuments } from './investigation-documents.ts'
import { coercionDocuments } from './coercion-documents.ts'
import { reviewDocuments } from './review-documents.ts'
import { noticeDocuments } from './notice-documents.ts'
import { hearingDocuments } from './hearing-documents.ts'
import { decisionDocuments } from './decision-documents.ts'
import { serviceDocuments } from './service-documents.ts'
import { executionDocuments } from './execution-documents.ts'
import { closingDocuments } from './closing-documents.ts'
import { archiveDocuments } from './archive-documents.ts'
import { licenceDocuments } from './licence-documents.ts'
import { remedyDocuments } from './remedy-documents.ts'

const rows = [
  ...clueDocuments,
  ...inspectionDocuments,
  ...correctionDocuments,
  ...filingDocuments,
  ...investigationDocuments,
  ...coercionDocuments,
  ...reviewDocuments,
  ...noticeDocuments,
  ...hearingDocuments,
  ...decisionDocuments,
  ...serviceDocuments,
  ...executionDocuments,
  ...closingDocuments,
  ...archiveDocuments,
  ...licenceDocuments,
  ...remedyDocuments,
]

/** Every kind of paper by its id: a table keyed by these compiles only when none is forgotten. */
export type DocumentTypeId = (typeof rows)[number]['id']

/** Papers whose service is registered with a 送达回证; what follows from it is in `parts/service/served-papers.ts`. */
export type ServedPaper = Extract<
  (typeof rows)[number],
  { readonly service: { readonly proof: 'receipt' } }
>['id']

/** Papers signed for on themselves, in the act that makes them. */
export type OwnSignedPaper = Extract<
  (typeof rows)[number],
  { readonly service: { readonly proof: 'own-signature' } }
>['id']

/** 文书目录: every kind of paper, in the order of the work. */
export const documentCatalogue: readonly DocumentType<DocumentTypeId>[] = rows

const byId: ReadonlyMap<string, DocumentType<DocumentTypeId>> = new Map(
  documentCatalogue.map((each) => [each.id, each]),
)

export function findDocumentType(id: string): DocumentType<DocumentTypeId> | undefined {
  return byId.get(id)
}

/** @throws RangeError for a kind of paper that is not in the catalogue. */
export function getDocumentType(id: string): DocumentType<DocumentTypeId> {
  const found = findDocumentType(id)
  if (!found) throw new RangeError(`no document type ${id}`)
  return found
}

/** Two officers answer for it: whoever did not make it signs beside the one who did (会签, 处罚法第42条). */
export function bothOfficersSign(id: string): boolean {
  const { internal, signers } = getDocumentType(id)
  return internal && signers.filter(({ role }) => role === 'officer').length > 1
}

/** Titles of the papers that are served with a 送达回证, for a choice among them. */
export const servedPapers = Object.fromEntries(
  documentCatalogue
    .filter(({ service }) => service?.proof === 'receipt')
    .map(({ id, title }) => [id, title]),
) as Readonly<Record<ServedPaper, string>>

/**
 * Who signs this paper by hand, in words: everybody its row names, if the signature of one of them is taken by no act;
 * nobody otherwise, because the agency's own people sign in the program.
 */
export function handSigners(id: string): string[] {
  const signers = findDocumentType(id)?.signers ?? []
  if (!signers.some(({ role, optional }) => handSigning.has(role) && !optional)) return []
  const byHand = signers.filter(({ optional }) => !optional)
  return [...new Set(byHand.map(({ role }) => signerRoles[role]))]
}

/** A paper that comes back signed. Only these bear a page code on every page. */
export const comesBack = (id: string): boolean => handSigners(id).length > 0

/** A paper that decides what its procedure was opened for: 处罚决定书、准予许可决定书 … */
export function isDecision(id: string): boolean {
  return findDocumentType(id)?.role === 'decision'
}

const holders: ReadonlySet<Recipient> = new Set(['party', 'applicant', 'inspectee'])

/** A paper that is served to the party. Only these papers bear the code of the case. */
export function isPartyPaper(id: string): boolean {
  const service = findDocumentType(id)?.service
  return service != null && holders.has(service.to)
}
