import { queryOptions } from '@tanstack/react-query'
import type {
  ActDone,
  CounselInvitations,
  CounselInvitationView,
  CounselOpinionBody,
  StandAsideBody,
} from '@zhaofa/contract'
import { get, send } from './request.ts'

export type InvitationKey = { readonly caseId: string; readonly invitation: string }

const pathOf = ({ caseId, invitation }: InvitationKey) =>
  `/api/counsel/invitations/${caseId}/${invitation}`

export const invitationsQuery = queryOptions({
  queryKey: ['counsel'],
  queryFn: () => get<CounselInvitations>('/api/counsel/invitations'),
})

export const invitationQuery = (key: InvitationKey) =>
  queryOptions({
    queryKey: ['counsel', key.caseId, key.invitation],
    queryFn: () => get<CounselInvitationView>(pathOf(key)),
  })

/** The file of a piece of evidence that was chosen for counsel. */
export const invitedEvidenceUrl = (key: InvitationKey, evidenceId: string): string =>
  `${pathOf(key)}/evidence/${evidenceId}/file`

export const giveCounselOpinion = (key: InvitationKey, body: CounselOpinionBody) =>
  send<ActDone>('POST', `${pathOf(key)}/opinion`, body)

export const standAsideAsCounsel = (key: InvitationKey, body: StandAsideBody) =>
  send<ActDone>('POST', `${pathOf(key)}/stand-aside`, body)
