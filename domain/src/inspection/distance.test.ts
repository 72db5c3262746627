import { describe, expect, test } from 'vitest'
import { accuracyOf, devicePositionText, readPosition } from './distance.ts'

describe('位置', () => {
  test.each([
    ['43.16,124.35', { latitude: 43.16, longitude: 124.35 }, null],
    ['43.166600,124.350600±12', { latitude: 43.1666, longitude: 124.3506 }, 12],
    [' 43.16，124.35 ± 8 ', { latitude: 43.16, longitude: 124.35 }, 8],
    ['43.16,124.35±', null, null],
    ['43.16,124.35±很准', null, null],
    ['91,124.35±12', null, 12],
    ['铁东区', null, null],
  ])('%s', (text, position, accuracy) => {
    expect(readPosition(text)).toEqual(position)
    expect(accuracyOf(text)).toBe(accuracy)
  })

  test('is kept as a device gives it, with its accuracy rounded up', () => {
    const text = devicePositionText({ latitude: 43.16660001, longitude: 124.3506 }, 11.2)
    expect(text).toBe('43.166600,124.350600±12')
    expect(readPosition(text)).toEqual({ latitude: 43.1666, longitude: 124.3506 })
  })
})
