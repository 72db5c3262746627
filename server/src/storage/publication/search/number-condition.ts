import {
  numberBeginnings,
  numberTail,
  numberWordPart,
  type NumberSpelling,
} from '@zhaofa/domain/identity-codes/number-spelling.ts'
import { sql, type RawBuilder } from 'kysely'

/**
 * Whether the 文号 is the one that was typed, or begins so. A whole one is found by year and serial, whatever of
 * its word was left out.
 */
export function numberedSo(spelling: NumberSpelling): RawBuilder<boolean> {
  const tail = numberTail(spelling)
  if (tail === null) return beginsSo(numberBeginnings(spelling))
  const word = numberWordPart(spelling)
  return sql<boolean>`(substr(number, strpos(number, '〔')) = ${tail}
    and strpos(split_part(number, '〔', 1), ${word}) > 0)`
}

/** Whether the 文号 begins in one of these ways. */
export function beginsSo(beginnings: readonly string[]): RawBuilder<boolean> {
  const each = beginnings.map(
    (text) => sql`(number >= ${text} and number < ${text + '\u{10ffff}'})`,
  )
  return sql<boolean>`(${sql.join(each, sql` or `)})`
}
