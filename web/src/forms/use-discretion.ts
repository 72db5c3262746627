import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { discretionQuery, likeCasesQuery, type TypedDiscretion } from '../api/cases.ts'
import { useDebounced } from './use-debounced.ts'
import { chosenMatter, useForm, valuesBeside, type FormContext } from './form-context.ts'

type Values = FormContext['values']

const amount = (value: unknown) => (typeof value === 'number' ? String(value) : undefined)

/** What the form says of the violation a field belongs to; a field the form does not have is left to the case. */
export function typedDiscretion(all: Values, path: string): TypedDiscretion {
  const own = valuesBeside(all, path)
  const matter = chosenMatter(own)
  const { tier, gainsFen, factors } = own
  const circumstances = all['legalCircumstances']
  return {
    ...(matter !== null && { matter }),
    ...('tier' in own && { tier: typeof tier === 'string' ? tier : '' }),
    ...('gainsFen' in own && { gains: amount(gainsFen) ?? '0' }),
    ...(Array.isArray(factors) && { factors: JSON.stringify(factors) }),
    ...(Array.isArray(circumstances) && { circumstances: circumstances.join(',') }),
  }
}

/** The range of the violation that the field at `path` belongs to, with what the form has typed. */
export function useDiscretion(path: string) {
  const { caseId, values } = useForm()
  return useQuery({
    ...discretionQuery(caseId ?? '', typedDiscretion(values, path)),
    enabled: caseId !== null,
    placeholderData: keepPreviousData,
  }).data
}

/** A fine is typed digit by digit, and what lies between says nothing. */
const pauseMs = 300

/** Its like cases, with the fine once its typing has rested. */
export function useLikeCases(path: string, fineFen: number | null) {
  const { caseId, values } = useForm()
  const typed = { ...typedDiscretion(values, path), fine: String(fineFen ?? 0) }
  const rested = useDebounced(JSON.stringify(typed), pauseMs)
  return useQuery({
    ...likeCasesQuery(caseId ?? '', JSON.parse(rested) as TypedDiscretion),
    enabled: caseId !== null,
    placeholderData: keepPreviousData,
  }).data
}
