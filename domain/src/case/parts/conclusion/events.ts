import { chinaDay } from '../../../shared/plain-date.ts'
import { nobody, noSecrets, notShown, type EventKinds } from '../../event-kind.ts'
import type { Findings } from '../../proposed-decision.ts'
import { unheard, type Heard } from '../advance-notice/slice.ts'
import type { ConclusionSlice } from './slice.ts'

export type ConclusionEvent = { type: 'InvestigationConcluded'; findings: Findings }

export const conclusionEvents: EventKinds<ConclusionEvent, ConclusionSlice & Heard> = {
  InvestigationConcluded: {
    title: '调查终结',
    effective: true,
    means: (_file, { findings }, { at }) => ({
      conclusion: { on: chinaDay(at), at, findings },
      ...unheard,
    }),
    line: ({ findings }) => findings.facts,
    people: () => nobody,
    // Facts, tier and reason go on into the notice and the decision, which are published.
    secrets: noSecrets,
    publicStep: notShown,
  },
}
