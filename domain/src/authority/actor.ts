import type { Certificate } from './certificate.ts'
import type { Role } from './roles.ts'

/** The person who is signed in and acts: who they are, where they work, and which roles they hold. */
export type Actor = {
  readonly personId: string
  readonly name: string
  readonly agencyId: string
  readonly departmentId: string
  readonly roles: readonly Role[]
  /** The enforcement certificate (执法证) in force now, to show on screen; acts check all of them. */
  readonly certificate?: Certificate
}

/** Whether the person holds one of these roles. */
export const holdsOneOf = (
  { roles: held }: { readonly roles: readonly string[] },
  roles: readonly string[],
): boolean => roles.some((role) => held.includes(role))
