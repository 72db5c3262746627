import { writtenBySystem } from '../../amendable.ts'
import { nobody, noLine, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { longSecret } from '../../secrets-of.ts'
import type { ApprovalSlice } from './slice.ts'

export type ApprovalEvent =
  | { type: 'ActProposed'; act: string; input: Record<string, unknown>; awaits: string }
  | { type: 'ActEndorsed'; act: string; opinion: string; awaits: string }
  | { type: 'ActReturned'; act: string; category: string; reason: string }
  /** 撤回 by whoever submitted it, while nobody has answered. */
  | { type: 'ProposalWithdrawn'; act: string; reason: string | null }

export const approvalEvents: EventKinds<ApprovalEvent, ApprovalSlice> = {
  ActProposed: {
    title: '提交审批',
    effective: false,
    means: (_file, { act, input, awaits }, { at, by }) => ({
      returned: null,
      pending: {
        act,
        input,
        proposedBy: by.id,
        proposedByName: by.name,
        proposedAt: at,
        awaits,
        stamps: [],
      },
    }),
    line: noLine,
    people: () => nobody,
    evidence: notEvidence,
    amendment: writtenBySystem,
    // What was typed is hunted as the event it becomes.
    secrets: () => [],
    publicStep: notShown,
  },
  ActEndorsed: {
    title: '审查同意，转上一级审批',
    effective: false,
    means: ({ pending }, { awaits }, { approvals }) => ({
      pending: pending && { ...pending, awaits, stamps: approvals },
    }),
    line: ({ opinion }) => opinion || null,
    people: () => nobody,
    evidence: notEvidence,
    amendment: writtenBySystem,
    secrets: ({ opinion }) => [longSecret('internal', opinion)],
    publicStep: notShown,
  },
  ActReturned: {
    title: '退回修改',
    effective: false,
    means: ({ pending }, { act, category, reason }, { at }) => ({
      pending: null,
      returned: { act, input: pending?.input ?? {}, category, reason, at, withdrawn: false },
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: writtenBySystem,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  ProposalWithdrawn: {
    title: '撤回提交',
    effective: false,
    means: ({ pending }, { act, reason }, { at }) => ({
      pending: null,
      returned: {
        act,
        input: pending?.input ?? {},
        category: '本人撤回',
        reason: reason ?? '提交后由本人撤回，修改后可以再提交。',
        at,
        withdrawn: true,
      },
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: writtenBySystem,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
}

const answers: ReadonlySet<string> = new Set(Object.keys(approvalEvents))

/** Whether an event only asks for an approval or answers one. */
export const isAnswer = ({ type }: { readonly type: string }): boolean => answers.has(type)
