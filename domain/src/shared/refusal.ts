import type { Citation } from './citation.ts'

/** A lawful "not now": what is missing, in words for the officer, and the articles that ask for it. */
export type Refusal = { readonly reason: string; readonly basis: readonly Citation[] }
