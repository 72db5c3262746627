import type { AgencyLevel } from '../authority/agency-level.ts'
import type { PartyKind } from '../case/party.ts'
import type { Matter } from '../reference/matter.ts'
import { cite } from '../shared/citation.ts'
import type { Basis } from '../shared/basis.ts'
import type { ReviewAmount } from './catalogue.ts'

/** 国办发〔2018〕118号 leaves the catalogue to the agency; what is in it has its force by this article. */
export const catalogueLaw = cite('行政处罚法', 58)

/** What is wrong with a rule, in a plain sentence that says what to do. */
export type RuleProblem = {
  readonly reason: string
  readonly basis: readonly Basis[]
  /** The sum and the kind of party for which no threshold was set. */
  readonly missing?: { readonly amount: ReviewAmount; readonly party: PartyKind }
}

/** What a rule is held against. */
export type RuleWorld = {
  /** Null for a code that the agency has never had. */
  matterOf(code: string): Matter | null
  /** The matters of the agency by 领域: the instrument whose rule each is. */
  readonly fields: ReadonlyMap<string, readonly Matter[]>
  readonly level: AgencyLevel
}

/** 领域 of a matter: the instrument of its penalty rule; null where not even that is known. */
export const fieldOf = ({ punishedBy }: Pick<Matter, 'punishedBy'>): string | null =>
  punishedBy[0]?.law ?? null
