import type { AgencyLevel } from '../authority/agency-level.ts'
import type { PartyKind } from '../case/party.ts'
import type { PenaltyKind } from '../case/penalty.ts'
import type { Fen } from '../shared/money.ts'
import type { EnforcementAct } from './enforcement-acts.ts'

/** What the gate of 法制审核 looks at. Narrower than the case file on purpose. */
export type ReviewFacts = {
  /** The kind of act that is proposed. */
  readonly act: EnforcementAct
  readonly partyKind: PartyKind
  /** 执法层级 of the agency. */
  readonly level: AgencyLevel
  /** Codes of all matters of the case; empty where the act has none. */
  readonly matters: readonly string[]
  /** 领域: the instruments whose rules those matters are. */
  readonly fields: readonly string[]
  readonly outcome: ProposedOutcome
  readonly kinds: readonly PenaltyKind[]
  readonly fineFen: Fen
  /** 没收违法所得. */
  readonly confiscatedFen: Fen
  /** Value of 没收非法财物, where it can be estimated. */
  readonly confiscatedGoodsFen?: Fen
  /** Value of what is to be sealed or detained; absent while nobody has estimated it. */
  readonly seizedFen?: Fen
  /** What a party is to be paid or to pay: 给付、奖励、征收、征用; absent while it is not known. */
  readonly paidFen?: Fen
  readonly publicInterest: boolean
  readonly vitalRights: boolean
  readonly complex: boolean
  readonly socialRisk: boolean
  readonly foreign: boolean
  /** 重大涉企案件. */
  readonly majorEnterprise?: boolean
  readonly hearingHeld: boolean
  /** 减轻处罚: below the statutory minimum. */
  readonly mitigated: boolean
  readonly deviatesFromBenchmark: boolean
  readonly matterRequiresReview: boolean
  /** 法律、法规、规章规定的其他重大执法决定, as the officer names it. */
  readonly otherMajorDecision?: boolean
  /** 其他较重的行政处罚 (处罚法第63条第1款第5项), as the officer judges it. */
  readonly otherHeavyPenalty?: boolean
  /** A law, regulation or rule gives the right to a hearing (第63条第1款第6项). */
  readonly hearingRequiredByLaw?: boolean
  readonly licence?: LicenceFacts
  /** 查封、扣押、冻结 or an application to the court. */
  readonly coercion?: boolean
}

/**
 * Facts that no ground of any catalogue asks for, to say beside them what is special. Of which act they are is left to
 * be said: a ground of 行政强制 is never asked of a penalty by oversight.
 */
export const nothingSpecial: Omit<ReviewFacts, 'act'> = {
  partyKind: 'organisation',
  level: 'city',
  matters: [],
  fields: [],
  outcome: 'penalty',
  kinds: [],
  fineFen: 0,
  confiscatedFen: 0,
  publicInterest: false,
  vitalRights: false,
  complex: false,
  socialRisk: false,
  foreign: false,
  hearingHeld: false,
  mitigated: false,
  deviatesFromBenchmark: false,
  matterRequiresReview: false,
}

/** The act, and what of the facts is not as in `nothingSpecial`. */
export type KnownFacts = Pick<ReviewFacts, 'act'> & Partial<ReviewFacts>

/** How a penalty case is to end, as a catalogue asks about it. */
export const proposedOutcomes = {
  penalty: '给予行政处罚',
  'no-penalty': '不予行政处罚',
  'transfer-criminal': '移送司法机关',
  revocation: '变更、撤销原决定',
} as const

export type ProposedOutcome = keyof typeof proposedOutcomes

/** 行政许可 that may need review (118号: the catalogue lists them). */
export type LicenceFacts = {
  readonly decision: LicenceDecision
  readonly hearingHeld: boolean
  readonly thirdPartyInterest: boolean
}

export const licenceDecisions = {
  grant: '准予许可',
  refuse: '不予许可',
  revoke: '撤销许可',
} as const

export type LicenceDecision = keyof typeof licenceDecisions

/** The facts that are answered yes or no. */
export const reviewFlags = {
  publicInterest: '涉及重大公共利益',
  vitalRights: '直接关系当事人或者第三人重大权益',
  complex: '案件情况疑难复杂、涉及多个法律关系',
  socialRisk: '可能造成重大社会影响或者引发社会风险',
  foreign: '涉外、涉港澳台',
  majorEnterprise: '重大涉企案件',
  hearingHeld: '经过听证程序',
  mitigated: '减轻处罚（低于法定最低罚款）',
  deviatesFromBenchmark: '偏离裁量基准',
  matterRequiresReview: '法律、法规规定本事项应当法制审核',
  otherMajorDecision: '法律、法规、规章规定的其他重大执法决定',
  coercion: '查封、扣押、冻结或者申请法院强制执行',
} as const satisfies Partial<Record<keyof ReviewFacts, string>>

export type ReviewFlag = keyof typeof reviewFlags
