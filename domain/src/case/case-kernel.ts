import type { CertificateCategory } from '../authority/certificate-categories.ts'
import * as kernel from '../kernel/act.ts'
import type * as procedures from '../kernel/procedure.ts'
import type * as requirements from '../kernel/requirement.ts'
import type { LimitId } from '../deadline/limits.ts'
import type { Form } from '../kernel/form.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseLimit, LimitAt } from './case-limit.ts'
import type { Circumstances } from './circumstances.ts'

// The kernel knows no case. These are its types as the parts of a case use them; a rule that looks
// at less of the file says so: Requirement<HearingSlice>.

export type Requirement<File = CaseFile> = requirements.Requirement<File, Circumstances>
export type Act = kernel.Act<CaseFile, CaseEvent, Circumstances>
export type Opening = kernel.Opening<CaseEvent, Circumstances>
export type Step = procedures.Step<CaseFile, Circumstances>
export type Standing = procedures.Standing<Act>
export type Procedure = procedures.Procedure<
  CaseFile,
  CaseEvent,
  Circumstances,
  CertificateCategory,
  CaseLimit,
  LimitAt
> & {
  /** How the published list of flowcharts names it, and the limits that list names. */
  readonly chart: { readonly type: string; readonly limits: readonly LimitId[] }
}

export const act = <F extends Form>(
  definition: kernel.Act<CaseFile, CaseEvent, Circumstances, F>,
): Act => kernel.forgetForm(definition)

export const opening = <F extends Form>(
  definition: kernel.Opening<CaseEvent, Circumstances, F>,
): Opening => kernel.forgetOpeningForm(definition)
