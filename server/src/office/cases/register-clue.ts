import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { registerClue as opening } from '@zhaofa/domain/case/parts/clue/acts.ts'
import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { World } from '../../world.ts'
import { informantMissing, namingInformant, sealInformant, type Informant } from './informant.ts'
import { openCase } from './open-case.ts'

/**
 * 登记线索: opens a file. The informant is stored apart and encrypted; only the fact that there is one
 * is part of the file.
 * @throws ForbiddenError for anybody but an officer.
 */
export async function registerClue(
  world: World,
  actor: Actor,
  { input, informant }: { input: unknown; informant: Informant | null },
): Promise<Outcome<CaseFile, readonly Refusal[]>> {
  const named = isNamed(input)
  const wrong = named ? [...informantMissing(informant), ...saidOf(input, informant)] : []
  if (wrong.length > 0) return refuse([fieldsRefused(wrong)])
  return openCase(world, actor, opening, input, async (tx, file, at) => {
    if (informant && named) await sealInformant(tx, world, file, { informant, actor, at })
  })
}

const isNamed = (input: unknown) =>
  typeof input === 'object' && input !== null && 'named' in input && input.named === true

/** The clue itself is read by everybody who reads the case. */
const saidOf = (input: unknown, informant: Informant | null) =>
  namingInformant(input, informant ? [informant] : [])
