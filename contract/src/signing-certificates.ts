import { z } from 'zod'
import {
  revocationTitles,
  type RevocationReason,
} from '@zhaofa/domain/authority/revocation-reasons.ts'
import { OwnerProofBody } from './session.ts'

/** GET /api/session/signing-certificates, GET /api/administration/people/:personId/signing-certificates */
export const SigningCertificateList = z.strictObject({
  certificates: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      serial: z.string(),
      validFrom: z.string(),
      validTo: z.string(),
      issuedAt: z.string(),
      state: z.enum(['valid', 'expired', 'revoked']),
      revoked: z
        .strictObject({ at: z.string(), reason: z.string(), because: z.string() })
        .nullable(),
    }),
  ),
})
export type SigningCertificateList = z.infer<typeof SigningCertificateList>

/** POST /api/administration/people/:personId/signing-certificates/revocation */
export const RevokeSigningBody = z.strictObject({
  reason: z.enum(Object.keys(revocationTitles) as [RevocationReason, ...RevocationReason[]]),
  because: z.string().trim().min(1, '请写明理由').max(300, '理由不能超过 300 个字'),
})
export type RevokeSigningBody = z.infer<typeof RevokeSigningBody>

/** POST /api/session/signing-certificates/revocation */
export const RevokeOwnSigningBody = z.strictObject({
  ...OwnerProofBody.shape,
  ...RevokeSigningBody.shape,
})
export type RevokeOwnSigningBody = z.infer<typeof RevokeOwnSigningBody>
