import type { ActForm, ControlView, FieldView, NarrowedField } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { getDocumentType } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import { countBlank, isBlank } from '@zhaofa/domain/case/count-blank.ts'
import type { Narrowing } from '@zhaofa/domain/kernel/act.ts'
import type { Control, Form } from '@zhaofa/domain/kernel/form.ts'
import { standingOfAct } from '@zhaofa/domain/case/procedures.ts'
import type { World } from '../../../world.ts'
import type { Tx } from '../../../storage/database.ts'
import { activePeople } from '../../desk/lookups.ts'
import { loadCircumstances } from '../circumstances.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { actLimitView } from '../../desk/limits.ts'
import { factsOfReview } from '../file-review.ts'
import { findAct, getOwnCase } from '../perform-act.ts'
import { citationView, refusalView } from '../../desk/citations.ts'
import { offerView } from './offers.ts'

/** Everything the form page of one act needs: fields, what is known, what was typed before. */
export async function viewActForm(
  world: World,
  actor: Actor,
  { caseId, actId }: { caseId: string; actId: string },
): Promise<ActForm> {
  return inAgency(world, actor, async (tx) => {
    const stored = await getOwnCase(tx, actor, caseId)
    const { file } = stored
    const act = findAct(file, actId)
    const at = await loadCircumstances(tx, world, { actor, file })
    const standing = standingOfAct(act, file, at)
    const draft = await tx
      .selectFrom('casework.act_draft')
      .select(['input', 'saved_at'])
      .where('case_id', '=', caseId)
      .where('act', '=', actId)
      .where('person_id', '=', actor.personId)
      .executeTakeFirst()
    const returned = file.returned?.act === actId ? file.returned.input : {}
    const fields = fieldViews(act.form)
    const fromCase: Record<string, unknown> = { ...act.defaults?.(file, at), ...returned }
    return {
      act: offerView(act, actor),
      version: file.version,
      limit: actLimitView(file, act, at),
      unmet: standing.can ? [] : standing.unmet.map(refusalView),
      fields,
      values: { ...fromCase, ...draft?.input },
      answered: answeredIn(fields, fromCase),
      narrowed: await narrowedFields(tx, act.form, act.narrows?.(file, at)),
      draftSavedAt: draft?.saved_at.toISOString() ?? null,
      known: [
        ...(await factsOfReview(tx, world, act, stored, at)),
        ...(act.known?.(file, at) ?? []).filter(({ value }) => value !== ''),
      ],
      papers: act.papers.map((type) => ({ type, title: getDocumentType(type).title })),
    }
  })
}

/** What an act says of its fields before they are filled in, for the people who may be chosen there. */
export async function narrowedFields(
  tx: Tx,
  form: Form,
  narrowings: Readonly<Record<string, Narrowing | undefined>> = {},
): Promise<Record<string, NarrowedField>> {
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
      const people = await activePeople(tx, control.roles)
      const unfit = people.flatMap(({ id }) => {
        const why = narrowing.unfit(id)
        return why === null ? [] : [{ person: id, why }]
      })
      narrowed[name] = { ...nothing, unfit }
    }
  }
  return narrowed
}

export function fieldViews(form: Form): FieldView[] {
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
    control: controlView(field.control),
  }))
}

function controlView(control: Control): ControlView {
  return control.kind === 'rows' ? { ...control, columns: fieldViews(control.columns) } : control
}

/** Fields that the case answers whole; a party of which only the name is known is still to be filled in. */
export const answeredIn = (
  fields: readonly FieldView[],
  values: Record<string, unknown>,
): string[] =>
  fields
    .filter((field) => !isBlank(values[field.name]) && countBlank([field], values) === 0)
    .map(({ name }) => name)
