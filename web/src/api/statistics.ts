import { queryOptions } from '@tanstack/react-query'
import type { StatisticsView } from '@zhaofa/contract'
import { get, send } from './request.ts'

export const statisticsQuery = (year: number) =>
  queryOptions({
    queryKey: ['statistics', year],
    queryFn: () => get<StatisticsView>(`/api/statistics/${year}`),
  })

export const publishStatistics = (year: number, correction: string | null) =>
  send<{ message: string }>('POST', `/api/statistics/${year}/publish`, { correction })
