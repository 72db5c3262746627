import { queryOptions } from '@tanstack/react-query'
import type {
  ChoosePlacesBody,
  NoticeDesk,
  NoticeList,
  NoticeStep,
  NoticeStepBody,
} from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

export const noticesQuery = (shown?: number) =>
  queryOptions({
    queryKey: ['notices', shown],
    queryFn: () => get<NoticeList>(withQuery('/api/notices', { shown })),
  })

export const noticeQuery = (noticeId: string) =>
  queryOptions({
    queryKey: ['notice', noticeId],
    queryFn: () => get<NoticeDesk>(`/api/notices/${noticeId}`),
  })

export const stepNotice = (noticeId: string, step: NoticeStep, body: NoticeStepBody) =>
  send<{ message: string; noticeId: string }>('POST', `/api/notices/${noticeId}/${step}`, body)

/** 逐处决定: takes out or keeps places of the texts. */
export const choosePlaces = (noticeId: string, body: ChoosePlacesBody) =>
  send<{ version: number }>('POST', `/api/notices/${noticeId}/places`, body)
