import { kindOf } from '@zhaofa/domain/case/event-kinds.ts'
import type { CaseEvent, RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Act, Circumstances } from '@zhaofa/domain/kernel/kernel.ts'
import { ordinaryPenalty } from '@zhaofa/domain/case/procedures/ordinary-penalty/procedure.ts'
import { pressingLimit } from '@zhaofa/domain/case/case-limits.ts'
import { giveAccess, projectCase, recordGate } from '../../storage/case-projection.ts'
import type { Tx } from '../../storage/database.ts'
import { append, type Author } from '../../storage/stream.ts'
import { caseStream, type StoredCase } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import { countDecisions } from '../publicity/notices/count-decisions.ts'
import { publishProgress } from './publish-progress.ts'
import { voidPapers } from './void-papers.ts'
import { sealPapers } from './seal-papers.ts'

/**
 * Saves what happened, all of it in the caller's transaction: events with their leaves, the rows the
 * database checks, the papers the act makes, access for whoever joined, the list row.
 * @throws StaleError when somebody else saved first.
 */
export async function saveEvents(
  tx: Tx,
  world: World,
  { file: before, events: earlier }: StoredCase,
  events: readonly CaseEvent[],
  { author, act, at }: { author: Author; act: Act | null; at: Circumstances },
): Promise<CaseFile> {
  const onto = { id: before.id, before, own: {}, row: null }
  const { file: after, recorded } = await append(tx, caseStream, onto, events, author)
  for (const each of recorded) await recordGate(tx, after, each)
  await giveAccess(tx, after, peopleOf(recorded), '承办', author.at)
  await project(tx, after, at)
  for (const each of recorded) await voidPapers(tx, before, each)
  if (act)
    await sealPapers(tx, world, {
      file: after,
      act,
      recorded,
      events: [...earlier, ...recorded],
      at,
    })
  const decision = after.decision ?? before.decision
  if (decision && countsChanged(before, after)) {
    await countDecisions(tx, decision.decidedOn, { ...at, agencyId: after.agencyId })
  }
  await publishProgress(tx, world, after, { events: [...earlier, ...recorded], at })
  return after
}

/** What changes the denominator of publication: how many decisions, and what became of each. */
function countsChanged(before: CaseFile, after: CaseFile): boolean {
  return (
    before.decision !== after.decision ||
    before.publishedOn !== after.publishedOn ||
    before.withheldOn !== after.withheldOn ||
    before.withdrawnOn !== after.withdrawnOn
  )
}

/** Writes the list row of a case as it stands now. */
export async function project(tx: Tx, file: CaseFile, at: Circumstances): Promise<void> {
  const current =
    ordinaryPenalty.steps.find((step) => step.state(file, at) === 'now') ??
    ordinaryPenalty.steps.at(-1)
  const pressing = pressingLimit(file, at)
  await projectCase(
    tx,
    file,
    {
      stage: current?.stage ?? '',
      step: current?.title ?? '',
      due: pressing && { title: pressing.limit.title, on: pressing.on },
    },
    at.now,
  )
}

/** Whoever does something on a case may see it from then on. */
function peopleOf(recorded: readonly RecordedEvent[]): string[] {
  return recorded.flatMap(({ by, event }) => {
    const { investigating = [], assisting = [] } = kindOf(event).people(event)
    return [by.id, ...investigating, ...assisting]
  })
}
