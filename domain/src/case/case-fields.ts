import { special, type Field } from '../kernel/form.ts'
import type { Citation } from '../shared/citation.ts'
import type { Party } from './party.ts'
import { readParty } from './read-party.ts'

type Said = { label: string; hint?: string; basis?: Citation }

/** 当事人: which columns there are depends on what kind of party it is. */
export const partyField = (said: Said): Field<Party> => special(said, { kind: 'party' }, readParty)

/** 企业: one that may be inspected, which a natural person is not. */
export const firmField = (said: Said): Field<Party> =>
  special(said, { kind: 'party', firmsOnly: true }, readParty)

/** 事项, chosen from the catalogue by its code. */
export const matterField = (said: Said): Field<string> =>
  special(said, { kind: 'matter' }, (typed, field, problems) => {
    if (typeof typed === 'string' && /^[A-Z]{2}-\d{3}(?:-\d{2})?$/.test(typed)) return typed
    const { basis } = said
    problems.push({ field, message: '请从事项库中选择', ...(basis && { basis }) })
    return null
  })
