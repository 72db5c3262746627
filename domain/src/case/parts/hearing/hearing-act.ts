import { forgetForm, type Act } from '../../../kernel/act.ts'
import type { Form } from '../../../kernel/form.ts'
import type { CaseNames } from '../../case-names.ts'
import type { Circumstances } from '../../circumstances.ts'
import { notEnded } from '../closing/requirements.ts'
import type { HearingEvent } from './events.ts'
import { undecidedYet, toldOfRight } from './requirements.ts'
import { isConcluded, type HearingFile } from './slice.ts'

export type HearingAct = Act<HearingFile, HearingEvent, Circumstances, Form, CaseNames>

/** An act that sees the hearing and nothing of the procedure it belongs to. */
export const hearingAct = <F extends Form>(
  definition: Act<HearingFile, HearingEvent, Circumstances, F, CaseNames>,
): HearingAct => forgetForm(definition)

/** While there is something left to decide. */
export const hearingPreconditions = [notEnded, undecidedYet, toldOfRight]

/** Who may be named as host. The law only excludes people who investigated (处罚法第64条第4项). */
export const hostRoles = ['legal-reviewer', 'department-head', 'officer'] as const

export const notYetDecided = ({ decision }: HearingFile) => decision === null

/** A hearing was asked for and is not over. */
export const inProgress = (file: HearingFile) =>
  notYetDecided(file) && file.hearing !== null && !isConcluded(file.hearing)
