import { ended, type CaseLimit } from '../../case-limit.ts'
import { startLimit } from '../../../deadline/limit-instance.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import { changeOf, foundUnlawful, type RevisionSlice } from '../revision/slice.ts'
import type { PublicationSlice } from './slice.ts'

type File = PublicationSlice & DecisionSlice & RevisionSlice

/** From which day the decision as it stands is to be public; null where nothing of it is to be published. */
export function toPublishSince(
  file: File,
): { event: '作出决定' | '变更决定'; on: PlainDate } | null {
  const { decision } = file
  if (decision?.draft.outcome !== 'penalty' || foundUnlawful(file)) return null
  const change = changeOf(file)
  return change
    ? { event: '变更决定', on: change.since }
    : { event: '作出决定', on: decision.decidedOn }
}

export function publicationTime(file: File): CaseLimit | null {
  const { publishedOn, withheldOn } = file
  const since = toPublishSince(file)
  if (since === null) return null
  const instance = startLimit('D-PUB-7', since)
  const end = publishedOn === null ? '依法不予公开' : '已公示'
  return {
    title: '公示',
    seenByParty: 'with-decision',
    instance: ended(instance, publishedOn ?? withheldOn, end),
  }
}
