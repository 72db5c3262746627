import type { PlainDate } from '../../../shared/plain-date.ts'
import { nobody, noLine, noSecrets, notShown, type EventKinds } from '../../event-kind.ts'
import { longSecret } from '../../secrets-of.ts'
import type { PublicationSlice } from './slice.ts'

/** The decision was published, taken down again, or is kept back by law (公示、撤回、不予公开). */
export type PublicationEvent =
  | { type: 'DecisionPublished'; noticeId: string; on: PlainDate }
  | { type: 'DecisionWithheld'; noticeId: string; on: PlainDate; reason: string }
  | { type: 'PublicationWithdrawn'; noticeId: string; on: PlainDate; reason: string }

export const publicationEvents: EventKinds<PublicationEvent, PublicationSlice> = {
  DecisionPublished: {
    title: '公示',
    effective: false,
    means: (_file, { on }) => ({ publishedOn: on }),
    line: noLine,
    people: () => nobody,
    secrets: noSecrets,
    publicStep: (_event, on) => ({ title: '决定公示', on }),
  },
  DecisionWithheld: {
    title: '不予公开',
    effective: false,
    means: (_file, { on }) => ({ withheldOn: on }),
    line: ({ reason }) => reason,
    people: () => nobody,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: (_event, on) => ({ title: '决定依法不予公开', on }),
  },
  PublicationWithdrawn: {
    title: '撤回公示',
    effective: false,
    means: (_file, { on }) => ({ withdrawnOn: on }),
    line: ({ reason }) => reason,
    people: () => nobody,
    // The portal says itself why a decision was taken down.
    secrets: noSecrets,
    publicStep: notShown,
  },
}
