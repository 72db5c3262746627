import { queryOptions } from '@tanstack/react-query'
import type { OwnerProofBody, RevokeOwnSigningBody, SigningCertificateList } from '@zhaofa/contract'
import { get, send } from './request.ts'

const own = '/api/session/signing-certificates'

export const ownSigningCertificates = queryOptions({
  queryKey: ['signing-certificates'],
  queryFn: () => get<SigningCertificateList>(own),
})

export const obtainSigningCertificate = (proof: OwnerProofBody) =>
  send<undefined>('POST', own, proof)

export const revokeOwnSigningCertificate = (asked: RevokeOwnSigningBody) =>
  send<undefined>('POST', `${own}/revocation`, asked)
