import type { PersonId, Recorded } from '../kernel/recorded.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { ErrorKind, ErrorSource, Fault, Measure } from './codes.ts'

/** 执法过错责任追究 of one decision (国办发〔2018〕118号; 处罚法第76条至第83条), from the report of an error to its end. */
export type AccountabilityEvent =
  | {
      readonly type: 'ErrorReported'
      readonly caseId: string
      /** The case as people name it: the 文号 of its decision, or its title. */
      readonly caseName: string
      readonly source: ErrorSource
      /** 复议决定书, 判决书, 评查意见 …: number and day; null where the agency found it by itself. */
      readonly basisPaper: string | null
      readonly errors: readonly ErrorKind[]
      readonly facts: string
      /** Who answers for the steps in question, by the 责任链 of the case. */
      readonly concerned: readonly PersonId[]
    }
  /** Somebody who had no part in the case looks into it. */
  | { readonly type: 'InquirerAppointed'; readonly inquirer: PersonId }
  | {
      readonly type: 'ConcernedHeard'
      readonly person: PersonId
      readonly heardOn: PlainDate
      /** What they said; null where they had nothing to say, which is recorded as well. */
      readonly statement: string | null
    }
  | {
      readonly type: 'ErrorEstablished'
      readonly established: boolean
      readonly cause: string
      readonly faults: readonly {
        readonly person: PersonId
        readonly fault: Fault
        readonly reason: string
      }[]
    }
  | {
      readonly type: 'MeasuresDecided'
      readonly measures: readonly {
        readonly person: PersonId
        readonly measure: Measure
        readonly reason: string
      }[]
      /** What is changed so that it does not happen again. */
      readonly improvement: string
      /** 移送监察机关: what may be an offence against duty is not for the agency to decide. */
      readonly handedOver: string | null
    }
  | { readonly type: 'AccountabilityClosed'; readonly carriedOut: string }

export type AccountabilityFile = {
  readonly version: number
  readonly report: Extract<AccountabilityEvent, { type: 'ErrorReported' }>
  readonly reportedBy: PersonId
  readonly reportedAt: string
  readonly inquirer: PersonId | null
  readonly heard: readonly Extract<AccountabilityEvent, { type: 'ConcernedHeard' }>[]
  readonly finding: Extract<AccountabilityEvent, { type: 'ErrorEstablished' }> | null
  readonly measures: Extract<AccountabilityEvent, { type: 'MeasuresDecided' }> | null
  readonly closed: boolean
}

/** @throws Error when the first event is not its report. */
export function foldAccountability(
  events: readonly Recorded<AccountabilityEvent>[],
): AccountabilityFile {
  const [first, ...rest] = events
  if (first?.event.type !== 'ErrorReported') {
    throw new Error('an inquiry into an error begins with its report')
  }
  const begun: AccountabilityFile = {
    version: first.version,
    report: first.event,
    reportedBy: first.by.id,
    reportedAt: first.at,
    inquirer: null,
    heard: [],
    finding: null,
    measures: null,
    closed: false,
  }
  return rest.reduce(evolveAccountability, begun)
}

/** @throws Error for a second report in one series. */
export function evolveAccountability(
  file: AccountabilityFile,
  { version, event }: Recorded<AccountabilityEvent>,
): AccountabilityFile {
  const now = { ...file, version }
  switch (event.type) {
    case 'ErrorReported':
      throw new Error('an error is reported once')
    case 'InquirerAppointed':
      return { ...now, inquirer: event.inquirer }
    case 'ConcernedHeard':
      return { ...now, heard: [...file.heard, event] }
    case 'ErrorEstablished':
      return { ...now, finding: event }
    case 'MeasuresDecided':
      return { ...now, measures: event }
    case 'AccountabilityClosed':
      return { ...now, closed: true }
  }
}
