import type { CaseFile, Conclusion, Decision, Filing } from '../case/case-file.ts'
import { evidenceKinds, type DecisionDraft, type EvidenceKind } from '../case/case-event.ts'
import type { Party } from '../case/party.ts'
import { noPenaltyReasons, penaltyKinds, type Penalty } from '../case/penalty.ts'
import type { WorkCalendar } from '../deadline/work-calendar.ts'
import type { Matter } from '../reference/matter.ts'
import { yuanText, type Fen } from '../shared/money.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import { decisionLetter, type LetterAgency } from './decision-letter.ts'
import type { DisclosureRules } from './disclosure-rules.ts'
import { expiryOf } from './display-period.ts'
import { countyOf, maskName, maskNames, redactPatterns } from './mask.ts'
import type { PublicNotice, PublicParty, PublicStep } from './public-notice.ts'
import { remediesOf } from './remedies.ts'
import { isMinor, withhold, type Withheld, type WithholdingGround } from './withheld.ts'

/** A decided and served case, and what its publication adds. */
export type ToDisclose = {
  readonly file: CaseFile
  readonly publicId: string
  readonly version: number
  readonly correction: string | null
  readonly number: string
  readonly matter: Pick<Matter, 'code' | 'name' | 'violationBasis' | 'penaltyBasis'>
  readonly agency: LetterAgency
  /** Everybody but the party whose name may stand in the free texts (thirdPersons). */
  readonly thirdPersons: readonly string[]
  readonly publishedOn: PlainDate
  readonly rules: DisclosureRules
  readonly calendar: WorkCalendar
  /** What a person decided about the whole case; null: publish. */
  readonly withhold: Exclude<WithholdingGround, 'minor'> | null
}

/**
 * The public notice of a decision, or the entry that says why there is none. Fields are added here one
 * by one, so a new field of the case stays private until someone decides otherwise.
 *
 * @throws Error for a case that is not decided or not served: publicationClock's gate comes first.
 */
export function publishDecision(input: ToDisclose): PublicNotice | Withheld {
  const { file, publicId, agency } = input
  const { decision, filing, conclusion } = file
  const servedOn = file.served.find(({ paper }) => paper.endsWith('penalty_decision'))?.servedOn
  if (!decision || !filing || !conclusion || servedOn === undefined) {
    throw new Error(`case ${file.id} is not decided and served`)
  }
  const ground = isMinor(filing.party, filing.violationUntil) ? 'minor' : input.withhold
  if (ground !== null) return withhold(publicId, agency.name, ground, decision.decidedOn)

  const content = contentOf(input, { decision, filing, conclusion, servedOn })
  return { ...content, letter: decisionLetter(content, agency) }
}

type Decided = {
  readonly decision: Decision
  readonly filing: Filing
  readonly conclusion: Conclusion
  readonly servedOn: PlainDate
}

function contentOf(input: ToDisclose, decided: Decided): Omit<PublicNotice, 'letter'> {
  const { decision, filing, conclusion, servedOn } = decided
  const { draft, decidedOn } = decision
  const clean = cleaner(filing.party, input)
  return {
    kind: draft.outcome === 'penalty' ? 'penalty-decision' : 'no-penalty-decision',
    publicId: input.publicId,
    version: input.version,
    correction: input.correction,
    agencyName: input.agency.name,
    number: input.number,
    title: clean(caseName(filing.party, draft.cause, input.rules)),
    party: publicParty(filing.party, input.rules),
    matterCode: input.matter.code,
    matterName: input.matter.name,
    cause: clean(draft.cause),
    facts: clean(draft.facts),
    evidence: evidenceText(input.file.evidence.map(({ kind }) => kind)),
    statementHandling: clean(draft.statementHandling),
    discretion: { tier: conclusion.findings.tier, reason: clean(draft.discretionReason) },
    violationBasis: input.matter.violationBasis,
    penaltyBasis: input.matter.penaltyBasis,
    ...outcomeOf(draft, clean),
    legallyReviewed: input.file.review?.opinion?.outcome === 'pass',
    decidedOn,
    servedOn,
    publishedOn: input.publishedOn,
    ...displayOf(input, decided),
    remedies: remediesOf(servedOn, input.agency, input.calendar),
    timeline: timelineOf(input.file, servedOn, input.publishedOn),
  }
}

function outcomeOf(draft: DecisionDraft, clean: Clean) {
  const { penalty, noPenaltyReason } = draft
  return {
    penaltyKinds: penalty.kinds,
    fineFen: penalty.fineFen,
    confiscatedFen: penalty.confiscatedFen,
    confiscatedGoods: optional(penalty.confiscatedGoods, clean),
    terms: optional(penalty.terms, clean),
    noPenaltyReason: noPenaltyReason && noPenaltyReasons[noPenaltyReason],
    outcome: draft.outcome === 'penalty' ? penaltyLine(penalty) : '不予行政处罚',
  }
}

function displayOf({ rules }: ToDisclose, { decision, filing }: Decided) {
  const { draft, decidedOn } = decision
  const partyKind = filing.party.kind
  const { expiresOn, rule, basis } = expiryOf(
    { ...draft, partyKind, procedure: 'ordinary', decidedOn },
    rules,
  )
  return { expiresOn, displayRule: rule, displayBasis: basis }
}

export function publicParty(party: Party, rules: DisclosureRules): PublicParty {
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

type Clean = (text: string) => string

/** Free text with every known name masked and every number of a private kind removed. */
function cleaner(party: Party, { rules, thirdPersons }: ToDisclose): Clean {
  const own =
    party.kind === 'natural-person' && rules.maskNaturalPersonName
      ? [party.name]
      : party.kind === 'sole-trader' && !rules.nameSoleTrader
        ? [party.operator]
        : []
  return (text) => redactPatterns(maskNames(text, [...own, ...thirdPersons]))
}

function optional(text: string | null, clean: Clean): string | null {
  return text === null ? null : clean(text)
}

/** 案件名称: the party and the cause. The cause often ends with 案 already. */
function caseName(party: Party, cause: string, rules: DisclosureRules): string {
  const { name } = publicParty(party, rules)
  const withoutName = cause.startsWith(party.name) ? cause.slice(party.name.length) : cause
  return `${name}${withoutName.replace(/案$/, '')}案`
}

/** 罚款 18,000 元；没收违法所得 3,200.50 元；警告 */
export function penaltyLine(penalty: Penalty): string {
  const words = penalty.kinds.map((kind) => {
    if (kind === 'fine') return `罚款 ${shortYuan(penalty.fineFen)} 元`
    if (kind === 'confiscate-gains') return `没收违法所得 ${shortYuan(penalty.confiscatedFen)} 元`
    return penaltyKinds[kind]
  })
  return words.join('；')
}

/** Without .00: the line stands in narrow columns. */
function shortYuan(fen: Fen): string {
  return yuanText(fen).replace(/\.00$/, '')
}

/** 书证 3 份、电子数据 1 份: kinds and numbers only. */
function evidenceText(kinds: readonly EvidenceKind[]): string {
  const counted = (Object.keys(evidenceKinds) as EvidenceKind[])
    .map((kind) => ({ kind, count: kinds.filter((each) => each === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${evidenceKinds[kind]} ${count} 份`)
  return counted.length === 0 ? '现场检查笔录、询问笔录' : counted.join('、')
}

function timelineOf(file: CaseFile, servedOn: PlainDate, publishedOn: PlainDate): PublicStep[] {
  const opinion = file.review?.opinion
  const steps: readonly (readonly [title: string, on: PlainDate | null | undefined])[] = [
    ['立案', file.filing?.filedOn],
    ['调查终结', file.conclusion?.on],
    ['处罚事先告知', file.notice?.issuedOn],
    ['举行听证', file.hearing?.held?.on],
    ['法制审核通过', opinion?.outcome === 'pass' ? opinion.on : null],
    ['作出决定', file.decision?.decidedOn],
    ['送达当事人', servedOn],
    ['公示', publishedOn],
  ]
  return steps
    .flatMap(([title, on]) => (on == null ? [] : [{ title, on }]))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
