import type { ProofElement } from './parts/evidence/elements.ts'
import type { DraftPart, PointAnswerCode, ReviewPoint } from './case-codes.ts'
import type { CaseFactor } from '../discretion/factors.ts'
import type { LegalCircumstance } from '../discretion/legal-circumstances.ts'
import type { Spread } from '../discretion/spread.ts'
import type { Fen } from '../shared/money.ts'
import type { WithFurther } from './further-violation.ts'
import type { IllegalGains } from './illegal-gains.ts'
import type { NoPenaltyReason, Penalty } from './penalty.ts'

/** One fine of the case beside those of like cases: same matter, same tier, five years. */
export type ComparedFine = Spread & {
  readonly matterCode: string
  readonly tier: string
  readonly fineFen: Fen
  readonly outlier: 'above' | 'below' | null
}

/** The finding at one point of a review, with its reason; opinions before 2026-12 have one under 否 alone. */
export type PointAnswer = {
  point: ReviewPoint
  answer: PointAnswerCode
  reason: string | null
}

/** 批注: what the reviewer says about a passage of the draft; without a quote, about the whole part. */
export type ReviewNote = { part: DraftPart; quote: string | null; remark: string }

/** What the catalogue of major decisions asks about a case (处罚法第58条; 国办发〔2018〕118号), as the officer answers it. */
export const caseFlags = {
  publicInterest: '涉及重大公共利益',
  vitalRights: '直接关系当事人或者第三人重大权益',
  complex: '案情疑难复杂、涉及多个法律关系',
  socialRisk: '可能造成重大社会影响或者引发社会风险',
  foreign: '涉外、涉港澳台，或者重大涉企案件',
  suspectedCrime: '涉嫌犯罪',
} as const
type CaseFlags = { -readonly [F in keyof typeof caseFlags]: boolean }

/** What evidence proves, where the conclusion says it otherwise than the evidence offers by itself. */
export type Proof = {
  readonly evidence: readonly string[]
  readonly proves: string
  readonly elements: readonly ProofElement[]
}

export type Findings = WithFurther &
  IllegalGains & {
    facts: string
    /** 违法性质 in the officer's words; since 2026-11-30 the rule says it, and nobody is asked. */
    nature?: string
    /** The rule the facts fall under, by its matter; absent in cases concluded when it was fixed at filing. */
    rule?: { matterCode: string; cause: string }
    /** Which tier of the published benchmark the case falls into, and why; '' where none is published. */
    tier: string
    tierReason: string
    circumstances: string
    /** What was found of the factors of the benchmark. Since 2026-12. */
    factors?: readonly CaseFactor[]
    /** 法定情节 by name; absent in cases concluded before they were asked for. Since 2026-12. */
    legalCircumstances?: readonly LegalCircumstance[]
    outcome: 'penalty' | 'no-penalty'
    noPenaltyReason: NoPenaltyReason | null
    penalty: Penalty
    /** Outside the matching tier: reason, and review follows (国办发〔2022〕27号). */
    deviationReason: string | null
    flags: CaseFlags
    /** Since 2026-11-29. */
    proofs?: readonly Proof[]
  }

/** 拟决定: what the reviewer reads and the head signs. Its digest names exactly this text. */
export type DecisionDraft = WithFurther & {
  outcome: 'penalty' | 'no-penalty'
  noPenaltyReason: NoPenaltyReason | null
  penalty: Penalty
  partyName: string
  matterCode: string
  cause: string
  facts: string
  statementHandling: string
  /** How the decision rests on the record of the hearing (处罚法第65条); only where one was held. */
  hearingUse?: string
  discretionReason: string
  education: string | null
  /** How each fine lay among those of like cases on the day it was proposed, where there were enough. Since 2026-12. */
  compared?: readonly ComparedFine[]
  /** Why a fine lies apart from those of like cases; only where one does. Since 2026-12. */
  outlierReason?: string
}
