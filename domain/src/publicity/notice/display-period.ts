import type { DecisionSlice } from '../../case/parts/decision/slice.ts'
import type { FilingSlice } from '../../case/parts/filing/slice.ts'
import type { PartyKind } from '../../case/party.ts'
import type { Penalty, PenaltyKind } from '../../case/penalty.ts'
import { handledOnTheSpot, type SummarySlice } from '../../case/procedures/summary-penalty/slice.ts'
import { addMonths, plainDate, type PlainDate } from '../../shared/plain-date.ts'
import type { DisclosureRules } from '../disclosure-rules.ts'

/** 失信信息的分级 of 《信用修复管理办法》 (2026). */
export const creditClasses = { slight: '轻微', general: '一般', serious: '严重' } as const
export type CreditClass = keyof typeof creditClasses

/** How long a decision is shown, and by which rule. */
type DisplayPeriod = {
  /** The last day on which it is shown (届满自动停止公示). */
  readonly expiresOn: PlainDate
  /** End of the shortest period, after which repair (信用修复) may be asked for; null when at once. */
  readonly repairFrom: PlainDate | null
  readonly creditClass: CreditClass | null
  /** As the reader is told: 一般失信信息，最长公示一年，自决定作出之日起. */
  readonly rule: string
  readonly basis: string
}

export type Displayed = {
  readonly outcome: 'penalty' | 'no-penalty'
  readonly penalty: Penalty
  readonly partyKind: PartyKind
  readonly procedure: 'ordinary' | 'summary'
  readonly decidedOn: PlainDate
}

type CreditRule = {
  readonly from: PlainDate
  readonly basis: string
  readonly months: Readonly<Record<CreditClass, { least: number | null; most: number }>>
}

/** In force from a day on, newest first. Older decisions keep the rule of their own day. */
export const creditRules: readonly CreditRule[] = [
  {
    from: plainDate('2026-04-01'),
    basis: '《信用修复管理办法》（国家发展改革委令2025年第36号）',
    months: {
      slight: { least: null, most: 3 },
      general: { least: 3, most: 12 },
      serious: { least: 12, most: 36 },
    },
  },
  {
    from: plainDate('2019-07-01'),
    basis: '发改办财金〔2019〕527号',
    months: {
      slight: { least: 3, most: 12 },
      general: { least: 3, most: 12 },
      serious: { least: 6, most: 36 },
    },
  },
]

const seriousKinds: readonly PenaltyKind[] = [
  'revoke-licence',
  'bar-from-trade',
  'close-business',
  'restrict-business',
  'suspend-business',
]
const slightKinds: readonly PenaltyKind[] = ['warning', 'criticism']

/**
 * The display period of one decision (requirements: 公示期; 信用修复管理办法). It runs from the day of
 * the decision. Fines below 较大数额 are 一般 with the agency's own short period, because the rule
 * does not say where they belong.
 */
export function expiryOf(decision: Displayed, rules: DisclosureRules): DisplayPeriod {
  const { decidedOn } = decision
  if (decision.outcome === 'no-penalty') {
    return {
      expiresOn: addMonths(decidedOn, rules.noPenaltyMonths),
      repairFrom: null,
      creditClass: null,
      rule: `不予行政处罚决定，公示${monthsText(rules.noPenaltyMonths)}`,
      basis: rules.sources['noPenaltyMonths'] ?? '本局公示规则',
    }
  }
  const rule = ruleOn(decidedOn)
  const creditClass = creditClassOf(decision, rules)
  const { least, most } = rule.months[creditClass]
  const small = creditClass === 'general' && isSmallFine(decision, rules)
  const months = small ? Math.min(rules.smallFineMonths, most) : most
  return {
    expiresOn: addMonths(decidedOn, months),
    repairFrom: least === null ? null : addMonths(decidedOn, least),
    creditClass,
    rule: `${creditClasses[creditClass]}失信信息，自决定作出之日起公示${monthsText(months)}`,
    basis: rule.basis,
  }
}

function creditClassOf(decision: Displayed, rules: DisclosureRules): CreditClass {
  const { kinds, fineFen } = decision.penalty
  const huge = rules.hugeFineFen?.[decision.partyKind]
  if (kinds.some((kind) => seriousKinds.includes(kind))) return 'serious'
  if (huge !== undefined && fineFen >= huge) return 'serious'
  const slight =
    decision.procedure === 'summary' || kinds.every((kind) => slightKinds.includes(kind))
  return slight ? 'slight' : 'general'
}

/** A fine below 较大数额, alone or with a warning. */
function isSmallFine({ penalty, partyKind }: Displayed, rules: DisclosureRules): boolean {
  const onlyFine = penalty.kinds.every((kind) => kind === 'fine' || slightKinds.includes(kind))
  return onlyFine && penalty.fineFen < rules.largeFineFen[partyKind]
}

function ruleOn(day: PlainDate): CreditRule {
  const rule = creditRules.find(({ from }) => from <= day) ?? creditRules.at(-1)
  if (!rule) throw new Error('no credit display rule')
  return rule
}

export function monthsText(months: number): string {
  const years = { 12: '一年', 24: '二年', 36: '三年' }[months]
  return years ?? `${['', '一', '二', '三', '四', '五', '六'][months] ?? months}个月`
}

type Shown = FilingSlice & DecisionSlice & SummarySlice

/** How long the decision of this case is shown as it reads now; null in a case without one. */
export function displayOf(
  { filing, decision, ...file }: Shown,
  rules: DisclosureRules,
): DisplayPeriod | null {
  if (!filing || !decision) return null
  const procedure = handledOnTheSpot(file) ? ('summary' as const) : ('ordinary' as const)
  const { draft, decidedOn } = decision
  return expiryOf({ ...draft, partyKind: filing.party.kind, procedure, decidedOn }, rules)
}
