import type { DocumentView, EvidenceView, TimelineEntry } from '@zhaofa/contract'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { evidenceKinds } from '@zhaofa/domain/case/case-codes.ts'
import { eventTitle, kindOf } from '@zhaofa/domain/case/event-kinds.ts'
import type { CaseEvent, RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { Evidence } from '@zhaofa/domain/case/parts/evidence/slice.ts'
import { findActOf } from '@zhaofa/domain/case/procedures.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'

export function evidenceView(evidence: Evidence): EvidenceView {
  const { file, kind, id, name, purpose, source, collectedOn } = evidence
  return { id, kind: evidenceKinds[kind], name, purpose, source, collectedOn, ...file }
}

const confirmed = { code: '（动态码确认）', password: '（密码确认）' } as const

/** The steps of the case in which a paper was made, and voided. */
export type DocumentAt = { readonly version: number; readonly voidedIn: number | null }

/** The case as it happened, newest first. */
export function timeline(
  file: CaseFile,
  events: readonly RecordedEvent[],
  documents: readonly (DocumentView & DocumentAt)[],
): TimelineEntry[] {
  return events.toReversed().map((recorded) => ({
    version: recorded.version,
    at: recorded.at,
    title: titleOf(file, recorded.event),
    detail: kindOf(recorded.event).line(recorded.event),
    by: [
      recorded.by.name,
      ...recorded.approvals.map(
        ({ role, name, confirmedBy }) =>
          `${roles[role as Role]} ${name}${confirmedBy ? confirmed[confirmedBy] : ''}`,
      ),
    ].join('，'),
    effective: kindOf(recorded.event).effective,
    basis: [],
    documents: documents
      .filter(({ version, voidedIn }) => [version, voidedIn].includes(recorded.version))
      .map(({ version: _made, voidedIn: _voided, ...document }) => document),
    evidence:
      recorded.event.type === 'EvidenceAdded'
        ? [evidenceView({ ...recorded.event, id: recorded.event.evidenceId })]
        : [],
  }))
}

function titleOf(file: CaseFile, event: CaseEvent): string {
  return 'act' in event ? `${eventTitle(event)}：${actTitle(file, event.act)}` : eventTitle(event)
}

export function actTitle(file: CaseFile, id: string): string {
  return findActOf(file, id)?.title ?? id
}
