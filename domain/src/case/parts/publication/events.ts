import type { PlainDate } from '../../../shared/plain-date.ts'
import { nobody, noSecrets, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { longSecret } from '../../secrets-of.ts'
import type { RevisionSlice } from '../revision/slice.ts'
import type { PublicationSlice } from './slice.ts'

/** The decision was published, taken down again, or is kept back by law (公示、撤回、不予公开). */
export type PublicationEvent =
  /** `correction`: what this version puts right; absent for the first. */
  | { type: 'DecisionPublished'; noticeId: string; on: PlainDate; correction?: string }
  | { type: 'DecisionWithheld'; noticeId: string; on: PlainDate; reason: string }
  | { type: 'PublicationWithdrawn'; noticeId: string; on: PlainDate; reason: string }

export const publicationEvents: EventKinds<PublicationEvent, PublicationSlice & RevisionSlice> = {
  DecisionPublished: {
    title: ({ correction }) => (correction === undefined ? '公示' : '更正公示'),
    effective: false,
    // The first day stays: a new version does not make the publication late.
    means: ({ publishedOn }, { on, noticeId }) => ({ publishedOn: publishedOn ?? on, noticeId }),
    line: ({ correction }) => correction ?? null,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '公示、更正公示和撤回由公示流程记录；公开的内容有错的，在公示办理里更正或者撤回。',
    },
    secrets: noSecrets,
    publicStep: ({ correction }, on) => ({
      title: correction === undefined ? '决定公示' : '更正决定公示',
      on,
    }),
  },
  DecisionWithheld: {
    title: '不予公开',
    effective: false,
    means: (_file, { on }) => ({ withheldOn: on }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '公示、更正公示和撤回由公示流程记录；公开的内容有错的，在公示办理里更正或者撤回。',
    },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: (_event, on) => ({ title: '决定依法不予公开', on }),
  },
  PublicationWithdrawn: {
    title: '撤回公示',
    effective: false,
    means: ({ noticeId, revisions }, { on, noticeId: withdrawn }) => ({
      ...(noticeId === withdrawn && { withdrawnOn: on }),
      revisions: revisions.map((each) =>
        each.notice?.id === withdrawn
          ? { ...each, notice: { ...each.notice, withdrawnOn: on } }
          : each,
      ),
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '公示、更正公示和撤回由公示流程记录；公开的内容有错的，在公示办理里更正或者撤回。',
    },
    // The portal says itself why a decision was taken down.
    secrets: noSecrets,
    publicStep: notShown,
  },
}
