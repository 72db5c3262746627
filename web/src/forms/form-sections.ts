import type { FieldView } from '@zhaofa/contract'
import { countBlank } from '@zhaofa/domain/case/count-blank.ts'

type Values = Readonly<Record<string, unknown>>

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
  values: Values,
): FormSection[] {
  const sections = fields.some(({ section }) => section !== null)
    ? byHeading(fields, answered)
    : byNeed(fields, answered, values)
  return sections.filter((section) => section.fields.length > 0)
}

/** A section is folded only where nothing in it has to be filled in by this person. */
function byHeading(fields: readonly FieldView[], answered: readonly string[]): FormSection[] {
  const headings = Map.groupBy(fields, ({ section }) => section?.title ?? '其他')
  return [...headings].map(([title, within]) => ({
    title,
    note: '',
    fields: within,
    folded: within.every(
      (field) =>
        field.section?.folded === true && (!isAskedFor(field) || answered.includes(field.name)),
    ),
  }))
}

function byNeed(
  fields: readonly FieldView[],
  answered: readonly string[],
  values: Values,
): FormSection[] {
  const home = (field: FieldView) => fields.find(({ name }) => name === field.when?.field) ?? field
  const isAnswered = ({ name, either }: FieldView) =>
    [name, ...(either?.names ?? [])].some((each) => answered.includes(each))
  const missing = fields.filter((field) => isAskedFor(home(field)) && !isAnswered(home(field)))
  const toCheck = fields.filter((field) => isAnswered(home(field)))
  const optional = fields.filter((field) => !isAskedFor(home(field)) && !isAnswered(home(field)))
  const blank = countBlank(missing, values)
  return [
    {
      title: '要填的',
      note: blank > 0 ? `还有 ${blank} 项` : '已填完',
      fields: missing,
      folded: false,
    },
    {
      title: '已填好，请核对',
      note: `${toCheck.length} 项，可以改`,
      fields: toCheck,
      folded: false,
    },
    { title: '选填项', note: `${optional.length} 项`, fields: optional, folded: true },
  ]
}

/** To be filled in: by itself, or as one of several of which one is enough. */
const isAskedFor = ({ required, either }: FieldView) => required || either !== undefined
