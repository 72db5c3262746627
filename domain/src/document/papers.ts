import type { Composer, PaperSource } from './paper-source.ts'
import type { DocumentTypeId } from './document-types.ts'
import { isDocumentType } from './document-types.ts'
import type { Paper } from './paper.ts'
import { archivePapers } from './papers/archive.ts'
import { cluePapers } from './papers/clue.ts'
import { conclusionPapers } from './papers/conclusion.ts'
import { correctionPapers } from './papers/correction.ts'
import { decisionPapers } from './papers/decision.ts'
import { defencePapers } from './papers/defence.ts'
import { endingPapers } from './papers/ending.ts'
import { executionPapers } from './papers/execution.ts'
import { investigationPapers } from './papers/investigation.ts'
import { noticePapers } from './papers/notice.ts'
import { reviewPapers } from './papers/review.ts'

export type { PaperSource }

/** Every paper, by type. A type without a composer does not compile. */
export const composers: Readonly<Record<DocumentTypeId, Composer>> = {
  ...cluePapers,
  ...investigationPapers,
  ...correctionPapers,
  ...conclusionPapers,
  ...noticePapers,
  ...defencePapers,
  ...reviewPapers,
  ...decisionPapers,
  ...endingPapers,
  ...executionPapers,
  ...archivePapers,
}

/** The paper of this type, or null when this case makes no such paper. @throws Error for an unknown type. */
export function composePaper(type: string, source: PaperSource): Paper | null {
  if (!isDocumentType(type)) throw new Error(`no document type ${type}`)
  return composers[type](source)
}
