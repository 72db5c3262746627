import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** How long a code shown on an officer's phone may be scanned. */
export const officerCodeSeconds = 60

/** A code that we made. An expired one is told apart from a forged one, because then the officer shows another. */
type OfficerCode = {
  readonly certificateNumber: string
  readonly shownAt: Date
  readonly state: 'fresh' | 'expired'
}

/**
 * The code of a certificate at an instant: number, seconds since 1970 in base 36, and an HMAC-SHA-256
 * over both, so that nobody else can make one and an old one shows its age.
 */
export function makeOfficerCode(certificateNumber: string, at: Date, key: Uint8Array): string {
  const said = `${certificateNumber}.${Math.floor(at.getTime() / 1000).toString(36)}`
  return `${said}.${signature(said, key)}`
}

const shape = /^([0-9A-Za-z-]{4,32})\.([0-9a-z]{6,8})\.([0-9A-Za-z_-]{22})$/

/** Reads a scanned code; null for one that we did not make, or that is dated after `now`. */
export function readOfficerCode(code: string, now: Date, key: Uint8Array): OfficerCode | null {
  const [, certificateNumber = '', seconds = '', mac = ''] = shape.exec(code) ?? []
  const wanted = signature(`${certificateNumber}.${seconds}`, key)
  if (mac.length !== wanted.length || !timingSafeEqual(Buffer.from(mac), Buffer.from(wanted))) {
    return null
  }
  const shownAt = new Date(Number.parseInt(seconds, 36) * 1000)
  const age = now.getTime() - shownAt.getTime()
  if (age < 0) return null
  const state = age <= officerCodeSeconds * 1000 ? 'fresh' : 'expired'
  return { certificateNumber, shownAt, state }
}

/** 128 bits of the MAC: short enough for a coarse QR code, far too many to guess in a minute. */
function signature(said: string, key: Uint8Array): string {
  // This key is derived for the codes alone, so that a code can never pass for something sealed.
  const own = Buffer.from(hkdfSync('sha256', key, '', 'zhaofa officer code', 32))
  return createHmac('sha256', own).update(said).digest().subarray(0, 16).toString('base64url')
}
