import { queryOptions } from '@tanstack/react-query'
import type { StatisticsStepBody, StatisticsView } from '@zhaofa/contract'
import { get, send } from './request.ts'

export const statisticsQuery = (year: number) =>
  queryOptions({
    queryKey: ['statistics', year],
    queryFn: () => get<StatisticsView>(`/api/statistics/${year}`),
  })

type Done = { message: string }

export const collectStatistics = (year: number, correction: string | null) =>
  send<Done>('POST', `/api/statistics/${year}/collect`, { correction })

export const stepStatistics = (id: string, way: 'step' | 'return', body: StatisticsStepBody) =>
  send<Done>('POST', `/api/statistics/submissions/${id}/${way}`, body)
