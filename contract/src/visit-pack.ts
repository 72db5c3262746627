import { z } from 'zod'
import type { VisitPack } from '@zhaofa/domain/case/procedures/inspection/visit-pack.ts'
import { PersonOption } from './act.ts'

/**
 * GET /api/cases/:caseId/pack : one visit with all that its rules look at, to be done where there is no network. Its
 * record is read whole, and the reading is recorded.
 */
export const VisitPackView = z.strictObject({
  caseId: z.uuid(),
  version: z.int(),
  /** By the server's clock. */
  madeAt: z.iso.datetime(),
  title: z.string(),
  /** The officers who may be named, as a form offers them. */
  officers: z.array(PersonOption),
  pack: z.custom<VisitPack>(),
})
export type VisitPackView = z.infer<typeof VisitPackView>
