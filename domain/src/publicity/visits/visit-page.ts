import { certificateCovers } from '../../authority/certificate.ts'
import type { CaseFile } from '../../case/case-file.ts'
import type { RecordedEvent } from '../../case/case-event.ts'
import type { Circumstances } from '../../case/circumstances.ts'
import type { NoticeWords } from '../../case/procedures/inspection/event.ts'
import {
  openObjection,
  type FrequencyThen,
  type Visit,
} from '../../case/procedures/inspection/slice.ts'
import { startOwnLimit, type LimitAt } from '../../case/case-limit.ts'
import { lengthText } from '../../deadline/explain-limit.ts'
import { dueOf } from '../../deadline/limit-instance.ts'
import { getLimit } from '../../deadline/limits.ts'
import type { CountedVisit } from '../../inspection/frequency.ts'
import {
  helperKinds,
  lineResults,
  objectionOutcomes,
  resultCodes,
  visitGrounds,
  visitWays,
  type ResultCode,
} from '../../inspection/visit-codes.ts'
import type { FrequencyRule } from '../../rules/agency-rules.ts'
import { chinaDay, type PlainDate } from '../../shared/plain-date.ts'

/**
 * 检查专页: what the holder of a 检查通知书 may see of the visit. It never says who reported, nor the number of the
 * letter upon which somebody came (处罚法第50条), nor what the heads said to each other before it.
 */
export type VisitPage = {
  readonly agencyName: string
  readonly phone: string
  readonly firmName: string
  readonly ground: string
  readonly items: readonly {
    readonly name: string
    readonly code: string
    readonly basis: string
  }[]
  readonly way: string
  readonly place: string
  readonly officers: readonly VisitOfficer[]
  readonly helpers: readonly { readonly name: string; readonly kind: string }[]
  readonly departments: readonly string[]
  readonly frequency: FrequencyThen
  readonly exempt: boolean
  /** How the visits of the year add up, by the rules of that day. Since 2026-12. */
  readonly counting?: FrequencyRule
  /** Within which time an objection is answered, and where that stands. Since 2026-12. */
  readonly answerWithin?: { readonly length: string; readonly source: string }
  readonly words: NoticeWords
  /** As the notice says it, when they came, and when they left; ISO instants, null while it has not happened. */
  readonly noticedFor: string
  readonly arrivedAt: string | null
  readonly leftAt: string | null
  readonly nobodyThere: boolean
  readonly recorded: { readonly from: string; readonly to: string } | null
  readonly lines: readonly VisitPageLine[]
  /** Null until it is told: a result that may still be changed is told to nobody. */
  readonly result: VisitPageResult | null
  readonly orders: readonly VisitPageOrder[]
  readonly objections: readonly VisitPageObjection[]
  /** An objection may be raised now. */
  readonly mayObject: boolean
  readonly calledOff: PlainDate | null
  /** A penalty began in the same file; it is told of by its own papers. */
  readonly filed: boolean
}

type VisitOfficer = {
  readonly name: string
  readonly number: string
  readonly validTo: PlainDate | null
  /** At the hour of the arrival, or before it at that of the notice. */
  readonly valid: boolean
}

type VisitPageLine = {
  readonly lookAt: string
  readonly rule: string
  readonly result: string
  readonly finding: string | null
}

type VisitPageResult = {
  readonly code: ResultCode
  readonly words: string
  readonly explanation: string | null
  readonly toldOn: PlainDate
  readonly followUpBy: PlainDate | null
  readonly publishedOn: PlainDate | null
}

type VisitPageOrder = {
  readonly orderedOn: PlainDate
  readonly requirements: string
  readonly deadline: PlainDate
  readonly recheck: {
    readonly on: PlainDate
    readonly words: string
    readonly findings: string
  } | null
}

type VisitPageObjection = {
  readonly raisedOn: PlainDate
  /** The last day for the answer; null while the holiday notice that decides it is not published. */
  readonly answerBy: PlainDate | null
  readonly answer: {
    readonly on: PlainDate
    readonly outcome: string
    readonly words: string
  } | null
}

/** A visit as the list of the firm's year shows it; the result only once it was told. */
export type ListedVisit = CountedVisit & { readonly result: ResultCode | null }

/** How many objections a visit takes: what the third answer did not settle is for those who supervise. */
const maxObjections = 3

/** The page of a visit; null before its notice, which alone leads there. */
export function visitPageOf(
  { visit, corrections, investigators, filing, spot, archive }: CaseFile,
  events: readonly RecordedEvent[],
  at: Pick<Circumstances, 'rules' | 'nameOf' | 'certificatesOf' | 'calendar' | 'today'>,
): VisitPage | null {
  const notice = events.findLast(({ event }) => event.type === 'VisitNoticeMade')?.event
  if (!visit?.team || notice?.type !== 'VisitNoticeMade') return null
  const { arrival, record, team } = visit
  const hour = arrival?.at ?? notice.at
  return {
    agencyName: at.rules.agencyName,
    phone: at.rules.phone,
    firmName: visit.firm.name,
    ground: visitGrounds[visit.ground],
    items: visit.items.map(({ name, code, basis }) => ({ name, code, basis })),
    way: visitWays[visit.way],
    place: arrival?.place ?? team.place,
    officers: (arrival?.officers ?? investigators).map((id) => officerAt(id, hour, at)),
    helpers: team.helpers
      .filter(({ name }) => arrival === null || arrival.helpers.includes(name))
      .map(({ name, kind }) => ({ name, kind: helperKinds[kind] })),
    departments: visit.departments,
    frequency: notice.frequency,
    exempt: team.exempt !== null,
    counting: at.rules.visitFrequency,
    answerWithin: answerWithin(at),
    words: notice.words,
    noticedFor: notice.at,
    arrivedAt: arrival?.at ?? null,
    leftAt: visit.leftAt,
    nobodyThere: arrival?.nobodyThere ?? false,
    recorded: record && { from: record.startedAt, to: record.endedAt },
    lines: linesOf(visit),
    result: resultOf(visit),
    orders: corrections
      .filter(({ servedOn }) => servedOn !== null)
      .map(({ orderedOn, requirements, deadline, recheck }) => ({
        ...{ orderedOn, requirements, deadline },
        recheck: recheck && {
          on: recheck.on,
          words: recheckWords[recheck.status],
          findings: recheck.findings,
        },
      })),
    objections: visit.objections.map(({ raisedOn, answer }) => ({
      raisedOn,
      answerBy: answerBy(raisedOn, at),
      answer: answer && { ...answer, outcome: objectionOutcomes[answer.outcome] },
    })),
    mayObject: mayRaiseObjection({ visit, archive }),
    calledOff: visit.calledOff?.on ?? null,
    filed: filing !== null || spot !== null,
  }
}

/** 异议 is to a result that was told, one at a time, until the volume is shelved. */
export const mayRaiseObjection = ({
  visit,
  archive,
}: Pick<CaseFile, 'visit' | 'archive'>): boolean =>
  visit !== null &&
  visit.toldOn !== null &&
  !visit.reopened &&
  archive === null &&
  visit.objections.length < maxObjections &&
  openObjection(visit) === null

const recheckWords = { corrected: '已按期改正', partly: '部分改正', not: '没有改正' } as const

/** Whether the certificate held at that hour: changes of later undo nothing. */
function officerAt(
  person: string,
  hour: string,
  { nameOf, certificatesOf, rules }: Pick<Circumstances, 'nameOf' | 'certificatesOf' | 'rules'>,
): VisitOfficer {
  const name = nameOf(person)
  const certificates = certificatesOf(person)
  const act = { at: hour, category: '行政检查', region: rules.region }
  const holds = (held: typeof certificates) =>
    certificateCovers({ personId: person, name, certificates: held }, act).met
  const shown = certificates.find((each) => holds([each])) ?? certificates[0]
  return {
    name,
    number: shown?.number ?? '',
    validTo: shown?.validTo ?? null,
    valid: holds(certificates),
  }
}

/** Each line of the visit's own checklist, with what was found. */
function linesOf({ items, record }: Visit): VisitPageLine[] {
  const found = new Map(record?.lines.map((each) => [each.line, each]))
  return items.flatMap(({ lines }) =>
    lines.flatMap(({ id, lookAt, rule }) => {
      const line = found.get(id)
      return line ? [{ lookAt, rule, result: lineResults[line.result], finding: line.finding }] : []
    }),
  )
}

function resultOf({ result, toldOn, publishedOn }: Visit): VisitPageResult | null {
  if (!result || toldOn === null) return null
  const { code, explanation, followUpBy } = result
  return { code, words: resultCodes[code], explanation, toldOn, followUpBy, publishedOn }
}

function answerBy(on: PlainDate, at: LimitAt): PlainDate | null {
  const limit = startOwnLimit('D-INSPECT-OBJECT', { event: '收到异议', on }, at)
  const due = dueOf(limit, at.calendar, at.today)
  return due.known ? due.on : null
}

/** As the agency has it today: what it set, or what the limit starts with. */
export function answerWithin({ rules }: Pick<LimitAt, 'rules'>): {
  readonly length: string
  readonly source: string
} {
  const limit = getLimit('D-INSPECT-OBJECT')
  const own = rules.limitDays?.['D-INSPECT-OBJECT']
  return own === undefined
    ? { length: lengthText(limit.length), source: limit.note ?? limit.basis }
    : { length: `${own} 个工作日`, source: rules.sources['limitDays'] ?? '本局规则' }
}

/** The visit in the list of the firm's year; null before anybody came: where an agency means to go is not told. */
export function listedVisitOf(
  { id, visit }: Pick<CaseFile, 'id' | 'visit'>,
  departments: readonly string[],
): ListedVisit | null {
  if (!visit?.arrival) return null
  return {
    caseId: id,
    on: chinaDay(visit.arrival.at),
    departments,
    items: visit.items.map(({ name }) => name),
    way: visit.way,
    exempt: visit.team?.exempt ?? null,
    result: visit.toldOn === null ? null : (visit.result?.code ?? null),
  }
}

/** A visit can be rated once its result is told, or once whoever came has left. */
export const mayBeRated = ({ visit }: Pick<CaseFile, 'visit'>): boolean =>
  visit != null && visit.arrival !== null && (visit.toldOn !== null || visit.leftAt !== null)
