import { describe, expect, test } from 'vitest'
import { nextWindow, type Segment } from './search-plan.ts'

const year = (low: number, share: Partial<Segment> = {}): Segment => ({
  year: 2026,
  low,
  high: low + 131_071,
  hits: 0.001,
  rarest: 0.01,
  least: 0,
  known: true,
  ...share,
})
const need = { wanted: 1001, better: { known: 1, unknown: 1 }, first: true }

describe('how far back a search looks at once', () => {
  test('a frequent word: the newest small blocks that hold about as many as wanted', () => {
    const often = year(0, { hits: 0.3, rarest: 0.3 })
    const window = nextWindow([often], 131_072, need)
    expect(window.blocks).toEqual({ kind: 'small', numbers: [63, 62] })
    expect(window.low).toBe(62 * 2048)
  })

  test('a less frequent one: large blocks, because a year would give many more', () => {
    const seldom = year(0, { hits: 0.04, rarest: 0.04 })
    const window = nextWindow([seldom], 131_072, { ...need, first: false })
    expect(window.blocks).toEqual({ kind: 'large', numbers: [3] })
  })

  test('a rare one: all years in one go', () => {
    const years = [year(262_144), year(131_072), year(0)].map((each) => ({
      ...each,
      hits: 0.000_01,
      rarest: 0.000_01,
    }))
    expect(nextWindow(years, 393_216, need)).toMatchObject({ low: 0, blocks: null })
  })

  test('words that are frequent and may always stand together: a little first', () => {
    const words = year(0, { hits: 0.002_5, rarest: 0.05 })
    expect(nextWindow([words], 131_072, need).blocks).not.toBeNull()
    expect(nextWindow([words], 131_072, { ...need, first: false }).blocks).toBeNull()
  })

  test('every window ends below where it began, down to the eldest listing', () => {
    const years = [year(131_072, { hits: 0.2, rarest: 0.2 }), year(0, { hits: 0.2, rarest: 0.2 })]
    let hi = 262_144
    for (let windows = 0; hi > 0; windows++) {
      const { low } = nextWindow(years, hi, { ...need, first: windows === 0 })
      expect(low).toBeLessThan(hi)
      hi = low
      expect(windows).toBeLessThan(200)
    }
  })
})
