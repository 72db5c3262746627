import type { Detector, Suspicion } from './finding.ts'
import { apart, nameCandidates, named, total, type Name } from './name-candidates.ts'
import { withRows } from './name-rows.ts'
import type { Reading } from './reading.ts'

/** From this score a name is taken out, from the lower one somebody is asked. */
const likelyScore = 4.25
const possibleScore = 3.5
/** Words such as 证人 before it announce a name. */
const announcedScore = 3
/** More different names than any paper has are not looked for again. */
const maxRepeated = 200

/**
 * Names of natural persons: by their shape (surname and given name, transcribed, Latin), the words of the
 * dictionary, what stands beside them, the heading of their column, and whether the same name was found elsewhere.
 */
export const detectNames: Detector = (reading) => {
  const candidates = nameCandidates(reading)
  const sure = candidates.filter(
    (each) => total(each) >= (each.left.score >= 3 ? announcedScore : possibleScore),
  )
  const names = withRows(reading, apart(sure.map((each) => named(each))), candidates)
  const wordOf = ({ from, to }: Name) => reading.text.slice(from, to)
  const open = [...new Set(names.filter(({ said }) => said.acts !== null).map(wordOf))]
  const secret = names.filter((name) => !open.some((word) => word.includes(wordOf(name))))
  return [...secret.map(suspicion), ...again(reading, secret)]
}

function suspicion({ from, to, score, said }: Name): Suspicion {
  const reason = said.reason ?? '像姓名的字，前后的词也像在说人'
  const confidence = score >= likelyScore ? 'likely' : 'possible'
  return said.kind === 'minor'
    ? { from, to, kind: said.kind, reason, confidence, suggestion: '某未成年人' }
    : { from, to, kind: said.kind, reason, confidence }
}

/** A name found once is found wherever it stands, unless it is part of a longer word there. */
function again({ text, wordAt }: Reading, names: readonly Name[]): Suspicion[] {
  const found: Suspicion[] = []
  const sure = new Map(
    names
      .filter(({ score }) => score >= likelyScore)
      .map((name) => [text.slice(name.from, name.to), name]),
  )
  for (const [word, { said }] of [...sure].slice(0, maxRepeated)) {
    if (word.length < 2) continue
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const to = at + word.length
      const inWord = word.length === 2 && (wordAt(at).from < at || wordAt(to - 1).to > to)
      if (!inWord) {
        found.push({
          from: at,
          to,
          kind: said.kind,
          reason: '同一份文字里已经认出的姓名',
          confidence: 'likely',
          ...(said.kind === 'minor' && { suggestion: '某未成年人' }),
        })
      }
    }
  }
  return found
}
