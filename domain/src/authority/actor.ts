import type { Certificate } from './certificate.ts'
import type { Role } from './roles.ts'

/** Whoever is signed in and acts: the person, where they work, and what they may be. */
export type Actor = {
  readonly personId: string
  readonly name: string
  readonly agencyId: string
  readonly departmentId: string
  readonly roles: readonly Role[]
  /** The enforcement certificate (执法证) in force now, to show on screen; acts check all of them. */
  readonly certificate?: Certificate
}
