import { administrators, roles as roleTitles, type Role } from '../../authority/roles.ts'

/** Everybody who works for the agency may attend; administrators, supervisors and counsel are not of it. */
const outsiders: readonly Role[] = [...administrators, 'supervisor', 'legal-counsel']

export const trainedRoles: readonly Role[] = (Object.keys(roleTitles) as Role[]).filter(
  (role) => !outsiders.includes(role),
)
