import type { Citation } from '../../shared/citation.ts'
import { detect } from './detect.ts'
import { notPublic } from './mask.ts'
import type { Confidence, Finding } from './finding.ts'
import { charactersOf } from './folded-text.ts'
import { secretKinds, type Secret, type SecretKind } from './grounds.ts'
import { withoutDictionary, type Tagger } from './tagger.ts'
import { coverOf, KnownWords, overlapOf, type TextSpan } from './known-words.ts'
import { maskOf, nameMasks, type NameMasks } from './name-masks.ts'

/** One thing that was taken out: its place in the original, the text that replaces it, and why. */
export type Redaction = TextSpan & {
  readonly kind: SecretKind
  readonly shown: string
  readonly reason: string
  readonly confidence: Confidence
  /** Whether the case told us (known), the detector found it, or a person marked it. */
  readonly source: 'known' | 'detected' | 'marked'
  readonly grounds: readonly Citation[]
}

type Redacted = {
  readonly text: string
  readonly redactions: readonly Redaction[]
  /** What the detector found and nothing took out: only thought possible, or kept by choice. */
  readonly left: readonly Finding[]
}

/**
 * A place that is kept or taken out though the rules would not: a person decided. What is known of the
 * case cannot be kept. A place that nothing found is taken out as what the person says it is (kind).
 */
export type Choice = TextSpan & { readonly redact: boolean; readonly kind: SecretKind | null }

/** The masks of all people among the secrets, the same in every text of a publication. */
export const masksAmong = (secrets: readonly Secret[]): NameMasks =>
  nameMasks(secrets.filter(({ kind }) => kind === 'name').map(({ value }) => value))

/** Everything known about a case, made ready once and used on every text of its publication. */
export class Redactor {
  private readonly known: KnownWords
  private readonly masks: NameMasks
  /** The text that replaces each secret. */
  private readonly shown: readonly string[]
  private readonly tagger: Tagger
  private readonly keep: readonly string[]
  private readonly kept: KnownWords

  /**
   * @param secrets what may not be public, in the order in which people are numbered
   * @param tagger cuts texts into words, for names that nobody told us of
   * @param keep public words in which a secret may stand: 王小明便利店 keeps its name though 王小明 is one
   */
  constructor(secrets: readonly Secret[], tagger: Tagger, keep: readonly string[] = []) {
    this.tagger = tagger
    this.known = new KnownWords(secrets)
    this.masks = masksAmong(secrets)
    this.shown = secrets.map(({ kind, value }) =>
      this.safe(kind === 'name' ? this.maskedName(value) : notPublic),
    )
    this.keep = keep
    this.kept = new KnownWords(keep.map((value) => ({ kind: 'other', value })))
  }

  /** The mask of a person's name, the same in every text. */
  private maskedName(name: string): string {
    return maskOf(name, this.masks)
  }

  /**
   * The text with everything known taken out in all its spellings, and what the detector is sure of or
   * a person chose. What the detector only thinks possible stays unless chosen.
   */
  redact(text: string, choices: readonly Choice[] = []): Redacted {
    const known = this.knownIn(text)
    // Where the case tells a name, nobody has to guess where it ends.
    const told = overlapOf(known.filter(({ kind }) => kind === 'name'))
    const findings = detect(text, this.tagger, this.keep).filter(
      (each) => each.suggestion !== null || !told(each),
    )
    const chosen = new Map(choices.toReversed().map((choice) => [placeOf(choice), choice.redact]))
    const detected = findings
      .filter((finding) => chosen.get(placeOf(finding)) ?? finding.confidence !== 'possible')
      .map((finding): Redaction => ({
        ...finding,
        shown: this.safe(
          finding.suggestion ?? this.maskedName(text.slice(finding.start, finding.end)),
        ),
        source: 'detected',
      }))
    const found = new Set(findings.map(placeOf))
    const marked = choices
      .filter(({ redact, start, end }) => redact && start >= 0 && start < end && end <= text.length)
      .filter((choice) => !found.has(placeOf(choice)))
      .map(({ start, end, kind }): Redaction => ({
        start,
        end,
        kind: kind ?? 'other',
        shown: notPublic,
        reason: '审核人员标出',
        confidence: 'certain',
        source: 'marked',
        grounds: secretKinds[kind ?? 'other'].grounds,
      }))
    const redactions = merged([...known, ...detected, ...marked])
    const takenOut = coverOf(redactions)
    const left = findings.filter((finding) => !takenOut(finding))
    return { text: this.withoutRest(replaced(text, redactions)), redactions, left }
  }

  private knownIn(text: string): Redaction[] {
    const kept = coverOf(this.kept.find(text))
    return this.known
      .find(text)
      .filter((hit) => !kept(hit))
      .map(({ start, end, secret }) => {
        const { kind } = this.known.secrets[secret] as Secret
        return {
          start,
          end,
          kind,
          shown: this.shown[secret] ?? notPublic,
          reason: '本案已知的不公开内容',
          confidence: 'certain',
          source: 'known',
          grounds: secretKinds[kind].grounds,
        }
      })
  }

  /** The mask of a secret must not be a secret. */
  private safe(shown: string): string {
    return this.known.find(shown).length === 0 ? shown : '＊＊＊'
  }

  /** Taking something out may bring the two halves of a secret together: look again. */
  private withoutRest(text: string): string {
    let clean = text
    for (let round = 0; round < 3; round++) {
      const rest = this.knownIn(clean)
      if (rest.length === 0) break
      clean = replaced(
        clean,
        merged(rest.map((each) => ({ ...each, shown: this.safe(notPublic) }))),
      )
    }
    return clean
  }
}

const placeOf = ({ start, end }: TextSpan) => `${start}-${end}`

/** Merges overlapping findings. The mask of the larger one is kept, and a known secret wins over a guess. */
function merged(redactions: readonly Redaction[]): Redaction[] {
  const sorted = [...redactions].sort((a, b) => a.start - b.start || b.end - a.end)
  const result: Redaction[] = []
  for (const next of sorted) {
    const last = result.at(-1)
    if (!last || next.start >= last.end) {
      result.push(next)
      continue
    }
    if (next.end <= last.end) {
      if (last.source === 'detected' && next.source === 'known' && last.kind === 'name') {
        result[result.length - 1] = { ...next, start: last.start, end: last.end }
      }
      continue
    }
    const covers = next.start === last.start
    result[result.length - 1] = covers
      ? { ...next, start: last.start }
      : { ...last, end: next.end, shown: last.shown === next.shown ? last.shown : notPublic }
  }
  return result
}

function replaced(text: string, redactions: readonly Redaction[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end, shown } of redactions) {
    pieces.push(text.slice(at, start), shown)
    at = end
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}

/** What kind of secret somebody's line of text is, when nothing says so. */
export function secretOf(value: string): Secret {
  const characters = charactersOf(value)
  const kind = ((): SecretKind => {
    if (value.includes('@')) return 'email'
    if (/^(?:\d{17}[\dX]|\d{15})$/.test(characters)) return 'id-number'
    if (/^(?:(?:00)?86)?1[3-9]\d{9}$|^0\d{9,11}$/.test(characters)) return 'phone'
    if (/^(?:19|20)\d{2}年?\d{1,2}月?\d{1,2}日?$/.test(characters) && !/^\d{7}$/.test(characters))
      return 'birth-date'
    if (/^\d{12,19}$/.test(characters)) return 'account'
    if (/^[\p{Script=Han}·•‧・\s]{2,12}$/u.test(value.trim()) && looksLikeName(value.trim()))
      return 'name'
    if (/[省市区县镇乡村路街号室]/.test(value) && /\d|号|室|村/.test(value)) return 'address'
    return 'other'
  })()
  return { kind, value }
}

function looksLikeName(value: string): boolean {
  return (
    /[·•‧・]/.test(value) ||
    detect(`证人${value}。`, withoutDictionary).some(({ end }) => end === value.length + 2)
  )
}
