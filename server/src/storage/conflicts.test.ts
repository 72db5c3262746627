import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isUniqueViolation, uniqueKeyOf } from './unique-violation.ts'

const sources = join(import.meta.dirname, '..')
const filesOf = (ending: string) =>
  readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.endsWith('.test.ts'))
    .map((name) => ({ name, text: readFileSync(join(sources, name), 'utf8') }))

/** A function that was written again since, with its key. */
const writtenAgain = new Set(['storage/migrations/0035_case_progress.sql'])

describe('a conflict is let pass only on the key that is meant', () => {
  test('every onConflict of a query names its columns', () => {
    const clauses = filesOf('.ts').flatMap(({ name, text }) =>
      [...text.matchAll(/\.onConflict\(\s*\((\w+)\) =>\s*(\w+)\s*\.(\w+)\(/g)].map(
        ([, given, asked, method]) => ({ name, method: given === asked ? method : 'unknown' }),
      ),
    )
    expect(clauses.length).toBeGreaterThan(10)
    expect(clauses.filter(({ method }) => method !== 'column' && method !== 'columns')).toEqual([])
  })

  test('every “on conflict” in SQL names its key', () => {
    const clauses = [...filesOf('.ts'), ...filesOf('.sql')]
      .filter(({ name }) => !writtenAgain.has(name))
      .flatMap(({ name, text }) =>
        [...text.matchAll(/\bon conflict\s+(\S+)/gi)].map(([, next]) => ({ name, next })),
      )
    expect(clauses.length).toBeGreaterThan(5)
    expect(clauses.filter(({ next = '' }) => !/^(\(|on$)/.test(next))).toEqual([])
  })
})

test('a refused row is known by its key, and by nothing else', () => {
  const refused = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'letter_number_key',
  })
  expect(uniqueKeyOf(refused)).toBe('letter_number_key')
  expect(isUniqueViolation(refused, 'letter_pkey')).toBe(false)
  expect(uniqueKeyOf(Object.assign(new Error('x'), { code: '23503' }))).toBeNull()
  expect(uniqueKeyOf(new Error('x'))).toBeNull()
})
