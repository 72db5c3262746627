import type { DraftReviewView } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  draftParts,
  pointAnswers,
  reviewOutcomes,
  reviewPoints,
  type ReviewOutcome,
} from '@zhaofa/domain/case/case-codes.ts'
import type { CaseEvent, RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { eventTitle, kindOf } from '@zhaofa/domain/case/event-kinds.ts'
import { issueDecision } from '@zhaofa/domain/case/parts/decision/issue-decision.ts'
import { reviewActs } from '@zhaofa/domain/case/parts/legal-review/acts.ts'
import { changesSince } from '@zhaofa/domain/case/parts/legal-review/changes-since.ts'
import { checklistOf } from '@zhaofa/domain/case/parts/legal-review/checklist.ts'
import { isReviewEvent } from '@zhaofa/domain/case/parts/legal-review/events.ts'
import { returnMaterialsOn } from '@zhaofa/domain/case/parts/legal-review/formal-check.ts'
import { materialsOf } from '@zhaofa/domain/case/parts/legal-review/materials.ts'
import { opinionTime } from '@zhaofa/domain/case/parts/legal-review/limits.ts'
import { offeredReasons } from '@zhaofa/domain/case/parts/legal-review/offered-reasons.ts'
import { opinionActOf } from '@zhaofa/domain/case/parts/legal-review/opinion.ts'
import {
  isSecondReview,
  isUnderReview,
  reviewOf,
  type CounselInvitation,
  type Review,
} from '@zhaofa/domain/case/parts/legal-review/slice.ts'
import {
  sameSubject,
  subjectRef,
  theDecision,
  type SubjectRef,
} from '@zhaofa/domain/case/parts/legal-review/subject-ref.ts'
import {
  draftTexts,
  subjectsOf,
  type ReviewSubject,
} from '@zhaofa/domain/case/parts/legal-review/subjects.ts'
import { isWorkOf, reviewsAwaited } from '@zhaofa/domain/case/parts/legal-review/workload.ts'
import { standingOfAct } from '@zhaofa/domain/case/procedures.ts'
import { enforcementActs } from '@zhaofa/domain/review/enforcement-acts.ts'
import { pointArticles } from '@zhaofa/domain/review/point-articles.ts'
import { NotFoundError } from '../../../faults.ts'
import { casePapers } from '../../../storage/document-store.ts'
import type { World } from '../../../world.ts'
import { citationView } from '../../desk/citations.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { limitView } from '../../desk/limits.ts'
import { loadCircumstances } from '../circumstances.ts'
import { getOwnCase } from '../perform-act.ts'
import { offerView } from '@zhaofa/contract/views/offers.ts'

/**
 * What reviewer and officer look at together: what is proposed, its materials, the last refusal of it, the difference.
 * `act` is any act of the review of one subject; without it, it is what waits for this person, or was sent last.
 * @throws NotFoundError; ForbiddenError for a supervisor, who reads the case itself.
 */
export async function viewDraftReview(
  world: World,
  actor: Actor,
  { caseId, act }: { caseId: string; act?: string | undefined },
): Promise<DraftReviewView> {
  return inAgency(world, actor, async (tx) => {
    const { file, events } = await getOwnCase(tx, actor, caseId)
    const at = await loadCircumstances(tx, world, { actor, file })
    const papers = (await casePapers(tx, caseId)).filter(({ voided }) => voided === null).length
    const subjects = subjectsOf(file)
    const ref = refOf(file, subjects, { act, actor })
    const subject = subjects.find((each) => sameSubject(each.ref, ref)) ?? null
    const review = reviewOf(file, ref)
    const mine = review && subject && review.digest === subject.digest ? review : null
    const time = mine && opinionTime(mine, at)
    const told = events.filter((each) => isAbout(each.event, ref))
    const opinion = opinionActOf(file, ref)
    const supplement = returnMaterialsOn(ref)
    return {
      subjects: subjects.map(({ ref: each, title }) => ({
        act: opinionActOf(file, each).id,
        title,
        current: sameSubject(each, ref),
      })),
      subject: {
        title: subject?.title ?? '拟决定',
        kind: enforcementActs[subject?.act ?? 'penalty'],
        digest: subject?.digest ?? null,
        grounds: [...(subject?.grounds ?? [])],
        sent: mine !== null,
        second: mine !== null && isSecondReview(mine),
        limit: time && limitView(time, at),
        awaited: mine?.missing ? { what: mine.missing.what, by: mine.missing.supplyBy } : null,
      },
      issued: mine && !isUnderReview(mine) ? issuedView(told, mine.digest) : null,
      acts: {
        opinion: offerView(opinion, actor),
        supplement: offerView(supplement, actor),
        paper: ref.kind === 'decision' ? offerView(issueDecision, actor) : null,
        others: reviewActs(file, ref)
          .filter(({ id }) => id !== opinion.id && id !== supplement.id)
          .filter((each) => isOpenTo(each, { file, actor, at }))
          .map((each) => offerView(each, actor)),
      },
      points: checklistOf(file, ref, at).map((point) => ({
        point,
        title: reviewPoints[point],
        basis: pointArticles[point].map(citationView),
        offered: offeredReasons(point, file, at, { papers, ref }),
      })),
      materials: materialViews(file, ref, { review: mine, at }),
      changes: mine && isUnderReview(mine) ? changesSince(file, mine) : [],
      counsel: holdsOneOf(actor, readsCounsel)
        ? (review?.counsel ?? []).map((each) => counselView(each, at))
        : [],
      history: told.map((each) => ({
        version: each.version,
        title: eventTitle(each.event),
        line: kindOf(each.event).line(each.event),
        by: each.by.name,
        at: each.at,
      })),
      ...comparison(told, events, subject),
      objections: mine && isSecondReview(mine) ? objectionsTo(told, mine.digest) : [],
    }
  })
}

/** Counsel advises the review; the unit whose draft it is reads the opinion with the review's own. */
const readsCounsel = ['legal-reviewer', 'legal-head', 'agency-head'] as const

/** @throws NotFoundError for an act that reviews nothing of this case. */
function refOf(
  file: CaseFile,
  subjects: readonly ReviewSubject[],
  { act, actor }: { act: string | undefined; actor: Actor },
): SubjectRef {
  if (act === undefined) {
    const waiting = reviewsAwaited(file)
    const own = waiting.find((review) => isWorkOf(file, review, actor.personId)) ?? waiting[0]
    const sent = subjects
      .flatMap(({ ref }) => reviewOf(file, ref) ?? [])
      .toSorted((a, b) => b.version - a.version)
    return own?.subject ?? sent[0]?.subject ?? subjects[0]?.ref ?? theDecision
  }
  const refs = [theDecision, ...subjects.map(({ ref }) => ref)]
  const found = refs.find((ref) => reviewActs(file, ref).some(({ id }) => id === act))
  if (!found) throw new NotFoundError('本案没有这一项要审核的内容')
  return found
}

function isOpenTo(
  act: Act,
  { file, actor, at }: { file: CaseFile; actor: Actor; at: Circumstances },
): boolean {
  return (
    holdsOneOf(actor, act.by) &&
    (act.applies?.(file, at) ?? true) &&
    standingOfAct(act, file, at).can
  )
}

const isAbout = (event: CaseEvent, ref: SubjectRef): boolean =>
  isReviewEvent(event) && sameSubject(subjectRef(event as { subject?: SubjectRef }), ref)

function materialViews(
  file: CaseFile,
  ref: SubjectRef,
  { review, at }: { review: Review | null; at: Circumstances },
): DraftReviewView['materials'] {
  return materialsOf(file, ref, at).map(({ material, title, basis, state, found }) => ({
    ...{ title, state, found: [...found] },
    basis: citationView(basis),
    reason: review?.materials?.find((each) => each.material === material)?.reason ?? null,
  }))
}

function counselView(
  { counsel, questions, dueOn, answer }: CounselInvitation,
  { nameOf }: Pick<Circumstances, 'nameOf'>,
): DraftReviewView['counsel'][number] {
  const said = answer === null ? null : answer.kind === 'opinion' ? answer.text : answer.reason
  return {
    ...{ name: nameOf(counsel), questions, dueOn, answer: said },
    stoodAside: answer?.kind === 'stood-aside',
  }
}

function objectionsTo(
  told: readonly RecordedEvent[],
  digest: string,
): DraftReviewView['objections'] {
  const objected = told
    .map(({ event }) => event)
    .findLast((event) => event.type === 'ReviewObjected' && event.digest === digest)
  return objected?.type === 'ReviewObjected' ? objected.points.map((point) => ({ ...point })) : []
}

type Opinion = RecordedEvent & { event: Extract<CaseEvent, { type: 'ReviewOpinionIssued' }> }

const isOpinion = (recorded: RecordedEvent): recorded is Opinion =>
  recorded.event.type === 'ReviewOpinionIssued'

/** The words as they are proposed now beside those the last refusal was about, and that refusal. */
function comparison(
  told: readonly RecordedEvent[],
  events: readonly RecordedEvent[],
  subject: ReviewSubject | null,
): Pick<DraftReviewView, 'parts' | 'refused'> {
  const refused = told.filter(isOpinion).findLast(({ event }) => event.outcome !== 'pass')
  const sameDraft = refused?.event.digest === subject?.digest
  const before = refused && !sameDraft ? textsOf(events, refused.event.digest) : null
  const now = subject?.parts ?? []
  const gone = [...(before?.keys() ?? [])].filter((part) => now.every((each) => each.part !== part))
  return {
    parts: [...now, ...gone.map((part) => ({ part, text: '' }))].map(({ part, text }) => ({
      ...{ part, text, title: draftParts[part] },
      earlier: before && (before.get(part) ?? ''),
    })),
    refused: refused ? { ...refusalView(refused), sameDraft } : null,
  }
}

/** The words of the draft decision with that digest; null where it was another subject's. */
function textsOf(
  events: readonly RecordedEvent[],
  digest: string,
): ReadonlyMap<ReviewSubject['parts'][number]['part'], string> | null {
  const found = events.findLast(
    ({ event }) => event.type === 'DecisionDrafted' && event.digest === digest,
  )
  if (found?.event.type !== 'DecisionDrafted') return null
  return new Map(draftTexts(found.event.draft).map(({ part, text }) => [part, text]))
}

/** The last opinion on exactly this draft. */
function issuedView(told: readonly RecordedEvent[], digest: string): DraftReviewView['issued'] {
  const found = told.filter(isOpinion).findLast(({ event }) => event.digest === digest)
  return found
    ? {
        ...opinionView(found),
        points: found.event.points.map(({ point, answer, reason }) => ({
          ...{ title: reviewPoints[point], answer: pointAnswers[answer], reason },
        })),
      }
    : null
}

function opinionView({ event, at, by }: Opinion) {
  const outcome: ReviewOutcome = event.outcome
  return {
    outcome: reviewOutcomes[outcome],
    opinion: event.opinion,
    by: by.name,
    at,
    notes: (event.notes ?? []).map((note) => ({ ...note, title: draftParts[note.part] })),
  }
}

function refusalView(refused: Opinion) {
  return {
    ...opinionView(refused),
    failed: refused.event.points
      .filter(({ answer }) => answer === 'no')
      .map(({ point, reason }) => ({ title: reviewPoints[point], reason: reason ?? '' })),
  }
}
