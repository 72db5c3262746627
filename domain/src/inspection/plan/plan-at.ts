import type { BookAt } from '../../kernel/book.ts'
import type { PersonId } from '../../kernel/recorded.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { PublishedItems } from '../inspection-item.ts'
import type { InspectionRules } from '../inspection-rules.ts'
import type { DrawCandidate } from './draw.ts'
import type { RiskGrade } from '../register/firm.ts'
import type { PlanRules } from './plan-rules.ts'

/** Firms of the register that are alike in what a range asks of them. */
export type RegisterCell = {
  readonly industry: string
  readonly district: string
  readonly risk: RiskGrade | null
  readonly firms: number
}

export type FirmInRange = Omit<RegisterCell, 'firms'> & {
  readonly code: string
  readonly name: string
  readonly open: boolean
}

/** Somebody of the agency; `certified`: may inspect until the last day of the plan. */
export type PlanPerson = {
  readonly name: string
  readonly active: boolean
  readonly department: string
  readonly certified: boolean
}

/** What the rules of a plan and of its tasks may look at apart from the file. */
export type PlanAt = Omit<BookAt, 'personOf'> & {
  readonly rules: InspectionRules
  readonly planRules: PlanRules
  readonly items: PublishedItems | null
  readonly departments: readonly { readonly id: string; readonly name: string }[]
  /** The number of the next plan of a year. */
  numberOf(year: number): string
  personOf(id: PersonId): PlanPerson | null
  /** Open firms of the register, counted by what a range asks. */
  register(): readonly RegisterCell[]
  /** The firm of a code that was named; null where the register has none. */
  firmOf(code: string): FirmInRange | null
  /** Since when the version that stands is public; null while it is not. */
  readonly publishedOn: PlainDate | null
  /** What is drawn from; null in acts that draw nothing. */
  readonly draw: {
    /** Open firms in the range without a task of this plan, in the order of their codes. */
    readonly candidates: readonly DrawCandidate[]
    /** Of their codes. */
    readonly digest: string
    /** A new seed that nobody chose. */
    readonly seed: string
    /** Null where no cap is published. */
    readonly cap: number | null
    /** What the draw with the committed seed gives; null before it is committed. */
    readonly result: {
      readonly tasks: number
      readonly capped: number
      readonly digest: string
    } | null
    /** How many officers of the department may be drawn. */
    readonly officers: number
  } | null
}
