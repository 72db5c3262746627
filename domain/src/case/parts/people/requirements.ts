import { notRecused } from '../../../authority/separation.ts'
import type { Requirement } from '../../case-kernel.ts'
import type { PeopleSlice } from './slice.ts'

/** 回避 binds every act of the case, so no act has to name it (处罚法第43条). */
const actorNotRecused: Requirement<PeopleSlice> = {
  id: 'actor-not-recused',
  check: ({ recused }, { actor, now }) =>
    notRecused({ personId: actor.id, name: actor.name }, recused, now),
}

export const bindsEveryAct: readonly Requirement[] = [actorNotRecused]
