import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDatabase } from '../../../test/database.ts'
import { holdsText } from './holds-text.ts'

const rows = [
  ['四平市ＡＢＣ贸易有限公司未备案案', '四商罚决字〔2026〕101号'],
  ['梨树县金穗（食品）有限公司未备案案', '四商罚决字〔2026〕1号'],
  ['四平市100%果汁店未备案案', null],
] as const

test.each([
  ['四商罚决2026年第101号', [0]],
  ['〔2026〕第1号', [1]],
  ['四商罚决[2026]1', [0, 1]],
  ['abc贸易', [0]],
  ['ａｂｃ', [0]],
  ['金穗(食品)', [1]],
  ['100%', [2]],
  ['10_', []],
  ['', [0, 1, 2]],
])(
  'what officers search for finds a 文号 and a name in other usual spellings: %s',
  (typed, found) =>
    withDatabase(async ({ owner: db }) => {
      const values = rows.map(([title, number]) => sql`(${title}::text, ${number}::text)`)
      const hits = await sql<{ title: string }>`
      select title from (values ${sql.join(values)}) as cases (title, number)
      where ${holdsText(['title', 'number'], typed)}`.execute(db)

      expect(hits.rows.map(({ title }) => rows.findIndex((row) => row[0] === title))).toEqual(found)
    }),
)
