import { mattersOfCase } from '@zhaofa/domain/case/further-violation.ts'
import { knownSecrets } from '@zhaofa/domain/publicity/leak-test/known-secrets.ts'
import {
  findLeaks,
  type LeakHit,
  type Surface,
} from '@zhaofa/domain/publicity/leak-test/leak-test.ts'
import { disclosureRulesOf } from '@zhaofa/domain/publicity/disclosure-rules.ts'
import {
  publishDecision,
  textsToRedact,
  wordsKept,
  type ToDisclose,
} from '@zhaofa/domain/publicity/notice/publish-decision.ts'
import type { PublicNotice, RevisedBefore } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import type { Secret } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import {
  noFields,
  type FieldChoice,
  type OriginalTexts,
  type RedactedFields,
} from '@zhaofa/domain/publicity/redaction/redacted-fields.ts'
import type { ProposableGround, Withheld } from '@zhaofa/domain/publicity/notice/withheld.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { inHandSince } from '@zhaofa/domain/case/parts/revision/slice.ts'
import type { StoredCase } from '../../../storage/streams/case-stream.ts'
import { mustSearchTexts } from '../../../untrusted/search-texts.ts'

export type Composed = {
  /** Null while the decision has not been served: there is nothing to publish yet. */
  readonly notice: PublicNotice | Withheld | null
  /** The texts as officers wrote them, of every act of the case; places of `texts` are places in these. */
  readonly originals: OriginalTexts
  readonly texts: RedactedFields
  readonly secrets: readonly Secret[]
  readonly surfaces: readonly Surface[]
  readonly leaks: readonly LeakHit[]
  /** The same attack on words that somebody writes for the public beside the notice. */
  readonly leaksIn: (name: string, text: string) => readonly LeakHit[]
}

/** What a notice is made of beside its case. */
type NoticeParts = {
  readonly publicId: string
  readonly number: string
  readonly revised: RevisedBefore | null
  readonly at: Circumstances
  /** Secrets that no event of the case holds (apartSecrets). */
  readonly apart: readonly Secret[]
  readonly choices: readonly FieldChoice[]
  /** The ground on which the whole decision is kept back; null: publish. */
  readonly withhold: ProposableGround | null
  readonly version: number
  readonly correction: string | null
}

/**
 * The public notice of a case as it would be today, and our own attack on it.
 * @throws TextsNotSearchedError
 */
export async function composeNotice(
  { file, events }: StoredCase,
  { publicId, number, revised, at, apart, choices, withhold, version, correction }: NoticeParts,
): Promise<Composed> {
  const rules = disclosureRulesOf(at.rules)
  const known = knownSecrets(
    events.map(({ event }) => event),
    rules,
  )
  const secrets = [...known, ...apart]
  const [matter, ...further] = mattersOfCase(file, at)
  const agency = {
    name: at.rules.agencyName,
    reconsiderationAuthority: at.rules.reconsiderationAuthority,
    court: at.rules.court,
  }
  const leaksIn = (name: string, text: string) => {
    const matters = matter ? [matter, ...further] : []
    const kept = file.filing ? wordsKept(file.filing.party, { rules, number, matters, agency }) : []
    return findLeaks(secrets, [{ name, text }], kept)
  }
  if (inHandSince(file) === null || !matter) {
    const nothing = { notice: null, originals: {}, texts: noFields, surfaces: [], leaks: [] }
    return { ...nothing, secrets, leaksIn }
  }
  const decided: ToDisclose = {
    file,
    publicId,
    version,
    correction,
    number,
    revised,
    matters: [matter, ...further],
    agency,
    secrets,
    publishedOn: at.today,
    rules,
    calendar: at.calendar,
    withhold,
  }
  const { originals, keep } = textsToRedact(decided)
  const texts = await mustSearchTexts({ kind: 'redact', originals, secrets, keep, choices })
  const notice = publishDecision(decided, texts)
  const surfaces = surfacesOf(notice)
  const leaks = await mustSearchTexts({ kind: 'leaks', secrets, surfaces, keep })
  return { notice, originals, texts, secrets, surfaces, leaks, leaksIn }
}

/** Every text of the notice that reaches a reader, a search index or an export. */
function surfacesOf(notice: PublicNotice | Withheld): Surface[] {
  if (notice.kind === 'withheld') return [{ name: '不予公开条目', text: JSON.stringify(notice) }]
  const { letter, ...fields } = notice
  return [
    { name: '网页和导出的字段', text: JSON.stringify(fields) },
    { name: '决定书公开文本', text: letter.map((block) => JSON.stringify(block)).join('\n') },
    { name: '检索内容', text: [notice.title, notice.facts, notice.party.name].join('\n') },
  ]
}
