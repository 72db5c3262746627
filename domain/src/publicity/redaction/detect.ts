import { detectAddresses } from './detect-addresses.ts'
import { detectColumns } from './detect-columns.ts'
import { detectHealth } from './detect-health.ts'
import { detectNames } from './detect-names.ts'
import { detectNumbers } from './detect-numbers.ts'
import { detectSchools } from './detect-schools.ts'
import { detectFrames, detectMail, detectPlates, detectWords } from './detect-words.ts'
import { findingOf, type Detector, type Finding } from './finding.ts'
import { coverOf, KnownWords, withBracket } from './known-words.ts'
import { readForPersons } from './reading.ts'
import type { Tagger } from './tagger.ts'

const detectors: readonly Detector[] = [
  detectNumbers,
  detectMail,
  detectPlates,
  detectFrames,
  detectWords,
  detectColumns,
  detectAddresses,
  detectSchools,
  detectHealth,
  detectNames,
]

const rank = { certain: 0, likely: 1, possible: 2 } as const

/**
 * Finds what looks private in a text, without knowing the case: numbers with check digits, plates, mail,
 * addresses, names after 证人 and the like (处罚法第50条). Never overlapping, in order.
 *
 * @param tagger what cuts the text into words and knows which of them name persons
 * @param keep public words (the company, its credit code, the agency's own telephone)
 */
export function detect(text: string, tagger: Tagger, keep: readonly string[] = []): Finding[] {
  const plain = readForPersons(text, tagger)
  const kept = new KnownWords(keep.map((value) => ({ kind: 'other', value }))).find(text)
  const found = detectors
    .flatMap((detector) => detector(plain))
    .filter(({ from, to }) => to > from)
    .map((suspicion) => findingOf(suspicion, plain))
    .map((finding) => ({ ...finding, ...withBracket(text, finding) }))
    .sort((a, b) => a.start - b.start || rank[a.confidence] - rank[b.confidence] || b.end - a.end)
  const inKept = coverOf(kept)
  return disjoint(found).filter((finding) => !inKept(finding))
}

/** Of two findings that overlap the surer stays, then the longer; what it leaves of the other is kept too. */
function disjoint(found: readonly Finding[]): Finding[] {
  const result: Finding[] = []
  for (const finding of found) {
    const last = result.at(-1)
    if (!last || finding.start >= last.end) {
      result.push(finding)
      continue
    }
    const surer = rank[finding.confidence] < rank[last.confidence]
    const longer = finding.end - finding.start > last.end - last.start
    const same = finding.confidence === last.confidence
    const winner = surer || (same && longer) ? finding : last
    const end = same ? Math.max(last.end, finding.end) : winner.end
    result[result.length - 1] = { ...winner, start: same ? last.start : winner.start, end }
  }
  return result
}
