import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits; the database knows its hash only. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

export function sessionTokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * What a request that changes something must repeat in a header, which another site's page can
 * neither read nor set. It belongs to the person, not to the session: signing in again in another tab
 * does not break this one, signing in there as somebody else does.
 */
export function csrfToken(sealingKey: Uint8Array, personId: string): string {
  return createHmac('sha256', sealingKey).update(`csrf\n${personId}`).digest('base64url')
}

export function isCsrfToken(given: unknown, sealingKey: Uint8Array, personId: string): boolean {
  if (typeof given !== 'string') return false
  const wanted = Buffer.from(csrfToken(sealingKey, personId))
  const found = Buffer.from(given)
  return found.length === wanted.length && timingSafeEqual(found, wanted)
}
