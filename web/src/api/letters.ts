import { queryOptions } from '@tanstack/react-query'
import type { LetterDesk, LetterSender, LetterStepBody, LetterView } from '@zhaofa/contract'
import { get, send } from './request.ts'

export const lettersQuery = queryOptions({
  queryKey: ['letters'],
  queryFn: () => get<LetterDesk>('/api/letters'),
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
