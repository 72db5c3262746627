import { evolveProposal, type BookFile } from '../../kernel/book.ts'
import type { Recorded } from '../../kernel/recorded.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { PlanContent } from './plan-content.ts'
import type { PlanEvent, TasksMade } from './plan-event.ts'

type Government = { readonly authority: string; readonly document: string; readonly on: PlainDate }

export type PlanVersion = {
  readonly version: number
  readonly content: PlanContent
  readonly reason: string | null
  readonly government: Government | null
}

/** A version that 市司法局 has accepted; `planned`: the firms it would have taken that day. */
export type FiledPlan = PlanVersion & { readonly on: PlainDate; readonly planned: number }

type Lot = {
  readonly planVersion: number
  readonly seed: string
  readonly firms: number
  readonly digest: string
}

/** 检查计划: the version that is being made, the one that stands, and what came of it. */
export type PlanFile = BookFile & {
  /** Null until it is drafted. */
  readonly number: string | null
  /** The next version, on its way through the chain; null while nothing is changed. */
  readonly draft: (PlanVersion & { readonly approved: boolean }) | null
  /** Filed versions, oldest first; the last of them stands. */
  readonly filed: readonly FiledPlan[]
  readonly lot: Lot | null
  readonly made: readonly TasksMade[]
  readonly ended: { readonly on: PlainDate; readonly reason: string } | null
}

export const noPlan: PlanFile = {
  ...{ version: 0, proposal: null, number: null, draft: null },
  ...{ filed: [], lot: null, made: [], ended: null },
}

export const standingPlan = ({ filed }: Pick<PlanFile, 'filed'>) => filed.at(-1) ?? null

/** What the plan says now: the draft before anything was filed, what stands afterwards. */
export const newestContent = ({ draft, filed }: Pick<PlanFile, 'draft' | 'filed'>) =>
  draft?.content ?? filed.at(-1)?.content ?? null

/** Whether tasks were made from the version that stands. */
export const hasTasks = (file: Pick<PlanFile, 'filed' | 'made'>): boolean =>
  file.made.some(({ planVersion }) => planVersion === standingPlan(file)?.version)

export function evolvePlan(file: PlanFile, recorded: Recorded<PlanEvent>): PlanFile {
  const { version, event } = recorded
  const now = { ...file, version }
  switch (event.type) {
    case 'PlanDrafted': {
      const { number, content, reason } = event
      const draft = { version: file.filed.length + 1, content, reason, government: null }
      return { ...now, number, draft: { ...draft, approved: false } }
    }
    case 'PlanApproved':
      return { ...now, draft: file.draft && { ...file.draft, approved: true } }
    case 'GovernmentApproved': {
      const { type: _, ...government } = event
      return { ...now, draft: file.draft && { ...file.draft, government } }
    }
    case 'PlanFiled': {
      if (!file.draft) return now
      const { approved: _, ...filed } = file.draft
      const { on, planned } = event
      return { ...now, draft: null, lot: null, filed: [...file.filed, { ...filed, on, planned }] }
    }
    case 'LotCommitted': {
      const { type: _, ...lot } = event
      return { ...now, lot }
    }
    case 'TasksMade': {
      const { type: _, ...made } = event
      return { ...now, lot: null, made: [...file.made, made] }
    }
    case 'PlanEnded':
      return { ...now, ended: { on: event.on, reason: event.reason } }
    case 'ActProposed':
    case 'ActAgreed':
    case 'ActReturned':
      return { ...now, ...evolveProposal(file, recorded, event) }
  }
}

/** Where a plan stands, as lists filter by it. */
export const planStates = {
  draft: '拟订中',
  proposed: '审批中',
  government: '待政府批准',
  approved: '待报备案',
  filing: '等备案',
  filed: '已备案，待公布',
  published: '已公布，待生成任务',
  running: '实施中',
  ended: '已结束',
} as const
export type PlanState = keyof typeof planStates

/** @param published whether the version that stands is public. */
export function planState(file: PlanFile, published: boolean): PlanState {
  const { draft, proposal, ended } = file
  if (ended) return 'ended'
  if (proposal?.act === 'file-plan') return 'filing'
  if (proposal) return 'proposed'
  if (draft && !draft.approved) return 'draft'
  if (draft) {
    const waits = draft.content.kind === 'special' && draft.government === null
    return waits ? 'government' : 'approved'
  }
  if (!published) return 'filed'
  return hasTasks(file) ? 'running' : 'published'
}

/**
 * What whoever supervises sees of a plan: what was reported to them, and what stands. A change that is still settled
 * inside the agency hides neither, and is not theirs to read yet.
 * @returns null for a plan of which nothing was reported.
 */
export function asSupervised(file: PlanFile): PlanFile | null {
  if (file.proposal?.act === 'file-plan') return file
  return file.filed.length === 0 ? null : { ...file, draft: null, proposal: null }
}
