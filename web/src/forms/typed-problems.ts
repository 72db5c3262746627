import type { FieldProblemView, FieldView } from '@zhaofa/contract'
import { isAsked } from '@zhaofa/domain/kernel/form.ts'
import { hiddenProblem, wordsProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { Problem } from '../api/problem.ts'

export type SentProblem = Pick<FieldProblemView, 'field' | 'message'> & Partial<FieldProblemView>

/**
 * Words too long for their field or with characters nobody can see, in the server's own words: a text
 * of a megabyte is refused beside its field instead of being sent first.
 */
export function typedProblems(
  fields: readonly FieldView[],
  values: Readonly<Record<string, unknown>>,
  path = '',
): SentProblem[] {
  const asked = fields.filter((field) => isAsked(field, values))
  return asked.flatMap(({ name, control }) => {
    const value = values[name]
    const at = path + name
    if (control.kind === 'rows' && Array.isArray(value))
      return value.flatMap((row: Record<string, unknown>, index) =>
        typedProblems(control.columns, row, `${at}.${index}.`),
      )
    if (control.kind === 'party' && typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([part, words]) =>
        said(`${at}.${part}`, typeof words === 'string' ? partProblem(part, words) : null),
      )
    if (typeof value !== 'string') return []
    if (control.kind === 'text' || control.kind === 'paragraph')
      return said(at, wordsProblem(value.trim(), control.max))
    return said(at, hiddenProblem(value))
  })
}

/** Longest name or address of a party; codes and numbers are checked as what they are. */
const maxPartLength = 200

function partProblem(part: string, words: string): string | null {
  return part === 'name' || part === 'address'
    ? wordsProblem(words.trim(), maxPartLength)
    : hiddenProblem(words)
}

function said(field: string, message: string | null): SentProblem[] {
  return message === null ? [] : [{ field, message }]
}

/** Sentences of a refusal whose field is not on this form: they are said with the rest. */
export function elsewhere(error: Error, fields: readonly FieldView[]): string[] {
  const names = new Set(fields.map(({ name }) => name))
  return error instanceof Problem
    ? error.fields
        .filter(({ field }) => !names.has(field.split('.')[0] ?? ''))
        .map(({ message }) => message)
    : []
}
