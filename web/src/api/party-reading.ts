import { queryOptions } from '@tanstack/react-query'
import type { KnownFirmView, PartyReading } from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

/** Has a picture of a credential read. It is kept nowhere. */
export function readPartyPicture(file: File): Promise<PartyReading> {
  const body = new FormData()
  body.append('file', file)
  return send<PartyReading>('POST', '/api/party-readings', body)
}

/** What other cases of the agency know of the firm with this code. @param caseId null before there is a case. */
export const knownFirmQuery = (code: string, caseId: string | null) =>
  queryOptions({
    queryKey: ['firm', code, caseId],
    queryFn: () =>
      get<{ firm: KnownFirmView | null }>(
        withQuery(`/api/firms/${encodeURIComponent(code)}`, { apart: caseId ?? undefined }),
      ),
    staleTime: 60_000,
  })
