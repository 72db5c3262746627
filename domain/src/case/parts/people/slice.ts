import type { PersonId } from '../../../kernel/recorded.ts'

/** 承办人 and 回避: who handles the case, and who had to step aside. */
export type PeopleSlice = {
  readonly investigators: readonly PersonId[]
  readonly recused: readonly Recusal[]
}

export const noPeople: PeopleSlice = { investigators: [], recused: [] }

/** 准予回避: from the instant `since` on, the person takes no part. */
type Recusal = { readonly person: PersonId; readonly since: string }
