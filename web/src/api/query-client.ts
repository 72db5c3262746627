import { QueryClient } from '@tanstack/react-query'
import { NetworkDown } from './problem.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => error instanceof NetworkDown && count < 2,
    },
    // A mutation made while offline waits and is sent once when the line is back.
    mutations: { retry: false },
  },
})
