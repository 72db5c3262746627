import type { KnownFact } from '../../../kernel/act.ts'
import { handSigners } from '../../../paper/catalogue/document-catalogue.ts'
import type { SealedPaper } from '../../scan.ts'
import type { SigningSlice } from './slice.ts'
import { unsignedPapers } from './sort-scans.ts'

/**
 * What an examiner of files (案卷评查) would hold against this one: papers that were made to be signed by hand
 * and came back neither signed nor refused. Told before the case is closed; none when there is nothing to say.
 */
export function whatAnExaminerSays(
  file: SigningSlice,
  papers: readonly SealedPaper[],
): KnownFact[] {
  return unsignedPapers(file, papers).map(({ type, title, on }) => ({
    label: '案卷评查会指出',
    value: `${on} 的《${title}》缺${handSigners(type).join('、')}的签名`,
    source: '签名情况',
  }))
}
