import type { Certificate } from '../src/authority/certificate.ts'
import type { CaseEvent } from '../src/case/case-event.ts'
import type { PersonId } from '../src/kernel/recorded.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Act } from '../src/case/case-kernel.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { addDays, plainDate, type PlainDate } from '../src/shared/plain-date.ts'
import type { Matter } from '../src/reference/matter.ts'
import { circumstances, people } from './circumstances.ts'
import { ordinaryInputs, type Inputs } from './ordinary-inputs.ts'

/** People a careless definition would let act, beside two who may: what is wrong with each is its name. */
const tempting = {
  lapsing: '00000000-0000-4000-8000-000000000011',
  elsewhere: '00000000-0000-4000-8000-000000000012',
  inspectorOnly: '00000000-0000-4000-8000-000000000013',
  suspended: '00000000-0000-4000-8000-000000000014',
} as const

const plain = { from: '2024-01-01', to: '2028-12-31', region: '220300', category: '行政处罚' }
/** Each person's one certificate, in words the checks below do not share with the program. */
const held: Record<PersonId, typeof plain & { suspended?: true }> = {
  [people.chen]: plain,
  [people.wang]: plain,
  // The reviewer once was an officer and still holds the certificate.
  [people.reviewer]: plain,
  [tempting.lapsing]: { ...plain, to: '2026-11-06' },
  [tempting.elsewhere]: { ...plain, region: '220100' },
  [tempting.inspectorOnly]: { ...plain, category: '行政检查' },
  [tempting.suspended]: { ...plain, suspended: true },
}

function certificatesOf(person: PersonId): Certificate[] {
  const mine = held[person]
  if (!mine) return []
  return [
    {
      number: '07030022016',
      categories: [mine.category],
      region: mine.region,
      validFrom: plainDate(mine.from),
      validTo: plainDate(mine.to),
      status: mine.suspended ? 'suspended' : 'active',
    },
  ]
}

const teams: readonly (readonly PersonId[])[] = [
  [people.chen, people.wang],
  [people.chen],
  [people.chen, people.chen],
  [people.chen, people.reviewer],
  ...Object.values(tempting).map((person) => [people.chen, person]),
]

/** Every input of every act, once with each team where it names officers, and hosts of every kind. */
export const inputsWithAnybody: Inputs = {
  ...Object.fromEntries(
    Object.entries(ordinaryInputs).map(([act, inputs]) => [
      act,
      (file: CaseFile, at: Circumstances) => inputs(file, at).flatMap(withEachTeam),
    ]),
  ),
  // Outcomes without a penalty and the ways out of the case add no people.
  'conclude-investigation': (file, at) =>
    (ordinaryInputs['conclude-investigation']?.(file, at) ?? []).filter(
      ({ flags }) => (flags as string[]).length > 0,
    ),
  'draft-decision': (file, at) => (ordinaryInputs['draft-decision']?.(file, at) ?? []).slice(0, 1),
  'decline-filing': () => [],
  'dismiss-case': () => [],
  'transfer-case': () => [],
  'decide-recusal': (file) =>
    file.recused.length === 0
      ? [
          { officer: [people.wang], reason: '亲属', granted: true, successor: null },
          { officer: [people.wang], reason: '亲属', granted: true, successor: [people.reviewer] },
          { officer: [people.wang], reason: '亲属', granted: true, successor: [tempting.lapsing] },
        ]
      : [],
  'record-inquiry': (_file, { now, today }) =>
    withEachTeam({
      startedAt: now.replace('T03:00', 'T02:00'),
      endedAt: now.replace('T03:00', 'T02:30'),
      place: '经营场所',
      inquiree: '张某',
      inquireeRole: '法定代表人',
      inquireeIdNumber: null,
      identityShown: 'none' as const,
      inquireePost: null,
      inquireeAddress: null,
      inquireePhone: null,
      recusalAsked: false,
      officers: [],
      certificatesShown: true,
      rightsTold: true,
      exchanges: [{ question: '问', answer: '答' }],
      recording: `AV04-${today}`,
      unrecordedReason: null,
    }),
  'call-hearing': (_file, { today }) =>
    [people.chen, people.wang, people.reviewer].map((host) => ({
      heldOn: addDays(today, 14),
      startsAt: '9时',
      place: '会议室',
      host: [host],
      open: true,
      closedGround: null,
    })),
}

function withEachTeam(input: Record<string, unknown>): Record<string, unknown>[] {
  const field = ['officers', 'investigators'].find((name) => name in input)
  return field === undefined ? [input] : teams.map((team) => ({ ...input, [field]: team }))
}

/** Everybody who might press the button; a review is also tried by those who investigated. */
export function anybodyAt(
  now: string,
  act: Pick<Act, 'by'>,
  matter: Matter | null,
): Circumstances[] {
  const actors: readonly PersonId[] = act.by.includes('legal-reviewer')
    ? [people.reviewer, people.wang, people.deputy]
    : [people.chen, people.wang]
  return actors.map((id) => ({
    ...circumstances(now, matter),
    // An inquiry of half an hour has ended by the time it is recorded.
    now: now.replace('T02:00', 'T03:00'),
    certificatesOf,
    actor: { id, name: id, roles: act.by },
  }))
}

/**
 * Checks invariant 3 from the facts about people alone: two officers are entitled at the hour of whatever
 * officers do, a person who stepped aside does nothing more, and the reviewer did not investigate.
 */
export function forbiddenPeople(
  before: CaseFile,
  event: CaseEvent,
  at: Circumstances,
  history: PeopleSoFar,
): string | null {
  const { today, actor } = at
  const aside = (person: PersonId, when: string) =>
    (history.steppedAside.get(person) ?? '9999') <= when
  if (aside(actor.id, at.now)) return 'somebody acts who had to step aside'
  const team = officersOf(event)
  if (team !== null) {
    // An inquiry held before the decision on recusal stands, also when it is recorded after it.
    const when = 'startedAt' in event ? event.startedAt : at.now
    if (team.some((person) => aside(person, when))) {
      return 'an officer takes part who had to step aside'
    }
    const wrong = wrongTeam(team, today)
    if (wrong !== null) return `${event.type}: ${wrong}`
  }
  if (onInvestigators.has(event.type)) {
    const wrong = wrongTeam(before.investigators, today)
    if (wrong !== null) return `${event.type}, for the investigators: ${wrong}`
  }
  if (event.type === 'ReviewOpinionIssued' || event.type === 'ReviewReturned') {
    if (history.investigated.has(actor.id)) return 'a review by somebody who investigated'
  }
  if (event.type === 'HearingCalled' && history.investigated.has(event.host)) {
    return 'a hearing hosted by somebody who investigated'
  }
  return null
}

/** What is done on the responsibility of the case's own investigators (处罚法第42条). */
const onInvestigators: ReadonlySet<CaseEvent['type']> = new Set([
  'InvestigationConcluded',
  'AdvanceNoticeIssued',
  'DecisionIssued',
])

function officersOf(event: CaseEvent): readonly PersonId[] | null {
  if ('officers' in event) return event.officers
  return 'investigators' in event ? event.investigators : null
}

function wrongTeam(team: readonly PersonId[], today: PlainDate): string | null {
  if (new Set(team).size < 2) return 'fewer than two officers'
  for (const person of team) {
    const mine = held[person]
    const fits = mine?.region === plain.region && mine.category === plain.category
    if (!fits || mine.suspended || today < mine.from || today > mine.to) {
      const name = Object.entries(tempting).find(([, id]) => id === person)?.[0] ?? person
      return `an officer without a valid certificate: ${name}`
    }
  }
  return null
}

/** Who did what so far on a path, gathered from its events and not from the program's own file. */
export type PeopleSoFar = {
  readonly investigated: ReadonlySet<PersonId>
  /** From which instant on. */
  readonly steppedAside: ReadonlyMap<PersonId, string>
}

export const nobodySoFar: PeopleSoFar = {
  // The person who registered the clue began the case.
  investigated: new Set([people.deputy]),
  steppedAside: new Map(),
}

/** Handing over a paper (送达) is done by officers, but is not investigating. */
export function peopleAfter(so: PeopleSoFar, event: CaseEvent, now: string): PeopleSoFar {
  const joined = event.type === 'NoticeServed' ? [] : (officersOf(event) ?? [])
  if (event.type !== 'RecusalDecided') {
    return joined.length === 0
      ? so
      : { ...so, investigated: new Set([...so.investigated, ...joined]) }
  }
  return {
    investigated: new Set([...so.investigated, ...(event.successor ? [event.successor] : [])]),
    steppedAside: event.granted
      ? new Map([...so.steppedAside, [event.officer, now]])
      : so.steppedAside,
  }
}
