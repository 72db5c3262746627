import { describe, expect, test } from 'vitest'
import { daysOf, stretchesOf } from './calendar-change.ts'

describe('放假安排', () => {
  test('consecutive days of one holiday are one stretch, as the notice writes them', () => {
    const holidays = {
      '2026-01-01': '元旦',
      '2026-01-02': '元旦',
      '2026-09-30': '中秋节',
      '2026-10-01': '国庆节',
      '2026-10-03': '国庆节',
    }
    expect(stretchesOf(holidays)).toEqual([
      { name: '元旦', from: '2026-01-01', to: '2026-01-02' },
      { name: '中秋节', from: '2026-09-30', to: '2026-09-30' },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-01' },
      { name: '国庆节', from: '2026-10-03', to: '2026-10-03' },
    ])
  })

  test('a stretch over the end of a month names every day of it', () => {
    expect(daysOf([{ name: '春节', from: '2026-02-27', to: '2026-03-02' }])).toEqual({
      '2026-02-27': '春节',
      '2026-02-28': '春节',
      '2026-03-01': '春节',
      '2026-03-02': '春节',
    })
  })
})
