import type { PersonId, Recorded } from '../kernel/recorded.ts'
import { type BookFile, evolveProposal, type ProposalEvent } from '../kernel/book.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { ErrorKind, ErrorSource, PersonalFault, AccountabilityMeasure } from './codes.ts'

/** The case as it stood when the error was reported. */
export type CaseAnsweredFor = {
  readonly caseId: string
  /** As people name it: the 文号 of its filing, or its title. */
  readonly name: string
  /** Everybody with a part in it by its 责任链. */
  readonly answerable: readonly PersonId[]
}

/** 执法过错责任追究 of one decision (国办发〔2018〕118号; 处罚法第76条至第83条), from the report of an error to its end. */
export type AccountabilityEvent =
  | ProposalEvent
  | {
      readonly type: 'ErrorReported'
      readonly about: CaseAnsweredFor
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
        readonly fault: PersonalFault
        readonly reason: string
      }[]
    }
  | {
      readonly type: 'MeasuresDecided'
      readonly measures: readonly {
        readonly person: PersonId
        readonly measure: AccountabilityMeasure
        readonly reason: string
      }[]
      /** What is changed so that it does not happen again. */
      readonly improvement: string
      /** 移送监察机关: what may be an offence against duty is not for the agency to decide. */
      readonly handedOver: string | null
    }
  | { readonly type: 'AccountabilityClosed'; readonly carriedOut: string }

type Said<T extends AccountabilityEvent['type']> = Extract<
  AccountabilityEvent,
  { readonly type: T }
>

export type AccountabilityFile = BookFile & {
  /** The case from whose page it is begun; as recorded from its report on. */
  readonly about: CaseAnsweredFor | null
  readonly report: Said<'ErrorReported'> | null
  readonly inquirer: PersonId | null
  readonly heard: readonly Said<'ConcernedHeard'>[]
  readonly finding: Said<'ErrorEstablished'> | null
  readonly measures: Said<'MeasuresDecided'> | null
  readonly closed: boolean
}

export const nothingReported: AccountabilityFile = {
  version: 0,
  proposal: null,
  about: null,
  report: null,
  inquirer: null,
  heard: [],
  finding: null,
  measures: null,
  closed: false,
}

export function evolveAccountability(
  file: AccountabilityFile,
  recorded: Recorded<AccountabilityEvent>,
): AccountabilityFile {
  const { version, event } = recorded
  const now = { ...file, version }
  switch (event.type) {
    case 'ErrorReported':
      return { ...now, about: event.about, report: event }
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
    case 'ActProposed':
    case 'ActAgreed':
    case 'ActReturned':
      return { ...file, ...evolveProposal(file, recorded, event) }
  }
}
