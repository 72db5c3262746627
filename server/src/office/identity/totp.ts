import { Secret, TOTP } from 'otpauth'
import { qrSvg } from '../../qr-code.ts'

const periodSeconds = 30
const newTotp = (secret: Secret, account: string) =>
  // SHA-1 and six digits are what every authenticator app understands; HMAC does not need more.
  new TOTP({
    issuer: '昭法',
    label: account,
    secret,
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
  })

export type TotpOffer = {
  readonly secret: string
  readonly otpauth: string
  readonly qrSvg: string
}

/** A new secret of 160 bits (RFC 4226 §4), as address, text and picture. */
export function offerTotp(account: string): TotpOffer {
  const secret = new Secret({ size: 20 })
  const otpauth = newTotp(secret, account).toString()
  return { secret: secret.base32, otpauth, qrSvg: qrSvg(otpauth, 2) }
}

/**
 * The time step the code belongs to, or null when it is wrong. One step before and after is accepted,
 * because clocks differ; the caller takes each step once only (RFC 6238 §5.2).
 */
export function totpStep(secret: string, code: string, at: Date): number | null {
  const totp = newTotp(Secret.fromBase32(secret), '')
  const token = code.replace(/\s/g, '')
  const delta = totp.validate({ token, timestamp: at.getTime(), window: 1 })
  return delta === null ? null : Math.floor(at.getTime() / 1000 / periodSeconds) + delta
}

/** The code shown at an instant; for tests and for the demo's logins. */
export function totpCode(secret: string, at: Date): string {
  return newTotp(Secret.fromBase32(secret), '').generate({ timestamp: at.getTime() })
}
