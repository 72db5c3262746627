import { expect, test } from 'vitest'
import { partyCode } from '@zhaofa/domain/case/party.ts'
import { spotStories } from './spot-stories.ts'
import { stories } from './stories.ts'

// GB 32100: one code belongs to one unit; the demo may not teach otherwise.
test('in the stories of the demo no code stands for two parties', () => {
  const names = new Map<string, Set<string>>()
  for (const { party } of [...stories, ...spotStories]) {
    const code = partyCode(party)
    names.set(code, (names.get(code) ?? new Set()).add(party.name))
  }
  expect(names.size).toBeGreaterThan(30)
  expect([...names].filter(([, each]) => each.size > 1)).toEqual([])
})
