import { createHash } from 'node:crypto'
import { canonicalJson, type JsonValue } from '@zhaofa/ledger'

/** SHA-256 of the canonical JSON, in hex. */
export function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(value as JsonValue))
    .digest('hex')
}

/**
 * Digests that are made once for each name. Signatures rest on them, so one store belongs to one version of
 * what it digests and goes away with it.
 */
export function keptDigests(): (name: string, value: () => unknown) => string {
  const kept = new Map<string, string>()
  return (name, value) => {
    const known = kept.get(name)
    if (known !== undefined) return known
    const digest = digestOf(value())
    kept.set(name, digest)
    return digest
  }
}
