import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../..', import.meta.url).pathname

/** One thing that stands in two layers under its one name, and why that is so. */
const sameThing: Readonly<Record<string, string>> = {
  Act: 'the act of the kernel, with the file and the events of a case',
  BackupManifest: 'the zod schema and its type',
  Opening: 'the opening of the kernel, with the file and the events of a case',
  Procedure: 'the procedure of the kernel, with the file and the events of a case',
  Requirement: 'the requirement of the kernel, with the circumstances of a case',
  Standing: 'the standing of the kernel, with the circumstances of a case',
  Step: 'the step of the kernel, with the file of a case',
  registerClue: 'the act, and the use case that performs it',
}

/** The places of every exported name, by name. */
function exportedNames(): Map<string, string[]> {
  const places = new Map<string, string[]>()
  const sources = globSync('{domain,ledger,server}/src/**/*.ts', { cwd: root })
  for (const path of sources.filter((each) => !each.includes('.test.'))) {
    const text = readFileSync(`${root}/${path}`, 'utf8')
    const declared = /^export (?:async )?(?:function\*?|const|type|class|interface) (\w+)/gmu
    for (const [, name = ''] of text.matchAll(declared)) {
      places.set(name, [...(places.get(name) ?? []), path])
    }
  }
  return places
}

test('an exported name means one thing in domain, ledger and server', () => {
  const names = exportedNames()
  expect(names.size).toBeGreaterThan(1_000)
  const twice = [...names].filter(([, places]) => places.length > 1).map(([name]) => name)
  expect(twice.sort()).toEqual(Object.keys(sameThing).sort())
})
