import type { ActForm, OpeningOffer } from '@zhaofa/contract'
import { answeredIn, fieldViews } from '@zhaofa/contract/views/form.ts'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import type { Opening } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { openings } from '@zhaofa/domain/case/procedures.ts'
import { getDocumentType } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import type { World } from '../../../world.ts'
import { citationView, refusalView } from '../../desk/citations.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { loadCircumstances } from '../circumstances.ts'
import { isAboutVisit, loadInspectionFacts } from '../inspection-facts.ts'
import { getOpening, requireRoleToOpen, unmetToOpen } from '../open-case.ts'
import { narrowedFields } from './act-form.ts'

/** Every way in which this person may begin a case. What cannot be begun now says why. */
export async function listOpenings(world: World, actor: Actor): Promise<OpeningOffer[]> {
  const mine = openings.filter(({ by }) => holdsOneOf(actor, by))
  if (mine.length === 0) return []
  return inAgency(world, actor, async (tx) => {
    const at = await loadCircumstances(tx, world, { actor, file: null })
    const visit = mine.find((opening) => isAboutVisit(null, opening))
    const inspecting = { agencyId: actor.agencyId, today: at.today, rules: at.rules, files: [] }
    const inspection = visit ? await loadInspectionFacts(tx, inspecting) : null
    return mine.map((opening) => ({
      ...wordsOf(opening),
      desk: opening.desk ?? null,
      inField: opening.inField === true,
      unmet: unmetToOpen(opening, { ...at, inspection }).map(refusalView),
    }))
  })
}

/**
 * The form that begins a case, in the shape of the form of any act; its version is 0.
 * @throws NotFoundError, ForbiddenError
 */
export async function viewOpeningForm(world: World, actor: Actor, actId: string): Promise<ActForm> {
  const opening = getOpening(actId)
  requireRoleToOpen(opening, actor)
  return inAgency(world, actor, async (tx) => {
    const at = await loadCircumstances(tx, world, { actor, file: null, opening })
    const narrowed = await narrowedFields(tx, opening.form, opening.narrows?.(at))
    return { ...openingForm(opening, at), narrowed }
  })
}

function openingForm(opening: Opening, at: Circumstances): Omit<ActForm, 'narrowed'> {
  const fields = fieldViews(opening.form)
  const values: Record<string, unknown> = { ...opening.defaults?.(at) }
  return {
    act: {
      ...wordsOf(opening),
      by: opening.by.map((role) => roles[role]),
      mine: true,
      approvals: [],
      desk: null,
      shownWith: null,
      follows: null,
      atOnce: false,
      goesOn: false,
      inField: opening.inField === true,
      upload: null,
    },
    version: 0,
    limit: null,
    unmet: unmetToOpen(opening, at).map(refusalView),
    fields,
    values,
    answered: answeredIn(fields, values),
    draftSavedAt: null,
    known: [],
    papers: opening.papers.map((type) => ({ type, title: getDocumentType(type).title })),
  }
}

const wordsOf = ({ id, title, effect, basis }: Opening) => ({
  id,
  title,
  effect,
  basis: basis.map(citationView),
})
