import type { CaseEvent, CaseEventType } from './case-event.ts'
import type { CaseFile } from './case-file.ts'
import type { EventKind, EventKinds } from './event-kind.ts'
import { advanceNoticeEvents } from './parts/advance-notice/events.ts'
import { amendmentEvents } from './parts/amendment/events.ts'
import { approvalEvents } from './parts/approval/events.ts'
import { closingEvents } from './parts/closing/events.ts'
import { clueEvents } from './parts/clue/events.ts'
import { conclusionEvents } from './parts/conclusion/events.ts'
import { correctionEvents } from './parts/correction/events.ts'
import { decisionEvents } from './parts/decision/events.ts'
import { deliberationEvents } from './parts/deliberation/events.ts'
import { evidenceEvents } from './parts/evidence/events.ts'
import { fieldRecordEvents } from './parts/field-record/events.ts'
import { filingEvents } from './parts/filing/events.ts'
import { hearingEvents } from './parts/hearing/events.ts'
import { legalReviewEvents } from './parts/legal-review/events.ts'
import { paymentEvents } from './parts/payment/events.ts'
import { peopleEvents } from './parts/people/events.ts'
import { publicationEvents } from './parts/publication/events.ts'
import { revisionEvents } from './parts/revision/events.ts'
import { samplingEvents } from './parts/sampling/events.ts'
import { seizureEvents } from './parts/seizure/events.ts'
import { serviceEvents } from './parts/service/events.ts'
import { signingEvents } from './parts/signing/events.ts'
import { inspectionEvents } from './procedures/inspection/events.ts'
import { summaryEvents } from './procedures/summary-penalty/events.ts'

/** Every kind of event of a case, with all that has to be said about it. */
export const caseEventKinds: EventKinds<CaseEvent, CaseFile> = {
  ...clueEvents,
  ...filingEvents,
  ...peopleEvents,
  ...fieldRecordEvents,
  ...evidenceEvents,
  ...samplingEvents,
  ...correctionEvents,
  ...conclusionEvents,
  ...advanceNoticeEvents,
  ...hearingEvents,
  ...decisionEvents,
  ...legalReviewEvents,
  ...deliberationEvents,
  ...serviceEvents,
  ...signingEvents,
  ...paymentEvents,
  ...closingEvents,
  ...publicationEvents,
  ...approvalEvents,
  ...amendmentEvents((record) => kindOf(record)),
  ...revisionEvents,
  ...seizureEvents,
  ...summaryEvents,
  ...inspectionEvents,
}

/** @throws UnknownEventError for a type this version of the system does not know. */
export function kindOf<E extends CaseEvent>({ type }: E): EventKind<E, CaseFile> {
  const kind: unknown = Object.hasOwn(caseEventKinds, type)
    ? caseEventKinds[type as CaseEventType]
    : undefined
  if (kind === undefined) throw new UnknownEventError(type)
  // The table has one row per type; that the row fits its own event cannot be said to the compiler.
  return kind as EventKind<E, CaseFile>
}

/** What the timeline calls an event. */
export function eventTitle(event: CaseEvent): string {
  const { title } = kindOf(event)
  return typeof title === 'string' ? title : title(event)
}

/** A stored event of a type unknown here: data of a newer version, or a damaged row. */
export class UnknownEventError extends Error {
  constructor(type: string) {
    super(`案卷中有本系统版本不认识的事件“${type}”，请升级系统后再打开`)
    this.name = 'UnknownEventError'
  }
}
