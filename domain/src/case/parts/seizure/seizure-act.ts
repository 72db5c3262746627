import { forgetForm, type Act } from '../../../kernel/act.ts'
import type { Form } from '../../../kernel/form.ts'
import type { CaseNames } from '../../case-names.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { EvidenceEvent } from '../evidence/events.ts'
import type { LegalReviewEvent } from '../legal-review/event.ts'
import { measures } from './codes.ts'
import type { SeizureEvent } from './event.ts'
import type { Seizure, SeizureFile } from './slice.ts'

/** Photos taken on the spot go into the file as evidence. */
export type SeizureAct = Act<
  SeizureFile,
  SeizureEvent | EvidenceEvent | LegalReviewEvent,
  Circumstances,
  Form,
  CaseNames
>

/** An act that sees the seizures and little of the procedure they belong to. */
export const seizureAct = <F extends Form>(
  definition: Act<
    SeizureFile,
    SeizureEvent | EvidenceEvent | LegalReviewEvent,
    Circumstances,
    F,
    CaseNames
  >,
): SeizureAct => forgetForm(definition)

/** The id of an act on one seizure: `extend-seizure~2`. */
export const actOf = (id: string, { no }: Pick<Seizure, 'no'>): string => `${id}~${no}`

/** 查封, 扣押; with its number where the case has several. */
export const nameOf = ({ measure, no }: Pick<Seizure, 'measure' | 'no'>): string =>
  no > 1 ? `第${no}次${measures[measure]}` : measures[measure]
