import { queryOptions } from '@tanstack/react-query'
import type {
  LetterDesk,
  LetterSender,
  LetterSet,
  LetterStepBody,
  LetterView,
} from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

/** All letters of the desk, or one set of those that wait. */
export const lettersQuery = (set: LetterSet | undefined, shown?: number) =>
  queryOptions({
    queryKey: ['letters', set ?? null, shown],
    queryFn: () => get<LetterDesk>(withQuery('/api/letters', { set, shown })),
  })

export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['letter', id],
    queryFn: () => get<LetterView>(`/api/letters/${id}`),
  })

/** Recorded at the server before it answers. */
export const readSender = (id: string) =>
  send<LetterSender>('POST', `/api/letters/${id}/sender`, {})

export const stepLetter = (id: string, body: LetterStepBody) =>
  send<{ message: string }>('POST', `/api/letters/${id}/steps`, body)
