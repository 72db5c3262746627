import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { ForbiddenError } from '../../faults.ts'

/** Who keeps the books of the legal unit, agrees to them, or answers for people who are trained. */
const unitReaders: readonly Role[] = [
  'legal-reviewer',
  'legal-head',
  'agency-head',
  'department-head',
]

/** Who may see what a person scored; heads of departments see hours and numbers. */
const scoreReaders: readonly Role[] = ['legal-reviewer', 'legal-head', 'agency-head']

export const readsScores = (actor: Actor): boolean => holdsOneOf(actor, scoreReaders)

/** @throws ForbiddenError */
export function requireUnitReader(actor: Actor): void {
  if (holdsOneOf(actor, unitReaders)) return
  throw new ForbiddenError('法制机构的登记由法制机构、机关负责人和各机构负责人查看')
}
