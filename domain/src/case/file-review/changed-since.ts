import { onMatterOf } from '../case-matter.ts'
import { agreedOn } from '../parts/decision/agreed-on.ts'
import { agreedParts, type AgreedPart } from '../parts/decision/agreed-parts.ts'
import { notLooked, type Looked } from './criterion.ts'
import type { FileUnderReview } from './file-under-review.ts'

/**
 * The rules of the day of the draft may be gone: what was right by them is not told from today's. Null while
 * they still hold. Drafts that keep no digest of their rules are judged by today's.
 */
export function changedSince(
  { file, at }: FileUnderReview,
  parts: readonly AgreedPart[],
): Looked | null {
  const { draft } = file
  if (!draft?.agreedOn) return null
  const [then, now] = [draft.agreedOn, agreedOn(draft.draft, file, onMatterOf(file, at))]
  const changed = parts.filter((part) => then[part] !== now[part]).map((part) => agreedParts[part])
  if (changed.length === 0) return null
  return notLooked(`${changed.join('；')}在拟定决定以后改过，须对照当时的内容`)
}
