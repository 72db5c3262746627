import { twoOfficers } from '../../../authority/certificate.ts'
import { notRecused } from '../../../authority/separation.ts'
import type { Requirement } from '../../case-kernel.ts'
import type { PeopleSlice } from './slice.ts'

/** 回避 binds every act of the case, so no act has to name it (处罚法第43条). */
const actorNotRecused: Requirement<PeopleSlice> = {
  id: 'actor-not-recused',
  ofActor: true,
  check: ({ recused }, { actor, now }) =>
    notRecused({ personId: actor.id, name: actor.name }, recused, now),
}

export const bindsEveryAct: readonly Requirement[] = [actorNotRecused]

/** 处罚法第42条: two at least, each with a certificate valid at this hour. */
export const twoInvestigators: Requirement<PeopleSlice> = {
  id: 'two-investigators',
  check: (file, at) =>
    twoOfficers(
      file.investigators.map((id) => ({
        personId: id,
        name: at.nameOf(id),
        certificates: at.certificatesOf(id),
      })),
      { at: at.now, category: '行政处罚', region: at.rules.region },
    ),
}
