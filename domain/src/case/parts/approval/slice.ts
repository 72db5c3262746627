import type { PersonId, Stamp } from '../../../kernel/recorded.ts'

/** 审批: the act that waits for others to agree, or that they sent back. */
export type ApprovalSlice = {
  readonly pending: Pending | null
  readonly returned: Returned | null
}

export const nothingAwaited: ApprovalSlice = { pending: null, returned: null }

/** An act that waits for an approval. Its input is kept as typed until the last stamp. */
export type Pending = {
  act: string
  input: Record<string, unknown>
  proposedBy: PersonId
  proposedByName: string
  proposedAt: string
  awaits: string
  stamps: readonly Stamp[]
}

/** An act sent back (退回修改) or taken back by its author (撤回), until it is proposed again. */
type Returned = {
  act: string
  input: Record<string, unknown>
  category: string
  reason: string
  at: string
  withdrawn: boolean
}
