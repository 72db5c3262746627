import type { Composer, PaperSource } from './paper-source.ts'
import {
  documentCatalogue,
  getDocumentType,
  type DocumentTypeId,
} from './catalogue/document-catalogue.ts'
import type { Paper } from './paper.ts'
import { amendedPaper, amendmentPapers } from './composers/amendment.ts'
import { archivePapers } from './composers/archive.ts'
import { cluePapers } from './composers/clue.ts'
import { conclusionPapers } from './composers/conclusion.ts'
import { correctionPapers } from './composers/correction.ts'
import { decisionPapers } from './composers/decision.ts'
import { defencePapers } from './composers/defence.ts'
import { endingPapers } from './composers/ending.ts'
import { executionPapers } from './composers/execution.ts'
import { hearingPapers } from './composers/hearing.ts'
import { inspectionPapers } from './composers/inspection.ts'
import { investigationPapers } from './composers/investigation.ts'
import { noticePapers } from './composers/notice.ts'
import { revisionPapers } from './composers/revision.ts'
import { reviewPapers } from './composers/review.ts'
import { reviewOpinionPapers } from './composers/review-opinion.ts'
import { samplingPapers } from './composers/sampling.ts'
import { seizurePapers } from './composers/seizure.ts'
import { seizureEndPapers } from './composers/seizure-end.ts'
import { servicePapers } from './composers/service.ts'
import { signingPapers } from './composers/signing.ts'
import { summaryPapers } from './composers/summary.ts'
import { recordOfVisit, visitRecordPapers } from './composers/visit-record.ts'
import { visitSheets } from './composers/visit-sheets.ts'

export type { PaperSource }

/** How each kind of paper is written. A kind of the catalogue without a composer is not made by any act yet. */
const composers: Readonly<Partial<Record<DocumentTypeId, Composer>>> = {
  ...cluePapers,
  ...investigationPapers,
  ...inspectionPapers,
  ...visitRecordPapers,
  ...visitSheets,
  // A visit makes 现场检查笔录 from its checklist; a case that is investigated, from what was typed.
  onsite_inspection_record: (source) =>
    recordOfVisit(source) ?? investigationPapers.onsite_inspection_record(source),
  ...correctionPapers,
  ...conclusionPapers,
  ...noticePapers,
  ...servicePapers,
  ...signingPapers,
  ...defencePapers,
  ...hearingPapers,
  ...reviewPapers,
  ...reviewOpinionPapers,
  ...decisionPapers,
  ...summaryPapers,
  ...samplingPapers,
  ...seizurePapers,
  ...seizureEndPapers,
  ...endingPapers,
  ...executionPapers,
  ...amendmentPapers,
  ...revisionPapers,
  ...archivePapers,
}

/** The kinds of paper that this program can write, in the order of the catalogue. */
export const composedTypes = documentCatalogue.filter(({ id }) => composers[id] !== undefined)

/**
 * The paper of this type, or null when this case makes no such paper.
 *
 * @throws RangeError for a kind that is not in the catalogue or that nothing writes yet.
 */
export function composePaper(type: string, source: PaperSource): Paper | null {
  const compose = composers[getDocumentType(type).id]
  if (!compose) throw new RangeError(`no composer for ${type}`)
  const paper = compose(source)
  return paper && amendedPaper(paper, source)
}
