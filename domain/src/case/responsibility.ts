import { proposalApproved } from './submitted.ts'
import type { PersonId, SignerProof } from '../kernel/recorded.ts'
import { cite, type Citation } from '../shared/citation.ts'
import type { RecordedEvent } from './case-event.ts'
import { eventTitle, kindOf } from './event-kinds.ts'

/**
 * What somebody answers for (责任追究: 国办发〔2018〕118号; 处罚法第76条至第83条): who handles a case for facts, evidence and
 * procedure, who reviews for the opinion, who approves for what they approved, the head for the decision.
 */
export const answeredDuties = {
  handled: { title: '承办', answersFor: '事实、证据、程序，以及送审材料的真实、准确、完整' },
  proposed: { title: '提出', answersFor: '所提出的内容' },
  reviewed: { title: '审核', answersFor: '法制审核意见' },
  spoke: { title: '讨论', answersFor: '本人发表的意见' },
  approved: {
    title: '审批',
    answersFor: '所批准的内容；主要负责人是第一责任人，对本机关的决定负责',
  },
} as const
export type AnsweredDuty = keyof typeof answeredDuties

export const responsibilityBasis: readonly Citation[] = [
  cite('行政处罚法', 58),
  cite('行政处罚法', 76),
]

/** One person's part in one step. */
export type AnsweringHand = {
  readonly duty: AnsweredDuty
  readonly person: PersonId
  readonly name: string
  /** The role in which they approved; null where the step is by its own nature theirs. */
  readonly role: string | null
  readonly at: string
  readonly words: string | null
  /** How they proved who they are; undefined where it was not kept. */
  readonly proof: SignerProof | undefined
}

/** A step that bound somebody: who stands behind it, and the draft that it names by its digest. */
export type AnsweredStep = {
  readonly version: number
  readonly title: string
  readonly line: string | null
  readonly digest: string | null
  readonly hands: readonly AnsweringHand[]
}

type Member = { readonly person: PersonId; readonly opinion: string; readonly agrees: boolean }
type Named = { nameOf(person: PersonId): string }

/**
 * The steps of a case for which somebody answers by name, oldest first: whatever others had to agree to, whatever
 * was signed, and every opinion of a review or a discussion. It is read from the record alone, so it can be worked
 * out again by whoever has the log.
 */
export function answeredSteps(events: readonly RecordedEvent[], at: Named): AnsweredStep[] {
  return events.flatMap((recorded) => {
    const hands = handsOf(recorded, proposalApproved(events, recorded), at)
    if (hands.length === 0) return []
    const { event, version } = recorded
    const digest = 'digest' in event ? event.digest : null
    return [{ version, title: eventTitle(event), line: kindOf(event).line(event), digest, hands }]
  })
}

/** `proposal`: what the author signed, where others agreed to it later. */
function handsOf(
  recorded: RecordedEvent,
  proposal: RecordedEvent | null,
  at: Named,
): AnsweringHand[] {
  const { by, approvals, confirmedBy, event } = recorded
  const approved = approvals.map(
    ({ role, person, name, at, opinion, confirmedBy: proof }): AnsweringHand => ({
      ...{ duty: role === 'legal-head' || role === 'legal-reviewer' ? 'reviewed' : 'approved' },
      ...{ person, name, role, at, words: opinion, proof },
    }),
  )
  const author = (duty: AnsweredDuty): AnsweringHand => ({
    ...{ duty, person: by.id, name: by.name, role: null, words: null },
    at: (proposal ?? recorded).at,
    proof: (proposal ?? recorded).confirmedBy,
  })
  const spoke = (members: readonly Member[], of: string): AnsweringHand[] => [
    ...members.map(({ person, opinion, agrees }): AnsweringHand => {
      const words = `${agrees ? '同意' : '不同意'}${of}：${opinion}`
      const said = { duty: 'spoke', person, name: at.nameOf(person), role: null } as const
      return { ...said, at: recorded.at, words, proof: undefined }
    }),
    ...approved,
  ]
  if (event.type === 'DeliberationHeld') return spoke(event.members, '')
  if (event.type === 'ReviewDisputeSettled') return spoke(event.members, '审核意见')
  if (event.type === 'ReviewOpinionIssued' || event.type === 'SeizureReviewed') {
    return [author('reviewed'), ...approved]
  }
  const binds = approved.length > 0 || confirmedBy !== undefined || event.type === 'DecisionDrafted'
  return binds ? [author('proposed'), ...approved] : []
}
