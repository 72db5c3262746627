import type { CaseEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Procedure } from '../src/case/case-kernel.ts'
import type { InspectionFacts } from '../src/inspection/facts.ts'
import type { Walk } from '../src/kernel/walk.ts'
import { addDays, plainDate } from '../src/shared/plain-date.ts'
import { sealedPaper } from './signed-paper.ts'
import { opened, openVisitCase, visitAt } from './visit-case.ts'
import { forbiddenInVisit } from './visit-forbidden.ts'
import { certificatesOf, visitInputs } from './visit-inputs.ts'
import { firstDay, walkVisit } from './walk-visit.ts'

type Settings = {
  readonly ground?: 'plan' | 'report'
  readonly facts?: Partial<InspectionFacts>
  readonly maxDay?: number
  readonly stopAtFirst?: boolean
}

/** A visit from its registration to every end, with everybody trying. */
export const exploreVisit = (
  procedure: Procedure,
  { ground = 'plan', facts = {}, maxDay = 2, stopAtFirst = false }: Settings = {},
): Walk<CaseEvent> =>
  walkVisit(procedure, {
    start: openVisitCase(opened({ ground })),
    inputs: visitInputs,
    at: (file, day) =>
      visitAt(`${addDays(firstDay, day)}T02:00:00.000Z`, facts, {
        certificatesOf,
        papers: file.visit?.record
          ? [
              sealedPaper({
                type: 'onsite_inspection_record',
                title: '现场检查笔录',
                on: plainDate(file.visit.record.startedAt.slice(0, 10)),
              }),
            ]
          : [],
      }),
    key: situation,
    forbidden: forbiddenInVisit,
    ...{ maxDay, stopAtFirst },
  })

/** Facts and days that the rules look at. */
function situation({ visit, signings, corrections, ...file }: CaseFile, day: number): string {
  return JSON.stringify([
    day,
    file.investigators,
    visit && [
      visit.approval !== null,
      visit.urgent !== null,
      visit.team?.exempt,
      visit.noticeOn !== null,
      visit.arrival?.nobodyThere,
      visit.arrival?.scan != null,
      visit.record?.lines.map(({ result }) => result),
      visit.result?.code,
      visit.toldOn !== null,
      visit.leftAt !== null,
      visit.referral !== null,
      visit.objections.map(({ answer }) => answer?.outcome),
      visit.reopened,
    ],
    signings.length > 0,
    corrections.map(({ deadline, servedOn, recheck }) => [
      deadline,
      servedOn !== null,
      recheck?.status,
    ]),
    [file.filing !== null, file.spot !== null, file.closedOn !== null, file.archive !== null],
  ])
}
