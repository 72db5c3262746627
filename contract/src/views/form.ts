import { categoryOf } from '@zhaofa/domain/case/officers.ts'
import { countBlank, isBlank } from '@zhaofa/domain/case/count-blank.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { standingOfAct } from '@zhaofa/domain/case/procedures.ts'
import type { Narrowing } from '@zhaofa/domain/kernel/act.ts'
import type { Control, Form } from '@zhaofa/domain/kernel/form.ts'
import { getDocumentType } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import type { ActForm, ControlView, FieldView, NarrowedField } from '../act.ts'
import { citationView, refusalView } from './citations.ts'

type SaidOfForm = Pick<
  ActForm,
  'version' | 'unmet' | 'fields' | 'answered' | 'papers' | 'known'
> & {
  /** The values that the case gives, and those that were sent back. */
  readonly fromCase: Record<string, unknown>
}

/** What the form of an act says of itself, from the file and the law alone: a server and a phone say the same. */
export function formOf(act: Act, file: CaseFile, at: Circumstances): SaidOfForm {
  const standing = standingOfAct(act, file, at)
  const fields = fieldViews(act.form, categoryOf(file))
  const returned = file.returned?.act === act.id ? file.returned.input : {}
  const fromCase: Record<string, unknown> = { ...act.defaults?.(file, at), ...returned }
  return {
    version: file.version,
    unmet: standing.can ? [] : standing.unmet.map(refusalView),
    fields,
    fromCase,
    answered: answeredIn(fields, fromCase),
    papers: act.papers.map((type) => ({ type, title: getDocumentType(type).title })),
    known: (act.known?.(file, at) ?? []).filter(({ value }) => value !== ''),
  }
}

type Narrowings = Readonly<Record<string, Narrowing | undefined>>
type People = readonly { readonly id: string }[]

/** Fields of which the act says whom not to choose, with the roles of those who are offered there. */
export const peopleNarrowed = (form: Form, narrowings: Narrowings = {}) =>
  Object.entries(narrowings).flatMap(([name, narrowing]) => {
    const control = form[name]?.control
    return narrowing && 'unfit' in narrowing && control?.kind === 'people'
      ? [{ name, roles: control.roles }]
      : []
  })

/**
 * What an act says of its fields before they are filled in.
 * @param people who is offered, by field (`peopleNarrowed`).
 */
export function narrowedIn(
  form: Form,
  narrowings: Narrowings = {},
  people: ReadonlyMap<string, People> = new Map(),
): Record<string, NarrowedField> {
  const narrowed: Record<string, NarrowedField> = {}
  for (const [name, narrowing] of Object.entries(narrowings)) {
    const control = form[name]?.control
    if (narrowing === undefined || control === undefined) continue
    const nothing = { earliest: null, unfit: [], offered: [] }
    if ('earliest' in narrowing) {
      narrowed[name] = { ...nothing, earliest: { on: narrowing.earliest, why: narrowing.why } }
    } else if ('offered' in narrowing) {
      narrowed[name] = { ...nothing, offered: [...narrowing.offered] }
    } else if (control.kind === 'people') {
      const unfit = (people.get(name) ?? []).flatMap(({ id }) => {
        const why = narrowing.unfit(id)
        return why === null ? [] : [{ person: id, why }]
      })
      narrowed[name] = { ...nothing, unfit }
    }
  }
  return narrowed
}

/** @param certified the certificate that officers of the file need; those of a penalty where no file is known. */
export function fieldViews(form: Form, certified = '行政处罚'): FieldView[] {
  return Object.entries(form).map(([name, field]) => ({
    name,
    label: field.label,
    hint: field.hint ?? null,
    required: field.optional !== true,
    basis: field.basis ? citationView(field.basis) : null,
    section: field.section ?? null,
    when: field.when ? { field: field.when.field, is: [...field.when.is] } : null,
    ...(field.either && { either: { ...field.either, names: [...field.either.names] } }),
    ...(field.repeats && { repeats: true }),
    control: controlView(field.control, certified),
  }))
}

function controlView(control: Control, certified: string): ControlView {
  if (control.kind === 'rows') {
    return { ...control, columns: fieldViews(control.columns, certified) }
  }
  const asks = control.kind === 'people' && control.roles.every((role) => role === 'officer')
  return asks ? { certified, ...control } : control
}

/** Fields that the case answers whole; a party of which only the name is known is still to be filled in. */
export const answeredIn = (
  fields: readonly FieldView[],
  values: Record<string, unknown>,
): string[] =>
  fields
    .filter((field) => !isBlank(values[field.name]) && countBlank([field], values) === 0)
    .map(({ name }) => name)
