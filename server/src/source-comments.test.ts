import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../..', import.meta.url).pathname
const sources = globSync(
  '{domain,ledger,contract,server,web,e2e}/**/*.{ts,tsx,css,sql,typ,mjs,cjs}',
  {
    cwd: root,
    exclude: (path) => ['node_modules', 'dist', 'data'].includes(path.split('/').at(-1) ?? ''),
  },
).filter((path) => !path.endsWith('source-comments.test.ts'))

const textOf = (path: string) => readFileSync(`${root}/${path}`, 'utf8')

/** A numbered passage of a paper that no reader of this repository has. */
const elsewhere = /\brequirements? \d|\(\d+ no\b|\bno\. \d+\)/giu

test('no comment cites a document that is not in this repository', () => {
  expect(sources.length).toBeGreaterThan(1_200)
  const cited = sources.flatMap((path) =>
    [...textOf(path).matchAll(elsewhere)].map(([words]) => `${path}: ${words}`),
  )
  expect(cited).toEqual([])
})

test('every page of docs/ that a comment cites is there', () => {
  const pages = globSync('docs/**/*.md', { cwd: root })
  const cited = sources.flatMap((path) =>
    [...textOf(path).matchAll(/\bdocs\/[\w/-]+/gu)].map(([page]) => ({ path, page })),
  )
  expect(cited.length).toBeGreaterThan(20)
  const missing = cited.filter(
    ({ page }) =>
      !existsSync(`${root}/${page}`) &&
      !pages.some((each) => each.startsWith(page.replace(/-$/u, ''))),
  )
  expect(missing).toEqual([])
})
