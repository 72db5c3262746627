import { chinaDay } from '../../../shared/plain-date.ts'
import { nobody, noSecrets, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import type { Findings } from '../../proposed-decision.ts'
import { unheard, type Heard } from '../advance-notice/slice.ts'
import type { Filing, FilingSlice } from '../filing/slice.ts'
import type { ConclusionSlice } from './slice.ts'

export type ConclusionEvent = { type: 'InvestigationConcluded'; findings: Findings }

/** Only what was found to hold is left of what was suspected at filing. */
const furtherFound = (filing: Filing, { further = [] }: Findings): Pick<Filing, 'further'> =>
  filing.further === undefined && further.length === 0
    ? {}
    : { further: further.map(({ matterCode }) => matterCode) }

export const conclusionEvents: EventKinds<ConclusionEvent, ConclusionSlice & FilingSlice & Heard> =
  {
    InvestigationConcluded: {
      title: '调查终结',
      effective: true,
      // From here on the case rests on the rule that the facts were found to fall under.
      means: ({ filing }, { findings }, { at }) => ({
        filing: filing && {
          ...filing,
          ...findings.rule,
          ...furtherFound(filing, findings),
        },
        conclusion: { on: chinaDay(at), at, findings },
        ...unheard,
      }),
      line: ({ findings }) => findings.facts,
      people: () => nobody,
      evidence: notEvidence,
      amendment: {
        instead: '作出决定以前，重新提出调查终结报告；作出决定以后，依法撤销、变更决定。',
      },
      // Facts, tier and reason go on into the notice and the decision, which are published.
      secrets: noSecrets,
      publicStep: notShown,
    },
  }
