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
}

/** Which cases are alike: those on the same matter in the same tier. */
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
const none: LikeCases = { cases: [], total: 0 }

/**
 * The like cases of an agency for each likeness asked for, newest first, those that fell told apart; `total`
 * counts also what lies beyond the cut. One query on the index like_cases. Nothing is found of an agency that the
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
    const [first] = own
    if (!first) return none
    const total = own.length < maxCompared ? own.length : Number(first.total)
    return { cases: own.map(likeCase), total }
  }
}

type Row = {
  matter_code: string
  tier: string
  case_id: string | null
  number: string | null
  decided_on: PlainDate
  fine_fen: string
  factors: unknown
  circumstances: string[]
  standing: StoredLikeCase['standing']
  seen: boolean
  total: string
}

const likeCase = (row: Row): StoredLikeCase => ({
  caseId: row.case_id,
  number: row.number ?? '',
  decidedOn: row.decided_on,
  fineFen: Number(row.fine_fen),
  factors: readCaseFactors(row.factors),
  circumstances: row.circumstances.filter(isLegalCircumstance),
  standing: row.standing,
  seen: row.seen,
})
