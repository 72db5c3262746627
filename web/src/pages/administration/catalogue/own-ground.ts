import type { CatalogueDesk, GroundChangeBody } from '@zhaofa/contract'
import type { OwnGround } from '@zhaofa/domain/review/change-catalogue.ts'

export type GroundView = CatalogueDesk['grounds'][number]

/** Where the controls of a part of the rule are on the page; the sentence leads there. */
export const slotId = (path: readonly number[]): string => ['slot', ...path].join('-')

/** What the editor begins with: the ground as it is, or an empty one. */
export function draftOf(ground: GroundView | null): OwnGround {
  if (!ground) {
    const rule = { kind: 'all', of: [newCondition('flag')] } as const
    return { acts: ['penalty'], text: '', basis: '', rule, note: '' }
  }
  const { text, basis, note, rule } = ground
  return { acts: ground.acts as OwnGround['acts'], text, basis, note, rule }
}

type Rule = OwnGround['rule']

/** A condition of this kind with nothing chosen in it yet. */
export function newCondition(kind: Rule['kind']): Rule {
  switch (kind) {
    case 'flag':
      return { kind, flag: 'majorEnterprise' }
    case 'outcome':
      return { kind, outcomes: [] }
    case 'penalty-kinds':
    case 'party':
    case 'level':
      return { kind, anyOf: [] }
    case 'matter':
      return { kind, codes: [] }
    case 'field':
      return { kind, laws: [] }
    case 'amount':
      return { kind, amount: 'fine', compare: 'reaches', thresholdFen: {} }
    case 'reaches-hearing':
      return { kind, amount: 'fine' }
    case 'licence':
      return { kind, decisions: [] }
    case 'always':
    case 'licence-hearing':
    case 'licence-third-party':
      return { kind }
    case 'all':
    case 'any':
      return { kind, of: [newCondition('flag')] }
  }
}

/** What is sent of the editor: a new ground, or the old one written anew. */
export function changeOf(ground: GroundView | null, own: OwnGround): GroundChangeBody {
  const written = JSON.parse(JSON.stringify(own)) as Extract<
    GroundChangeBody,
    { add: unknown }
  >['add']
  return ground ? { id: ground.id, ground: written } : { add: written }
}
