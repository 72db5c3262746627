import type { DocumentType } from './document-type.ts'
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

/** 文书目录: every kind of paper, in the order of the work. */
export const documentCatalogue: readonly DocumentType[] = [
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

const byId = new Map(documentCatalogue.map((each) => [each.id, each]))

export function findDocumentType(id: string): DocumentType | undefined {
  return byId.get(id)
}

/** @throws RangeError for a kind of paper that is not in the catalogue. */
export function getDocumentType(id: string): DocumentType {
  const found = byId.get(id)
  if (!found) throw new RangeError(`no document type ${id}`)
  return found
}
