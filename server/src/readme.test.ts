import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const project = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(project, file), 'utf8')

/** Names in the first cells of the table of settings: `PORT`, `TRUST_PROXY=1`. */
function settingsIn(readme: string): string[] {
  const cells = [...read(readme).matchAll(/^\| (`[^|]{1,80}) \|/gm)].map(([, cell = '']) => cell)
  return cells.flatMap((cell) =>
    [...cell.matchAll(/`([A-Z_]{2,40})/g)].map(([, name = '']) => name),
  )
}

/** Every variable of the environment that the program or its tests read for whoever runs them. */
function settingsRead(): string[] {
  const inConfig = [...read('server/src/config.ts').matchAll(/\(env, '([A-Z_]{2,40})'/g)]
  const inBrowser = [...read('e2e/browser.ts').matchAll(/process\.env\['([A-Z_]{2,40})'\]/g)]
  return [...inConfig, ...inBrowser].map(([, name = '']) => name).filter((name) => name !== 'PATH')
}

test.each(['README.md', 'README.zh-CN.md'])(
  '%s names every setting there is, and no other',
  (file) => {
    expect([...new Set(settingsIn(file))].sort()).toEqual([...new Set(settingsRead())].sort())
  },
)

test('both give the same commands', () => {
  const commands = (file: string) =>
    [...read(file).matchAll(/^(npm [^#\n]{1,120})/gm)].map(([, line = '']) => line.trim())
  expect(commands('README.md').length).toBeGreaterThan(3)
  expect(commands('README.zh-CN.md')).toEqual(commands('README.md'))
})
