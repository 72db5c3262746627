import { expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { aCast } from '../../test/cast.ts'
import { withWorld } from '../../test/world.ts'
import { playScans } from '../demo/play-scans.ts'
import { seedPeople } from '../demo/seed-people.ts'
import { receiveLetter } from '../office/letters/receive-letter.ts'
import { viewLetters } from '../office/letters/letter-views.ts'
import { viewOfficerScans } from '../office/supervision/officer-scans.ts'

test('a list that is cut says how many rows it leaves out, and gives more where more are asked for', () =>
  withWorld(async (world) => {
    const cast = await seedPeople(world)
    await playScans(world)
    const shown = async (most?: number) => {
      const { scans, left } = await viewOfficerScans(world, cast.departmentHead, most)
      return [scans.length, left]
    }

    expect(await shown()).toEqual([7, 0])
    expect(await shown(7)).toEqual([7, 0])
    expect(await shown(6)).toEqual([6, 1])
    expect(await shown(2)).toEqual([2, 5])
  }))

test('every letter that waits is shown however few are asked for, the earliest first', () =>
  withWorld(async (world) => {
    const { departmentHead } = await aCast(world)
    const { agencyId } = departmentHead
    const ids = [randomUUID(), randomUUID(), randomUUID()] as string[]
    for (const [day, id] of ids.entries()) {
      world.setTime(`2026-11-2${day + 3}T01:00:00.000Z`)
      const body = { respondent: '某公司', content: '预付卡不退', files: [] }
      await receiveLetter(world, { id, agencyId, kind: 'report', sender: null, body })
    }
    const { letters, left } = await viewLetters(world, departmentHead, null, 1)

    expect(letters.map(({ id }) => id)).toEqual(ids)
    expect(left).toBe(0)
  }))
