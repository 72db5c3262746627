import type { ActForm, FieldProblemView, RefusalView, VisitPackView } from '@zhaofa/contract'
import { fieldProblemView, refusalView } from '@zhaofa/contract/views/citations.ts'
import { formOf, narrowedIn, peopleNarrowed } from '@zhaofa/contract/views/form.ts'
import { offersOf, offerView, pathViews } from '@zhaofa/contract/views/offers.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { decide } from '@zhaofa/domain/case/decide.ts'
import type { DrawnSignature } from '@zhaofa/domain/case/drawn-signature.ts'
import { screenPapers } from '@zhaofa/domain/case/parts/signing/sign-on-screen.ts'
import {
  circumstancesHere,
  replayVisit,
  type VisitHere,
} from '@zhaofa/domain/case/procedures/inspection/replay-visit.ts'
import { findActOf } from '@zhaofa/domain/case/procedures.ts'
import { inkOf, parseStrokes } from '@zhaofa/domain/case/strokes.ts'
import { instantOf } from '@zhaofa/domain/kernel/recorded.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { canonicalJson, sha256, toHex, utf8, type JsonValue } from '@zhaofa/ledger'
import type { Capture } from '../case/capture-store.ts'
import { deviceHour } from './clock.ts'
import { isUnsent, type Drawing, type Step } from './visit-store.ts'

/** A visit on this phone: what was taken along, what was pressed since, and what it comes to by the rules. */
export type VisitOnPhone = VisitHere & {
  readonly view: VisitPackView
  readonly steps: readonly Step[]
  readonly at: () => Circumstances
}

/** SHA-256 of the canonical JSON, in hex, as the server makes it. */
const digest = (value: unknown): string => toHex(sha256(utf8(canonicalJson(value as JsonValue))))

/** The visit with every step that the server's record does not bear yet. */
export function visitOnPhone(
  view: VisitPackView,
  steps: readonly Step[],
  captures: readonly Capture[],
): VisitOnPhone {
  const waiting = steps.filter((each) => isUnsent(each) || each.basedOn >= view.version)
  const drawings = Object.assign({}, ...waiting.map((each) => each.drawings)) as Drawings
  const phone = phoneWith(drawings, captures)
  const here = replayVisit(view.pack, waiting, phone)
  const at = () => circumstancesHere(view.pack, here, { ...phone, now: instantOf(deviceHour()) })
  return { ...here, view, steps, at }
}

type Drawings = Readonly<Record<string, Drawing>>

const phoneWith = (drawings: Drawings, captures: readonly Capture[]) => ({
  uploadOf: (id: string) => storedFile(captures.find((each) => each.id === id)),
  drawnOf: (id: string) => drawnSignature(drawings[id]),
  digest,
})

/** A recording as it will stand in the file; what the server makes of its bytes it says itself. */
function storedFile(capture: Capture | undefined): StoredFile | null {
  if (!capture) return null
  const { file, sha256: known = '' } = capture
  return { sha256: known, bytes: file.size, mediaType: file.type, originalName: file.name }
}

function drawnSignature(drawing: Drawing | undefined): DrawnSignature | null {
  const read = drawing && parseStrokes(drawing.strokes)
  if (!drawing || !read?.ok) return null
  const strokes = read.value
  return {
    file: {
      sha256: digest(strokes),
      bytes: drawing.strokes.length,
      mediaType: 'application/json',
      originalName: '签名笔迹.json',
    },
    paper: drawing.paper,
    digest: drawing.list?.[0]?.digest ?? strokes.paper,
    ...(drawing.list && { list: { digest: strokes.paper, papers: drawing.list } }),
    ink: inkOf(strokes),
    at: instantOf(deviceHour()),
  }
}

/** Whoever took the visit along, as the rules know them. */
function actorOf({ view: { pack } }: VisitOnPhone): Actor {
  const { id, name, roles } = pack.actor
  return { personId: id, name, roles, agencyId: pack.agencyId, departmentId: '' }
}

const isDoneHere = ({ inField }: Act): boolean => inField === true

/** What can be done at the door now, why the rest cannot, and how far the visit has come. */
export function offersHere(visit: VisitOnPhone) {
  const at = visit.at()
  const { cannot, ...offers } = offersOf(visit.file, actorOf(visit), at, isDoneHere)
  return {
    ...offers,
    // What was done needs no reason why it cannot be done.
    cannot: cannot.filter(({ id }) => findActOf(visit.file, id)?.settled?.(visit.file) !== true),
    paths: pathViews(visit.file, at),
  }
}

/**
 * The form of an act at the door, as the server would give it; null for one that is not done there.
 * @param paper which of the papers that wait it is about, where it is about one.
 */
export function formHere(visit: VisitOnPhone, actId: string, paper?: string): ActForm | null {
  const { file, view } = visit
  const act = findActOf(file, actId)
  if (!act?.inField) return null
  const now = visit.at()
  // The form begins with the first that waits.
  const chosen = now.papers.filter(({ id }) => id === paper)
  const at = { ...now, papers: [...chosen, ...now.papers.filter(({ id }) => id !== paper)] }
  const { fromCase, ...said } = formOf(act, file, at)
  const narrowings = act.narrows?.(file, at)
  const people = peopleNarrowed(act.form, narrowings).map(
    ({ name }) => [name, view.officers] as const,
  )
  return {
    ...said,
    // Scans are read by the server; at the door there is none.
    fields: said.fields.filter(({ control }) => control.kind !== 'uploads'),
    act: offerView(act, actorOf(visit)),
    limit: null,
    values: fromCase,
    narrowed: narrowedIn(act.form, narrowings, new Map(people)),
    draftSavedAt: null,
    // Papers are set by the server: here their words are read where they are signed.
    papers: [],
  }
}

/** The papers that may be signed on this screen now: those that wait at the server, and those of the steps here. */
export const papersHere = (visit: VisitOnPhone) => screenPapers(visit.file, visit.at().papers)

export type Judged =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly fields: readonly FieldProblemView[]
      readonly refusals: readonly RefusalView[]
    }

/** Judges an act as the server will: upon the file as it stands here, at this moment. */
export function judgeHere(
  visit: VisitOnPhone,
  actId: string,
  input: Readonly<Record<string, unknown>>,
  { drawings, captures }: { drawings: Drawings; captures: readonly Capture[] },
): Judged {
  const act = findActOf(visit.file, actId)
  if (!act) throw new Error(`a visit knows no ${actId}`)
  const known = visit.at()
  const own = phoneWith(drawings, captures)
  const at: Circumstances = {
    ...known,
    uploadOf: (id) => own.uploadOf(id) ?? known.uploadOf(id),
    drawnOf: (id) => own.drawnOf(id) ?? known.drawnOf(id),
  }
  const decided = decide(act, visit.file, input, at)
  return decided.ok ? { ok: true } : { ok: false, ...wordsOf(decided.refusal) }
}

/** Refusals as screens read them: beside their fields, and as a whole where they are about no field. */
export function wordsOf(refusals: readonly Refusal[]) {
  return {
    fields: refusals.flatMap(({ fields }) => (fields ?? []).map(fieldProblemView)),
    refusals: refusals.filter(({ fields }) => (fields ?? []).length === 0).map(refusalView),
  }
}
