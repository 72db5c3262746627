import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { VisitFigures, VisitFiguresQuery } from '@zhaofa/contract'
import { get, withQuery } from './request.ts'

const root = '/api/inspection-figures'

export const visitFiguresQuery = (asked: VisitFiguresQuery) =>
  queryOptions({
    queryKey: ['inspection-figures', asked],
    queryFn: () => get<VisitFigures>(withQuery(root, asked)),
    placeholderData: keepPreviousData,
  })

/** The visits behind a number, or all of the year, as a file. */
export const visitTableUrl = (
  { shown: _shown, ...asked }: VisitFiguresQuery,
  format: 'xlsx' | 'csv',
) => withQuery(`${root}/table`, { ...asked, format })
