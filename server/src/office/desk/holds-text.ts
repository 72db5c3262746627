import {
  numberBeginnings,
  numberTail,
  numberWordPart,
  readNumberSpelling,
} from '@zhaofa/domain/identity-codes/number-spelling.ts'
import { sql, type RawBuilder } from 'kysely'

/**
 * Whether one of the columns holds what was typed, its letters large or small, full-width or not. What reads as a
 * 文号 is the `number` in any of its usual spellings.
 */
export function holdsText(columns: readonly string[], typed: string): RawBuilder<boolean> {
  const like = likeOf(typed.normalize('NFKC').trim())
  const held = columns.map((column) => sql`normalize(${sql.ref(column)}, nfkc) ilike ${like}`)
  return sql<boolean>`(${sql.join([...held, ...numberReads(typed)], sql` or `)})`
}

function numberReads(typed: string): RawBuilder<unknown>[] {
  const spelling = readNumberSpelling(typed)
  if (!spelling) return []
  const tail = numberTail(spelling)
  if (tail === null) {
    return numberBeginnings(spelling).map((begun) => sql`number like ${likeOf(begun)}`)
  }
  return [sql`(number like ${likeOf(numberWordPart(spelling))} and number like ${`%${tail}`})`]
}

const likeOf = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
