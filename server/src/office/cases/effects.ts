import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import { onMatterOf } from '@zhaofa/domain/case/case-matter.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { lastDayOf } from '@zhaofa/domain/case/case-limit.ts'
import { publicationTime } from '@zhaofa/domain/case/parts/publication/limits.ts'
import { isPublishedOneByOne } from '@zhaofa/domain/case/procedures/summary-penalty/slice.ts'
import { kindOf } from '@zhaofa/domain/case/event-kinds.ts'
import { facedParty } from '@zhaofa/domain/case/faced-party.ts'
import { missingCountersignatures } from '@zhaofa/domain/case/parts/signing/countersign.ts'
import {
  currentStep,
  nextDues,
  papersOfPending,
  pressingLimit,
  rolesAsked,
} from '@zhaofa/domain/case/procedures.ts'
import {
  giveAccess,
  noteCountersigners,
  projectCase,
  recordGate,
} from '../../storage/case-projection.ts'
import { recordDecidedViolations } from '../../storage/decided-violations.ts'
import { papersToSign } from '../../storage/document-store.ts'
import { projectFieldRecords } from '../../storage/field-record-store.ts'
import { projectVisit } from '../../storage/visit-store.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { clockId } from '../desk/clock.ts'
import { announceHearing } from '../publicity/lists/announce-hearing.ts'
import { outdateNotice } from '../publicity/notices/outdate-notice.ts'
import { countDecisions } from '../publicity/notices/count-decisions.ts'
import { noteReviewFacts } from './keep-review-facts.ts'
import { listFirmOfCase } from '../inspection/list-firm-of-case.ts'
import { visitEndedFor } from '../inspection/task-visits.ts'
import { publishProgress } from './publish-progress.ts'
import { publishVisitPage } from './publish-visit-page.ts'
import { sealPapers } from './seal-papers.ts'
import { voidPapers } from './void-papers.ts'

/** What was just added to a case. */
type Added = {
  /** The file before; null for a case that was opened. */
  readonly before: CaseFile | null
  readonly after: CaseFile
  readonly recorded: readonly RecordedEvent[]
  /** All events of the case, those just added included. */
  readonly events: readonly RecordedEvent[]
  /** The act that took effect; null where only an approval moved on. */
  readonly act: Pick<Act, 'papers'> | null
  /** Why the people who appear in these events get access to the case. */
  readonly because: string
  readonly at: Circumstances
}

type Effect = (tx: Tx, world: World, added: Added) => Promise<void>

/** The rows by which the database itself checks that no decision is made without its review. */
const gate: Effect = async (tx, _world, { after, recorded }) => {
  for (const each of recorded) await recordGate(tx, after, each)
}

/** What a later change of the review catalogue is tried on. */
const facts: Effect = (tx, _world, { after, recorded, at }) =>
  noteReviewFacts(tx, after, recorded, onMatterOf(after, at))

/** What like cases are compared by. */
const violations: Effect = async (tx, _world, { after, recorded, at }) => {
  for (const each of recorded) await recordDecidedViolations(tx, after, each, at)
}

const access: Effect = (tx, _world, { after, recorded, because, at }) =>
  giveAccess(tx, after, peopleOf(recorded), because, at.now)

/** The row that lists read. */
const listRow: Effect = (tx, _world, { after, at }) => {
  const current = currentStep(after, at)
  const pressing = pressingLimit(after, at)
  const due = pressing && { title: pressing.limit.title, on: pressing.on }
  const standing = {
    stage: current?.stage ?? '',
    step: current?.title ?? '',
    due,
    askedRoles: rolesAsked(after, at),
    dues: nextDues(after, at),
    publishBy: publishBy(after, at),
  }
  return projectCase(tx, after, standing, at.now)
}

function publishBy(file: CaseFile, at: Circumstances): string | null {
  const due = isPublishedOneByOne(file) ? lastDayOf(publicationTime(file, at), at) : null
  return due?.known ? due.on : null
}

/** How often a firm is visited, and where an officer was, as other files ask it. */
const visits: Effect = async (tx, _world, { before, after }) => {
  const { visit, corrections, investigators } = after
  const changed =
    visit !== before?.visit ||
    corrections !== before?.corrections ||
    investigators !== before?.investigators ||
    after.filing !== before?.filing ||
    after.spot !== before?.spot
  if (visit && changed) await projectVisit(tx, after, visit)
  if (after.records !== before?.records) await projectFieldRecords(tx, after)
}

/** The task of a plan upon which a visit was begun is done with it, or is to be done again. */
const tasks: Effect = async (tx, _world, { before, after, recorded }) => {
  const [was, now] = [before?.visit, after.visit]
  const [added] = recorded
  if (!now || !added) return
  const { at, by, approvals } = added
  // Whoever signed last acts here, and the table takes nobody's word for another.
  const signed = approvals.at(-1)
  const hand = signed ? { id: signed.person, name: signed.name } : by
  const author = { agencyId: after.agencyId, at, by: hand, approvals: [] }
  if (now.calledOff && !was?.calledOff) {
    await visitEndedFor(tx, { type: 'VisitCalledOff', caseId: after.id }, author)
  } else if (
    (now.toldOn ?? now.referral) !== null &&
    (was?.toldOn ?? was?.referral ?? null) === null
  ) {
    await visitEndedFor(tx, { type: 'VisitDone', caseId: after.id }, author)
  }
}

const voided: Effect = async (tx, _world, { before, recorded }) => {
  if (before) for (const each of recorded) await voidPapers(tx, before, each)
}

const sealed: Effect = async (tx, world, { after, recorded, events, act, at }) => {
  if (act) await sealPapers(tx, world, { file: after, act, recorded, events, at })
}

/** 会签: whom papers and forms of the case wait for, so that they are told in 我的工作. After the papers are sealed. */
const colleagues: Effect = async (tx, _world, { after, at }) => {
  const papers = await papersToSign(tx, after.id)
  const waiting = missingCountersignatures(after, { ...at, papers }, papersOfPending)
  await noteCountersigners(
    tx,
    after.id,
    waiting.map(({ name }) => name),
  )
}

/** The denominator of publication: how many decisions, and what became of each. */
const counts: Effect = async (tx, _world, { before, after, at }) => {
  const changed =
    before?.decision !== after.decision ||
    before?.publishedOn !== after.publishedOn ||
    before?.withheldOn !== after.withheldOn ||
    before?.withdrawnOn !== after.withdrawnOn ||
    before?.revisions !== after.revisions
  if (!changed) return
  const decisions = [before?.decision, after.decision, ...after.revisions.map(({ of }) => of)]
  const days = decisions.flatMap((each) => each?.decidedOn ?? [])
  for (const day of new Map(days.map((each) => [each.slice(0, 7), each])).values()) {
    await countDecisions(tx, day, { ...at, agencyId: after.agencyId })
  }
}

const progress: Effect = (tx, world, { after, at }) => publishProgress(tx, world, after, at)

/** 检查专页, for whoever holds the notice. */
const visitPage: Effect = (tx, world, { after, events, at }) =>
  publishVisitPage(tx, world, { file: after, events, at })

/** 听证公告 follows the hearing by itself (处罚法第64条第3项). */
const announced: Effect = (tx, _world, added) => announceHearing(tx, added)

/** What is public of a case that was put right goes through its chain again. */
const outdated: Effect = (tx, _world, added) => outdateNotice(tx, added)

/** 检查对象名录: the firm of a case or of a visit is in it from then on. */
const listed: Effect = async (tx, _world, { before, after, at: { actor, now } }) => {
  if ((before && facedParty(before)) || actor.id === clockId) return
  await listFirmOfCase(tx, after, { by: actor, at: now })
}

/** Everything that follows from events of a case, in this order, in the transaction of the events. */
const effects: readonly Effect[] = [
  gate,
  facts,
  violations,
  access,
  listRow,
  visits,
  tasks,
  voided,
  sealed,
  colleagues,
  announced,
  outdated,
  listed,
  counts,
  progress,
  visitPage,
]

export async function takeEffect(tx: Tx, world: World, added: Added): Promise<void> {
  for (const effect of effects) await effect(tx, world, added)
}

/** People who do something on a case may see it from then on. */
function peopleOf(recorded: readonly RecordedEvent[]): string[] {
  return recorded
    .flatMap(({ by, event }) => {
      const { investigating = [], assisting = [], authorOutside } = kindOf(event).people(event)
      return [...(authorOutside ? [] : [by.id]), ...investigating, ...assisting]
    })
    .filter((person) => person !== clockId)
}
