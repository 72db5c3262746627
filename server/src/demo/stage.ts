import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { Readable } from 'node:stream'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import type { Opening } from '@zhaofa/domain/case/case-kernel.ts'
import { addDays, weekdayOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { forParty } from '@zhaofa/domain/reference/for-party.ts'
import type { Matter } from '@zhaofa/domain/reference/matter.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { answerApproval } from '../office/cases/answer-approval.ts'
import { openCase } from '../office/cases/open-case.ts'
import { loadCircumstances } from '../office/cases/circumstances.ts'
import { getCase, performAct } from '../office/cases/perform-act.ts'
import { receiveUpload } from '../office/records/receive-upload.ts'
import { registerClue } from '../office/cases/register-clue.ts'
import { viewActForm } from '../office/cases/views/act-form.ts'
import { inAgency } from '../office/desk/in-agency.ts'
import type { World } from '../world.ts'
import type { Story } from './story.ts'
import { nextWorkingDay } from './demo-days.ts'
import { Timeline } from './timeline.ts'

/** Who plays which part. Two officers, the heads, two reviewers, a counsel, the three of publicity, an archivist. */
export type Cast = {
  readonly officers: readonly [Actor, Actor]
  readonly departmentHead: Actor
  readonly reviewer: Actor
  readonly secondReviewer: Actor
  readonly counsel: Actor
  readonly agencyHead: Actor
  readonly deputyHead: Actor
  readonly collector: Actor
  readonly checker: Actor
  readonly publisher: Actor
  readonly archivist: Actor
}

/** The story was not over on the last day: holidays lie in it that were not there when it was written. */
export class StoryCutShort extends Error {
  override readonly name = 'StoryCutShort'
}

/** In working days: no period of a story is longer. */
const maxWaitDays = 30

/** Who reports in the demo, by name and not to be named. */
export const demoInformant = { name: '端木晴', contact: '0434-0000009' } as const

/**
 * Acts out cases by the same use cases that people's clicks run, on a clock of its own, so that every
 * proof, number and paper of the demo is real.
 */
export class Stage {
  readonly world: World
  readonly cast: Cast
  #time: string
  /** The day of the story as written; what falls on a holiday is done on the next working day. */
  #planned: PlainDate
  readonly #lastDay: PlainDate | null
  readonly #timeline: Timeline

  /** @param lastDay on which the story goes no further, however far it was written. */
  constructor(
    world: World,
    cast: Cast,
    day: PlainDate,
    {
      timeline = new Timeline(1),
      lastDay = null,
    }: { timeline?: Timeline; lastDay?: PlainDate | null } = {},
  ) {
    this.#timeline = timeline
    this.#lastDay = lastDay
    this.#planned = day
    this.#time = `${nextWorkingDay(day)}T01:30:00.000Z`
    this.world = { ...world, clock: { now: () => new Date(this.#time) } }
    this.cast = cast
  }

  /** The same hour of the same story in a copy of its world. */
  in(world: World): Stage {
    const copy = new Stage(world, this.cast, this.#planned, { lastDay: this.#lastDay })
    copy.#time = this.#time
    return copy
  }

  get now(): string {
    return this.#time
  }

  get today(): PlainDate {
    return this.#time.slice(0, 10) as PlainDate
  }

  /** On to a later day, half past nine; nobody works on weekends and holidays. */
  later(days: number): void {
    this.#planned = weekday(addDays(this.#planned, days))
    const day = nextWorkingDay(this.#planned)
    if (this.#lastDay !== null && day > this.#lastDay) throw new StoryCutShort()
    if (day > this.today) this.#time = `${day}T01:30:00.000Z`
    else this.minutes(20)
  }

  /** On to `day` where the story is not there yet: a period that was given is over only then. */
  notBefore(day: PlainDate): void {
    if (this.#planned < day) this.#planned = day
    this.later(0)
  }

  /** Waits day by day until the rules allow the act: a period may be longer where holidays lie in it. */
  async until(caseId: string, actor: Actor, actId: string): Promise<void> {
    for (let waited = 0; !(await this.can(caseId, actor, actId)); waited++) {
      if (waited > maxWaitDays) throw new Error(`${actId} is still refused on ${this.today}`)
      this.#planned = this.today
      this.later(1)
    }
  }

  /** Waits until no other case is earlier. Before everything that is written. */
  turn(): Promise<void> {
    return this.#timeline.turn(this.#time)
  }

  minutes(count: number): void {
    this.#time = new Date(Date.parse(this.#time) + count * 60_000).toISOString()
  }

  ago(minutes: number): string {
    return new Date(Date.parse(this.#time) - minutes * 60_000).toISOString()
  }

  async clue(input: Record<string, unknown>): Promise<string> {
    await this.turn()
    const [officer] = this.cast.officers
    const informant = input['named'] ? demoInformant : null
    const file = granted('登记线索', await registerClue(this.world, officer, { input, informant }))
    return file.id
  }

  /** The matter of a story as it applies to its party on the day of the stage. */
  async matterOf({ matter: code, party }: Pick<Story, 'matter' | 'party'>): Promise<Matter> {
    const [{ agencyId }] = this.cast.officers
    const matter = await inAgency(this.world, this.cast.officers[0], async (tx) => {
      const reference = await this.world.reference.load(tx, agencyId, this.today)
      return reference.matterOf(code)
    })
    if (!matter) throw new Error(`no matter ${code}`)
    return forParty(matter, party.kind)
  }

  /** The case as it stands, and what the rules look at beside it. */
  async fileOf(caseId: string): Promise<{ file: CaseFile; at: Circumstances }> {
    const actor = this.cast.departmentHead
    return inAgency(this.world, actor, async (tx) => {
      const { file } = await getCase(tx, caseId)
      return { file, at: await loadCircumstances(tx, this.world, { actor, file }) }
    })
  }

  /** Whether the rules allow the act now. */
  async can(caseId: string, actor: Actor, actId: string): Promise<boolean> {
    return (await viewActForm(this.world, actor, { caseId, actId })).unmet.length === 0
  }

  /** Begins a case by the act that opens a procedure. */
  async open(actor: Actor, opening: Opening, input: Record<string, unknown>): Promise<string> {
    await this.turn()
    return granted(opening.title, await openCase(this.world, actor, opening, input)).id
  }

  /** One act: its own defaults, then what is given here. */
  async act(caseId: string, actor: Actor, actId: string, given: Record<string, unknown> = {}) {
    this.minutes(7)
    // Nothing in the form comes from another case, so it is read while the others act.
    const form = await viewActForm(this.world, actor, { caseId, actId })
    const fields = new Set(form.fields.map(({ name }) => name))
    const values = Object.entries({ ...form.values, ...given }).filter(([name]) => fields.has(name))
    const input = Object.fromEntries(values)
    await this.turn()
    const done = await performAct(this.world, actor, {
      caseId,
      actId,
      version: form.version,
      input,
      confirmedBy: 'password',
    })
    return granted(form.act.title, done)
  }

  /** The same, with every approval it needs. */
  async approved(caseId: string, actor: Actor, actId: string, given: Record<string, unknown> = {}) {
    return this.agreed(caseId, (await this.act(caseId, actor, actId, given)).file)
  }

  /** Every approval that what was submitted still needs. */
  async agreed(caseId: string, submitted: CaseFile): Promise<CaseFile> {
    let file = submitted
    while (file.pending !== null) {
      this.minutes(40)
      await this.turn()
      const approver = this.#approver(file.pending.awaits as Role)
      const answer = { kind: 'agree' as const, opinion: '同意。' }
      file = granted(
        `审批${file.pending.act}`,
        await answerApproval(this.world, approver, {
          caseId,
          version: file.version,
          answer,
          confirmedBy: 'password',
        }),
      )
    }
    return file
  }

  /** One signature of several. */
  async agree(caseId: string, actor: Actor, version: number) {
    this.minutes(30)
    await this.turn()
    const answer = { kind: 'agree' as const, opinion: '同意。' }
    const signed = { caseId, version, answer, confirmedBy: 'password' as const }
    return granted('同意', await answerApproval(this.world, actor, signed))
  }

  async sentBack(caseId: string, actor: Actor, version: number, reason: string) {
    this.minutes(30)
    await this.turn()
    const answer = { kind: 'return' as const, category: '事实证据', reason }
    return granted('退回', await answerApproval(this.world, actor, { caseId, version, answer }))
  }

  async upload(caseId: string, name: string, bytes: Uint8Array): Promise<string> {
    const [officer] = this.cast.officers
    const content = Readable.from([bytes])
    const { id } = await receiveUpload(this.world, officer, { caseId, name, content })
    return id
  }

  #approver(role: Role): Actor {
    if (role === 'legal-reviewer') return this.cast.reviewer
    return role === 'department-head' ? this.cast.departmentHead : this.cast.agencyHead
  }
}

/** `day`, or the Monday after it. */
function weekday(day: PlainDate): PlainDate {
  const weekend = weekdayOf(day) === 0 || weekdayOf(day) === 6
  return weekend ? weekday(addDays(day, 1)) : day
}

/** The value, or a loud end: a demo that the rules refuse is a mistake in the demo. */
function granted<T>(what: string, outcome: Outcome<T, readonly Refusal[]>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`${what}: ${JSON.stringify(outcome.refusal)}`)
}
