import type { PersonId } from '../../../kernel/recorded.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { notEvidence, type EventKinds } from '../../event-kind.ts'
import type { Party } from '../../party.ts'
import { partySecrets } from '../../secrets-of.ts'
import type { PeopleSlice } from '../people/slice.ts'
import type { FilingSlice } from './slice.ts'

export type FilingEvent = {
  type: 'CaseFiled'
  party: Party
  matterCode: string
  cause: string
  further?: readonly string[]
  summary: string
  jurisdiction: string
  investigators: PersonId[]
  violationFrom: PlainDate
  violationUntil: PlainDate
  discoveredOn: PlainDate
  lifeOrFinance: boolean
}

export const filingEvents: EventKinds<FilingEvent, FilingSlice & PeopleSlice> = {
  CaseFiled: {
    title: '立案',
    effective: true,
    means: (_file, { type: _type, investigators, ...filing }, { at }) => ({
      filing: { ...filing, filedAt: at, filedOn: chinaDay(at) },
      investigators,
    }),
    line: ({ summary }) => summary,
    people: ({ investigators }) => ({ investigating: investigators }),
    evidence: notEvidence,
    amendment: {
      record: '立案事项（当事人、案由）',
      fields: [
        'party',
        'matterCode',
        'summary',
        'jurisdiction',
        'violationFrom',
        'violationUntil',
        'discoveredOn',
        'lifeOrFinance',
      ],
      agree: 'both-heads',
      founds: true,
      saidIn: 'every',
    },
    secrets: ({ party }, rules) => partySecrets(party, rules),
    publicStep: (_event, on) => ({ title: '立案', on }),
  },
}
