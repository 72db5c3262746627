import { z } from 'zod'

/** GET /api/counsel/invitations : what the person who is signed in was asked as counsel. */
export const CounselInvitations = z.strictObject({
  invitations: z.array(
    z.strictObject({
      caseId: z.uuid(),
      invitation: z.int(),
      title: z.string(),
      dueOn: z.iso.date(),
      /** `ended`: the draft was changed or decided, and nothing is asked any more. */
      state: z.enum(['open', 'answered', 'stood-aside', 'ended']),
    }),
  ),
})
export type CounselInvitations = z.infer<typeof CounselInvitations>

/** GET /api/counsel/invitations/:caseId/:invitation : the questions, and what was chosen to be read; nothing else. */
export const CounselInvitationView = z.strictObject({
  title: z.string(),
  version: z.int(),
  dueOn: z.iso.date(),
  questions: z.string(),
  invitedBy: z.string(),
  parts: z.array(z.strictObject({ title: z.string(), text: z.string() })),
  benchmark: z.array(z.strictObject({ tier: z.string(), condition: z.string() })),
  evidence: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      proves: z.string(),
      /** Whether there is a file, and counsel may open it now. */
      opens: z.boolean(),
    }),
  ),
  answer: z
    .strictObject({
      kind: z.enum(['opinion', 'stood-aside']),
      text: z.string(),
      on: z.iso.date(),
    })
    .nullable(),
  /** Why nothing may be answered; empty where it may. */
  unmet: z.array(z.string()),
})
export type CounselInvitationView = z.infer<typeof CounselInvitationView>

/** POST /api/counsel/invitations/:caseId/:invitation/opinion */
export const CounselOpinionBody = z.strictObject({
  version: z.int32().min(0),
  noConflict: z.boolean(),
  opinion: z.string().max(8_000),
  confirmation: z.string().max(200).optional(),
})
export type CounselOpinionBody = z.infer<typeof CounselOpinionBody>

/** POST /api/counsel/invitations/:caseId/:invitation/stand-aside */
export const StandAsideBody = z.strictObject({
  version: z.int32().min(0),
  reason: z.string().max(500),
})
export type StandAsideBody = z.infer<typeof StandAsideBody>
