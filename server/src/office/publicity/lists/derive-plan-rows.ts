import {
  isOfPlan,
  planLists,
  publishedRows,
} from '@zhaofa/domain/inspection/plan/published-plans.ts'
import type { PlanKind } from '@zhaofa/domain/inspection/plan/plan-content.ts'
import { standingPlan } from '@zhaofa/domain/inspection/plan/plan-file.ts'
import { plainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { plansOf } from '../../../storage/streams/plan-stream.ts'
import { newestRowsOf } from '../../../storage/publication/lists/newest-rows.ts'
import type { ListSources } from './list-sources.ts'

/**
 * The lines of the plans that stand and have not ended, after those that people wrote before plans were kept here; null
 * where no plan was filed yet, and people write the list.
 */
export const planRows =
  (kind: PlanKind) =>
  async ({ tx, agencyId, today }: ListSources): Promise<readonly Row[] | null> => {
    const plans = (await plansOf(tx, [agencyId])).flatMap(({ file }) => {
      const standing = standingPlan(file)
      return standing?.content.kind === kind && file.number !== null
        ? [{ number: file.number, standing, ended: file.ended !== null }]
        : []
    })
    if (plans.length === 0) return null
    const published = await newestRowsOf(tx, agencyId, planLists[kind])
    const written = published.filter((row) => !plans.some(({ number }) => isOfPlan(row, number)))
    const ofPlans = plans
      .filter(({ ended }) => !ended)
      .toReversed()
      .flatMap(({ number, standing }) =>
        publishedRows(number, standing, publishedDay(published, number) ?? today),
      )
    return [...written, ...ofPlans]
  }

function publishedDay(rows: readonly Row[], number: string): PlainDate | null {
  const day = rows.find((row) => isOfPlan(row, number))?.['publishedAt']
  return day === undefined ? null : plainDate(day)
}
