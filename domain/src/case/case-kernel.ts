import type { Charted, FlowchartType } from '../reference/flowchart-types.ts'
import type { CertificateCategory } from '../authority/certificate-categories.ts'
import * as kernel from '../kernel/act.ts'
import type * as procedures from '../kernel/procedure.ts'
import type * as requirements from '../kernel/requirement.ts'
import type { LimitId } from '../deadline/limits.ts'
import type { Form } from '../kernel/form.ts'
import type { Citation } from '../shared/citation.ts'
import type { Fen } from '../shared/money.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseLimit, LimitAt } from './case-limit.ts'
import type { CaseNames } from './case-names.ts'
import type { Circumstances } from './circumstances.ts'

// The kernel knows no case. These are its types as the parts of a case use them; a rule that looks
// at less of the file says so: Requirement<HearingSlice>.

export type Requirement<File = CaseFile> = requirements.Requirement<File, Circumstances>
export type Act = kernel.Act<CaseFile, CaseEvent, Circumstances, Form, CaseNames>
export type Opening = kernel.Opening<CaseEvent, Circumstances, Form, CaseNames>
export type Step = procedures.Step<CaseFile, Circumstances>
export type Standing = procedures.Standing<Act>
export type Procedure = procedures.Procedure<
  CaseFile,
  CaseEvent,
  Circumstances,
  CertificateCategory,
  CaseLimit,
  LimitAt,
  CaseNames
> & {
  /** What the published lists say of it, and the limits that the list of flowcharts names. */
  readonly chart: Charted & { readonly type: FlowchartType; readonly limits: readonly LimitId[] }
  /** The highest fine it may impose in this case; absent where the matter alone sets the limit. */
  readonly fineCap?: (file: CaseFile, at: Circumstances) => FineCap | null
}

/** `title` says who it binds and how: 对自然人当场罚款最多; `instead` is the lawful way to a higher fine. */
export type FineCap = {
  readonly fen: Fen
  readonly title: string
  readonly basis: Citation
  readonly instead: { readonly id: string; readonly title: string }
}

export const act = <F extends Form>(
  definition: kernel.Act<CaseFile, CaseEvent, Circumstances, F, CaseNames>,
): Act => kernel.forgetForm(definition)

export const opening = <F extends Form>(
  definition: kernel.Opening<CaseEvent, Circumstances, F, CaseNames>,
): Opening => kernel.forgetOpeningForm(definition)
