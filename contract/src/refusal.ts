import { z } from 'zod'

/** 法律依据 as a link: what to print and what to open. */
export const CitationView = z.strictObject({
  text: z.string(),
  instrument: z.string(),
  article: z.int(),
})
export type CitationView = z.infer<typeof CitationView>

/** What a refusal rests on: an article that opens, or, where no article speaks, the rule in words. */
export const BasisView = z.union([CitationView, z.strictObject({ text: z.string() })])
export type BasisView = z.infer<typeof BasisView>

/** A sentence for beside one field; `field` is its path: `rows.2.name`. */
export const FieldProblemView = z.strictObject({
  field: z.string(),
  message: z.string(),
  basis: BasisView.nullable(),
  /** The act of the same case by which what was meant can lawfully be done. */
  instead: z.strictObject({ act: z.string(), title: z.string() }).nullable(),
})
export type FieldProblemView = z.infer<typeof FieldProblemView>

/** Why something cannot be done now, what that rests on, and from when waiting alone is enough. */
export const RefusalView = z.strictObject({
  reason: z.string(),
  basis: z.array(BasisView),
  opensOn: z.iso.date().nullable(),
})
export type RefusalView = z.infer<typeof RefusalView>
