import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { nobody, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { longSecret } from '../../secrets-of.ts'
import { verdictOf, votesOf, type DeliberationSlice } from './slice.ts'

export type DeliberationEvent = {
  type: 'DeliberationHeld'
  digest: string
  heldOn: PlainDate
  place: string
  chair: PersonId
  members: { person: PersonId; opinion: string; agrees: boolean }[]
  conclusion: string
  approved: boolean
}

export const deliberationEvents: EventKinds<DeliberationEvent, DeliberationSlice> = {
  DeliberationHeld: {
    title: '集体讨论',
    effective: false,
    means: (_file, { digest, heldOn, approved, members, conclusion }) => ({
      deliberation: { digest, heldOn, approved, votes: votesOf(members), conclusion },
    }),
    line: ({ approved, members, conclusion }) =>
      `${verdictOf({ approved, votes: votesOf(members) })}：${conclusion}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '集体讨论记录',
      fields: ['heldOn', 'place', 'chair'],
      agree: 'agency-head',
    },
    secrets: ({ members, conclusion }) => [
      ...members.map(({ opinion }) => longSecret('internal', opinion)),
      longSecret('internal', conclusion),
    ],
    publicStep: notShown,
  },
}
