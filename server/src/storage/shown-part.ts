import { sql, type SelectQueryBuilder } from 'kysely'

/** Rows of a list that may be longer, and how many more there are. */
export type ShownPart<Row> = { readonly rows: Row[]; readonly left: number }

/**
 * The first `most` rows, with the number of those left out: a list that is cut says so. What somebody still has to do
 * is never cut by this; see shown-part.test.ts.
 */
export async function shownPart<DB, Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  most: number,
): Promise<ShownPart<Row>> {
  const found = await query.limit(most + 1).execute()
  if (found.length <= most) return { rows: found, left: 0 }
  const counted = query
    .clearSelect()
    .clearOrderBy()
    .select(sql<string>`count(*)`.as('whole'))
  const { whole } = (await counted.executeTakeFirstOrThrow()) as { whole: string }
  return { rows: found.slice(0, most), left: Number(whole) - most }
}

/** The same of rows that each hold the number of all: `count(*) over ()::int as whole`. */
export function partOf<Row extends { readonly whole: number }>(rows: Row[]): ShownPart<Row> {
  return { rows, left: (rows[0]?.whole ?? rows.length) - rows.length }
}
