import { useSuspenseQuery } from '@tanstack/react-query'
import type { SessionView } from '@zhaofa/contract'
import { sessionQuery } from '../api/session.ts'

/** The person who is signed in. Use it only inside the shell, where somebody always is. */
export function useSession(): SessionView {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('no session inside the shell')
  return data
}
