import type { CaseEvent, RecordedEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import { evolve, foldCase } from '../src/case/evolve.ts'
import { problemsOf } from '../src/case/law-in-force.ts'
import { procedures, standingOfAct, actsOf } from '../src/case/procedures.ts'
import { basisText, type Basis } from '../src/shared/basis.ts'
import { plainDate } from '../src/shared/plain-date.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { circumstances, franchise, people } from './circumstances.ts'
import { decidedEvents, naturalPerson, organisation } from './decided-case.ts'

const officers = [people.chen, people.wang]
const penalty = {
  kinds: ['fine' as const],
  fineFen: 12_000_000,
  confiscatedFen: 0,
  confiscatedGoods: null,
  terms: null,
}

/** Filed, inquired, concluded and told on Monday 16 November 2026: of its right, or of having none. */
function toldEvents({ offered = true, party = 'organisation' } = {}): CaseEvent[] {
  const whose = party === 'organisation' ? organisation : naturalPerson
  const facts = '没有直营店。'
  return [
    ...decidedEvents({ party: whose, penalty, facts })
      .slice(0, 4)
      .map((event) => {
        if (event.type === 'CaseFiled') {
          return { ...event, matterCode: 'CF-009-01', investigators: officers }
        }
        if (event.type === 'InvestigationConcluded') {
          return { ...event, findings: { ...event.findings, tier: '较轻' } }
        }
        return 'officers' in event ? { ...event, officers } : event
      }),
    {
      type: 'AdvanceNoticeIssued',
      penalty,
      facts,
      reason: '取中间值。',
      statementDays: 5,
      hearingOffered: offered,
    },
    {
      type: 'NoticeServed',
      paper: 'penalty_advance_notice',
      method: 'direct',
      servedOn: plainDate('2026-11-16'),
      recipient: '周向东',
      relation: '法定代表人',
      place: '四平市铁西区英雄大路88号',
      refusal: null,
      officers,
      announcedOn: null,
    },
  ]
}

export function recordedOn(event: CaseEvent, version: number, on: string): RecordedEvent {
  return {
    version,
    at: `${on}T02:00:00.000Z`,
    by: { id: people.chen, name: '陈立新' },
    approvals: [],
    event,
  }
}

export function toldFile(told: Parameters<typeof toldEvents>[0] = {}): CaseFile {
  const events = toldEvents(told)
  return foldCase(
    '00000000-0000-4000-8000-0000000000ab',
    'agency',
    events.map((event, i) => recordedOn(event, i + 1, '2026-11-16')),
  )
}

export const hourOf = (day: string): string => `${day}T02:00:00.000Z`

/** One act on a day: the file after it, or the reasons why not, each with its article. */
type Answer =
  | { readonly done: true; readonly file: CaseFile; readonly events: readonly CaseEvent[] }
  | { readonly done: false; readonly why: readonly string[] }

export function tryAct(
  file: CaseFile,
  id: string,
  input: Record<string, unknown>,
  { on, by = people.chen }: { on: string; by?: string },
): Answer {
  const at: Circumstances = {
    ...circumstances(hourOf(on), franchise),
    actor: { id: by, name: by, roles: ['officer', 'legal-reviewer'] },
  }
  const act =
    actsOf(file).find((each) => each.id === id) ??
    procedures.flatMap((each) => each.acts(file)).find((each) => each.id === id)
  if (!act) throw new Error(`no act ${id}`)
  const standing = standingOfAct(act, file, at)
  const said = (basis?: Basis) => (basis ? `（${basisText(basis)}）` : '')
  if (!standing.can) {
    return {
      done: false,
      why: standing.unmet.map((each) => each.reason + said(each.basis[0])),
    }
  }
  const problems = problemsOf(act, file, input, at)
  if (problems.length > 0) {
    return { done: false, why: problems.map((each) => each.message + said(each.basis)) }
  }
  const events = act.events(file, input, at)
  const after = events.reduce(
    (before, event) => evolve(before, recordedOn(event, before.version + 1, on)),
    file,
  )
  return { done: true, file: after, events }
}

/** As tryAct, where it has to be possible. */
export function mustAct(...args: Parameters<typeof tryAct>): CaseFile {
  const answer = tryAct(...args)
  if (!answer.done) throw new Error(`${args[1]}: ${answer.why.join('；')}`)
  return answer.file
}

/** 登记送达 of a paper by post, taken by the legal representative on that day. */
export const serviceOf = (paper: string, servedOn: string) => ({
  paper,
  method: 'mail',
  scans: null,
  postNumber: '1100112233001',
  sentOn: servedOn,
  servedOn,
  recipient: '周向东',
  relation: '法定代表人',
  refusal: null,
  witness: null,
  recording: null,
  officers: [people.chen, people.wang],
})
