import { holdsOneOf } from './actor.ts'
import { roles, type Role } from './roles.ts'

/**
 * 为机关签名的人: their agreement makes something take effect in the name of the agency, or opens the gate
 * before it (处罚法第57、58条). Seals are set by the program once they agreed, so there is no other keeper.
 */
export const signingRoles = [
  'department-head',
  'legal-reviewer',
  'legal-head',
  'agency-head',
] as const satisfies Role[]

export const signsForAgency = (held: readonly Role[]): boolean =>
  holdsOneOf({ roles: held }, signingRoles)

/** The roles by which this person signs, as a screen names them: 机关负责人、法制审核人员. */
export const signingTitles = (held: readonly Role[]): string =>
  signingRoles
    .filter((role) => held.includes(role))
    .map((role) => roles[role])
    .join('、')
