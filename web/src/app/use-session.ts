import { useSuspenseQuery } from '@tanstack/react-query'
import type { SessionView } from '@zhaofa/contract'
import { sessionQuery } from '../api/session.ts'

/** Whoever is signed in. Only inside the shell, where somebody always is. */
export function useSession(): SessionView {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('no session inside the shell')
  return data
}
