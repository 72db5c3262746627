import type { DocumentType } from './document-type.ts'
import { clueDocuments } from './documents/clue-documents.ts'
import { inspectionDocuments } from './documents/inspection-documents.ts'
import { correctionDocuments } from './documents/correction-documents.ts'
import { filingDocuments } from './documents/filing-documents.ts'
import { investigationDocuments } from './documents/investigation-documents.ts'
import { coercionDocuments } from './documents/coercion-documents.ts'
import { reviewDocuments } from './documents/review-documents.ts'
import { noticeDocuments } from './documents/notice-documents.ts'
import { hearingDocuments } from './documents/hearing-documents.ts'
import { decisionDocuments } from './documents/decision-documents.ts'
import { serviceDocuments } from './documents/service-documents.ts'
import { executionDocuments } from './documents/execution-documents.ts'
import { closingDocuments } from './documents/closing-documents.ts'
import { archiveDocuments } from './documents/archive-documents.ts'
import { licenceDocuments } from './documents/licence-documents.ts'
import { remedyDocuments } from './documents/remedy-documents.ts'

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
