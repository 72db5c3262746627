import { handedPapers, type HandedPaper } from './handed-papers.ts'
import { nobody, notShown, type EventKind, type EventKinds, notEvidence } from '../../event-kind.ts'
import { longSecret } from '../../secrets-of.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import { unheard, type Heard } from '../advance-notice/slice.ts'
import type { AmendableType } from '../../amendable.ts'
import type { AdvanceNoticeEvent } from '../advance-notice/events.ts'
import type { ClosingEvent } from '../closing/events.ts'
import type { ClosingSlice } from '../closing/slice.ts'
import type { ClueEvent } from '../clue/events.ts'
import type { ClueSlice } from '../clue/slice.ts'
import type { ConclusionSlice } from '../conclusion/slice.ts'
import type { CorrectionEvent } from '../correction/events.ts'
import { unreviewed } from '../decision/slice.ts'
import type { DeliberationEvent } from '../deliberation/events.ts'
import type { EvidenceEvent } from '../evidence/events.ts'
import type { FieldRecordEvent } from '../field-record/events.ts'
import type { FilingEvent } from '../filing/events.ts'
import type { HearingEvent } from '../hearing/events.ts'
import type { PaymentEvent } from '../payment/events.ts'
import type { RevisionEvent } from '../revision/events.ts'
import type { SamplingEvent } from '../sampling/event.ts'
import type { SeizureEvent } from '../seizure/event.ts'
import type { ServiceEvent } from '../service/events.ts'
import type { SigningEvent } from '../signing/events.ts'
import type { SummaryEvent } from '../../procedures/summary-penalty/events.ts'
import type { SummarySlice } from '../../procedures/summary-penalty/slice.ts'
import { changeText, limitChangeText, type LimitChange, type TextChange } from './changes.ts'
import type { InspectionEvent } from '../../procedures/inspection/event.ts'
import type { InspectionSlice, Visit } from '../../procedures/inspection/slice.ts'
import type { AmendmentSlice } from './slice.ts'

export type AmendableRecord<T extends AmendableType = AmendableType> = Extract<
  | ClueEvent
  | FilingEvent
  | SummaryEvent
  | FieldRecordEvent
  | EvidenceEvent
  | SamplingEvent
  | InspectionEvent
  | CorrectionEvent
  | AdvanceNoticeEvent
  | HearingEvent
  | DeliberationEvent
  | SeizureEvent
  | ServiceEvent
  | SigningEvent
  | PaymentEvent
  | RevisionEvent
  | ClosingEvent,
  { type: T }
>

/**
 * What falls with an amendment: the draft that names the party as it was written before, or all that was
 * found and told, because it was found of somebody else or under another rule. Of a visit: what is public of it, its
 * telling, or its result together with both.
 */
export type Falls = 'nothing' | 'draft' | 'findings' | 'publication' | 'telling' | 'result'

export type AmendmentEvent =
  | {
      type: 'RecordAmended'
      /** The place in the case of the record that is put right. */
      of: number
      /** The whole record as it reads from now on; of the same type as before. */
      reads: AmendableRecord
      changes: TextChange[]
      reason: string
      /** What shows that it was wrong: 送达回证, 营业执照, the signature of the person questioned. */
      proof: string
      limits: LimitChange[]
      falls: Falls
      /** Served papers that say the same and are put right by the notice. */
      papers: HandedPaper[]
    }
  /**
   * 更正举报人信息. What is known of who reported lies sealed outside the case; the event says which of what was sealed
   * holds from now on, and nothing of it.
   */
  | {
      type: 'InformantAmended'
      /** The place in the case of the clue that they reported. */
      of: number
      named: boolean
      /** What was sealed anew, by its id; null where name and contact stay as they are or fall away. */
      informant: string | null
      /** What was told reached somebody else: it is told again. */
      tellAgain: boolean
      changes: TextChange[]
      reason: string
      proof: string
      limits: LimitChange[]
    }
  /** The words of a served paper, which itself stays as it is. */
  | {
      type: 'PaperAmended'
      paper: HandedPaper
      /** 文号 of the one that is put right, where the case has several of the kind. Since 2026-12. */
      number?: string
      changes: TextChange[]
      reason: string
    }

type File = AmendmentSlice &
  ClueSlice &
  Heard &
  ConclusionSlice &
  ClosingSlice &
  SummarySlice &
  InspectionSlice

/** What the kinds of event know of each other: an amended record is spoken of as that record is. */
type KindOf = (
  event: AmendableRecord,
) => Pick<EventKind<AmendableRecord, never>, 'title' | 'people' | 'secrets'>

/** Whether the party is handed a 文书补正（更正）通知书: a paper in its hands or a limit of its own changes. */
export const makesNotice = (
  event: Pick<Extract<AmendmentEvent, { type: 'RecordAmended' }>, 'papers' | 'limits'>,
): boolean => event.papers.length > 0 || event.limits.some(({ whose }) => whose === 'party')

export const amendmentEvents = (kindOf: KindOf): EventKinds<AmendmentEvent, File> => {
  const titleOf = (reads: AmendableRecord) => {
    const { title } = kindOf(reads)
    return `更正：${typeof title === 'string' ? title : title(reads)}`
  }
  return {
    RecordAmended: {
      title: ({ reads }) => titleOf(reads),
      effective: true,
      // `evolve` reads the case again with the new words; here is what the amendment itself adds.
      means: (file, event, { version, at, by }) => ({
        ...fallen(file, event.falls),
        amendments: [
          ...file.amendments,
          {
            version,
            of: event.of,
            title: titleOf(event.reads),
            on: chinaDay(at),
            by: by.name,
            reason: event.reason,
            changes: event.changes,
            limits: event.limits,
            papers: event.papers,
            number: null,
            afterArchiving: file.archive !== null,
          },
        ],
        ...(makesNotice(event) && {
          amendmentNotices: [
            ...file.amendmentNotices,
            { version, madeOn: chinaDay(at), servedOn: null },
          ],
        }),
      }),
      line: ({ changes, limits, reason }) =>
        [...changes.map(changeText), ...limits.map(limitChangeText), `理由：${reason}`].join('\n'),
      people: ({ reads }) => kindOf(reads).people(reads),
      evidence: notEvidence,
      amendment: {
        instead: '更正本身不再更正；还有错的，对原记录再更正一次。',
      },
      // What stood there before is hunted as the record that it was.
      secrets: ({ reads, reason, proof }, rules) => [
        ...kindOf(reads).secrets(reads, rules),
        longSecret('internal', reason),
        longSecret('internal', proof),
      ],
      publicStep: ({ limits, reads }, on) =>
        limits.some(({ whose }) => whose === 'party') ? { title: titleOf(reads), on } : null,
    },
    InformantAmended: {
      title: '更正：举报人信息',
      effective: true,
      means: ({ clue, amendments, archive }, event, { version, at, by }) => ({
        clue: clue && {
          ...clue,
          named: event.named,
          ...(event.tellAgain && { informantToldOn: null }),
        },
        amendments: [
          ...amendments,
          {
            version,
            of: event.of,
            title: '更正：举报人信息',
            on: chinaDay(at),
            by: by.name,
            reason: event.reason,
            changes: event.changes,
            limits: event.limits,
            papers: [],
            number: null,
            afterArchiving: archive !== null,
          },
        ],
      }),
      line: ({ changes, limits, reason }) =>
        [...changes.map(changeText), ...limits.map(limitChangeText), `理由：${reason}`].join('\n'),
      people: () => nobody,
      evidence: notEvidence,
      amendment: {
        instead: '更正本身不再更正；还有错的，对举报人信息再更正一次。',
      },
      secrets: ({ reason, proof }) => [
        longSecret('informant', reason),
        longSecret('informant', proof),
      ],
      publicStep: notShown,
    },
    PaperAmended: {
      title: ({ paper }) => `补正${handedPapers[paper]}`,
      effective: true,
      means: (file, { paper, number = null, reason, changes }, { version, at, by }) => ({
        amendments: [
          ...file.amendments,
          {
            version,
            of: null,
            title: `补正${handedPapers[paper]}`,
            on: chinaDay(at),
            by: by.name,
            reason,
            changes,
            limits: [],
            papers: [paper],
            number,
            afterArchiving: file.archive !== null,
          },
        ],
        amendmentNotices: [
          ...file.amendmentNotices,
          { version, madeOn: chinaDay(at), servedOn: null },
        ],
      }),
      line: ({ changes, reason }) => [...changes.map(changeText), `理由：${reason}`].join('\n'),
      people: () => nobody,
      evidence: notEvidence,
      amendment: {
        instead: '补正本身不再更正；还有错的，对原文书再补正一次。',
      },
      secrets: ({ reason }) => [longSecret('internal', reason)],
      publicStep: notShown,
    },
  }
}

function fallen({ spot, visit }: File, falls: Falls): Partial<File> {
  switch (falls) {
    case 'nothing':
      return {}
    case 'draft':
      return unreviewed
    case 'findings':
      // On the spot the party is told anew as well.
      return { ...unheard, conclusion: null, spot: spot && { ...spot, told: null } }
    case 'publication':
      return { visit: visit && { ...visit, outdated: true } }
    case 'telling':
      return { visit: visit && untold(visit), closedOn: null }
    case 'result':
      return { visit: visit && { ...untold(visit), result: null }, closedOn: null }
  }
}

/** It is told anew; until then what is public of it is out of date. */
const untold = (visit: Visit): Visit => ({
  ...visit,
  toldOn: null,
  outdated: visit.publishedOn !== null,
})
