import type { ReviewCatalogue } from '@zhaofa/domain/review/catalogue.ts'

/** A catalogue, and how the answer calls it. */
export type NamedCatalogue = { readonly catalogue: ReviewCatalogue; readonly called: string }
