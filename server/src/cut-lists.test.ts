import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../..', import.meta.url).pathname
const sources = globSync('server/src/**/*.ts', { cwd: root }).filter(
  (path) => !path.endsWith('.test.ts'),
)

/** A limit of a query: the number it is given. */
const limits = /\.limit\(([^()]+)\)|\blimit (\$\{[^}]+\}|\d+)/g

/** One row is no list; one row more than are shown tells that there are more, and a page says so. */
const asksForOneMore = (given: string) => /^1$|\+ 1\}?$/.test(given)

/** The declarations of a file, each with its comment: they are apart by a line that is empty. */
const declarations = (text: string) => text.split(/\n\n(?=\S)/)

/**
 * A list that ends somewhere says how many rows it leaves out (shown-part.ts). Where nobody misses them, the
 * declaration says why: `Cut: …`.
 */
test('no list is cut without saying so', () => {
  const found = sources.flatMap((path) =>
    declarations(readFileSync(`${root}/${path}`, 'utf8')).flatMap((declaration) =>
      [...declaration.matchAll(limits)].map(([words, called, written]) => ({
        at: `${path}: ${words}`,
        known:
          asksForOneMore(called ?? written ?? '') ||
          /\bpartOf\(/.test(declaration) ||
          /\bCut: .{12}/.test(declaration),
      })),
    ),
  )

  expect(found.length).toBeGreaterThan(40)
  expect(found.filter(({ known }) => !known).map(({ at }) => at)).toEqual([])
})
