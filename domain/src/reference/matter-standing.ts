import { citationsIn } from '../citation/citations-in.ts'
import { basesOf, type Bases } from '../shared/basis.ts'
import { cite } from '../shared/citation.ts'
import type { Matter } from './matter.ts'

/** Whether a case may rest on a matter today, and if not, why and what would help. */
export type MatterStanding =
  | { readonly kind: 'usable' }
  | { readonly kind: 'to-confirm' | 'unusable'; readonly reason: string; readonly basis: Bases }

/** 没有法定依据的，行政处罚无效. */
const onlyByLaw = cite('行政处罚法', 38)

/**
 * A rule nobody compared with its official text carries no penalty yet; one that is repealed, unknown or
 * another authority's carries none at all (处罚法第4、17、38条).
 */
export function matterStanding(
  matter: Pick<Matter, 'usable' | 'textConfirmed' | 'penaltyBasis'>,
): MatterStanding {
  const basis = basesOf([onlyByLaw, ...citationsIn(matter.penaltyBasis)], onlyByLaw)
  switch (matter.usable.kind) {
    case 'yes':
      return { kind: 'usable' }
    case 'check-first':
      return matter.textConfirmed
        ? { kind: 'usable' }
        : {
            kind: 'to-confirm',
            reason:
              '本事项的条文还没有与官方文本核对，不能作为立案、处罚的依据；请法制机构先在“执法事项”中核对并写明来源',
            basis,
          }
    case 'no':
      return { kind: 'unusable', reason: `本事项不能使用：${matter.usable.reason}`, basis }
  }
}
