import type { AmendmentView, DocumentView, EvidenceView, TimelineEntry } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { eventTitle, kindOf } from '@zhaofa/domain/case/event-kinds.ts'
import type { CaseEvent, RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { limitChangeText, shownChange } from '@zhaofa/domain/case/parts/amendment/changes.ts'
import { notAmendedBecause } from '@zhaofa/domain/case/parts/amendment/amendable-row.ts'
import type { Amendment } from '@zhaofa/domain/case/parts/amendment/slice.ts'
import { findActOf } from '@zhaofa/domain/case/procedures.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { proofWords } from '@zhaofa/domain/kernel/recorded.ts'
import { evidenceViews } from './evidence-view.ts'
import { amendOffers } from '@zhaofa/contract/views/offers.ts'

/** The steps of the case in which a paper was made, and voided. */
export type DocumentAt = { readonly version: number; readonly voidedIn: number | null }

type Beside = {
  readonly documents: readonly (DocumentView & DocumentAt)[]
  readonly actor: Actor
  readonly at: Circumstances
}

/** The case as it was recorded, newest first: what was put right stands beside the record that it changes. */
export function timeline(
  file: CaseFile,
  events: readonly RecordedEvent[],
  { documents, actor, at }: Beside,
): TimelineEntry[] {
  const amends = amendOffers(file, actor, at)
  const evidence = evidenceViews(file, documents)
  return events.toReversed().map((recorded) => ({
    version: recorded.version,
    at: recorded.at,
    device: recorded.device ?? null,
    title: titleOf(file, recorded.event),
    detail: kindOf(recorded.event).line(recorded.event),
    by: [
      signedName(recorded),
      ...recorded.approvals.map(
        ({ role, name, confirmedBy }) =>
          `${roles[role as Role]} ${name}（${proofWords(confirmedBy)}）`,
      ),
    ].join('，'),
    effective: kindOf(recorded.event).effective,
    basis: [],
    documents: documents
      .filter(({ version, voidedIn }) => [version, voidedIn].includes(recorded.version))
      .map(({ version: _made, voidedIn: _voided, ...document }) => document),
    evidence: exhibitOf(evidence, recorded.event),
    amendments: file.amendments.filter(({ of }) => of === recorded.version).map(amendmentView),
    amend: amends.get(recorded.version) ?? null,
    notAmended: notAmendedBecause(recorded.event),
  }))
}

/** Most records are no signatures; whose are, say how their author proved who signs. */
const signedName = ({ by, confirmedBy }: RecordedEvent): string =>
  confirmedBy === undefined ? by.name : `${by.name}（${proofWords(confirmedBy)}）`

/** An exhibit as it stands now, whatever its record said first; a record shows its own paper. */
const exhibitOf = (evidence: readonly EvidenceView[], event: CaseEvent): EvidenceView[] =>
  event.type === 'EvidenceAdded' ? evidence.filter(({ id }) => id === event.evidenceId) : []

function amendmentView({ on, by, reason, changes, limits }: Amendment): AmendmentView {
  return { on, by, reason, changes: changes.map(shownChange), limits: limits.map(limitChangeText) }
}

function titleOf(file: CaseFile, event: CaseEvent): string {
  return 'act' in event ? `${eventTitle(event)}：${actTitle(file, event.act)}` : eventTitle(event)
}

export function actTitle(file: CaseFile, id: string): string {
  return findActOf(file, id)?.title ?? id
}
