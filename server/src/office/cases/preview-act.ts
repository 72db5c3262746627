import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { foldCase } from '@zhaofa/domain/case/evolve.ts'
import { happen } from '@zhaofa/domain/case/happen.ts'
import { getDocumentType } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import type { DocumentRole } from '@zhaofa/domain/paper/catalogue/document-type.ts'
import { composePaper } from '@zhaofa/domain/paper/papers.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import type { Act, Opening } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { record, type Stamp } from '@zhaofa/domain/kernel/recorded.ts'
import { readForm } from '@zhaofa/domain/kernel/read-form.ts'
import type { StoredCase } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import { loadCircumstances } from './circumstances.ts'
import { inAgency } from '../desk/in-agency.ts'
import { problemsOf } from '@zhaofa/domain/case/law-in-force.ts'
import { decisionDifferences, differenceProblems, quoteProblems } from './paper-consistency.ts'
import { requireRoleToOpen } from './open-case.ts'
import { findAct, getOwnCase } from './perform-act.ts'

type PreviewedPaper = { type: string; role: DocumentRole; title: string; pages: string[] }

/**
 * The papers an act would make, as drafts: the act is thought through on a copy of the file, nothing
 * is saved, no number is taken. Requirements are not asked: a draft may be looked at early.
 */
export async function previewAct(
  world: World,
  actor: Actor,
  { caseId, actId, input }: { caseId: string; actId: string; input: unknown },
): Promise<{ papers: PreviewedPaper[]; problems: FieldProblem[] }> {
  const { papers, problems } = await inAgency(world, actor, async (tx) => {
    const stored = await getOwnCase(tx, actor, caseId)
    const at = await loadCircumstances(tx, world, { actor, file: stored.file, input })
    const act = findAct(stored.file, actId)
    const differences = await decisionDifferences(tx, act, stored.file, at)
    const drafted = draftPapers(act, stored, input, at)
    const misquoted = await quoteProblems(tx, act, stored.file, input)
    const problems = [...drafted.problems, ...misquoted, ...differenceProblems(differences)]
    return { ...drafted, problems }
  })
  return { papers: await drawPapers(world, papers), problems }
}

/**
 * The drafts of an act's papers, or what still has to be filled in before they can be drawn. The actor of
 * `at` is the person who acts or proposed, not the reader; `approvals` are the signatures given so far.
 */
export function draftPapers(
  act: Act,
  { file, events }: StoredCase,
  typed: unknown,
  at: Circumstances,
  approvals: readonly Stamp[] = [],
): { papers: Paper[]; problems: FieldProblem[] } {
  const input = readForm(act.form, typed)
  if (!input.ok) return { papers: [], problems: [...(input.refusal.fields ?? [])] }
  const by = { id: at.actor.id, name: at.actor.name }
  const author = { at: at.now, by, approvals }
  const { file: after, recorded } = happen(file, act.events(file, input.value, at), author)
  const papers = compose(act.papers, {
    file: after,
    recorded,
    events: [...events, ...recorded],
    at,
  })
  return { papers, problems: problemsOf(act, file, input.value, at) }
}

/** Like previewAct, for an act that begins a case. @throws ForbiddenError for a person who may not begin it. */
export async function previewOpening(
  world: World,
  actor: Actor,
  opening: Opening,
  typed: unknown,
): Promise<{ papers: PreviewedPaper[]; problems: FieldProblem[] }> {
  requireRoleToOpen(opening, actor)
  const { papers, problems } = await inAgency(world, actor, async (tx) => {
    const at = await loadCircumstances(tx, world, { actor, file: null, opening, input: typed })
    return draftOpeningPapers(opening, typed, at, actor)
  })
  return { papers: await drawPapers(world, papers), problems }
}

function draftOpeningPapers(
  opening: Opening,
  typed: unknown,
  at: Circumstances,
  { agencyId, personId, name }: Actor,
): { papers: Paper[]; problems: FieldProblem[] } {
  const input = readForm(opening.form, typed)
  if (!input.ok) return { papers: [], problems: [...(input.refusal.fields ?? [])] }
  const author = { at: at.now, by: { id: personId, name }, approvals: [] }
  const events = record(0, opening.events(input.value, at), author)
  const file = foldCase(randomUUID(), agencyId, events)
  const papers = compose(opening.papers, { file, recorded: events, events, at })
  return { papers, problems: opening.checks(input.value, at) }
}

type Drafted = {
  file: CaseFile
  /** What the act would mean, and the whole of the case with it. */
  recorded: readonly RecordedEvent[]
  events: readonly RecordedEvent[]
  at: Circumstances
}

function compose(types: readonly string[], { file, recorded, events, at }: Drafted): Paper[] {
  const last = recorded.at(-1)
  if (!last) return []
  const unnumbered = { sealed: [], number: null, verifyUrl: null, draft: true }
  const source = { file, recorded: last, events, at, ...unnumbered }
  return types.map((type) => composePaper(type, source)).filter((paper) => paper !== null)
}

export async function drawPapers(
  world: World,
  papers: readonly Paper[],
): Promise<PreviewedPaper[]> {
  return Promise.all(
    papers.map(async (paper) => ({
      type: paper.type,
      role: getDocumentType(paper.type).role,
      title: paper.title,
      pages: await world.printer.svgPages(paper),
    })),
  )
}
