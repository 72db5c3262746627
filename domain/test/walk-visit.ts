import type { CaseEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Act, Procedure } from '../src/case/case-kernel.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { evolve } from '../src/case/evolve.ts'
import { problemsOf } from '../src/case/law-in-force.ts'
import { inspection } from '../src/case/procedures/inspection/procedure.ts'
import { walk, type Walk } from '../src/kernel/walk.ts'
import { plainDate } from '../src/shared/plain-date.ts'

/** The day on which every walk of a visit begins. */
export const firstDay = plainDate('2026-12-02')

type Walked = {
  readonly start: CaseFile
  readonly inputs: Record<string, (file: CaseFile, at: Circumstances) => Record<string, unknown>[]>
  readonly at: (file: CaseFile, day: number) => Circumstances
  readonly key: (file: CaseFile, day: number) => string
  readonly forbidden: (
    before: CaseFile,
    event: CaseEvent,
    after: CaseFile,
    at: Circumstances,
  ) => string | null
  readonly maxDay: number
  readonly stopAtFirst: boolean
}

/** Every situation that a visit comes to from `start`, a day at a time. */
export const walkVisit = (procedure: Procedure, { at, ...walked }: Walked): Walk<CaseEvent> =>
  walk(procedure, {
    ...walked,
    ...{ evolve, problems: problemsOf, waits: [1] },
    at: (file, day) => [at(file, day)],
  })

/** The same, with its size and its time for whoever reads the output. */
export function toldWalk(called: string, explored: () => Walk<CaseEvent>): Walk<CaseEvent> {
  const from = performance.now()
  const whole = explored()
  const seconds = ((performance.now() - from) / 1_000).toFixed(1)
  process.stdout.write(
    `${called}: ${whole.states} situations, ${whole.moves} moves, ${seconds} s\n`,
  )
  return whole
}

/** A visit whose acts were changed on purpose. */
export const brokenVisit = (change: (act: Act) => Act): Procedure => ({
  ...inspection,
  acts: (file) => inspection.acts(file).map(change),
})

/** One that does not ask for these requirements. */
export const visitWithout = (...left: readonly string[]): Procedure =>
  brokenVisit((act) => ({ ...act, requires: act.requires.filter(({ id }) => !left.includes(id)) }))

/** One in which this act does not look at what was typed. */
export const visitUnchecked = (of: string): Procedure =>
  brokenVisit((act) => (act.id === of ? { ...act, checks: () => [] } : act))
