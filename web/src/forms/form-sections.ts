import type { FieldView } from '@zhaofa/contract'
import { isAsked } from '@zhaofa/domain/kernel/form.ts'

/** A heading of the form page. `folded`: opens only when asked or when something in it is wrong. */
export type FormSection = { title: string; note: string; fields: FieldView[]; folded: boolean }

/**
 * The sections that the form itself names; without them, what has to be filled in comes first, then
 * what the case already answered, then what is optional. A field asked only
 * under the answer of another stands in the section of that other.
 * @param answered the fields the case answered, whatever a draft holds.
 */
export function sectionsOf(
  fields: readonly FieldView[],
  answered: readonly string[],
): FormSection[] {
  const sections = fields.some(({ section }) => section !== null)
    ? byHeading(fields)
    : byNeed(fields, answered)
  return sections.filter((section) => section.fields.length > 0)
}

function byHeading(fields: readonly FieldView[]): FormSection[] {
  const headings = Map.groupBy(fields, ({ section }) => section?.title ?? '其他')
  return [...headings].map(([title, within]) => ({
    title,
    note: '',
    fields: within,
    folded: within.every(({ section }) => section?.folded === true),
  }))
}

function byNeed(fields: readonly FieldView[], answered: readonly string[]): FormSection[] {
  const home = (field: FieldView) => fields.find(({ name }) => name === field.when?.field) ?? field
  const isAnswered = ({ name }: FieldView) => answered.includes(name)
  const missing = fields.filter((field) => home(field).required && !isAnswered(home(field)))
  const toCheck = fields.filter((field) => isAnswered(home(field)))
  const optional = fields.filter((field) => !home(field).required && !isAnswered(home(field)))
  return [
    { title: '要填的', note: `${missing.length} 项`, fields: missing, folded: false },
    {
      title: '已填好，请核对',
      note: `${toCheck.length} 项，可以改`,
      fields: toCheck,
      folded: false,
    },
    { title: '用得着时再填', note: `${optional.length} 项`, fields: optional, folded: true },
  ]
}

/** How many required fields nobody has answered yet. */
export function countBlank(fields: readonly FieldView[], values: Record<string, unknown>): number {
  return fields.filter(
    (field) => isAsked(field, values) && field.required && isBlank(values[field.name]),
  ).length
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}
