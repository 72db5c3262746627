/** Kinds of record that can be put right (更正). Their rows say what of them; `record-forms.ts` says how each is asked for. */
export type AmendableType =
  | 'ClueRegistered'
  | 'ClueVerified'
  | 'InformantTold'
  | 'CaseFiled'
  | 'SpotCaseOpened'
  | 'SpotPartyHeard'
  | 'SpotDecisionHandedOver'
  | 'SiteInspected'
  | 'PersonInquired'
  | 'EvidenceAdded'
  | 'VisitorsArrived'
  | 'VisitRecorded'
  | 'VisitResultFound'
  | 'VisitResultTold'
  | 'VisitorsLeft'
  | 'SamplesTaken'
  | 'AppraisalEnded'
  | 'ReappraisalRequested'
  | 'SamplesSettled'
  | 'CorrectionOrdered'
  | 'CorrectionRechecked'
  | 'StatementRecorded'
  | 'StatementReviewed'
  | 'RightsWaived'
  | 'HearingRequested'
  | 'HearingAgentsNamed'
  | 'HearingCalled'
  | 'HearingWithdrawn'
  | 'HearingHeld'
  | 'HearingReported'
  | 'DeliberationHeld'
  | 'GoodsSeized'
  | 'ExaminationStarted'
  | 'ExaminationEnded'
  | 'GoodsSold'
  | 'GoodsLost'
  | 'GoodsReturned'
  | 'GoodsDisposed'
  | 'GoodsTransferred'
  | 'TransferTold'
  | 'ServiceAddressConfirmed'
  | 'NoticeServed'
  | 'ServiceAnnounced'
  | 'PostReturned'
  | 'ServedOnOther'
  | 'SignedPaperFiled'
  | 'PaperSignedOnScreen'
  | 'PapersSignedTogether'
  | 'SignatureRefused'
  | 'FinePaid'
  | 'DecisionRevised'
  | 'RemedyConcluded'
  | 'MoneyRefunded'
  | 'FineCollectedOnSpot'
  | 'CollectorLanded'
  | 'CollectionHandedIn'
  | 'CollectionBanked'
  | 'SpotDecisionReported'
  | 'CaseTransferred'
  | 'CaseClosed'
  | 'CaseArchived'

/**
 * Who must agree, in this order: the head of the department to records of fact; both heads to what they agreed to
 * before, to money, and to a day that a limit counts from; the head of the agency where no officer proposes.
 */
export const amendmentApprovals = {
  department: ['department-head'],
  'both-heads': ['department-head', 'agency-head'],
  'agency-head': ['agency-head'],
} as const

/** What of one kind of record may be put right, and who must agree. */
export type Amendable<E> = {
  /** What the record is called in the sentence 更正询问笔录. */
  readonly record: string
  readonly fields: readonly (keyof E & string)[]
  readonly agree: keyof typeof amendmentApprovals
  /** The findings rest on it: a draft made before falls, and with it its review (处罚法第58条). */
  readonly founds?: true
  /**
   * Papers that say the same, by their ids in the catalogue; where the party has one in its hands it is told by a
   * 文书补正（更正）通知书. `every`: whatever it has.
   */
  readonly saidIn?: 'every' | readonly string[]
  /** Later papers that repeat some of its fields, such as the name of a piece of evidence: told where one of those changes. */
  readonly repeated?: { readonly [F in keyof E & string]?: readonly string[] }
  /** Why nothing of this very record is put right; null where it is. Said of kinds that hold what is decided as well. */
  unless?(event: E): NotAmended | null
}

/** Why nothing of a kind of record is put right, and what is done instead; its row on screen says it. */
export type NotAmended = { readonly instead: string }

/** What a kind of record says of 更正: what of it may be put right, or why nothing may be. */
export type AmendmentOf<E> = E extends { type: AmendableType } ? Amendable<E> : NotAmended

// Reasons that several kinds of record share.

/** Decided by the head, and not a record of fact. */
export const decidedByHead: NotAmended = {
  instead: '这是负责人批准的决定，不以更正改变；有变化的另行办理、另行批准。',
}

/** What the system wrote itself. */
export const writtenBySystem: NotAmended = {
  instead: '由系统按办理情况自动记录，没有可以更正的文字。',
}

/** A paper that is sealed. */
export const sealedPaper: NotAmended = {
  instead:
    '写在已经用印的文书里：没有送达的，作废后重新制作；已经送达的，用“补正已送达的文书”办理。',
}

/** What is told of the evidence, in the notice and in the decision (处罚法第44条、第59条第2项). */
export const listsOfEvidence = [
  'penalty_advance_notice',
  'penalty_decision',
  'no_penalty_decision',
  'summary_penalty_decision',
] as const

/** What came before the decision, as the decision tells it. */
export const tellsOfTheCase = ['penalty_decision', 'no_penalty_decision'] as const
