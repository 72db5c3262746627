import { ended, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import { startLimit } from '../../../deadline/limit-instance.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { disclosureRulesOf } from '../../../publicity/disclosure-rules.ts'
import { displayOf } from '../../../publicity/notice/display-period.ts'
import type { SummarySlice } from '../../procedures/summary-penalty/slice.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import type { FilingSlice } from '../filing/slice.ts'
import { changeOf, foundUnlawful, type RevisionSlice } from '../revision/slice.ts'
import type { PublicationSlice } from './slice.ts'

type File = PublicationSlice & DecisionSlice & RevisionSlice & FilingSlice & SummarySlice

/**
 * From which day the decision as it stands is to be public; null where nothing of it is to be published. A change does
 * not make its time of display longer: once that is over, nobody reads the decision any more, changed or not.
 */
export function toPublishSince(
  file: File,
  { rules, today }: Pick<LimitAt, 'rules' | 'today'>,
): { event: '作出决定' | '变更决定'; on: PlainDate } | null {
  const { decision } = file
  if (decision?.draft.outcome !== 'penalty' || foundUnlawful(file)) return null
  const change = changeOf(file)
  const shown = displayOf(file, disclosureRulesOf(rules))
  if (change && file.publishedOn === null && shown && shown.expiresOn < today) return null
  return change
    ? { event: '变更决定', on: change.since }
    : { event: '作出决定', on: decision.decidedOn }
}

export function publicationTime(
  file: File,
  at: Pick<LimitAt, 'rules' | 'today'>,
): CaseLimit | null {
  const { publishedOn, withheldOn } = file
  const since = toPublishSince(file, at)
  if (since === null) return null
  const instance = startLimit('D-PUB-7', since)
  const end = publishedOn === null ? '依法不予公开' : '已公示'
  return {
    title: '公示',
    seenByParty: 'with-decision',
    instance: ended(instance, publishedOn ?? withheldOn, end),
  }
}
