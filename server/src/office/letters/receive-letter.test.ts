import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { withWorld } from '../../../test/world.ts'
import { receiveLetter } from './receive-letter.ts'

/** These numbers one after the other, and then 0 for ever. */
function drawing(...numbers: number[]) {
  return () => numbers.shift() ?? 0
}

const letter = (agencyId: string, id = randomUUID() as string) => ({
  ...({ id, agencyId, kind: 'report', sender: null } as const),
  body: { respondent: '某公司', content: '预付卡不退', files: [] },
})

test('a number that another letter of the day has is drawn again; only the same form is “sent before”', () =>
  withWorld(async (world) => {
    const { agencyId } = (await aCast(world)).reviewer
    const draw = drawing(7, 7, 7, 8, 9)
    const first = letter(agencyId)
    expect(await receiveLetter(world, first, draw)).toMatchObject({ number: '20261123-000007' })
    expect(await receiveLetter(world, letter(agencyId), draw)).toMatchObject({
      number: '20261123-000008',
    })
    expect(await receiveLetter(world, first, draw)).toBeNull()
    const { rows } = await world.db.owner
      .selectFrom('casework.letter')
      .select((count) => count.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    expect(Number(rows)).toBe(2)
  }))

test('a day on which every number is taken is a fault, not a letter that was “sent before”', () =>
  withWorld(async (world) => {
    const { agencyId } = (await aCast(world)).reviewer
    await receiveLetter(world, letter(agencyId), drawing())
    await expect(receiveLetter(world, letter(agencyId), drawing())).rejects.toMatchObject({
      constraint: 'letter_number_key',
    })
  }))
