import { detect } from '@zhaofa/domain/publicity/redaction/detect.ts'
import { secretKinds } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import { citationText } from '@zhaofa/domain/shared/citation.ts'
import { tagger } from '../../words.ts'

/**
 * Places of a text that read like private data, other than the agency's own words: each with what it is, why it
 * was taken for it, and the articles. What is only possible would hide what is likely.
 */
export function privateWords(
  text: string,
  own: readonly string[],
): { text: string; reason: string }[] {
  return detect(text, tagger, own)
    .filter(({ confidence }) => confidence !== 'possible')
    .map(({ start, end, kind, reason, grounds }) => ({
      text: text.slice(start, end),
      reason: `${secretKinds[kind].title}：${reason}。依据：${grounds.map(citationText).join('、')}`,
    }))
}
