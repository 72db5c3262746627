import type { Matter } from '../reference/matter.ts'
import { statutoryRange } from './fine-range.ts'

/**
 * Which tier the case falls into and who published it; where nothing was published the paper says so, since
 * only a published benchmark may be a ground (处罚法第34条).
 */
export function tierSentence(matter: Matter | null, tier: string): string {
  if (!matter || statutoryRange(matter, null) === null) return ''
  if (tier === '') return '本机关没有公布本事项的裁量基准，在法定幅度内裁量。'
  if (matter.fine.kind === 'two-stage') return `本案属于该条规定的“${tier}”情形。`
  return `对照本机关公布的裁量基准（${matter.tierSource}），本案属于“${tier}”档。`
}
