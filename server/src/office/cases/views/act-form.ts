import type { ActForm, NarrowedField } from '@zhaofa/contract'
import { formOf, narrowedIn, peopleNarrowed } from '@zhaofa/contract/views/form.ts'
import { offerView } from '@zhaofa/contract/views/offers.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Narrowing } from '@zhaofa/domain/kernel/act.ts'
import type { Form } from '@zhaofa/domain/kernel/form.ts'
import type { Tx } from '../../../storage/database.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { actLimitView } from '../../desk/limits.ts'
import { activePeople } from '../../desk/lookups.ts'
import { loadCircumstances } from '../circumstances.ts'
import { factsOfReview } from '../file-review.ts'
import { findAct, getOwnCase } from '../perform-act.ts'

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
    const draft = await tx
      .selectFrom('casework.act_draft')
      .select(['input', 'saved_at'])
      .where('case_id', '=', caseId)
      .where('act', '=', actId)
      .where('person_id', '=', actor.personId)
      .executeTakeFirst()
    const { fromCase, known, ...said } = formOf(act, file, at)
    return {
      ...said,
      act: offerView(act, actor),
      limit: actLimitView(file, act, at),
      values: { ...fromCase, ...draft?.input },
      narrowed: await narrowedFields(tx, act.form, act.narrows?.(file, at)),
      draftSavedAt: draft?.saved_at.toISOString() ?? null,
      known: [...(await factsOfReview(tx, world, act, stored, at)), ...known],
    }
  })
}

/** What an act says of its fields before they are filled in, for the people who may be chosen there. */
export async function narrowedFields(
  tx: Tx,
  form: Form,
  narrowings?: Readonly<Record<string, Narrowing | undefined>>,
): Promise<Record<string, NarrowedField>> {
  const people = new Map<string, { id: string }[]>()
  for (const { name, roles } of peopleNarrowed(form, narrowings)) {
    people.set(name, await activePeople(tx, roles))
  }
  return narrowedIn(form, narrowings, people)
}
