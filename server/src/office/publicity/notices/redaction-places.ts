import type { RedactionPlace } from '@zhaofa/contract'
import type { Recorded } from '@zhaofa/domain/kernel/recorded.ts'
import type { NoticeEvent } from '@zhaofa/domain/publicity/notice/notice-chain.ts'
import { secretKinds, type SecretKind } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import {
  freeTexts,
  type FreeText,
  type OriginalTexts,
  type RedactedFields,
} from '@zhaofa/domain/publicity/redaction/redacted-fields.ts'
import { citationText, type Citation } from '@zhaofa/domain/shared/citation.ts'

type Found = {
  readonly field: FreeText
  readonly start: number
  readonly end: number
  readonly kind: SecretKind
  readonly reason: string
  readonly confidence: RedactionPlace['confidence']
  readonly grounds: readonly Citation[]
}

/** What the checker goes through: what was taken out, what was kept, and what waits for a decision. */
export function redactionPlaces(
  originals: OriginalTexts,
  { redactions, kept, undecided }: RedactedFields,
  events: readonly Recorded<NoticeEvent>[],
): RedactionPlace[] {
  const place = (
    found: Found,
    { shown, source, state }: Pick<RedactionPlace, 'shown' | 'source' | 'state'>,
  ): RedactionPlace => ({
    field: found.field,
    fieldTitle: freeTexts[found.field],
    start: found.start,
    end: found.end,
    original: originals[found.field]?.slice(found.start, found.end) ?? '',
    shown,
    what: secretKinds[found.kind].title,
    reason: found.reason,
    grounds: found.grounds.map(citationText),
    confidence: found.confidence,
    source,
    state,
    by: chosenBy(found, events),
  })
  const places = [
    ...redactions.map((each) =>
      place(each, { shown: each.shown, source: each.source, state: 'redacted' }),
    ),
    ...kept.map((each) => place(each, { shown: null, source: 'detected', state: 'kept' })),
    ...undecided.map((each) => place(each, { shown: null, source: 'detected', state: 'open' })),
  ]
  const order = Object.keys(freeTexts)
  return places.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field) || a.start - b.start)
}

/** The last person who decided about a place. */
function chosenBy(place: Found, events: readonly Recorded<NoticeEvent>[]): string | null {
  const chosen = events.findLast(
    ({ event }) =>
      event.type === 'PlacesChosen' &&
      event.choices.some(
        ({ field, start, end }) =>
          field === place.field && start === place.start && end === place.end,
      ),
  )
  return chosen?.by.name ?? null
}
