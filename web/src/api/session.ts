import { queryOptions } from '@tanstack/react-query'
import type {
  ChangePasswordBody,
  OfficerCodeView,
  OfficerScans,
  OwnerProofBody,
  SecondFactorOffer,
  SessionList,
  SessionView,
  SignInBody,
} from '@zhaofa/contract'
import { forgetSession, keptSession } from './kept-session.ts'
import { NetworkDown, Problem } from './problem.ts'
import { get, send, withQuery } from './request.ts'
import { signedIn } from './session-gate.ts'

/** The person who is signed in, or null. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<SessionView | null> => {
    try {
      const session = await get<SessionView>('/api/session')
      signedIn(session.csrf)
      return session
    } catch (error) {
      if (error instanceof NetworkDown) {
        const kept = keptSession()
        if (kept) return kept
      }
      if (!(error instanceof Problem) || error.status !== 401) throw error
      forgetSession()
      return null
    }
  },
  staleTime: Infinity,
  // Asked also without network, where what was taken along is to open.
  networkMode: 'always',
})

export const officerScansQuery = (shown?: number) =>
  queryOptions({
    queryKey: ['officer-scans', shown],
    queryFn: () => get<OfficerScans>(withQuery('/api/officer-scans', { shown })),
  })

export async function signIn(body: SignInBody): Promise<SessionView> {
  const session = await send<SessionView>('POST', '/api/session', body)
  signedIn(session.csrf)
  return session
}

/** Whether the person has to add a 动态码 to what they typed. */
export function asksForCode(error: unknown): boolean {
  return error instanceof Problem && error.body.type === '/problems/code-needed'
}

export const signOut = () => send<void>('DELETE', '/api/session')

export const changePassword = (body: ChangePasswordBody) =>
  send<void>('PUT', '/api/session/password', body)

export const offerSecondFactor = (proof: OwnerProofBody) =>
  send<SecondFactorOffer>('POST', '/api/session/second-factor', proof)

export const removeSecondFactor = (proof: OwnerProofBody) =>
  send<void>('POST', '/api/session/second-factor/removal', proof)

export const confirmSecondFactor = (code: string) =>
  send<void>('PUT', '/api/session/second-factor', { code })

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => get<SessionList>('/api/sessions'),
})

export const endSession = (id: string) => send<void>('DELETE', `/api/sessions/${id}`)

/** 亮证: asks for another code well before the last one ends, and at once when the phone is used again. */
export const officerCodeQuery = queryOptions({
  queryKey: ['officer-code'],
  queryFn: () => get<OfficerCodeView>('/api/officer-code'),
  refetchInterval: 25_000,
  refetchOnWindowFocus: 'always',
  staleTime: 0,
  gcTime: 0,
})
