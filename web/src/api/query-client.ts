import { onlineManager, QueryClient } from '@tanstack/react-query'
import { NetworkDown } from './problem.ts'

// A page that is opened without network hears of no change: it asks.
onlineManager.setOnline(navigator.onLine)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Without network a page says so, instead of waiting for one behind an empty screen.
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (count, error) => error instanceof NetworkDown && count < 2,
    },
    // A mutation made while offline waits and is sent once when the line is back.
    mutations: { retry: false },
  },
})

/**
 * For what a form starts from: it is read when the form opens, and does not change under the hands of
 * whoever types.
 */
export const readOnce = {
  staleTime: Infinity,
  gcTime: 0,
  refetchOnWindowFocus: false,
  meta: { readOnce: true },
} as const

/**
 * Reads everything again but the session, because an act changes more than the page it is done on. A
 * form that is not open is forgotten instead: the cache keeps it for a second, and a form that opens
 * with its old values would keep them.
 */
export async function readAllAgain(queries: QueryClient): Promise<void> {
  queries.removeQueries({ type: 'inactive', predicate: ({ meta }) => meta?.['readOnce'] === true })
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
}
