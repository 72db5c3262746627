import { z } from 'zod'
import { CitationView } from './refusal.ts'

/** One person's part in a step, and what they answer for. */
const HandView = z.strictObject({
  duty: z.string(),
  name: z.string(),
  /** The role in which they agreed; null for whoever did the step. */
  role: z.string().nullable(),
  at: z.iso.datetime(),
  words: z.string().nullable(),
  /** How they proved who they are. */
  proof: z.string(),
})

/** GET /api/cases/:caseId/responsibility : 责任链, who answers for which step upon which material. */
export const ResponsibilityView = z.strictObject({
  caseId: z.uuid(),
  caseTitle: z.string(),
  number: z.string().nullable(),
  /** Who answers for what, in the words of the rules. */
  duties: z.array(z.strictObject({ title: z.string(), answersFor: z.string() })),
  basis: z.array(CitationView),
  investigators: z.array(z.strictObject({ name: z.string(), certificate: z.string().nullable() })),
  steps: z.array(
    z.strictObject({
      version: z.int(),
      title: z.string(),
      line: z.string().nullable(),
      /** SHA-256 of the draft it was about, in hex; null where it names none. */
      digest: z.string().nullable(),
      hands: z.array(HandView),
      papers: z.array(
        z.strictObject({
          id: z.uuid(),
          title: z.string(),
          number: z.string().nullable(),
          sha256: z.string(),
          sealedAt: z.iso.datetime(),
          voided: z.string().nullable(),
        }),
      ),
    }),
  ),
})
export type ResponsibilityView = z.infer<typeof ResponsibilityView>
