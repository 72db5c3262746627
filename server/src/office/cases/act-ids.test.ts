import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { procedures } from '@zhaofa/domain/case/procedures.ts'
import { everyAct } from '../../../../domain/test/every-act.ts'

/** An id of one word, such as `archive`, means many other things in code and cannot be looked for. */
const ids = [...procedures.map(({ opens }) => opens), ...everyAct()].flatMap((act) =>
  act !== null && act.id.includes('-') ? [act.id] : [],
)

const root = new URL('../../../..', import.meta.url).pathname
const sources = globSync('{server,web,contract}/src/**/*.{ts,tsx}', { cwd: root }).filter(
  (path) => !path.includes('.test.') && !path.includes('/demo/'),
)

test('no source outside the domain names an act: what is to be known of one stands in the act', () => {
  expect(ids.length).toBeGreaterThan(40)
  expect(sources.length).toBeGreaterThan(400)
  const quoted = new RegExp(`['"\`/](${ids.join('|')})['"\`/]`, 'gu')
  const named = sources.flatMap((path) =>
    [...readFileSync(`${root}/${path}`, 'utf8').matchAll(quoted)].map(([, id]) => `${path}: ${id}`),
  )
  expect(named).toEqual([])
})
