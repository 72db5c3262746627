import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { withDatabase } from '../../../../test/database.ts'

const names = [
  ...new Set(
    disclosureItemTypes.flatMap(({ columns }) =>
      columns.flatMap(({ name, formerly }) => (formerly === null ? [name] : [name, formerly])),
    ),
  ),
]

/** Words that could be nothing but a column of a list: `certValidTo`, `image/SVG`. */
const unmistakable = names.filter((name) => !/^[a-z]+$/.test(name))
/** In a function that reads lists, `'code'` counts too; elsewhere it may be a key of something else. */
const quoted = names.map((name) => `'${name}'`)

/** A former name may be a number that stands in many a text: 12345. */
const holds = (text: string, name: string) =>
  /^\d+$/.test(name) ? text.includes(`'${name}'`) : text.includes(name)

/** A certificate of schema identity has a validTo too, a rule of schema reference an effectiveFrom; no list is read there. */
test('no function of the database knows a column of a list', () =>
  withDatabase(async ({ owner }) => {
    const { rows } = await sql<{ name: string; text: string }>`
      select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as text
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prokind = 'f' and n.nspname !~ '^(pg_|information_schema$|identity$|reference$)'`.execute(
      owner,
    )
    expect(rows.map(({ name }) => name)).toContain('publication.index_new()')
    const found = rows.flatMap(({ name, text }) => {
      const words = unmistakable.filter((word) => holds(text, word))
      const keys = /list_version|list_event|list_draft/.test(text)
        ? quoted.filter((key) => text.includes(key))
        : []
      return [...words, ...keys].map((word) => `${name}: ${word}`)
    })
    expect(found).toEqual([])
  }))
