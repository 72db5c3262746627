import type { Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { Appraisal } from './slice.ts'

/** What differs between a visit and a case: when evidence may be taken, and in which step. */
export type Setting = {
  readonly step: string
  readonly requires: readonly Requirement[]
  readonly applies: (file: CaseFile, at: Circumstances) => boolean
  /** Whether samples are still taken, beside `requires`. */
  readonly taking: readonly Requirement[]
  /** Where things are, as far as the file knows. */
  place(file: CaseFile): string
  /** Who is there, as far as the file knows. */
  present(file: CaseFile): { readonly presentPerson?: string; readonly presentRole?: string }
  /** The certificates were shown in an act before, and nobody says so again. */
  readonly alreadyShown: boolean
}

/** The id of an act on one appraisal: `end-appraisal~2`. */
export const appraisalActId = (id: string, { no }: Pick<Appraisal, 'no'>): string => `${id}~${no}`
