import { isAsked, type AskedUnder, type Either } from '../kernel/form.ts'
import { isPlainObject } from '../kernel/field-problem.ts'
import { partyKindOf, partyParts } from './party-parts.ts'

/** A field as far as counting looks at it, with the columns of rows as fields of their own. */
export type CountedField = {
  readonly name: string
  readonly required: boolean
  readonly when?: AskedUnder | null
  readonly either?: Either | undefined
  readonly control: { readonly kind: string; readonly columns?: readonly CountedField[] }
}

type Values = Readonly<Record<string, unknown>>

/**
 * How many inputs that have to be filled in are still empty: each part of a party and each cell of a row is one,
 * and of fields of which one is enough, all together are one.
 */
export const countBlank = (fields: readonly CountedField[], values: Values): number =>
  fields
    .filter((field) => isAsked(field, values))
    .reduce((sum, field) => sum + blanksOf(field, values), 0)

function blanksOf(field: CountedField, values: Values): number {
  const value = values[field.name]
  const { either } = field
  if (either) {
    const first = either.names[0] === field.name
    return first && either.names.every((name) => isBlank(values[name])) ? 1 : 0
  }
  if (!field.required) return 0
  const { kind, columns } = field.control
  if (kind === 'party') return blankParts(value)
  if (kind === 'rows') return blankCells(columns ?? [], value)
  return isBlank(value) ? 1 : 0
}

function blankParts(value: unknown): number {
  const party = isPlainObject(value) ? value : {}
  return partyParts(partyKindOf(party['kind']), party).filter(
    ({ name, optional }) => !optional && isBlank(party[name]),
  ).length
}

/** A table without a row shows one that is empty. */
function blankCells(columns: readonly CountedField[], value: unknown): number {
  const rows = Array.isArray(value) && value.length > 0 ? (value as unknown[]) : [{}]
  return rows
    .map((row) => countBlank(columns, isPlainObject(row) ? row : {}))
    .reduce((sum, blank) => sum + blank, 0)
}

/** Zero and false are answers; an empty text and an empty list are none. */
export function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  )
}
