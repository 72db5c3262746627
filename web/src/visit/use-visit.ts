import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { PersonOption } from '@zhaofa/contract'
import { useEffect } from 'react'
import { peopleQuery } from '../api/options.ts'
import { capturesOf } from '../case/capture-store.ts'
import { useSession } from '../app/use-session.ts'
import { findPack, onVisitsChange, packsOf, stepsOf } from './visit-store.ts'

/** What is read from the phone is there with and without network. */
const onThePhone = { networkMode: 'always', staleTime: 0, retry: false } as const

export const visitsKey = (account: string) => ['on-phone', account] as const

/** Everything of this account on this phone. Read again whenever something is pressed, sent or taken along. */
export function useVisits() {
  const { account } = useSession()
  useReadAgain(account)
  return useQuery({
    queryKey: [...visitsKey(account), 'all'],
    queryFn: async () => ({ packs: await packsOf(account), steps: await stepsOf(account) }),
    ...onThePhone,
  })
}

/**
 * One visit as it stands on this phone; null where it was not taken along. The rules of a visit are loaded with it and
 * not with the office.
 * @param before the number of a step: the visit as it stood when that one was pressed.
 */
export function useVisit(caseId: string, before = Infinity) {
  const { account } = useSession()
  const queries = useQueryClient()
  useReadAgain(account)
  return useQuery({
    queryKey: [...visitsKey(account), caseId, before],
    queryFn: async () => {
      const pack = await findPack(account, caseId)
      if (!pack) return null
      const { visitOnPhone } = await import('./visit-here.ts')
      offerPeople(queries, pack.view.officers)
      const [steps, captures] = await Promise.all([
        stepsOf(account, caseId),
        capturesOf(account, caseId),
      ])
      const earlier = steps.filter(({ no }) => no < before)
      return { visit: visitOnPhone(pack.view, earlier, captures), captures }
    },
    ...onThePhone,
    // What is folded is no plain data: it is made anew and never compared.
    structuralSharing: false,
    gcTime: 0,
  })
}

/** Fields that ask for officers find them without asking the server. */
function offerPeople(queries: QueryClient, people: PersonOption[]): void {
  queries.setQueryData(peopleQuery('officer').queryKey, { people })
}

function useReadAgain(account: string): void {
  const queries = useQueryClient()
  useEffect(
    () => onVisitsChange(() => void queries.invalidateQueries({ queryKey: visitsKey(account) })),
    [queries, account],
  )
}
