import type { Composer, PaperSource } from './paper-source.ts'
import type { DocumentTypeId } from './document-types.ts'
import { isDocumentType } from './document-types.ts'
import type { Paper } from './paper.ts'
import { archivePapers } from './composers/archive.ts'
import { cluePapers } from './composers/clue.ts'
import { conclusionPapers } from './composers/conclusion.ts'
import { correctionPapers } from './composers/correction.ts'
import { decisionPapers } from './composers/decision.ts'
import { defencePapers } from './composers/defence.ts'
import { endingPapers } from './composers/ending.ts'
import { executionPapers } from './composers/execution.ts'
import { investigationPapers } from './composers/investigation.ts'
import { noticePapers } from './composers/notice.ts'
import { reviewPapers } from './composers/review.ts'

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
