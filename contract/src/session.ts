import { z } from 'zod'
import { Left } from './shown.ts'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'

export const RoleName = z.enum(Object.keys(roles) as [Role, ...Role[]])

/** POST /api/session: signs in, or signs in again over an open page. */
export const SignInBody = z.strictObject({
  account: z.string().min(1, '请填写账号').max(64, '账号最多 64 个字符'),
  password: z.string().min(1, '请填写密码').max(256, '密码最多 256 个字符'),
  /** 动态码, where the person has a second factor. */
  code: z.string().max(12).optional(),
})
export type SignInBody = z.infer<typeof SignInBody>

/** 执法证, as its holder shows it. */
export const OwnCertificate = z.strictObject({
  number: z.string(),
  categories: z.array(z.string()),
  region: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  status: z.enum(['active', 'suspended', 'revoked']),
})
export type OwnCertificate = z.infer<typeof OwnCertificate>

/** GET /api/session, GET /api/me: who is signed in, and what must be done before anything else. */
export const SessionView = z.strictObject({
  id: z.uuid(),
  person: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    post: z.string(),
    roles: z.array(RoleName),
    departmentId: z.uuid(),
  }),
  account: z.string(),
  agency: z.strictObject({ id: z.uuid(), name: z.string() }),
  certificate: OwnCertificate.nullable(),
  /** Sent back as header `x-csrf-token` with every request that changes something. */
  csrf: z.string(),
  /** The session ends then unless something is asked before (ISO instant). */
  idleUntil: z.iso.datetime(),
  /** The session ends then whatever happens. */
  expiresAt: z.iso.datetime(),
  /** Only changing the password is possible: it was set by somebody else, or is 90 days old. */
  mustChangePassword: z.boolean(),
  /** Only setting up the second factor is possible. */
  mustSetUpSecondFactor: z.boolean(),
  /** Why one of the two is due, in a sentence; null when nothing is. */
  dueBecause: z.string().nullable(),
  secondFactor: z.boolean(),
})
export type SessionView = z.infer<typeof SessionView>

/** PUT /api/session/password */
export const ChangePasswordBody = z.strictObject({
  current: z.string().min(1, '请填写现在的密码').max(256),
  next: z.string().min(1, '请填写新密码').max(256),
})
export type ChangePasswordBody = z.infer<typeof ChangePasswordBody>

/**
 * POST /api/session/second-factor, POST /api/session/second-factor/removal: only its owner sets up, changes or
 * removes what they sign with.
 */
export const OwnerProofBody = z.strictObject({
  password: z.string().min(1, '请填写密码').max(256),
  /** 动态码 of now, where one is in force. */
  code: z.string().max(12).nullable(),
})
export type OwnerProofBody = z.infer<typeof OwnerProofBody>

/** POST /api/session/second-factor: a new secret, not in force until a code of it was typed. */
export const SecondFactorOffer = z.strictObject({
  /** For an authenticator app on the same device. */
  otpauth: z.string(),
  /** Base32, to type by hand. */
  secret: z.string(),
  /** The same as a QR code: an SVG document. */
  qrSvg: z.string(),
})
export type SecondFactorOffer = z.infer<typeof SecondFactorOffer>

/** PUT /api/session/second-factor: the first code puts it in force. */
export const ConfirmSecondFactorBody = z.strictObject({
  code: z.string().min(1, '请填写动态码').max(12),
})
export type ConfirmSecondFactorBody = z.infer<typeof ConfirmSecondFactorBody>

/** GET /api/sessions: where this person is signed in. */
export const SessionList = z.strictObject({
  sessions: z.array(
    z.strictObject({
      id: z.uuid(),
      current: z.boolean(),
      startedAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
      ip: z.string().nullable(),
      userAgent: z.string(),
    }),
  ),
})
export type SessionList = z.infer<typeof SessionList>

/** GET /api/officer-code: what the officer's phone shows to be scanned (亮证). */
export const OfficerCodeView = z.strictObject({
  certificate: OwnCertificate,
  /** What the QR code holds: a page of the portal. */
  url: z.string(),
  /** The QR code: an SVG document. */
  qrSvg: z.string(),
  /** SHA-256 of the photo on the certificate, at /api/officer-photo; null when there is none. */
  photo: z.string().nullable(),
  /** The seconds for which the code is still good. The page asks for another one before they are over. */
  seconds: z.int().positive(),
})
export type OfficerCodeView = z.infer<typeof OfficerCodeView>

/** GET /api/officer-scans : 亮证/扫码记录, newest first. */
export const OfficerScans = z.strictObject({
  /** One's own certificate, or all one answers for. */
  scope: z.enum(['own', 'all']),
  scans: z.array(
    z.strictObject({
      id: z.string(),
      certificate: z.string(),
      name: z.string(),
      unit: z.string(),
      shownAt: z.iso.datetime(),
      scannedAt: z.iso.datetime(),
      /** The code was too old: the certificate was not shown. */
      expired: z.boolean(),
    }),
  ),
  left: Left,
})
export type OfficerScans = z.infer<typeof OfficerScans>
