import { handSigners, type DocumentTypeId } from '../../paper/catalogue/document-catalogue.ts'
import { signingOf } from '../parts/signing/slice.ts'
import { isReplaced } from '../parts/signing/sort-scans.ts'
import { fault, looked, notYet, onPaper, when, type Fault, type Looked } from './criterion.ts'
import { papersOf, type FileUnderReview, type ReviewedPaper } from './file-under-review.ts'

/** What is missing of a paper that is signed by hand: it is signed on every page, or refused with its reason. */
export function unsigned({ file, papers }: FileUnderReview, paper: ReviewedPaper): Fault[] {
  if (!paper.byHand) return []
  const signing = signingOf(file, paper.id)
  if (signing === null && isReplaced(file, paper, papers)) return []
  const mend = '请本人现场签名，或者打印签名后扫描归档；拒签的登记理由和见证'
  if (signing === null) {
    const signers = handSigners(paper.type).join('、')
    return [fault(`${paper.on} 的《${paper.title}》缺${signers}的签名`, mend, onPaper(paper))]
  }
  if (signing.onScreen !== null) {
    return when(
      signing.onScreen.digest !== paper.sha256,
      `《${paper.title}》的现场签名绑定的不是卷内这一份`,
      mend,
      onPaper(paper),
    )
  }
  const pages = signing.pages.length
  return when(
    signing.refusal === null && pages < paper.pages,
    `《${paper.title}》共 ${paper.pages} 页，签名版只有 ${pages} 页`,
    mend,
    onPaper(paper),
  )
}

/** The same of every paper of these kinds. */
export const unsignedOf = (review: FileUnderReview, types: readonly DocumentTypeId[]): Fault[] =>
  types.flatMap((type) => papersOf(review, type).flatMap((paper) => unsigned(review, paper)))

/**
 * Faults, and the signatures that are missing. While the investigation goes on papers are still being signed, so
 * what is missing then is not held against the file, and not called complete either.
 */
export function lookedWithSignatures(
  { file }: FileUnderReview,
  faults: readonly Fault[],
  missing: readonly Fault[],
): Looked {
  const over = file.conclusion !== null || file.decision !== null || file.ended !== null
  if (over || missing.length === 0) return looked([...faults, ...missing])
  return faults.length > 0 ? looked(faults) : notYet(`还有 ${missing.length} 份文书等着签名`)
}
