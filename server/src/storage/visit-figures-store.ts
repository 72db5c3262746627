import { sql } from 'kysely'
import type { FiguredVisit } from '@zhaofa/domain/statistics/visit-figures.ts'
import type { Rating } from '@zhaofa/domain/inspection/rating.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from './database.ts'

type OfYear = { readonly agencyId: string; readonly year: number }

/** A visit as it lies there, without the days that only a calendar tells. */
export type CountedRow = Omit<FiguredVisit, 'publishBy' | 'answerBy'> & {
  readonly foundOn: FiguredVisit['publishedOn']
}

/** Every visit of the year of this agency that took place or is approved, oldest first. */
export async function visitsOfYear(tx: Tx, { agencyId, year }: OfYear): Promise<CountedRow[]> {
  const rows = await tx
    .selectFrom('casework.visit')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('visited_on', '>=', `${year}-01-01`)
    .where('visited_on', '<=', `${year}-12-31`)
    .orderBy('visited_on')
    .orderBy('case_id')
    .execute()
  return rows.map((row) => ({
    caseId: row.case_id,
    firmCode: row.firm_code,
    firmName: row.firm_name,
    on: row.visited_on as PlainDate,
    departments: row.departments,
    joint: row.joint,
    items: row.items.map((code, i) => ({ code, name: row.item_names[i] ?? code })),
    ground: row.ground,
    way: row.way,
    exempt: row.exempt,
    before: row.before,
    cap: row.cap,
    result: row.result,
    foundOn: row.found_on as PlainDate | null,
    problems: row.problems,
    orders: row.orders,
    filed: row.filed,
    publishedOn: row.published_on as PlainDate | null,
    objections: row.objections,
    objectedOn: row.objected_on as PlainDate | null,
    objectionAnsweredOn: row.objection_answered_on as PlainDate | null,
  }))
}

export type RatingSums = {
  readonly answers: number
  readonly notKept: number
  readonly notShown: number
  readonly repeated: number
  readonly notClean: number
  /** From 1 to 5. */
  readonly scores: readonly number[]
}

/** What this person may be told of the ratings of a year together. */
export async function ratingSums(
  tx: Tx,
  { agencyId, year }: OfYear,
  today: string,
): Promise<RatingSums | null> {
  const { rows } = await sql<{
    answers: number
    kept_no: number
    shown_no: number
    repeated_yes: number
    clean_no: number
    scores: number[]
  }>`
    select answers, kept_no, shown_no, repeated_yes, clean_no, scores
    from casework.rating_sums(${agencyId}, ${year}, ${today}::date)`.execute(tx)
  const [row] = rows
  if (!row || row.answers === 0) return null
  return {
    answers: row.answers,
    notKept: row.kept_no,
    notShown: row.shown_no,
    repeated: row.repeated_yes,
    notClean: row.clean_no,
    scores: row.scores,
  }
}

export type StoredRating = Omit<Rating, 'words'> & {
  readonly id: string
  readonly caseId: string
  readonly firm: string
  readonly visitedOn: string | null
  readonly ratedOn: string
  readonly wordsSealed: Buffer | null
}

/** The ratings of a year that this person may read one by one: none but for whoever supervises. Newest first. Cut: `left` says it. */
export async function ratingsOfYear(
  tx: Tx,
  { agencyId, year }: OfYear,
  shown: number,
): Promise<{ rows: StoredRating[]; left: number }> {
  const rows = await tx
    .selectFrom('casework.visit_rating as r')
    .innerJoin('casework.visit as v', 'v.case_id', 'r.case_id')
    .select(['r.id', 'r.case_id', 'v.firm_name', 'v.visited_on', 'r.rated_on'])
    .select(['r.kept', 'r.shown', 'r.repeated', 'r.clean', 'r.overall', 'r.words_sealed'])
    .select(sql<string>`count(*) over ()`.as('total'))
    .where('r.agency_id', '=', agencyId)
    .where('r.rated_on', '>=', `${year}-01-01`)
    .where('r.rated_on', '<=', `${year}-12-31`)
    .orderBy('r.rated_on', 'desc')
    .orderBy('r.id')
    .limit(shown)
    .execute()
  return {
    rows: rows.map((row) => ({
      ...{ id: row.id, caseId: row.case_id, firm: row.firm_name },
      ...{ visitedOn: row.visited_on, ratedOn: row.rated_on },
      ...{ kept: row.kept, shown: row.shown, repeated: row.repeated, clean: row.clean },
      ...{ overall: row.overall, wordsSealed: row.words_sealed },
    })),
    left: Number(rows[0]?.total ?? 0) - rows.length,
  }
}
