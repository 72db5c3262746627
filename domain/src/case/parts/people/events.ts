import type { PersonId } from '../../../kernel/recorded.ts'
import { nobody, noLine, notShown, type EventKinds } from '../../event-kind.ts'
import { longSecret } from '../../secrets-of.ts'
import type { PeopleSlice } from './slice.ts'

export type PeopleEvent = {
  type: 'RecusalDecided'
  officer: PersonId
  reason: string
  granted: boolean
  successor: PersonId | null
}

export const peopleEvents: EventKinds<PeopleEvent, PeopleSlice> = {
  RecusalDecided: {
    title: '回避决定',
    effective: false,
    means({ investigators, recused }, { granted, officer, successor }, { at }) {
      if (!granted) return {}
      const left = investigators.filter((id) => id !== officer)
      return {
        recused: [...recused, { person: officer, since: at }],
        investigators: successor === null ? left : [...left, successor],
      }
    },
    line: noLine,
    people: ({ successor }) => (successor === null ? nobody : { investigating: [successor] }),
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
}
