import { z } from 'zod'
import { CaseRow } from './case.ts'
import { LetterSet } from './letter.ts'

// Written out set by set: of a record, a client would know only that some number is there.
const LetterCounts = z.strictObject(
  Object.fromEntries(LetterSet.options.map((set) => [set, z.int()])) as Record<
    LetterSet,
    ReturnType<typeof z.int>
  >,
)

/** GET /api/overview : the numbers of the cases this person may see; each opens its list. */
export const Overview = z.strictObject({
  today: z.iso.date(),
  /** How many cases each set holds. */
  counts: z.record(z.string(), z.int()),
  /** How many letters each set holds; null for whoever does not look after letters. */
  letters: LetterCounts.nullable(),
  /** Open cases by stage, in the order of the stages. */
  stages: z.array(z.strictObject({ stage: z.string(), cases: z.int() })),
  /** The nearest of the sets that press; their numbers are in `counts`. */
  dueSoon: z.array(CaseRow),
  overdue: z.array(CaseRow),
  partyOverdue: z.array(CaseRow),
  /** Decisions of this year by the month in which they were made. */
  months: z.array(
    z.strictObject({
      month: z.string(),
      decided: z.int(),
      inTime: z.int(),
      late: z.int(),
      overdue: z.int(),
      waiting: z.int(),
      withheld: z.int(),
      notOneByOne: z.int(),
      fen: z.int(),
    }),
  ),
  /** Decided this year, of it paid, and still owed. */
  sums: z.strictObject({ fined: z.int(), paid: z.int(), unpaid: z.int() }),
  /** Cases of each agency by `supervisedSets`, for whoever supervises several; empty otherwise. */
  agencies: z.array(
    z.strictObject({ id: z.uuid(), name: z.string(), counts: z.record(z.string(), z.int()) }),
  ),
})
export type Overview = z.infer<typeof Overview>
