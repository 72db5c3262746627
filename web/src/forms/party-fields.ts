import { partyKindTitles, type PartyKind } from '@zhaofa/domain/case/party.ts'
import { partyParts } from '@zhaofa/domain/case/party-parts.ts'

export const partyKinds = Object.entries(partyKindTitles).map(([value, label]) => ({
  value,
  label,
}))

/** Changing the kind keeps what both kinds ask for. */
export function keepShared(
  party: Record<string, unknown>,
  kind: PartyKind,
): Record<string, unknown> {
  const kept = partyParts(kind, party).map(({ name, optional }) => [
    name,
    party[name] ?? (optional ? null : ''),
  ])
  return { kind, ...Object.fromEntries(kept) }
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
