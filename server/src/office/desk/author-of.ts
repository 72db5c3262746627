import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { AgencyAuthor } from '../../storage/stream.ts'

/** This person as the author of an event, without approvals; `agencyId` where the record is another agency's. */
export const authorOf = (actor: Actor, at: string, agencyId = actor.agencyId): AgencyAuthor => ({
  agencyId,
  at,
  by: { id: actor.personId, name: actor.name },
  approvals: [],
})
