import type { TrainingEvent } from '@zhaofa/domain/legal-unit/training/training-event.ts'
import {
  evolveTraining,
  untrainedYear,
  type TrainingYear,
} from '@zhaofa/domain/legal-unit/training/training-year.ts'
import type { Tx } from '../database.ts'
import { find, type Stored, type Stream } from '../stream.ts'

/** The year as a column; a series says its own columns as text. */
export type OfYear = { readonly year: string }

/** 年度培训: one series for each year of an agency. */
export const trainingStream: Stream<TrainingYear, TrainingEvent, OfYear> = {
  called: '年度培训',
  leaf: 'legal-unit-change',
  table: { name: 'casework.training_event', key: 'training_id', own: ['year'], approvals: false },
  ownOf: ({ year }) => ({ year: String(year) }),
  fold: ({ own: { year } }, events) => events.reduce(evolveTraining, untrainedYear(Number(year))),
  evolve: evolveTraining,
}

/** The training of a year, or undefined where nobody has begun it. */
export async function findTraining(
  tx: Tx,
  agencyId: string,
  year: number,
): Promise<Stored<TrainingYear, TrainingEvent, OfYear> | undefined> {
  const begun = await tx
    .selectFrom('casework.training_event')
    .select('training_id')
    .where('agency_id', '=', agencyId)
    .where('year', '=', String(year))
    .where('version', '=', 1)
    .executeTakeFirst()
  return begun && find(tx, trainingStream, begun.training_id)
}
