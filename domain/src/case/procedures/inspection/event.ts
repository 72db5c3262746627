import type { VisitItem } from '../../../inspection/inspection-item.ts'
import type {
  ExemptReason,
  ObjectionDoor,
  ObjectionOutcome,
  OnSiteReason,
  ResultCode,
  ScanKind,
  VisitGround,
  VisitWay,
} from '../../../inspection/visit-codes.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Party } from '../../party.ts'
import type { VisitObstacle } from './obstacle.ts'
import type { FrequencyThen, VisitHelper, VisitLine } from './slice.ts'

export type Team = {
  plannedOn: PlainDate
  place: string
  officers: PersonId[]
  helpers: VisitHelper[]
  exempt: ExemptReason | null
  /** Since 2026-12: 异地检查, where outside the district; absent or null at home. */
  offsite?: string | null
}

/** What a notice says by fixed words, as the rules had them that day. */
export type NoticeWords = {
  prohibitions: readonly string[]
  mustNots: readonly string[]
  rights: readonly string[]
  supervision: string
}

export type InspectionEvent =
  | {
      type: 'VisitOpened'
      firm: Party
      ground: VisitGround
      groundSource: string
      items: VisitItem[]
      departments: string[]
      way: VisitWay
      onSiteReason: OnSiteReason | null
    }
  | ({ type: 'VisitApproved'; necessity: string; frequency: FrequencyThen } & Team)
  | ({ type: 'UrgentVisitBegun'; reason: string; frequency: FrequencyThen } & Team)
  | { type: 'VisitNoticeMade'; at: string; words: NoticeWords; frequency: FrequencyThen }
  /** 打印手写材料, for a visit without a phone. Since 2026-12. */
  | { type: 'VisitSheetsPrinted' }
  | {
      type: 'VisitorsArrived'
      at: string
      place: string
      officers: PersonId[]
      helpers: string[]
      scan: { kind: ScanKind; code: string } | null
      /** As the device gave it; null where it gave none. */
      position: string | null
      metresAway: number | null
      nobodyThere: boolean
      /** Null where nobody was met. */
      noticeTakenBy: string | null
      noticeRefusal: string | null
    }
  | {
      type: 'VisitRecorded'
      startedAt: string
      endedAt: string
      place: string
      onsitePerson: string
      onsiteRole: string
      officers: PersonId[]
      recusalAsked: boolean
      lines: VisitLine[]
      remarks: string | null
      recording: string | null
      unrecordedReason: string | null
      /** The sheet written by hand that this was copied from: it is the record. Since 2026-12. */
      sheet?: string
    }
  | {
      type: 'VisitResultFound'
      code: ResultCode
      explanation: string | null
      followUpBy: PlainDate | null
      /** Since 2026-12: nothing was inspected, because nobody was met or entry was refused, and who else saw it. */
      obstacle?: { kind: VisitObstacle; witness: string | null }
    }
  | { type: 'VisitResultTold'; toldTo: string; refusal: string | null }
  | { type: 'VisitorsLeft'; at: string }
  | { type: 'VisitResultPublished'; noticeId: string; on: PlainDate }
  | { type: 'FindingReferred'; to: string; content: string; on: PlainDate }
  | {
      type: 'VisitObjected'
      reasons: string
      /** Where the answer may be sent beside the firm's page; null where nothing was left. */
      contact: string | null
      through: ObjectionDoor
    }
  | { type: 'VisitObjectionAnswered'; outcome: ObjectionOutcome; words: string }
  /** 不送的现场记录: pressed on a phone at these hours, by its clock put right, and not done. Since 2026-12. */
  | {
      type: 'StepsLeftOut'
      steps: readonly { title: string; pressedAt: string }[]
      reason: string
    }
  | { type: 'OffsiteVisitFiled'; reason: string; cooperation: string | null }
  | { type: 'VisitCalledOff'; reason: string }
  | { type: 'VisitClosed'; summary: string }
