import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { registerClue as opening } from '@zhaofa/domain/case/parts/clue/acts.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { World } from '../../world.ts'
import { sealInformant, type Informant } from './informant.ts'
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
  const missing = named ? missingOf(informant) : []
  if (missing.length > 0) return refuse([fieldsRefused(missing)])
  return openCase(world, actor, opening, input, async (tx, file, at) => {
    if (informant && named) await sealInformant(tx, world, file, { informant, actor, at })
  })
}

const isNamed = (input: unknown) =>
  typeof input === 'object' && input !== null && 'named' in input && input.named === true

/** Whoever reports under their real name is told what became of it, so there must be somebody to tell. */
function missingOf(informant: Informant | null): FieldProblem[] {
  const asked = { name: '姓名', contact: '联系方式' } as const
  return (['name', 'contact'] as const)
    .filter((field) => !informant?.[field].trim())
    .map((field) => ({
      field: `informant.${field}`,
      message: `实名举报须在作出是否立案的决定后告知举报人，请填写举报人的${asked[field]}（另行加密保存）`,
    }))
}
