import { sql } from 'kysely'
import type { LikeCase } from '@zhaofa/domain/discretion/alike.ts'
import { readCaseFactors } from '@zhaofa/domain/discretion/factors.ts'
import { isLegalCircumstance } from '@zhaofa/domain/discretion/legal-circumstances.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from './database.ts'

/** A decided violation as it reads now. `seen`: whether the reader has access to its case. */
export type StoredLikeCase = LikeCase & {
  readonly caseId: string | null
  readonly standing: 'stands' | 'fell' | 'unlawful'
  readonly seen: boolean
  /** Where it stands among the imported old cases; null for a case of this system. */
  readonly imported: { readonly importId: string; readonly line: number } | null
  /**
   * Whether its fine is compared: it stands, and it is known to be of the same tier. Old cases come without one, so they
   * are compared where the matter has no tiers and only shown where it has.
   */
  readonly compared: boolean
}

/** Which cases are alike: those on the same matter in the same tier; an imported one has no tier, and its matter has to do. */
export type Likeness = { readonly matterCode: string; readonly tier: string }

/** `apart`: the case that is compared, which is no like case of itself; null for none. */
export type LikeWithin = {
  readonly agencyId: string
  readonly since: PlainDate
  readonly apart: string | null
}

export type LikeCases = { readonly cases: readonly StoredLikeCase[]; readonly total: number }

/** More are not compared: the newest say what is usual now. */
const maxCompared = 1_000

const keyOf = ({ matterCode, tier }: Likeness) => `${matterCode} ${tier}`

/**
 * The like cases of an agency for each likeness asked for, newest first, those that fell told apart; `total`
 * counts also what lies beyond the cut. One query on the indexes like_cases and like_imported_cases. Nothing is found of an agency that the
 * reader neither belongs to nor supervises.
 */
export async function findLikeCases(
  tx: Tx,
  asked: readonly Likeness[],
  { agencyId, since, apart }: LikeWithin,
): Promise<(likeness: Likeness) => LikeCases> {
  const each = [...new Map(asked.map((likeness) => [keyOf(likeness), likeness])).values()]
  const matters = each.map(({ matterCode }) => matterCode)
  const tiers = each.map(({ tier }) => tier)
  const { rows } = await sql<Row>`
    select * from casework.like_cases(${agencyId}::uuid, ${matters}::text[], ${tiers}::text[], ${since}, ${apart}::uuid, ${maxCompared})
  `.execute(tx)
  const found = Map.groupBy(rows, ({ matter_code, tier }) =>
    keyOf({ matterCode: matter_code, tier }),
  )
  return (likeness) => {
    const own = found.get(keyOf(likeness)) ?? []
    const [imported = [], here = []] = [true, false].map((which) =>
      own.filter(({ import_id }) => (import_id !== null) === which),
    )
    const cases = [...here, ...imported]
      .sort((a, b) => (a.decided_on < b.decided_on ? 1 : a.decided_on > b.decided_on ? -1 : 0))
      .slice(0, maxCompared)
      .map((row) => likeCase(row, likeness))
    return { cases, total: totalOf(here) + totalOf(imported) }
  }
}

/** What was not cut is counted as it reads now. */
const totalOf = (own: readonly Row[]): number =>
  own.length < maxCompared ? own.length : Number(own[0]?.total ?? 0)

type Row = {
  matter_code: string
  tier: string
  case_id: string | null
  import_id: string | null
  line: number | null
  number: string | null
  decided_on: PlainDate
  fine_fen: string
  factors: unknown
  circumstances: string[]
  standing: StoredLikeCase['standing']
  seen: boolean
  total: string
}

function likeCase(row: Row, { tier }: Likeness): StoredLikeCase {
  const { import_id: importId, line } = row
  const imported = importId !== null && line !== null ? { importId, line } : null
  return {
    caseId: row.case_id,
    imported,
    number: row.number ?? '',
    decidedOn: row.decided_on,
    fineFen: Number(row.fine_fen),
    factors: readCaseFactors(row.factors),
    circumstances: row.circumstances.filter(isLegalCircumstance),
    standing: row.standing,
    compared: row.standing === 'stands' && (imported === null || tier === ''),
    seen: row.seen,
  }
}
