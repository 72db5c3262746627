import type { CaseEvent } from '../../case/case-event.ts'
import type { Party } from '../../case/party.ts'
import type { DisclosureRules } from '../disclosure-rules.ts'
import type { Secret, SecretKind } from '../redaction/grounds.ts'

/**
 * Everything in a case that no public byte may contain: what the leak test hunts. Names that the
 * rules make public (the organisation, its legal representative) are not among them.
 */
export function knownSecrets(events: readonly CaseEvent[], rules: DisclosureRules): Secret[] {
  const filed = events.find((event) => event.type === 'CaseFiled')
  const published = filed ? publicNames(filed.party, rules) : new Set<string>()
  const secrets = [
    ...(filed ? partySecrets(filed.party, rules) : []),
    ...events.flatMap((event) => eventSecrets(event)),
  ]
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

function partySecrets(party: Party, rules: DisclosureRules): Secret[] {
  const contact = [secret('phone', party.phone), secret('address', party.address)]
  switch (party.kind) {
    case 'organisation':
      return [secret('phone', party.phone)]
    case 'sole-trader':
      return [
        ...contact,
        ...(rules.nameSoleTrader ? [] : [secret('name', party.operator)]),
        secret('id-number', party.operatorIdNumber),
      ]
    case 'natural-person':
      return [
        ...contact,
        ...(rules.maskNaturalPersonName ? [secret('name', party.name)] : []),
        secret('id-number', party.idNumber),
        secret('birth-date', party.birthDate),
      ]
  }
}

function eventSecrets(event: CaseEvent): Secret[] {
  switch (event.type) {
    case 'PersonInquired':
      return [secret('name', event.inquiree), secret('id-number', event.inquireeIdNumber)]
    case 'SiteInspected':
      return [secret('name', personName(event.onsitePerson))]
    case 'EvidenceAdded':
      return [secret('name', personName(event.source))]
    case 'NoticeServed':
      return [secret('name', personName(event.recipient))]
    case 'ServiceAddressConfirmed':
      return [
        secret('address', event.address),
        secret('phone', event.phone),
        secret(event.electronic?.includes('@') ? 'email' : 'phone', event.electronic),
      ]
    case 'ReviewOpinionIssued':
      return [
        longSecret('internal', event.opinion),
        longSecret('internal', event.counsel ?? ''),
        ...(event.notes ?? []).map(({ remark }) => longSecret('internal', remark)),
      ]
    case 'DeliberationHeld':
      return event.members.map(({ opinion }) => longSecret('internal', opinion))
    default:
      return []
  }
}

function secret(kind: SecretKind, value: string | null | undefined): Secret {
  return { kind, value: value ?? '' }
}

/** An opinion of one or two words (同意) stands in every text and proves no leak. */
function longSecret(kind: SecretKind, value: string): Secret {
  return { kind, value: [...value].length >= 12 ? value : '' }
}

/** Whoever signed may be an organisation (前台收发室), which is not a secret. */
function personName(written: string): string | null {
  return /^[\p{Script=Han}·]{2,4}$|^[\p{L}·]+·[\p{L}·]+$/u.test(written.trim())
    ? written.trim()
    : null
}
