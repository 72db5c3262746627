import { queryOptions } from '@tanstack/react-query'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { get, send } from './request.ts'
import { signedIn } from './session-gate.ts'
import { Problem } from './problem.ts'

export type Session = {
  person: { id: string; name: string; post: string; roles: Role[] }
  account: string
  agency: { id: string; name: string }
  csrf: string
}

export type SignInBody = { account: string; password: string; code?: string }

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await get<Session>('/api/session')
      signedIn(session.csrf)
      return session
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null
      throw error
    }
  },
  staleTime: Infinity,
})

export async function signIn(body: SignInBody): Promise<Session> {
  const session = await send<Session>('POST', '/api/session', body)
  signedIn(session.csrf)
  return session
}

export const signOut = () => send<void>('DELETE', '/api/session')
