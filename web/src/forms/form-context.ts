import type { FieldProblemView, NarrowedField } from '@zhaofa/contract'
import { createContext, use } from 'react'

export type ShownProblem = Omit<FieldProblemView, 'field'>

/** What every field of one form shares. */
export type FormContext = {
  /** Null while a case does not exist yet (登记线索, 当场处罚). */
  caseId: string | null
  /** By path: `fineFen`, `points.2.reason`, `party.uscc`. */
  problems: ReadonlyMap<string, ShownProblem>
  /** The present values of the form, for fields that depend on others. */
  values: Readonly<Record<string, unknown>>
  /** By field: the first day, and the people who are not to be chosen. Small forms have none. */
  narrowed?: Readonly<Record<string, NarrowedField>>
}

export const FormContext = createContext<FormContext>({
  caseId: null,
  problems: new Map(),
  values: {},
})

export const useForm = () => use(FormContext)

/** The values a field stands among: those of its row (`further.0.tier`), or those of the form. */
export function valuesBeside(values: FormContext['values'], path: string): FormContext['values'] {
  let beside: unknown = values
  for (const part of path.split('.').slice(0, -1)) {
    beside = (beside as Record<string, unknown> | undefined)?.[part]
  }
  return (beside ?? {}) as FormContext['values']
}

/** The rule this form chooses (事项); null on a form that takes it from the case. */
export function chosenMatter(values: FormContext['values']): string | null {
  const { matterCode } = values
  return typeof matterCode === 'string' && matterCode !== '' ? matterCode : null
}
