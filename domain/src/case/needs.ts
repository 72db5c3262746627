import { cite } from '../shared/citation.ts'
import type { Bases } from '../shared/basis.ts'
import { met, unmet } from '../kernel/requirement.ts'
import type { Requirement } from './case-kernel.ts'
import type { CaseFile } from './case-file.ts'

/** An article of 行政处罚法. */
export const law = (article: number, place?: { paragraph?: number; item?: number }) =>
  cite('行政处罚法', article, place)

/** A requirement that is a plain question about the part of the file it looks at. */
export function needs<File = CaseFile>(
  id: string,
  holds: (file: File) => boolean,
  reason: string,
  ...basis: Bases
): Requirement<File> {
  return { id, check: (file) => (holds(file) ? met : unmet(reason, basis)) }
}
