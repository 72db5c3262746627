import type { PartyKind } from './party.ts'

/** What the agency's cases know of a firm (统一社会信用代码): what stands on its licence, nothing of a case. */
export type KnownFirm = {
  readonly code: string
  readonly kind: Exclude<PartyKind, 'natural-person'>
  /** The name under which it was a party last. */
  readonly name: string
  /** 法定代表人 or 经营者. */
  readonly representative: string
  readonly address: string
  /** Names under which the same code stands in earlier cases, newest first. */
  readonly otherNames: readonly string[]
  /** Cases, visits left out: zero for a firm that was visited only, or that only the register knows. */
  readonly cases: number
  /** What the register of 检查对象 says, where it knows the code. */
  readonly register: RegisterSays | null
}

type RegisterSays = {
  readonly name: string
  readonly representative: string
  readonly address: string
  readonly struckOff: boolean
  /** It was changed after the case that was filed last. */
  readonly newer: boolean
  /** Nobody but the register knows the code. */
  readonly only: boolean
}
