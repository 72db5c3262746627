import { expect, test } from 'vitest'
import { evolveProposal, mayAnswerProposal, nextToAgree, type BookFile } from './book.ts'

const at = '2026-12-01T01:00:00.000Z'
const by = (id: string) => ({ id, name: id })
const proposed = evolveProposal(
  { version: 0, proposal: null },
  { version: 1, at, by: by('officer') },
  { type: 'ActProposed', act: 'submit', input: {}, awaits: 'department-head' },
)
const agreed = (file: BookFile, who: string, awaits?: 'agency-head') =>
  evolveProposal(
    file,
    { version: file.version + 1, at, by: by(who) },
    { type: 'ActAgreed', act: 'submit', confirmedBy: 'code', ...(awaits && { awaits }) },
  )

test('several agree one after the other, and the last of them ends the proposal', () => {
  const first = agreed(proposed, 'head', 'agency-head')
  expect(first.proposal).toMatchObject({
    awaits: 'agency-head',
    agreed: [{ id: 'head', role: 'department-head', at }],
  })
  expect(agreed(first, 'director')).toEqual({ version: 3, proposal: null })
})

test('whoever agreed does not agree again in another role', () => {
  const { proposal } = agreed(proposed, 'head', 'agency-head')
  if (!proposal) throw new Error('it waits for the agency head')
  const roles = ['department-head', 'agency-head'] as const
  expect(mayAnswerProposal({ id: 'head', roles }, proposal)).toMatchObject({
    ok: false,
    refusal: { reason: '您已经同意过这一项，下一步须由另一人同意' },
  })
  expect(mayAnswerProposal({ id: 'director', roles }, proposal).ok).toBe(true)
})

test.each([
  ['department-head', 'agency-head'],
  ['agency-head', null],
] as const)('after the %s: %s', (awaits, next) => {
  expect(nextToAgree(['department-head', 'agency-head'], { awaits })).toBe(next)
})
