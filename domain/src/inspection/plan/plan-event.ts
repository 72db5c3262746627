import type { ProposalEvent } from '../../kernel/book.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { PlanContent } from './plan-content.ts'

/** What a draw decided, so that anybody can repeat it. */
export type TasksMade = {
  /** The version of the plan they were made from. */
  readonly planVersion: number
  readonly seed: string
  /** Open firms in the range that had no task of this plan. */
  readonly firms: number
  /** Of those, firms whose year was full already, so that they could not be drawn. */
  readonly capped: number
  readonly cap: number
  readonly tasks: number
  /** Of the tasks, in their order (draw.ts). */
  readonly digest: string
}

/** 检查计划, from the draft to its end. */
export type PlanEvent =
  | {
      readonly type: 'PlanDrafted'
      /** 四商检计〔2026〕1号: given once, kept by every version. */
      readonly number: string
      readonly content: PlanContent
      /** Why a plan that was filed is changed; null for the first version. */
      readonly reason: string | null
    }
  /** By the head of the department and the head of the agency. */
  | { readonly type: 'PlanApproved' }
  | {
      readonly type: 'GovernmentApproved'
      readonly authority: string
      readonly document: string
      readonly on: PlainDate
    }
  /** 市司法局 has accepted it. */
  | {
      readonly type: 'PlanFiled'
      readonly on: PlainDate
      /** How many firms the plan would have taken that day. */
      readonly planned: number
    }
  /** The seed is in the log before anything is drawn with it. */
  | {
      readonly type: 'LotCommitted'
      readonly planVersion: number
      readonly seed: string
      readonly firms: number
      /** Of the credit codes of those firms, in order. */
      readonly digest: string
    }
  | ({ readonly type: 'TasksMade' } & TasksMade)
  | { readonly type: 'PlanEnded'; readonly on: PlainDate; readonly reason: string }
  | ProposalEvent
