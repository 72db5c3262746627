import { evidenceOf } from '../../case/parts/evidence/evidence-list.ts'
import { factsOfAll, finesApart } from '../../case/further-violation.ts'
import type { CaseFile } from '../../case/case-file.ts'
import type { Decision } from '../../case/parts/decision/slice.ts'
import type { Filing } from '../../case/parts/filing/slice.ts'
import { inHandSince } from '../../case/parts/revision/slice.ts'
import { decisionServedOn } from '../../case/parts/service/slice.ts'
import { revisionEffects } from '../../case/parts/revision/codes.ts'
import { handledOnTheSpot } from '../../case/procedures/summary-penalty/slice.ts'
import { evidenceKinds, type EvidenceKind } from '../../case/case-codes.ts'
import type { DecisionDraft } from '../../case/proposed-decision.ts'
import type { Party } from '../../case/party.ts'
import { noPenaltyReasons, penaltyWords, type Penalty } from '../../case/penalty.ts'
import type { WorkCalendar } from '../../deadline/work-calendar.ts'
import type { Matter } from '../../reference/matter.ts'
import { orderedWords } from '../../reference/ordered-words.ts'
import { citationText } from '../../shared/citation.ts'
import { shortYuan } from '../../shared/money.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import { decisionText, type DecisionAgency } from './decision-text.ts'
import type { DisclosureRules } from '../disclosure-rules.ts'
import { displayOf } from './display-period.ts'
import { publicWords } from '../leak-test/known-secrets.ts'
import { countyOf, maskName } from '../redaction/mask.ts'
import type {
  PublicNotice,
  PublicParty,
  PublicStep,
  RedactionCount,
  RevisedBefore,
} from './public-notice.ts'
import { secretKinds, type Secret } from '../redaction/grounds.ts'
import { maskOf } from '../redaction/name-masks.ts'
import { masksAmong, type Redaction } from '../redaction/redact-text.ts'
import {
  freeTextsOf,
  type OriginalTexts,
  type RedactedFields,
} from '../redaction/redacted-fields.ts'
import { remediesInCase } from '../progress/remedies-in-case.ts'
import { isMinor, withhold, type ProposableGround, type Withheld } from './withheld.ts'

type RuleShown = Pick<
  Matter,
  'code' | 'name' | 'violationBasis' | 'penaltyBasis' | 'correction' | 'punishedBy'
>

/** A decided and served case, and what its publication adds. */
export type ToDisclose = {
  readonly file: CaseFile
  readonly publicId: string
  readonly version: number
  readonly correction: string | null
  readonly number: string
  /** What became of the decision before this one, or of this one as it was made; null where nothing did. */
  readonly revised: RevisedBefore | null
  /** Every rule the decision rests on; the first is the one of the case. */
  readonly matters: readonly [RuleShown, ...RuleShown[]]
  readonly agency: DecisionAgency
  /** Everything known that may not be public (knownSecrets), the party first. */
  readonly secrets: readonly Secret[]
  readonly publishedOn: PlainDate
  readonly rules: DisclosureRules
  readonly calendar: WorkCalendar
  /** The ground on which a person withheld the whole case; null when it is to be published. */
  readonly withhold: ProposableGround | null
}

/** The texts of a decision as officers wrote them, and the public words that may stay in them; the leak test needs these too. */
type ToRedact = { readonly originals: OriginalTexts; readonly keep: readonly string[] }

/** What has to be redacted before the decision is published: no text where it is withheld. */
export function textsToRedact(input: ToDisclose): ToRedact {
  const { decision, filing } = decidedAndServed(input.file)
  const keep = wordsKept(filing.party, input)
  const { penalty } = decision.draft
  const originals = { ...decision.draft, ...withFurther(decision.draft), ...penalty }
  return { originals: withheldFor(input, filing) === null ? freeTextsOf(originals) : {}, keep }
}

/**
 * The public notice of a decision, or the entry that says why there is none. Fields are added here one
 * by one, so a new field of the case stays private until someone decides otherwise.
 *
 * @param texts what textsToRedact gave, redacted
 * @throws Error for a case that is not decided or not served: publicationClock's gate comes first.
 */
export function publishDecision(input: ToDisclose, texts: RedactedFields): PublicNotice | Withheld {
  const decided = decidedAndServed(input.file)
  const { decision, filing } = decided
  const ground = withheldFor(input, filing)
  if (ground !== null)
    return withhold(input.publicId, input.agency.name, ground, decision.decidedOn)
  const party = partyShown(filing.party, input)
  const content = contentOf(input, decided, { party, texts })
  return { ...content, letter: decisionText(content, input.agency) }
}

function decidedAndServed(file: CaseFile): Decided {
  const { decision, filing, conclusion } = file
  const servedOn = inHandSince(file)
  const tier = conclusion?.findings.tier ?? file.spot?.told?.tier
  if (!decision || !filing || tier === undefined || servedOn === null) {
    throw new Error(`case ${file.id} is not decided and served`)
  }
  return { decision, filing, tier, servedOn }
}

const withheldFor = (input: ToDisclose, { party, violationUntil }: Filing) =>
  isMinor(party, violationUntil) ? 'minor' : input.withhold

/** Public words that may contain a secret: names of the party, the matters, the agency and whoever may change its decision. */
export const wordsKept = (
  party: Party,
  {
    rules,
    number,
    matters,
    agency,
  }: Pick<ToDisclose, 'rules' | 'number' | 'agency'> & {
    readonly matters: readonly Pick<RuleShown, 'name'>[]
  },
): readonly string[] =>
  publicWords(party, rules, [
    number,
    ...matters.map(({ name }) => name),
    agency.name,
    agency.reconsiderationAuthority,
    agency.court,
  ])

type Decided = {
  readonly decision: Decision
  readonly filing: Filing
  readonly tier: string
  readonly servedOn: PlainDate
}

type Shown = { readonly party: PublicParty; readonly texts: RedactedFields }

function contentOf(
  input: ToDisclose,
  decided: Decided,
  { party, texts: { texts, redactions } }: Shown,
): Omit<PublicNotice, 'letter'> {
  const { decision, filing, tier, servedOn } = decided
  const { draft, decidedOn } = decision
  const [matter] = input.matters
  const fines = finesApart(draft.penalty.fineFen, matter.name, draft)
  const basesOf = (basis: (rule: RuleShown) => string) =>
    [...new Set(input.matters.map(basis))].join('；')
  const { cause = '', facts = '', statementHandling = '', discretionReason = '' } = texts
  return {
    kind: draft.outcome === 'penalty' ? 'penalty-decision' : 'no-penalty-decision',
    ...(input.revised && { revised: input.revised }),
    publicId: input.publicId,
    version: input.version,
    correction: input.correction,
    agencyName: input.agency.name,
    number: input.number,
    title: caseName(party, cause, filing.party.name),
    party,
    ...(handledOnTheSpot(input.file) && { procedure: 'summary' as const }),
    matterCode: matter.code,
    matterName: matter.name,
    cause,
    facts,
    evidence: evidenceText(evidenceOf(input.file).map(({ kind }) => kind)),
    statementHandling,
    discretion: { tier, reason: discretionReason },
    violationBasis:
      input.file.spot?.told?.violated ?? basesOf(({ violationBasis }) => violationBasis),
    penaltyBasis: basesOf(({ penaltyBasis }) => penaltyBasis),
    ...outcomeOf(draft, texts),
    ...(draft.outcome === 'penalty' && { ordered: orderedWords(matter) }),
    ...(fines && { fines }),
    legallyReviewed: input.file.review?.opinion?.outcome === 'pass',
    decidedOn,
    servedOn,
    publishedOn: input.publishedOn,
    ...displayed(input),
    remedies: remediesInCase(input.file, input.agency, input.calendar),
    timeline: timelineOf(input.file, input.publishedOn),
    redactions: countsOf(redactions),
  }
}

/** Facts and reasons of every act of the case, one paragraph each. */
const withFurther = (draft: DecisionDraft) => ({
  facts: factsOfAll(draft),
  discretionReason: [
    draft.discretionReason,
    ...(draft.further ?? []).flatMap(({ reason }) => reason ?? []),
  ].join('\n'),
})

function outcomeOf(draft: DecisionDraft, texts: RedactedFields['texts']) {
  const { penalty, noPenaltyReason } = draft
  return {
    penaltyKinds: penalty.kinds,
    fineFen: penalty.fineFen,
    confiscatedFen: penalty.confiscatedFen,
    confiscatedGoods: texts.confiscatedGoods ?? null,
    terms: texts.terms ?? null,
    ...(penalty.announced && { announced: penalty.announced }),
    noPenaltyReason: noPenaltyReason && noPenaltyReasons[noPenaltyReason],
    outcome: draft.outcome === 'penalty' ? penaltyLine(penalty) : '不予行政处罚',
  }
}

function displayed({ rules, file }: ToDisclose) {
  const period = displayOf(file, rules)
  if (!period) throw new Error(`case ${file.id} is not decided`)
  const { expiresOn, rule, basis } = period
  return { expiresOn, displayRule: rule, displayBasis: basis }
}

function publicParty(party: Party, rules: DisclosureRules): PublicParty {
  const county = countyOf(party.address)
  switch (party.kind) {
    case 'natural-person':
      return {
        kind: party.kind,
        name: rules.maskNaturalPersonName ? maskName(party.name) : party.name,
        uscc: null,
        representative: null,
        county,
      }
    case 'sole-trader':
      return {
        kind: party.kind,
        name: party.name,
        uscc: party.uscc,
        representative: rules.nameSoleTrader ? party.operator : null,
        county,
      }
    case 'organisation':
      return {
        kind: party.kind,
        name: party.name,
        uscc: party.uscc,
        representative: party.legalRepresentative,
        county,
      }
  }
}

/** The party under the mask it has in the texts, where another person has the same 姓+某. */
function partyShown(party: Party, { rules, secrets }: ToDisclose): PublicParty {
  const shown = publicParty(party, rules)
  return shown.name === party.name
    ? shown
    : { ...shown, name: maskOf(party.name, masksAmong(secrets)) }
}

/** What was taken out and by which articles, so that a reader knows what is missing. */
function countsOf(redactions: readonly Redaction[]): RedactionCount[] {
  const counted = new Map<string, number>()
  for (const { kind } of redactions) counted.set(kind, (counted.get(kind) ?? 0) + 1)
  return Object.entries(secretKinds).flatMap(([kind, { title, grounds }]) => {
    const count = counted.get(kind) ?? 0
    return count === 0 ? [] : [{ what: title, count, grounds: grounds.map(citationText) }]
  })
}

/** 案件名称: the party and the cause. The cause often begins with the party and ends with 案 (not 备案) already. */
function caseName({ name }: PublicParty, cause: string, ownName: string): string {
  const named = [name, ownName].find((each) => cause.startsWith(each)) ?? ''
  return `${name}${cause.slice(named.length).replace(/(?<!备)案$/, '')}案`
}

/** The penalty in one line of a public list: 罚款 18,000 元；没收违法所得 3,200.50 元；警告. */
export function penaltyLine(penalty: Penalty): string {
  return penaltyWords(penalty, (fen) => ` ${shortYuan(fen)} 元`).join('；')
}

/** 书证 3 份、电子数据 1 份: kinds and numbers only; nothing where there is no evidence. */
function evidenceText(kinds: readonly EvidenceKind[]): string {
  return (Object.keys(evidenceKinds) as EvidenceKind[])
    .map((kind) => ({ kind, count: kinds.filter((each) => each === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${evidenceKinds[kind]} ${count} 份`)
    .join('、')
}

function timelineOf(file: CaseFile, publishedOn: PlainDate): PublicStep[] {
  const opinion = file.review?.opinion
  const steps: readonly (readonly [title: string, on: PlainDate | null | undefined])[] = [
    [handledOnTheSpot(file) ? '当场发现违法行为' : '立案', file.filing?.filedOn],
    ['当场告知并听取陈述、申辩', file.spot?.told?.on],
    ['调查终结', file.conclusion?.on],
    ['处罚事先告知', file.notice?.issuedOn],
    ['举行听证', file.hearing?.held?.on],
    ['法制审核通过', opinion?.outcome === 'pass' ? opinion.on : null],
    ['作出决定', file.decision?.decidedOn],
    ['送达当事人', decisionServedOn(file)],
    ...file.revisions.flatMap(({ effect, since, toldOn }) => [
      [effect === 'changed' ? '决定变更' : `原决定被${revisionEffects[effect]}`, since] as const,
      [`送达${revisionEffects[effect]}决定书`, toldOn] as const,
    ]),
    ['公示', publishedOn],
  ]
  return steps
    .flatMap(([title, on]) => (on == null ? [] : [{ title, on }]))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
