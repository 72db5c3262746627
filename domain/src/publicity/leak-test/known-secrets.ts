import type { CaseEvent } from '../../case/case-event.ts'
import { kindOf } from '../../case/event-kinds.ts'
import type { Party } from '../../case/party.ts'
import type { DisclosureRules } from '../disclosure-rules.ts'
import type { Secret } from '../redaction/grounds.ts'

/**
 * Everything in a case that no public byte may contain: what the leak test hunts. Names that the
 * rules make public (the organisation, its legal representative) are not among them.
 */
export function knownSecrets(events: readonly CaseEvent[], rules: DisclosureRules): Secret[] {
  // As the filing reads now: a name put right is public, and the wrong one was nobody's.
  const filed = events
    .map((event) => (event.type === 'RecordAmended' ? event.reads : event))
    .findLast((event) => event.type === 'CaseFiled')
  const published = filed ? publicNames(filed.party, rules) : new Set<string>()
  const secrets = events.flatMap((event) => kindOf(event).secrets(event, rules))
  const seen = new Set<string>()
  return secrets.filter(({ kind, value }) => {
    const hidden = value.trim() !== '' && !(kind === 'name' && published.has(value.trim()))
    if (!hidden || seen.has(value)) return false
    seen.add(value)
    return true
  })
}

/**
 * Words of the publication that are public and must survive: the party's public name and code, its
 * representative, the names of agencies. A secret may stand inside one of them.
 */
export function publicWords(
  party: Party,
  rules: DisclosureRules,
  others: readonly string[],
): string[] {
  const code = party.kind === 'natural-person' ? [] : [party.uscc]
  return [...publicNames(party, rules), ...code, ...others].filter((word) => word.trim() !== '')
}

function publicNames(party: Party, rules: DisclosureRules): Set<string> {
  switch (party.kind) {
    case 'organisation':
      return new Set([party.name, party.legalRepresentative])
    case 'sole-trader':
      return new Set(rules.nameSoleTrader ? [party.name, party.operator] : [party.name])
    case 'natural-person':
      return new Set(rules.maskNaturalPersonName ? [] : [party.name])
  }
}
